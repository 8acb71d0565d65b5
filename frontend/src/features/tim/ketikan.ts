import { useCallback, useSyncExternalStore } from "react";

/** What was typed about an object and not yet sent: texts by the id of what they are about. */
export type Ketikan = Readonly<Record<string, string>>;

const KOSONG: Ketikan = {};
const kept = new Map<string, Ketikan>();
const listeners = new Set<() => void>();

function keep(key: string, texts: Ketikan): void {
  if (Object.keys(texts).length) kept.set(key, texts);
  else kept.delete(key);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * The texts typed about `key`. They outlive the drawer: whoever closes it by mistake, or looks at another person first,
 * finds them again. They are only in memory; signing out forgets them.
 */
export function useKetikan(key: string) {
  const texts = useSyncExternalStore(subscribe, () => kept.get(key) ?? KOSONG);
  const write = useCallback((id: string, text: string) => keep(key, { ...kept.get(key), [id]: text }), [key]);
  const forget = useCallback(() => keep(key, KOSONG), [key]);
  return { texts, write, forget };
}

/** The notes that say something, in the order of `ids`. */
export function catatanDari(texts: Ketikan, ids: readonly string[]): { id: string; catatan: string }[] {
  return ids.flatMap((id) => {
    const catatan = texts[id]?.trim();
    return catatan ? [{ id, catatan }] : [];
  });
}
