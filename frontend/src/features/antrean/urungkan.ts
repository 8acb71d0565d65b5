import { useLingui } from "@lingui/react/macro";
import { useRef } from "react";
import { useClient } from "urql";
import { graphql } from "../../graphql";
import { refusalsOf } from "../../graphql/kirim";
import { announce } from "../../ui/Live";
import { objekDari } from "./cari";

const KeadaanQuery = graphql(`
  query KeadaanPutusan($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Skp { version moves triwulan { id version rencana { moves } } }
      ... on Triwulan { version realisasi { moves } }
    }
  }
`);

const UndoSkpMutation = graphql(`
  mutation UndoSkp($input: UndoSkpInput!) {
    undoSkp(input: $input) { skp { id version } errors { code message path } }
  }
`);

const UndoRenkinMutation = graphql(`
  mutation UndoRenkin($input: UndoRenkinInput!) {
    undoRenkin(input: $input) { skp { id version } errors { code message path } }
  }
`);

const UndoRealisasiMutation = graphql(`
  mutation UndoRealisasi($input: UndoRealisasiInput!) {
    undoRealisasi(input: $input) { triwulan { id version } errors { code message path } }
  }
`);

type Diputus = { item: string; tw: readonly string[] };

/** Takes the last approval back, as long as its owner has done nothing with it. */
export function useUrungkan(onKembali: (item: string) => void) {
  const { t } = useLingui();
  const client = useClient();
  const terakhir = useRef<Diputus | null>(null);

  async function kirim({ item, tw }: Diputus) {
    const { jenis, id } = objekDari(item);
    const { data } = await client.query(KeadaanQuery, { id }, { requestPolicy: "network-only" }).toPromise();
    const node = data?.node;
    const idempotencyKey = crypto.randomUUID();
    if (node?.__typename === "Triwulan") {
      const input = { id, version: node.version, idempotencyKey };
      return client.mutation(UndoRealisasiMutation, { input }).toPromise();
    }
    if (node?.__typename !== "Skp") return null;
    if (jenis === "SKP") {
      const input = { id, version: node.version, idempotencyKey };
      return client.mutation(UndoSkpMutation, { input }).toPromise();
    }
    const triwulan = node.triwulan
      .filter((each) => tw.includes(each.id) && each.rencana.moves.includes("UNDO"))
      .map(({ id: kuartal, version }) => ({ id: kuartal, version }));
    return client.mutation(UndoRenkinMutation, { input: { triwulan, idempotencyKey } }).toPromise();
  }

  return {
    /** What Z takes back from now on; null: nothing, for a return is none. */
    ingat(diputus: Diputus | null) {
      terakhir.current = diputus;
    },
    async urungkan() {
      const diputus = terakhir.current;
      terakhir.current = null;
      if (!diputus) return;
      const result = await kirim(diputus);
      const [refused] = result
        ? refusalsOf(result)
        : [{ message: t`Putusan ini tidak dapat diurungkan lagi.` }];
      if (refused) return announce(refused.message, "galat");
      announce(t`Putusan diurungkan; kembali menunggu Anda.`);
      onKembali(diputus.item);
    },
  };
}
