import { useMemo } from "react";
import { type Client, useClient } from "urql";
import { readFragment } from "../../graphql";
import type { TempatDraf } from "../../graphql/autosave";
import { type Cara, useIsian } from "../../graphql/useIsian";
import type { Isian } from "../../lib/isian";
import { type Kiriman, keMasukan, medanBaris } from "./isian";
import { type Laporan, LaporanTriwulanFragment, SaveRealisasiMutation } from "./laporan";

const barisOf = (laporan: Laporan) => laporan.renkin.edges.map(({ node }) => node);

const cara = (client: Client, id: string): Cara<Laporan, Kiriman, number> => ({
  versi: ({ version }) => version,
  terbaru: (satu, lain) => (satu.version < lain.version ? lain : satu),
  medan: (laporan) => barisOf(laporan).flatMap((baris) => Object.values(medanBaris(baris))),
  siapkan: (isian, laporan) => keMasukan(isian, barisOf(laporan)),
  async kirim(renkin, version, idempotencyKey) {
    const input = { id, version, idempotencyKey, renkin };
    const result = await client.mutation(SaveRealisasiMutation, { input }).toPromise();
    return {
      result,
      objek: readFragment(LaporanTriwulanFragment, result.data?.saveRealisasi.triwulan) ?? null,
    };
  },
  letak(renkin, [, nth, kolom]) {
    const baris = renkin[Number(nth)];
    return baris && `${baris.id}.${kolom ?? "realisasi"}`;
  },
});

/** What is typed into a report: only rows in which something is new are sent. */
export function useIsianRealisasi(laporan: Laporan, draf: TempatDraf<Isian, Kiriman[], number>) {
  const client = useClient();
  const { id } = laporan;
  return useIsian(
    laporan,
    useMemo(() => cara(client, id), [client, id]),
    draf,
  );
}

export type IsianRealisasi = ReturnType<typeof useIsianRealisasi>;
