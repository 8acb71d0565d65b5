import { useCallback, useContext, useEffect, useSyncExternalStore } from "react";
import { alihkan } from "../lib/angka";
import { type Alih, ambil, buang, simpan } from "../lib/perangkat";
import { ViewerContext } from "./viewer";

/** What was typed about an object and not yet sent: texts by the id of what they are about. */
export type Ketikan = Readonly<Record<string, string>>;

const KOSONG: Ketikan = {};
const kept = new Map<string, Ketikan>();
const asked = new Set<string>();
/** Those that lie on the device as they stand here. */
const safe = new Set<string>();
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

const alihkanSemua: Alih<Ketikan> = (texts, dari) =>
  Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, alihkan(text, dari)]));

/** Once per object: what lay on the device, under what has been typed since. */
async function recall(pegawaiId: string, key: string): Promise<void> {
  if (asked.has(key)) return;
  asked.add(key);
  const texts = await ambil("ketikan", pegawaiId, key, alihkanSemua);
  if (!texts) return;
  keep(key, { ...texts, ...kept.get(key) });
  markSafe(key, true);
}

function markSafe(key: string, ada: boolean): void {
  if (ada) safe.add(key);
  else safe.delete(key);
  for (const listener of listeners) listener();
}

/** They have been sent, or are not wanted any more. */
export function lupakanKetikan(pegawaiId: string | undefined, key: string): void {
  keep(key, KOSONG);
  if (pegawaiId) void buang("ketikan", pegawaiId, key);
}

/**
 * The texts typed about `key`. They outlive the drawer and the page: whoever closes it by mistake, or looks at another
 * person first, finds them again. Signing out forgets them.
 */
export function useKetikan(key: string) {
  const pegawaiId = useContext(ViewerContext)?.pegawai.id;
  const texts = useSyncExternalStore(subscribe, () => kept.get(key) ?? KOSONG);
  const aman = useSyncExternalStore(subscribe, () => safe.has(key));

  useEffect(() => {
    if (pegawaiId) void recall(pegawaiId, key);
  }, [pegawaiId, key]);

  const write = useCallback(
    (id: string, text: string) => {
      const next = { ...kept.get(key), [id]: text };
      keep(key, next);
      if (pegawaiId) void simpan("ketikan", pegawaiId, key, next).then((ada) => markSafe(key, ada));
    },
    [pegawaiId, key],
  );
  const forget = useCallback(() => lupakanKetikan(pegawaiId, key), [pegawaiId, key]);
  return { texts, write, forget, aman };
}

/** The notes that say something, in the order of `ids`. */
export function catatanDari(texts: Ketikan, ids: readonly string[]): { id: string; catatan: string }[] {
  return ids.flatMap((id) => {
    const catatan = texts[id]?.trim();
    return catatan ? [{ id, catatan }] : [];
  });
}
