import type { graphql } from "../../graphql";
import { berbeda, type Isian, type Medan, nilaiOf } from "../../lib/isian";

export type Versi = Readonly<Record<string, number>>;
export type Kiriman = ReturnType<typeof graphql.scalar<"SaveTriwulanInput">>;
type Sel = { id: string; tw: number; target: string | null };
type Rencana = {
  triwulan: readonly { id: string; tw: number; version: number }[];
  indikator: { edges: readonly { node: { renkin: readonly Sel[] } }[] };
};

export const versi = (skp: Rencana): Versi =>
  Object.fromEntries(skp.triwulan.map(({ id, version }) => [id, version]));
export const selOf = (skp: Rencana) => skp.indikator.edges.flatMap(({ node }) => node.renkin);

export const medanSel = ({ id, target }: Pick<Sel, "id" | "target">): Medan => ({
  kunci: id,
  jenis: "angka",
  nilai: target,
});

/** The quarters with something new in them, each with the version it is written against. */
export function keMasukan(isian: Isian, skp: Rencana, version: Versi): Kiriman[] {
  return skp.triwulan.flatMap(({ id, tw }) => {
    const target = selOf(skp)
      .filter((sel) => sel.tw === tw && berbeda(isian, medanSel(sel)))
      .map((sel) => ({ renkinId: sel.id, target: nilaiOf(isian, medanSel(sel)) }));
    return target.length ? [{ id, version: version[id] ?? 0, target }] : [];
  });
}
