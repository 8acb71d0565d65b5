import { t } from "@lingui/core/macro";

/** The greeting of the hour in Jakarta. */
export function salam(saat: Date): string {
  const jam = Number(
    new Intl.DateTimeFormat("en-GB", { hour: "2-digit", hourCycle: "h23", timeZone: "Asia/Jakarta" }).format(
      saat,
    ),
  );
  if (jam < 11) return t`Selamat pagi`;
  if (jam < 15) return t`Selamat siang`;
  if (jam < 18) return t`Selamat sore`;
  return t`Selamat malam`;
}

/** How a person is called: the first of the names, without the titles around them. */
export function panggilan(nama: string): string {
  const kata = (nama.split(",")[0] ?? nama).split(/\s+/).filter((satu) => satu && !satu.endsWith("."));
  return kata[0] ?? nama;
}
