import { clear, del, entries, get, set } from "idb-keyval";
import { type Bahasa, bahasaKini } from "./bahasa";

// What a person left on this device and not yet on the server. Offices share computers: every entry bears the name of
// its owner, is read for nobody else, and goes with the session.

/** `draf`: what is typed into a form. `ketikan`: notes of a superior. `kirim`: acts without an answer. */
export type Jenis = "draf" | "ketikan" | "kirim" | "tanda";

const kunciOf = (jenis: Jenis, pegawaiId: string, id: string) => `${jenis}:${pegawaiId}:${id}`;

let tertutup = false;

/** With the language in which its numbers were typed: "1.125" is not the same in both. */
type Tersimpan<Isi> = { bahasa: Bahasa; isi: Isi };
/** Makes what was typed in one language the same in the one that is shown. */
export type Alih<Isi> = (isi: Isi, dari: Bahasa) => Isi;

export async function ambil<Isi>(
  jenis: Jenis,
  pegawaiId: string,
  id: string,
  alih: Alih<Isi>,
): Promise<Isi | undefined> {
  const ada = await get<Tersimpan<Isi>>(kunciOf(jenis, pegawaiId, id)).catch(() => undefined);
  // What an earlier release left there had another form.
  if (!ada || !("isi" in ada)) return undefined;
  return ada.bahasa === bahasaKini() ? ada.isi : alih(ada.isi, ada.bahasa);
}

/** Whether it is on the device now: some browsers keep nothing. */
export async function simpan(jenis: Jenis, pegawaiId: string, id: string, isi: unknown): Promise<boolean> {
  if (tertutup) return false;
  return set(kunciOf(jenis, pegawaiId, id), { bahasa: bahasaKini(), isi }).then(
    () => true,
    () => false,
  );
}

export async function buang(jenis: Jenis, pegawaiId: string, id: string): Promise<void> {
  await del(kunciOf(jenis, pegawaiId, id)).catch(() => {});
}

export async function semua<Isi>(jenis: Jenis, pegawaiId: string): Promise<Isi[]> {
  const awalan = kunciOf(jenis, pegawaiId, "");
  const ada = await entries<string, Tersimpan<Isi>>().catch(() => []);
  return ada.filter(([kunci]) => kunci.startsWith(awalan)).map(([, { isi }]) => isi);
}

/** At the end of a session: nothing is kept any more, by this page neither. */
export async function kosongkan(): Promise<void> {
  tertutup = true;
  await clear().catch(() => {});
}
