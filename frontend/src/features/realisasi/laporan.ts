import { t } from "@lingui/core/macro";
import { graphql, type ResultOf } from "../../graphql";
import type { Refusal } from "../../graphql/kirim";
import { GiliranFragment } from "../skp/Giliran";
import { KartuRealisasiFragment } from "./KartuRealisasi";

export const LaporanTriwulanFragment = graphql(
  `
    fragment LaporanTriwulan on Triwulan {
      id
      version
      tw
      mulai
      selesai
      hasil
      jumlahTerisi
      jumlahRenkin
      rencana { statusLabel berlaku }
      realisasi {
        status
        statusLabel
        catatan
        diajukan
        buka
        batas
        moves
        giliran { pihak berikutnya ...Giliran }
      }
      renkin(first: 50) {
        edges { node { id target realisasi catatanRealisasi ...KartuRealisasi } }
      }
    }
  `,
  [GiliranFragment, KartuRealisasiFragment],
);

export type Laporan = ResultOf<typeof LaporanTriwulanFragment>;

export const SaveRealisasiMutation = graphql(
  `
    mutation SaveRealisasi($input: SaveRealisasiInput!) {
      saveRealisasi(input: $input) {
        triwulan { id ...LaporanTriwulan }
        errors { code message path }
      }
    }
  `,
  [LaporanTriwulanFragment],
);

export const SubmitRealisasiMutation = graphql(
  `
    mutation SubmitRealisasi($input: SubmitRealisasiInput!) {
      submitRealisasi(input: $input) {
        triwulan { id ...LaporanTriwulan }
        errors { code message path }
      }
    }
  `,
  [LaporanTriwulanFragment],
);

export const RemoveBuktiMutation = graphql(
  `
    mutation RemoveBukti($input: RemoveBuktiInput!) {
      removeBukti(input: $input) {
        triwulan { id version ...LaporanTriwulan }
        errors { code message path }
      }
    }
  `,
  [LaporanTriwulanFragment],
);

/** A quarter with its rows; read again after an upload, for the files that are there and the version they left. */
export const LaporanQuery = graphql(
  `
    query Laporan($id: ID!) {
      node(id: $id) {
        __typename
        id
        ... on Triwulan { version ...LaporanTriwulan }
      }
    }
  `,
  [LaporanTriwulanFragment],
);

export type Hambatan = { message: string; field?: string };

/** A refusal of the report, with the field it is about. */
export function hambatanOf({ message, path = [] }: Refusal): Hambatan {
  const [daftar, nth, kolom] = path;
  if (daftar !== "renkin" || nth === undefined) return { message };
  const nomor = Number(nth) + 1;
  return { message: t`Indikator ${nomor}: ${message}`, field: `renkin-${nth}-${kolom ?? "realisasi"}` };
}
