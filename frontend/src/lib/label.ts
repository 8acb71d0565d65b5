import { t } from "@lingui/core/macro";
import type { Arah, JenisRekap, Kelompok, KolomIndikator, SumberIndikator } from "../graphql";

// Words for values whose label the server does not send. A status is never named here: its label comes with it.

export function labelSumber(sumber: SumberIndikator): string {
  return { PERKIN: t`Perkin`, KSD: t`KSD`, TUSI: t`Tusi`, TANPA_REFERENSI: t`Tanpa referensi` }[sumber];
}

export function labelKelompok(kelompok: Kelompok): string {
  return {
    STRATEGIS: t`Strategis`,
    OPERASIONAL: t`Operasional`,
    KHUSUS: t`Khusus`,
    TUSI: t`Tusi`,
    SCORE_CARD: t`Score card`,
  }[kelompok];
}

export function labelRekap(jenis: JenisRekap): string {
  return { AKUMULASI: t`Akumulasi`, POSISI_AKHIR: t`Posisi akhir`, RATA_RATA: t`Rata-rata` }[jenis];
}

export function labelArah(arah: Arah): string {
  return { NAIK: t`Makin tinggi makin baik`, TURUN: t`Makin rendah makin baik` }[arah];
}

export function labelKolom(kolom: KolomIndikator): string {
  return {
    URAIAN: t`Uraian`,
    OUTPUT: t`Output`,
    SATUAN: t`Satuan`,
    MUTU: t`Mutu`,
    WAKTU: t`Waktu`,
    BIAYA: t`Biaya`,
    JENIS_REKAP: t`Jenis rekap`,
    ARAH: t`Arah`,
    KELOMPOK: t`Kelompok`,
  }[kolom];
}
