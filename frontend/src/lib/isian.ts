import { alihkan, angkaMasukan, parseAngka } from "./angka";
import type { Alih } from "./perangkat";

/** A field as the server has it: a decimal number or a text. */
export type Medan = { kunci: string; jenis: "angka" | "teks"; nilai: string | null };

/** What was typed into fields, by their keys; `dasar` is what the server had when it was begun. Untouched ones are not in it. */
export type Isian = Readonly<Record<string, { teks: string; dasar: string | null }>>;

export const alihkanIsian: Alih<Isian> = (isian, dari) =>
  Object.fromEntries(
    Object.entries(isian).map(([kunci, satu]) => [kunci, { ...satu, teks: alihkan(satu.teks, dari) }]),
  );

/** What a text means: null for nothing, undefined for a number that cannot be read. */
function arti(jenis: Medan["jenis"], teks: string): string | null | undefined {
  return jenis === "angka" ? parseAngka(teks) : teks.trim() || null;
}

const masukan = ({ jenis, nilai }: Medan) => (jenis === "angka" ? angkaMasukan(nilai) : (nilai ?? ""));

export const tampilan = (isian: Isian, medan: Medan) => isian[medan.kunci]?.teks ?? masukan(medan);

export const salahKetik = (isian: Isian, medan: Medan) =>
  arti(medan.jenis, tampilan(isian, medan)) === undefined;

/** Whether a field means something else than what the server has. What cannot be read is not sent, so not different. */
export function berbeda(isian: Isian, medan: Medan): boolean {
  const ketikan = arti(medan.jenis, tampilan(isian, medan));
  return ketikan !== undefined && ketikan !== (arti(medan.jenis, masukan(medan)) ?? null);
}

/** The value to be sent; a number that cannot be read is sent as it was last kept. */
export function nilaiOf(isian: Isian, medan: Medan): string | null {
  return berbeda(isian, medan) ? (arti(medan.jenis, tampilan(isian, medan)) ?? null) : medan.nilai;
}

export function ketik(isian: Isian, medan: Medan, teks: string): Isian {
  const lama = isian[medan.kunci];
  const dasar = lama && berbeda(isian, medan) ? lama.dasar : medan.nilai;
  return { ...isian, [medan.kunci]: { teks, dasar } };
}

/** After reading again: what means the same stays as it was typed, what the server changed is dropped. */
export function segarkan(isian: Isian, semua: readonly Medan[]): Isian {
  const tetap = semua.filter(
    (medan) => isian[medan.kunci] && (salahKetik(isian, medan) || !berbeda(isian, medan)),
  );
  return Object.fromEntries(tetap.flatMap(({ kunci }) => (isian[kunci] ? [[kunci, isian[kunci]]] : [])));
}

/** The fields in which this person and somebody else wrote different things since the first began. */
export function bertabrakan(isian: Isian, semua: readonly Medan[]): Medan[] {
  return semua.filter((medan) => {
    const ketikan = isian[medan.kunci];
    const dasar = ketikan && { ...medan, nilai: ketikan.dasar };
    return dasar && berbeda(isian, medan) && masukan(dasar).trim() !== masukan(medan).trim();
  });
}

export type Pihak = "milik" | "tersimpan";

/** After the choice: what is theirs is forgotten here, what is mine is from now on typed over theirs. */
export function pilihkan(
  isian: Isian,
  semua: readonly Medan[],
  pilihan: Readonly<Record<string, Pihak>>,
): Isian {
  const milik = Object.entries(isian).filter(([kunci]) => pilihan[kunci] !== "tersimpan");
  const hasil = Object.fromEntries(milik);
  for (const { kunci, nilai } of semua)
    if (hasil[kunci]) hasil[kunci] = { teks: hasil[kunci].teks, dasar: nilai };
  return hasil;
}
