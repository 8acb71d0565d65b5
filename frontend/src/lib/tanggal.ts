import { t } from "@lingui/core/macro";
import { bahasa } from "./bahasa";

const ZONE = "Asia/Jakarta";
const DAY = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(options: Intl.DateTimeFormatOptions, timeZone: string): Intl.DateTimeFormat {
  const key = bahasa() + timeZone + JSON.stringify(options);
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(bahasa(), { ...options, timeZone });
  formats.set(key, made);
  return made;
}

/** A date has no zone: it is read and shown in the same one, so that no day slips. */
const day = (iso: string) => Date.parse(`${iso.slice(0, 10)}T00:00:00Z`);

const showDay = (iso: string, options: Intl.DateTimeFormatOptions) => format(options, "UTC").format(day(iso));

/** 9 Oktober 2020 */
export const tanggal = (iso: string) => showDay(iso, { day: "numeric", month: "long", year: "numeric" });

/** 9 Okt 2020 */
export const tanggalPendek = (iso: string) =>
  showDay(iso, { day: "numeric", month: "short", year: "numeric" });

/** 9 Oktober */
export const tanggalBulan = (iso: string) => showDay(iso, { day: "numeric", month: "long" });

/** Jumat, 9 Oktober 2020 */
export const hariTanggal = (iso: string) =>
  showDay(iso, { weekday: "long", day: "numeric", month: "long", year: "numeric" });

/** Jumat 9 Oktober */
export const hariBulan = (iso: string) =>
  `${showDay(iso, { weekday: "long" })} ${showDay(iso, { day: "numeric", month: "long" })}`;

/** 10.42, in Jakarta */
export const jam = (saat: string | Date) =>
  format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, ZONE).format(new Date(saat));

/** 20 Maret 2020 pukul 10.42, in Jakarta */
export function waktu(iso: string): string {
  const hari = format({ day: "numeric", month: "long", year: "numeric" }, ZONE).format(new Date(iso));
  const pukul = jam(iso);
  return t`${hari} pukul ${pukul}`;
}

/** The day in Jakarta on which a moment lies, for the functions above. */
export const hariDari = (saat: string) =>
  new Date(Date.parse(saat) + 7 * 3_600_000).toISOString().slice(0, 10);

/** Days from `hari` to `iso`; negative once it is past. Both are days in Jakarta, `hari` comes from the server. */
export const selisihHari = (hari: string, iso: string) => Math.round((day(iso) - day(hari)) / DAY);

/** "hari ini", "besok", "10 hari lagi", "kemarin", "3 hari lalu" */
export function jarakHari(hari: string, iso: string): string {
  const selisih = selisihHari(hari, iso);
  if (selisih === 0) return t`hari ini`;
  if (selisih === 1) return t`besok`;
  if (selisih === -1) return t`kemarin`;
  if (selisih > 0) return t`${selisih} hari lagi`;
  const lalu = -selisih;
  return t`${lalu} hari lalu`;
}

/** "tutup 10 hari lagi, Jumat 9 Oktober" or "tutup 3 hari lalu, Jumat 9 Oktober" */
export function tutup(hari: string, batas: string): string {
  const jarak = jarakHari(hari, batas);
  const pada = hariBulan(batas);
  return t`tutup ${jarak}, ${pada}`;
}
