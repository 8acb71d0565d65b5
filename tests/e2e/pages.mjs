// Every page in its main states: who sees it, where it is, and what brings it there. For the checks and for the pictures.
import { ask } from "./browser.mjs";
import * as cast from "./cast.mjs";
import { inEnglish } from "./inggris.mjs";

const SKP = "{ viewer { pegawai { id skp(last: 1) { edges { node { id } } } } } }";

const UTUH = "Riwayat utuh: tidak ada yang diubah atau dihapus.";

/**
 * In an address `{skp}` is the last SKP of the person, `{pegawai}` the person. `before` is done ahead of opening the
 * page, `then` after it; `kept`: what `then` has brought about stands in the address. `dark`: also pictured dark. `expect`: see browser.mjs.
 */
export const PAGES = [
  { name: "masuk", path: "/masuk" },
  { name: "beranda", nrk: cast.PEGAWAI, path: "/", dark: true },
  { name: "beranda-baru", nrk: cast.PEGAWAI_BARU, path: "/" },
  { name: "beranda-dikembalikan", nrk: cast.PEGAWAI_DIKEMBALIKAN, path: "/" },
  { name: "skp", nrk: cast.PEGAWAI, path: "/skp" },
  { name: "skp-kosong", nrk: cast.PEGAWAI_BARU, path: "/skp" },
  { name: "skp-mulai", nrk: cast.PEGAWAI_BARU, path: "/skp", then: press("Mulai SKP 2020"), kept: true },
  { name: "skp-disetujui", nrk: cast.PEGAWAI, path: "/skp/{skp}" },
  { name: "skp-menunggu", nrk: cast.PEGAWAI_MENUNGGU, path: "/skp/{skp}" },
  { name: "skp-ubah", nrk: cast.PEGAWAI_DIKEMBALIKAN, path: "/skp/{skp}" },
  { name: "skp-periksa", nrk: cast.PEGAWAI_DIKEMBALIKAN, path: "/skp/{skp}/periksa" },
  { name: "skp-banding", nrk: cast.PEGAWAI_REVISI, path: "/skp/{skp}/banding" },
  { name: "skp-usul", nrk: cast.PEGAWAI, path: "/skp/{skp}", then: press("Usulkan perubahan") },
  { name: "skp-tidak-ada", nrk: cast.PEGAWAI, path: "/skp/Skp_999999" },
  { name: "rencana", nrk: cast.PEGAWAI, path: "/renkin/2020" },
  { name: "rencana-ubah", nrk: cast.PEGAWAI_RENKIN, path: "/renkin/2020" },
  { name: "rencana-kosong", nrk: cast.PEGAWAI_BARU, path: "/renkin/2020" },
  { name: "realisasi", nrk: cast.PEGAWAI, path: "/realisasi/2020/1" },
  { name: "realisasi-tervalidasi", nrk: cast.PEGAWAI_TERVALIDASI, path: "/realisasi/2020/1" },
  { name: "realisasi-belum-buka", nrk: cast.PEGAWAI, path: "/realisasi/2020/3" },
  { name: "realisasi-kosong", nrk: cast.PEGAWAI_BARU, path: "/realisasi/2020/1" },
  { name: "tim", nrk: cast.ATASAN, path: "/tim", dark: true },
  { name: "tim-penuh", nrk: cast.ATASAN_TOLOK_UKUR, path: "/tim" },
  { name: "tim-laci", nrk: cast.ATASAN, path: "/tim", then: follow("Dimas Nugroho"), kept: true, dark: true },
  { name: "tim-laci-rencana", nrk: cast.ATASAN, path: "/tim", then: follow("Ahmad Fauzi"), kept: true },
  { name: "tim-laci-orang", nrk: cast.ATASAN, path: "/tim", then: follow("Anisa Putri Lestari"), kept: true },
  { name: "tim-kosong", nrk: cast.PEGAWAI, path: "/tim" },
  { name: "antrean", nrk: cast.ATASAN, path: "/antrean", dark: true },
  { name: "antrean-skp", nrk: cast.ATASAN, path: "/antrean", then: follow("Rina Marlina"), kept: true },
  { name: "antrean-realisasi", nrk: cast.ATASAN, path: "/antrean?jenis=REALISASI", then: follow("Joko Susanto"), kept: true },
  { name: "antrean-kosong", nrk: cast.PEGAWAI, path: "/antrean" },
  { name: "antrean-saringan", nrk: cast.ATASAN, path: "/antrean?cari=tidak-ada-orang-ini" },
  { name: "kalender", nrk: cast.ADMIN_BKD, path: "/admin/kalender" },
  { name: "kalender-usul", nrk: cast.ADMIN_BKD, path: "/admin/kalender", then: press("Usulkan pembukaan") },
  { name: "kalender-gangguan", nrk: cast.ADMIN_BKD, path: "/admin/kalender", then: press("Catat gangguan") },
  { name: "pekerjaan", nrk: cast.AUDITOR, path: "/pekerjaan", then: order("Periksa seluruh riwayat", UTUH) },
  { name: "pekerjaan-kosong", nrk: cast.PEGAWAI, path: "/pekerjaan" },
  { name: "notifikasi-kosong", nrk: cast.PEGAWAI, path: "/notifikasi" },
  { name: "riwayat-kosong", nrk: cast.PEGAWAI, path: "/riwayat/{skp}" },
  { name: "riwayat-pegawai", nrk: cast.PEGAWAI, path: "/riwayat/{pegawai}" },
  { name: "riwayat-tidak-ada", nrk: cast.PEGAWAI, path: "/riwayat/Skp_999999" },
  { name: "pengelola", nrk: cast.PENGELOLA, path: "/pengelola" },
  { name: "pengelola-penilai", nrk: cast.PENGELOLA, path: "/pengelola?bagian=penilai" },
  { name: "pengelola-penugasan", nrk: cast.PENGELOLA, path: "/pengelola?bagian=penugasan", dark: true },
  { name: "pengelola-catat", nrk: cast.PENGELOLA, path: "/pengelola?bagian=penugasan", then: press("Catat Plt atau Plh") },
  { name: "pengelola-bukan", nrk: cast.PEGAWAI, path: "/pengelola" },
  { name: "skp-atasan-keliru", nrk: cast.PEGAWAI, path: "/skp", then: press("Atasan saya keliru") },
  { name: "tim-plt", nrk: cast.PLT, path: "/tim" },
  { name: "setelan", nrk: cast.PEGAWAI, path: "/setelan" },
  { name: "tidak-ada", nrk: cast.PEGAWAI, path: "/tidak-ada" },
  { name: "galat", nrk: cast.ATASAN, path: "/tim", before: cut(/"query":"query (?!Viewer)/), expect: lost() },
  { name: "galat-semua", nrk: cast.PEGAWAI, path: "/", before: cut(/./), expect: lost() },
];

/** Opens the page in its state. */
export async function visit(page, { path, before, then }) {
  await before?.(page);
  await page.goto(path.includes("{") ? await filled(page, path) : path);
  await then?.(page);
}

async function filled(page, path) {
  const { pegawai } = (await ask(page, SKP)).viewer;
  return path.replace("{skp}", pegawai.skp.edges[0]?.node.id).replace("{pegawai}", pegawai.id);
}

/** Presses a button that opens a dialog; on an English page the one that says the same. */
function press(text) {
  return async (page) => {
    await push(page, text);
    await page.getByRole("dialog").waitFor();
  };
}

/** Presses a button and waits for the text that comes of it. */
function order(name, text) {
  return async (page) => {
    await push(page, name);
    await page.getByText(await spoken(page, text)).first().waitFor();
  };
}

async function push(page, text) {
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.getByRole("main").getByRole("button", { name: await spoken(page, text) }).click();
}

async function spoken(page, text) {
  return (await page.locator("html").getAttribute("lang")) === "en" ? inEnglish(text) : text;
}

/** Follows the link of a person in a list, to where the name stands as a heading. */
function follow(name) {
  return async (page) => {
    await page.getByRole("main").getByRole("link", { name }).first().click();
    await page.getByRole("heading", { name, exact: true }).waitFor();
  };
}

/** No answer to requests of the API whose body is like this. */
export function cut(body) {
  return (page) =>
    page.route("**/graphql", (route) =>
      body.test(route.request().postData() ?? "") ? route.abort("connectionfailed") : route.fallback(),
    );
}

/** What the console says when there is no network. */
export function lost() {
  return [/net::ERR_(CONNECTION_FAILED|INTERNET_DISCONNECTED)/];
}
