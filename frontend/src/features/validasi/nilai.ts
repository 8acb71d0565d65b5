import { angkaMasukan, parseAngka } from "../../lib/angka";

/** What stands in the field of a value: what was typed, else what the employee reported. */
export const nilaiTampil = (ketikan: string | undefined, realisasi: string | null): string =>
  ketikan ?? angkaMasukan(realisasi);

/** Whether the value typed is another number than the one reported: "12,50" and "12.5" are the same. */
export function berbeda(ketikan: string | undefined, realisasi: string | null): boolean {
  if (ketikan === undefined) return false;
  return parseAngka(ketikan) !== parseAngka(angkaMasukan(realisasi));
}

type Refused = { message: string; path?: readonly string[] };

/** A refusal of `["renkin", "2", "catatan"]` belongs to the third row sent; what belongs to no row is kept apart. */
export function menurutBaris(errors: readonly Refused[], ids: readonly string[]) {
  const baris = new Map<string, Record<string, string>>();
  const lain: Refused[] = [];
  for (const error of errors) {
    const [daftar, nth, kolom] = error.path ?? [];
    const id = daftar === "renkin" ? ids[Number(nth)] : undefined;
    if (id && kolom) baris.set(id, { ...baris.get(id), [kolom]: error.message });
    else lain.push(error);
  }
  return { baris, lain };
}
