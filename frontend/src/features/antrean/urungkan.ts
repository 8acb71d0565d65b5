import { useLingui } from "@lingui/react/macro";
import { useRef } from "react";
import { useClient } from "urql";
import { graphql } from "../../graphql";
import { kirimTindakan, tindakanBaru } from "../../graphql/kirim";
import type { Tindakan } from "../../graphql/tindakan";
import { useViewer } from "../../graphql/viewer";
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
  const { pegawai } = useViewer();
  const terakhir = useRef<Diputus | null>(null);

  /** The act that takes it back, as it stands now; null: there is nothing to take back. */
  async function tindakanOf({ item, tw }: Diputus): Promise<Tindakan | null> {
    const { jenis, id } = objekDari(item);
    const { data } = await client.query(KeadaanQuery, { id }, { requestPolicy: "network-only" }).toPromise();
    const node = data?.node;
    const tanda = { kabar: t`Putusan diurungkan; kembali menunggu Anda.` };
    if (node?.__typename === "Triwulan")
      return tindakanBaru(UndoRealisasiMutation, { id, version: node.version }, tanda);
    if (node?.__typename !== "Skp") return null;
    if (jenis === "SKP") return tindakanBaru(UndoSkpMutation, { id, version: node.version }, tanda);
    const triwulan = node.triwulan
      .filter((each) => tw.includes(each.id) && each.rencana.moves.includes("UNDO"))
      .map(({ id: kuartal, version }) => ({ id: kuartal, version }));
    return tindakanBaru(UndoRenkinMutation, { triwulan }, tanda);
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
      const tindakan = await tindakanOf(diputus);
      if (!tindakan) return announce(t`Putusan ini tidak dapat diurungkan lagi.`, "galat");
      const errors = await kirimTindakan(client, pegawai.id, tindakan);
      // Without an answer it lies on the device, and the page says so.
      if (!errors) return;
      if (errors[0]) return announce(errors[0].message, "galat");
      onKembali(diputus.item);
    },
  };
}
