import { angkaMasukan, parseAngka } from "../../lib/angka";

/** What is typed on one row; a field that was not touched is left out. */
export type Ketikan = { realisasi?: string; catatan?: string };
export type Isian = Readonly<Record<string, Ketikan>>;
export type Baris = { id: string; realisasi: string | null; catatanRealisasi: string | null };
export type Masukan = { id: string; realisasi: string | null; catatan: string | null };

export function tampilan(isian: Isian, baris: Baris): Required<Ketikan> {
  return {
    realisasi: isian[baris.id]?.realisasi ?? angkaMasukan(baris.realisasi),
    catatan: isian[baris.id]?.catatan ?? baris.catatanRealisasi ?? "",
  };
}

export const salahKetik = (isian: Isian, baris: Baris) =>
  parseAngka(tampilan(isian, baris).realisasi) === undefined;

/** A row as it is sent, whole; a number that cannot be read is sent as it was last kept. */
function masukan(isian: Isian, baris: Baris): Masukan {
  const { realisasi, catatan } = tampilan(isian, baris);
  const nilai = parseAngka(realisasi);
  return {
    id: baris.id,
    realisasi: nilai === undefined ? baris.realisasi : nilai,
    catatan: catatan.trim() || null,
  };
}

function sama(satu: Masukan, baris: Baris): boolean {
  const tersimpan = parseAngka(angkaMasukan(baris.realisasi)) ?? null;
  const nilai = satu.realisasi === baris.realisasi || satu.realisasi === tersimpan;
  return nilai && satu.catatan === (baris.catatanRealisasi ?? null);
}

/** The rows in which something is new. */
export const keMasukan = (isian: Isian, semua: readonly Baris[]): Masukan[] =>
  semua
    .filter(({ id }) => isian[id])
    .map((baris) => [masukan(isian, baris), baris] as const)
    .filter(([satu, baris]) => !sama(satu, baris))
    .map(([satu]) => satu);

/** After reading again: what means the same stays as it was typed, what the server changed is dropped. */
export const segarkan = (isian: Isian, semua: readonly Baris[]): Isian =>
  Object.fromEntries(
    Object.entries(isian).filter(([id]) => {
      const baris = semua.find((satu) => satu.id === id);
      return baris && (salahKetik(isian, baris) || sama(masukan(isian, baris), baris));
    }),
  );
