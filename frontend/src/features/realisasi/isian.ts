import { berbeda, type Isian, type Medan, nilaiOf } from "../../lib/isian";

export type Baris = { id: string; realisasi: string | null; catatanRealisasi: string | null };
export type Kiriman = { id: string; realisasi: string | null; catatan: string | null };

/** The fields of a row. */
export function medanBaris({
  id,
  realisasi,
  catatanRealisasi,
}: Baris): Record<"realisasi" | "catatan", Medan> {
  return {
    realisasi: { kunci: `${id}.realisasi`, jenis: "angka", nilai: realisasi },
    catatan: { kunci: `${id}.catatan`, jenis: "teks", nilai: catatanRealisasi },
  };
}

/** The rows in which something is new, whole. */
export function keMasukan(isian: Isian, semua: readonly Baris[]): Kiriman[] {
  return semua.flatMap((baris) => {
    const { realisasi, catatan } = medanBaris(baris);
    if (!berbeda(isian, realisasi) && !berbeda(isian, catatan)) return [];
    return [{ id: baris.id, realisasi: nilaiOf(isian, realisasi), catatan: nilaiOf(isian, catatan) }];
  });
}
