import { i18n } from "@lingui/core";

/** The languages of the pages: Indonesian first, English second. */
export type Bahasa = "id" | "en";

/** The language that is shown. */
export const bahasaKini = (): Bahasa => (i18n.locale === "en" ? "en" : "id");

/** The locale of numbers and dates, by the language that is shown. */
export const bahasa = () => (bahasaKini() === "en" ? "en-GB" : "id-ID");

/**
 * Shows everything in a language. The Indonesian texts stand in the code of each page, the English ones in a catalogue;
 * where it cannot be had, the page is Indonesian rather than empty.
 */
export async function pakaiBahasa(pilihan: string): Promise<void> {
  const katalog = pilihan === "en" ? await import("../locales/en.po").catch(() => null) : null;
  const locale: Bahasa = katalog ? "en" : "id";
  document.documentElement.lang = locale;
  i18n.loadAndActivate({ locale, messages: katalog?.messages ?? {} });
}
