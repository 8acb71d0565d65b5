import { useMemo } from "react";
import { type Client, useClient } from "urql";
import { readFragment } from "../../graphql";
import type { TempatDraf } from "../../graphql/autosave";
import type { Refusal } from "../../graphql/kirim";
import { type Cara, useIsian } from "../../graphql/useIsian";
import type { Isian } from "../../lib/isian";
import { type Kiriman, keMasukan, medanSel, selOf, type Versi, versi } from "./isian";
import { SaveRenkinMutation, type SkpRenkin, TabelRenkinFragment } from "./rencana";

function terbaru(satu: SkpRenkin, lain: SkpRenkin): SkpRenkin {
  const dikenal = versi(lain);
  return satu.triwulan.some(({ id, version }) => version < (dikenal[id] ?? 0)) ? lain : satu;
}

const cara = (client: Client): Cara<SkpRenkin, Kiriman, Versi> => ({
  versi,
  terbaru,
  medan: (skp) => selOf(skp).map(medanSel),
  siapkan: keMasukan,
  async kirim(triwulan, _versi, idempotencyKey) {
    const result = await client
      .mutation(SaveRenkinMutation, { input: { triwulan, idempotencyKey } })
      .toPromise();
    return { result, objek: readFragment(TabelRenkinFragment, result.data?.saveRenkin.skp) ?? null };
  },
  letak: (triwulan, [, nth, , sel]) => triwulan[Number(nth)]?.target[Number(sel)]?.renkinId,
});

/** What is typed into the grid: only quarters in which something is new are sent. */
export function useIsianRenkin(skp: SkpRenkin, draf: TempatDraf<Isian, Kiriman[], Versi>) {
  const client = useClient();
  return useIsian(
    skp,
    useMemo(() => cara(client), [client]),
    draf,
  );
}

export type IsianRenkin = ReturnType<typeof useIsianRenkin>;

type Hambatan = { message: string; nomor?: number; tw?: string | null; field?: string };

/** A refusal of the whole plan, with the cell it is about; without a quarter, the first that is open. */
export function hambatanOf({ message, path = [] }: Refusal, skp: SkpRenkin): Hambatan {
  const [daftar, nth, , tw] = path;
  if (daftar !== "indikator" || nth === undefined) return { message };
  const terbuka = skp.triwulan.find(({ rencana }) => rencana.moves.includes("EDIT"))?.tw;
  return { message, nomor: Number(nth) + 1, tw: tw ?? null, field: `target-${nth}-${tw ?? terbuka}` };
}
