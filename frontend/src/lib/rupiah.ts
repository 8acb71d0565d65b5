import { angka } from "./angka";

/** "1250000" is Rp1.250.000, as the spelling rules want it: no blank, no cents. */
export function rupiah(nilai: string | number | null | undefined, kosong = "–"): string {
  if (nilai === null || nilai === undefined || nilai === "") return kosong;
  const teks = angka(nilai);
  return teks.startsWith("-") ? `-Rp${teks.slice(1)}` : `Rp${teks}`;
}
