import { i18n } from "@lingui/core";

/** The locale of numbers and dates, by the language that is shown. */
export const bahasa = () => (i18n.locale === "en" ? "en-GB" : "id-ID");
