import { graphql } from "../../graphql";
import { GiliranFragment } from "./Giliran";
import { KeputusanWakilFragment } from "./KeputusanWakil";
import { LangkahSkpFragment } from "./LangkahSkp";
import { PejabatPenilaiFragment } from "./PejabatPenilai";

// What an SKP is read by, apart from how it looks: the editor asks for it too, and loads the looks only when it must.

export const TabelIndikatorFragment = graphql(`
  fragment TabelIndikator on Skp {
    id
    tahun
    indikator(first: 50) {
      edges {
        node {
          id
          urut
          sumber
          kelompok
          referensi { id kode }
          statusReferensi
          uraian
          output
          satuan
          mutu
          waktu
          biaya
          status
          statusLabel
          catatan
          balasan
          sebelum { output satuan mutu waktu }
        }
      }
    }
  }
`);

export const BacaSkpFragment = graphql(
  `
    fragment BacaSkp on Skp {
      id
      tahun
      moves
      mulai
      selesai
      revisi
      versi
      versiBerlaku
      alasan
      sengketa
      olehAtasan
      status
      statusLabel
      catatan
      diajukan
      diputuskan
      keputusan { ...KeputusanWakil }
      giliran { pihak berikutnya ...Giliran }
      triwulan { id }
      ...PejabatPenilai
      ...TabelIndikator
      ...LangkahSkp
    }
  `,
  [
    GiliranFragment,
    KeputusanWakilFragment,
    PejabatPenilaiFragment,
    TabelIndikatorFragment,
    LangkahSkpFragment,
  ],
);
