import type { Viewer } from "../graphql/viewer";

type Hari = Pick<Viewer, "hari" | "triwulan" | "kalender">;

/** The quarter whose reports are at hand: until it is locked, though the next one has already begun. */
export function triwulanLaporan({ hari, triwulan, kalender }: Hari): number {
  const terbuka = kalender?.triwulan.find((each) => each.bukaRealisasi <= hari && hari < each.kunci);
  return terbuka?.tw ?? triwulan;
}

/** The last day of the superior's validation of a quarter. */
export const batasValidasi = ({ kalender }: Pick<Hari, "kalender">, tw: number): string | null =>
  kalender?.triwulan.find((each) => each.tw === tw)?.batasValidasi ?? null;
