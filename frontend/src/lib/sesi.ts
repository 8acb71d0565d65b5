import { useSyncExternalStore } from "react";

// Whether this page still has its session. One that has ended takes nothing with it: what is typed stays on the screen
// and on the device until this person has signed in again, here or in another tab.

/** Nobody is signed in any more: what was asked has not been done. */
export class SessionEnded extends Error {}

let berakhir = false;
const listeners = new Set<() => void>();

function become(next: boolean): void {
  if (berakhir === next) return;
  berakhir = next;
  for (const listener of listeners) listener();
}

/** The server said that nobody is signed in. */
export const sessionEnded = () => become(true);
/** The server answered somebody who is. */
export const sessionBack = () => become(false);

export const isSessionEnded = () => berakhir;

export function onSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useSesiBerakhir = () => useSyncExternalStore(onSession, isSessionEnded);

/** The sign-in page, and from there back to where this person was. */
export function signInAddress(): string {
  const here = location.pathname + location.search;
  return here === "/" ? "/masuk" : `/masuk?tujuan=${encodeURIComponent(here)}`;
}
