import type { JenisRekap } from "../../graphql";
import { parseAngka } from "../../lib/angka";

// What the quarters come to, as a help while they are typed; the server decides. Whole numbers of ten-thousandths, for
// a float would call 0.1 + 0.2 too much.

const SATU = 10_000n;

/** How far the quarters are from the target of the year. `selisih` is a decimal text without sign. */
export type Sisa = {
  keadaan: "pas" | "kosong" | "salah" | "turun" | "kurang" | "lebih";
  selisih?: string;
};

/** What is typed in the quarters that count, in order, against the target of the year. */
export function sisa(jenis: JenisRekap, ketikan: readonly string[], target: string | null): Sisa {
  const tahun = skala(target);
  const nilai = ketikan.map((satu) => parseAngka(satu));
  if (nilai.includes(undefined)) return { keadaan: "salah" };
  const isi = nilai.flatMap((satu) => (typeof satu !== "string" ? [] : [skala(satu) ?? 0n]));
  if (tahun === null || !isi.length) return { keadaan: "kosong" };
  const kosong = isi.length < nilai.length;

  if (jenis === "AKUMULASI") return beda(jumlah(isi) - tahun);
  // A mean or a last position cannot be told before all quarters are there.
  if (kosong) return { keadaan: "kosong" };
  if (jenis === "RATA_RATA") {
    const lebih = jumlah(isi) - tahun * BigInt(isi.length);
    if (lebih === 0n) return { keadaan: "pas" };
    const rata = lebih / BigInt(isi.length);
    return beda(rata === 0n ? (lebih > 0n ? 1n : -1n) : rata);
  }
  if (isi.some((satu, nth) => nth > 0 && satu < (isi[nth - 1] ?? 0n))) return { keadaan: "turun" };
  return beda((isi.at(-1) ?? 0n) - tahun);
}

/**
 * Splits the year among the open quarters, evenly and in whole steps of the finest digit that the target has; what is
 * over goes to the later ones. `tetap` are the values of the quarters that cannot be changed any more.
 */
export function bagiRata(
  jenis: JenisRekap,
  target: string,
  terbuka: number,
  tetap: readonly (string | null)[] = [],
): string[] {
  const tahun = skala(target) ?? 0n;
  const n = BigInt(terbuka);
  if (!terbuka) return [];
  const langkah = [SATU, SATU / 10n, SATU / 100n, SATU / 1000n].find((satu) => tahun % satu === 0n) ?? 1n;
  const terpakai = tetap.map((satu) => skala(satu) ?? 0n);
  if (jenis === "RATA_RATA") {
    const isi = tahun * (n + BigInt(tetap.length)) - jumlah(terpakai);
    return potong(isi < 0n ? 0n : isi, n, langkah).map(teks);
  }
  if (jenis === "POSISI_AKHIR") {
    const awal = terpakai.at(-1) ?? 0n;
    let posisi = awal;
    return potong(tahun > awal ? tahun - awal : 0n, n, langkah).map((satu) => teks((posisi += satu)));
  }
  const isi = tahun - jumlah(terpakai);
  return potong(isi < 0n ? 0n : isi, n, langkah).map(teks);
}

function potong(isi: bigint, n: bigint, langkah: bigint): bigint[] {
  const bagian: bigint[] = [];
  let sudah = 0n;
  for (let nth = 1n; nth <= n; nth++) {
    const sampai = nth === n ? isi : ((isi * nth) / n / langkah) * langkah;
    bagian.push(sampai - sudah);
    sudah = sampai;
  }
  return bagian;
}

const jumlah = (isi: readonly bigint[]) => isi.reduce((a, b) => a + b, 0n);

function beda(selisih: bigint): Sisa {
  if (selisih === 0n) return { keadaan: "pas" };
  return selisih > 0n
    ? { keadaan: "lebih", selisih: teks(selisih) }
    : { keadaan: "kurang", selisih: teks(-selisih) };
}

/** A decimal text with at most four decimals, in ten-thousandths. */
function skala(nilai: string | null | undefined): bigint | null {
  if (!nilai) return null;
  const [utuh = "", pecahan = ""] = nilai.split(".");
  return BigInt(`${utuh}${pecahan.padEnd(4, "0").slice(0, 4)}`);
}

function teks(nilai: bigint): string {
  const pecahan = (nilai % SATU).toString().padStart(4, "0").replace(/0+$/, "");
  return pecahan ? `${nilai / SATU}.${pecahan}` : `${nilai / SATU}`;
}
