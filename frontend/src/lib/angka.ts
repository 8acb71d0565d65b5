import { t } from "@lingui/core/macro";
import { type Bahasa, bahasa, bahasaKini } from "./bahasa";

type Angka = `${number}`;

const formats = new Map<string, Intl.NumberFormat>();

function format(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = bahasa() + JSON.stringify(options);
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(bahasa(), options);
  formats.set(key, made);
  return made;
}

/** A decimal text as it is read here: "12345.50" is 12.345,5. The text goes to Intl as it is, never through a float. */
export function angka(nilai: string | number | null | undefined, kosong = "–"): string {
  if (nilai === null || nilai === undefined || nilai === "") return kosong;
  return format({ maximumFractionDigits: 4 }).format(nilai as Angka);
}

/** The same for an input: no dots between the thousands, since they only disturb while typing. */
export function angkaMasukan(nilai: string | null | undefined): string {
  if (!nilai) return "";
  return format({ maximumFractionDigits: 4, useGrouping: false }).format(nilai as Angka);
}

/** "87.5" is 87,5%. */
export function persen(nilai: string | number | null | undefined, kosong = "–"): string {
  if (nilai === null || nilai === undefined || nilai === "") return kosong;
  return `${format({ maximumFractionDigits: 2 }).format(nilai as Angka)}%`;
}

/** The signs of a language: between thousands, before decimals. */
type Tanda = readonly [ribuan: string, desimal: string];
const TANDA: Record<Bahasa, Tanda> = { id: [".", ","], en: [",", "."] };

const tandaKini = (): Tanda => TANDA[bahasaKini()];
const tandaLain = (): Tanda => TANDA[bahasaKini() === "en" ? "id" : "en"];

/**
 * What a person typed, as a decimal text, by the signs of the language that is shown: in Indonesian "1.234,5" and
 * "1234,5" are "1234.5" and "1.125" is "1125"; in English it is the other way round.
 *
 * Null for nothing typed, undefined for what is no number in this language. A sign in the wrong place is never guessed
 * at: "1.5" in Indonesian may be one and a half or a slip in 1.500.
 */
export const parseAngka = (ketikan: string): string | null | undefined => baca(ketikan, tandaKini());

/** What is wrong with a number as it was typed; undefined when it can be read. */
export function galatAngka(ketikan: string): string | undefined {
  if (parseAngka(ketikan) !== undefined) return undefined;
  const lain = baca(ketikan, tandaLain());
  if (!lain) return t`Tulis dengan angka, misalnya 12 atau 12,5.`;
  const benar = angkaMasukan(lain);
  return t`Maksudnya ${benar}? Di sini koma untuk desimal dan titik untuk ribuan.`;
}

/** A number typed in another language, as it is typed in this one; what is no number there stays as it is. */
export function alihkan(ketikan: string, dari: Bahasa): string {
  const nilai = baca(ketikan, TANDA[dari]);
  return nilai && /[.,]/.test(ketikan) ? nilai.replace(".", tandaKini()[1]) : ketikan;
}

function baca(ketikan: string, tanda: Tanda): string | null | undefined {
  const teks = ketikan.replace(/[\s\u00a0]/g, "");
  if (!teks) return null;
  const [, minus = "", badan = ""] = /^([-−]?)(.*)$/.exec(teks) ?? [];
  const tetap = desimal(badan, tanda);
  if (tetap === undefined) return undefined;
  const [utuh = "", pecahan = ""] = tetap.split(".");
  const bulat = utuh.replace(/^0+(?=\d)/, "") || "0";
  const ekor = pecahan.replace(/0+$/, "");
  const hasil = ekor ? `${bulat}.${ekor}` : bulat;
  return minus && hasil !== "0" ? `-${hasil}` : hasil;
}

/** A text without sign as digits with a decimal point. */
function desimal(teks: string, [ribuan, koma]: Tanda): string | undefined {
  // A last sign without digits behind it is one that is still being typed.
  const [utuh = "", pecahan = "", ...lebih] = teks.replace(/[.,]$/, "").split(koma);
  if (lebih.length || !/^\d*$/.test(pecahan) || !/\d/.test(teks)) return undefined;
  const terkelompok = new RegExp(`^[1-9]\\d{0,2}(\\${ribuan}\\d{3})+$`).test(utuh);
  if (!terkelompok && !/^\d*$/.test(utuh)) return undefined;
  return `${utuh.replaceAll(ribuan, "")}.${pecahan}`;
}
