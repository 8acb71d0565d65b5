import { graphql, type ResultOf } from "../../graphql";
import { GiliranFragment } from "../skp/Giliran";
import { BarisRenkinFragment } from "./BarisRenkin";

export const TabelRenkinFragment = graphql(
  `
    fragment TabelRenkin on Skp {
      id
      tahun
      triwulan {
        id
        version
        tw
        rencana {
          status
          statusLabel
          dihitung
          catatan
          batas
          moves
          giliran { pihak ...Giliran }
        }
      }
      indikator(first: 50) {
        edges { node { id jenisRekap output renkin { id tw target } ...BarisRenkin } }
      }
    }
  `,
  [GiliranFragment, BarisRenkinFragment],
);

export const SaveRenkinMutation = graphql(
  `
    mutation SaveRenkin($input: SaveRenkinInput!) {
      saveRenkin(input: $input) {
        skp { id ...TabelRenkin }
        errors { code message path }
      }
    }
  `,
  [TabelRenkinFragment],
);

export const SubmitRenkinMutation = graphql(
  `
    mutation SubmitRenkin($input: SubmitRenkinInput!) {
      submitRenkin(input: $input) {
        skp { id ...TabelRenkin }
        errors { code message path }
      }
    }
  `,
  [TabelRenkinFragment],
);

export type SkpRenkin = ResultOf<typeof TabelRenkinFragment>;
