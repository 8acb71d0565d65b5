import { t } from "@lingui/core/macro";
import { angka, persen } from "../../lib/angka";
import { rupiah } from "../../lib/rupiah";

type Isian = { isian: string; satuan: string | null };

/** A value of the riwayat as people read it: a number with its unit, a word as it is. */
export function nilaiIsian({ isian, satuan }: Isian, nilai: string | null): string {
  if (nilai === null) return "–";
  if (satuan === null) return nilai;
  if (isian === "biaya") return rupiah(nilai);
  if (isian === "mutu") return persen(nilai);
  const jumlah = angka(nilai);
  return isian === "waktu" ? t`${jumlah} bulan` : `${jumlah} ${satuan}`;
}
