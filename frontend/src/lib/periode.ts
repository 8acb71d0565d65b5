import type { Viewer } from "../graphql/viewer";

type Hari = Pick<Viewer, "hari" | "triwulan" | "kalender">;

/** The quarter of which reports come in now; in its first days the next quarter has already begun. */
export function triwulanLaporan({ hari, triwulan, kalender }: Hari): number {
  const terbuka = kalender?.triwulan.find((each) => each.bukaRealisasi <= hari && hari <= each.batasValidasi);
  return terbuka?.tw ?? triwulan;
}

/** The last day of the superior's validation of a quarter. */
export const batasValidasi = ({ kalender }: Pick<Hari, "kalender">, tw: number): string | null =>
  kalender?.triwulan.find((each) => each.tw === tw)?.batasValidasi ?? null;
