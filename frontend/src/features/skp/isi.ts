import { graphql, type ResultOf } from "../../graphql";
import { BarisSkpFragment } from "./draf";
import { LangkahSkpFragment } from "./LangkahSkp";
import { PejabatPenilaiFragment } from "./PejabatPenilai";

// What is read and saved of an SKP while it is written, apart from the editor: a list page asks for it too.

export const EditorSkpFragment = graphql(
  `
    fragment EditorSkp on Skp {
      id
      version
      tahun
      mulai
      selesai
      revisi
      versi
      versiBerlaku
      alasan
      status
      statusLabel
      catatan
      dapatDitambah
      moves
      giliran { pihak batas berikutnya }
      hambatan { code message path }
      indikator(first: 50) { edges { node { ...BarisSkp } } }
      ...PejabatPenilai
      ...LangkahSkp
    }
  `,
  [BarisSkpFragment, PejabatPenilaiFragment, LangkahSkpFragment],
);

export const SaveSkpMutation = graphql(
  `
    mutation SaveSkp($input: SaveSkpInput!) {
      saveSkp(input: $input) {
        skp { id ...EditorSkp }
        errors { code message path }
      }
    }
  `,
  [EditorSkpFragment],
);

export type SkpIsi = ResultOf<typeof EditorSkpFragment>;
