import type { graphql } from "../../graphql";
import { angkaMasukan, parseAngka } from "../../lib/angka";

/** What is typed into cells, by renkin. Only cells that were touched; all others show what the server has. */
export type Isian = Readonly<Record<string, string>>;

export type Sel = { id: string; tw: number; target: string | null };
export type Versi = Readonly<Record<string, number>>;

export const tampilan = (isian: Isian, { id, target }: Sel) => isian[id] ?? angkaMasukan(target);

/** Whether a cell means something else than what the server has. What cannot be read is not sent, so not different. */
export function berbeda(isian: Isian, { id, target }: Sel): boolean {
  const ketikan = isian[id];
  if (ketikan === undefined) return false;
  const nilai = parseAngka(ketikan);
  return nilai !== undefined && nilai !== (parseAngka(angkaMasukan(target)) ?? null);
}

/** Cells whose text means what the server has keep it as typed; those that the server changed show the server's. */
export const segarkan = (isian: Isian, sel: readonly Sel[]): Isian => {
  const ada = new Map(sel.map((satu) => [satu.id, satu]));
  return Object.fromEntries(
    Object.entries(isian).filter(([id, ketikan]) => {
      const satu = ada.get(id);
      return satu && (parseAngka(ketikan) === undefined || !berbeda(isian, satu));
    }),
  );
};

type Kiriman = ReturnType<typeof graphql.scalar<"SaveTriwulanInput">>[];
type Kuartal = { id: string; tw: number };

/** The quarters with something new in them, each with the version it is written against. */
export function keMasukan(
  isian: Isian,
  kuartal: readonly Kuartal[],
  sel: readonly Sel[],
  versi: Versi,
): Kiriman {
  return kuartal.flatMap(({ id, tw }) => {
    const target = sel
      .filter((satu) => satu.tw === tw && berbeda(isian, satu))
      .map((satu) => ({ renkinId: satu.id, target: parseAngka(isian[satu.id] ?? "") ?? null }));
    return target.length ? [{ id, version: versi[id] ?? 0, target }] : [];
  });
}
