import { bahasa } from "./bahasa";

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

/**
 * What a person typed, as a decimal text: "1.234,5", "1234,5" and "1234.5" are all "1234.5".
 *
 * A dot before exactly three digits parts thousands, as it is written here ("1.234" is 1234); any other single dot is a
 * decimal one ("1.5", "0.125"). Null for nothing typed, undefined for what is no number.
 */
export function parseAngka(ketikan: string): string | null | undefined {
  const teks = ketikan.replace(/[\s\u00a0]/g, "");
  if (!teks) return null;
  const [, tanda = "", badan = ""] = /^([-−]?)(.*)$/.exec(teks) ?? [];
  const tetap = desimal(badan);
  if (tetap === undefined) return undefined;
  const [utuh = "", pecahan = ""] = tetap.split(".");
  const bulat = utuh.replace(/^0+(?=\d)/, "") || "0";
  const ekor = pecahan.replace(/0+$/, "");
  const hasil = ekor ? `${bulat}.${ekor}` : bulat;
  return tanda && hasil !== "0" ? `-${hasil}` : hasil;
}

function desimal(teks: string): string | undefined {
  if (/^\d+$/.test(teks)) return teks;
  // 1.234 and 1.234.567,8
  if (/^[1-9]\d{0,2}(\.\d{3})+(,\d*)?$/.test(teks)) return teks.replaceAll(".", "").replace(",", ".");
  // 1,234,567 and 1,234.5
  if (/^[1-9]\d{0,2}(,\d{3})+\.\d+$/.test(teks) || /^[1-9]\d{0,2}(,\d{3}){2,}$/.test(teks))
    return teks.replaceAll(",", "");
  if (/^\d*[.,]\d+$/.test(teks) || /^\d+[.,]$/.test(teks)) return teks.replace(",", ".");
  return undefined;
}
