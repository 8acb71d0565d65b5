import { useEffect, useRef } from "react";
import { tombolNyala } from "../../lib/tombol";

export type Tombol = Partial<Record<"j" | "k" | "a" | "r" | "x" | "z" | "?", () => void>>;

const MENULIS = "input:not([type=checkbox]), textarea, select, [contenteditable]";

/**
 * Single keys for a page; never while somebody writes or a dialog is open, and not at all where they are switched off.
 * Ctrl+Enter in a note sends it back.
 */
export function useTombol(tombol: Tombol): void {
  const kini = useRef(tombol);
  useEffect(() => {
    kini.current = tombol;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const menulis = event.target instanceof Element && event.target.closest(MENULIS);
      if (document.querySelector("dialog[open]") || event.altKey || event.metaKey) return;
      if (menulis && event.ctrlKey && event.key === "Enter") return tekan("Control+Enter");
      if (menulis || event.ctrlKey || !tombolNyala()) return;
      const act = kini.current[event.key.toLowerCase() as keyof Tombol];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}

const cari = (nama: string) => document.querySelector<HTMLElement>(`main [aria-keyshortcuts="${nama}"]`);

/** Presses the button that bears this key; one that is not there or not open does nothing. */
export function tekan(nama: string): void {
  cari(nama)?.click();
}

/** Goes to the field that bears this key. */
export function keIsian(nama: string): void {
  const isian = cari(nama);
  isian?.scrollIntoView({ block: "center" });
  isian?.focus({ preventScroll: true });
}
