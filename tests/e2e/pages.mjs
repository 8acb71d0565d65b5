// Every page in its main states: who sees it, where it is, and what brings it there. For the checks and for the pictures.
import { ask } from "./browser.mjs";
import * as cast from "./cast.mjs";
import { inEnglish } from "./inggris.mjs";

const SKP = "{ viewer { pegawai { id skp(last: 1) { edges { node { id } } } } } }";

const UTUH = "Riwayat utuh: tidak ada yang diubah atau dihapus.";

/** All that a page reads but who is signed in. */
const READS = /"query":"query (?!Viewer)/;

/**
 * In an address `{skp}` is the last SKP of the person, `{pegawai}` the person. `before` is done ahead of opening the
 * page, `then` after it; `kept`: what `then` has brought about stands in the address. `dark`: also pictured dark. `expect`: see browser.mjs.
 * `state`: the page stands here as it is when it is "full", "empty", or gets an "error" instead of its data.
 */
export const PAGES = [
  { name: "masuk", path: "/masuk" },
  { name: "masuk-salah", path: "/masuk", then: wrongPassword, expect: [/401/] },
  { name: "sandi", nrk: cast.PEGAWAI, path: "/masuk/sandi" },
  { name: "beranda", nrk: cast.PEGAWAI, path: "/", state: "full", dark: true },
  { name: "beranda-baru", nrk: cast.PEGAWAI_BARU, path: "/", state: "empty" },
  { name: "beranda-dikembalikan", nrk: cast.PEGAWAI_DIKEMBALIKAN, path: "/" },
  failing("beranda-galat", cast.PEGAWAI, "/"),
  { name: "skp", nrk: cast.PEGAWAI, path: "/skp", state: "full" },
  { name: "skp-kosong", nrk: cast.PEGAWAI_BARU, path: "/skp", state: "empty" },
  { name: "skp-mulai", nrk: cast.PEGAWAI_BARU, path: "/skp", then: press("Mulai SKP 2020"), kept: true },
  { name: "skp-atasan-keliru", nrk: cast.PEGAWAI, path: "/skp", then: press("Atasan saya keliru") },
  failing("skp-galat", cast.PEGAWAI, "/skp"),
  { name: "skp-disetujui", nrk: cast.PEGAWAI, path: "/skp/{skp}", state: "full" },
  { name: "skp-menunggu", nrk: cast.PEGAWAI_MENUNGGU, path: "/skp/{skp}" },
  { name: "skp-ubah", nrk: cast.PEGAWAI_DIKEMBALIKAN, path: "/skp/{skp}" },
  { name: "skp-usul", nrk: cast.PEGAWAI, path: "/skp/{skp}", then: press("Usulkan perubahan") },
  { name: "skp-tidak-ada", nrk: cast.PEGAWAI, path: "/skp/Skp_999999", state: "empty" },
  failing("skp-isi-galat", cast.PEGAWAI, "/skp/{skp}"),
  { name: "skp-periksa", nrk: cast.PEGAWAI_DIKEMBALIKAN, path: "/skp/{skp}/periksa", state: "full" },
  { name: "skp-periksa-bukan", nrk: cast.PEGAWAI, path: "/skp/{skp}/periksa" },
  { name: "skp-periksa-tidak-ada", nrk: cast.PEGAWAI, path: "/skp/Skp_999999/periksa", state: "empty" },
  failing("skp-periksa-galat", cast.PEGAWAI_DIKEMBALIKAN, "/skp/{skp}/periksa"),
  { name: "skp-banding", nrk: cast.PEGAWAI_REVISI, path: "/skp/{skp}/banding", state: "full" },
  { name: "skp-banding-satu", nrk: cast.PEGAWAI, path: "/skp/{skp}/banding", state: "empty" },
  failing("skp-banding-galat", cast.PEGAWAI_REVISI, "/skp/{skp}/banding"),
  { name: "rencana", nrk: cast.PEGAWAI, path: "/renkin/2020", state: "full" },
  { name: "rencana-ubah", nrk: cast.PEGAWAI_RENKIN, path: "/renkin/2020" },
  { name: "rencana-kosong", nrk: cast.PEGAWAI_BARU, path: "/renkin/2020", state: "empty" },
  failing("rencana-galat", cast.PEGAWAI, "/renkin/2020"),
  { name: "realisasi", nrk: cast.PEGAWAI, path: "/realisasi/2020/1", state: "full" },
  { name: "realisasi-tervalidasi", nrk: cast.PEGAWAI_TERVALIDASI, path: "/realisasi/2020/1" },
  { name: "realisasi-belum-buka", nrk: cast.PEGAWAI, path: "/realisasi/2020/3" },
  { name: "realisasi-kosong", nrk: cast.PEGAWAI_BARU, path: "/realisasi/2020/1", state: "empty" },
  failing("realisasi-galat", cast.PEGAWAI, "/realisasi/2020/1"),
  failing("realisasi-isi-galat", cast.PEGAWAI, "/realisasi/2020/1", /"query":"query Laporan/),
  { name: "tim", nrk: cast.ATASAN, path: "/tim", dark: true },
  { name: "tim-penuh", nrk: cast.ATASAN_TOLOK_UKUR, path: "/tim", state: "full" },
  { name: "tim-laci", nrk: cast.ATASAN, path: "/tim", then: follow("Dimas Nugroho"), kept: true, dark: true },
  { name: "tim-laci-rencana", nrk: cast.ATASAN, path: "/tim", then: follow("Ahmad Fauzi"), kept: true },
  { name: "tim-laci-orang", nrk: cast.ATASAN, path: "/tim", then: follow("Anisa Putri Lestari"), kept: true },
  { name: "tim-plt", nrk: cast.PLT, path: "/tim" },
  { name: "tim-saringan", nrk: cast.ATASAN, path: "/tim?cari=tidak-ada-orang-ini" },
  { name: "tim-kosong", nrk: cast.PEGAWAI, path: "/tim", state: "empty" },
  failing("tim-galat", cast.ATASAN, "/tim"),
  failing("tim-laci-galat", cast.ATASAN, "/tim?skp=Skp_999999", /"query":"query Laci/),
  { name: "antrean", nrk: cast.ATASAN, path: "/antrean", dark: true },
  { name: "antrean-penuh", nrk: cast.ATASAN_TOLOK_UKUR, path: "/antrean", state: "full" },
  { name: "antrean-skp", nrk: cast.ATASAN, path: "/antrean", then: follow("Rina Marlina"), kept: true },
  { name: "antrean-realisasi", nrk: cast.ATASAN, path: "/antrean?jenis=REALISASI", then: follow("Joko Susanto"), kept: true },
  { name: "antrean-sekaligus", nrk: cast.ATASAN_TOLOK_UKUR, path: "/antrean", then: tickAndPress("Putuskan sekaligus") },
  { name: "antrean-pintas", nrk: cast.ATASAN, path: "/antrean", then: press("Tombol pintas") },
  { name: "antrean-kosong", nrk: cast.PEGAWAI, path: "/antrean", state: "empty" },
  { name: "antrean-saringan", nrk: cast.ATASAN, path: "/antrean?cari=tidak-ada-orang-ini" },
  failing("antrean-galat", cast.ATASAN, "/antrean"),
  { name: "kalender", nrk: cast.ADMIN_BKD, path: "/admin/kalender", state: "full" },
  { name: "kalender-usul", nrk: cast.ADMIN_BKD, path: "/admin/kalender", then: press("Usulkan pembukaan") },
  { name: "kalender-gangguan", nrk: cast.ADMIN_BKD, path: "/admin/kalender", then: press("Catat gangguan") },
  { name: "kalender-belum-ada", nrk: cast.ADMIN_BKD, path: "/admin/kalender?tahun=2021", state: "empty" },
  failing("kalender-galat", cast.ADMIN_BKD, "/admin/kalender"),
  { name: "pekerjaan", nrk: cast.AUDITOR, path: "/pekerjaan", state: "full", then: order("Periksa seluruh riwayat", UTUH) },
  { name: "pekerjaan-kosong", nrk: cast.PEGAWAI, path: "/pekerjaan", state: "empty" },
  failing("pekerjaan-galat", cast.PEGAWAI, "/pekerjaan"),
  { name: "notifikasi", nrk: cast.ATASAN_TOLOK_UKUR, path: "/notifikasi", state: "full", dark: true },
  { name: "notifikasi-tempo", nrk: cast.ATASAN_TOLOK_UKUR, path: "/notifikasi", then: order("Tampilkan semua", "Tampilkan lebih sedikit") },
  { name: "notifikasi-kosong", nrk: cast.PEGAWAI_BARU, path: "/notifikasi", state: "empty" },
  failing("notifikasi-galat", cast.PEGAWAI, "/notifikasi"),
  { name: "riwayat", nrk: cast.BAWAHAN_TOLOK_UKUR, path: "/riwayat/{pegawai}", state: "full", dark: true },
  { name: "riwayat-kosong", nrk: cast.PLT, path: "/riwayat/{skp}", state: "empty" },
  { name: "riwayat-pegawai", nrk: cast.PEGAWAI, path: "/riwayat/{pegawai}" },
  { name: "riwayat-tidak-ada", nrk: cast.PEGAWAI, path: "/riwayat/Skp_999999" },
  failing("riwayat-galat", cast.PEGAWAI, "/riwayat/{skp}"),
  { name: "pengelola", nrk: cast.PENGELOLA, path: "/pengelola", state: "full" },
  { name: "pengelola-saringan", nrk: cast.PENGELOLA, path: "/pengelola?cari=tidak-ada-orang-ini", state: "empty" },
  { name: "pengelola-penilai", nrk: cast.PENGELOLA, path: "/pengelola?bagian=penilai" },
  { name: "pengelola-penugasan", nrk: cast.PENGELOLA, path: "/pengelola?bagian=penugasan", dark: true },
  { name: "pengelola-catat", nrk: cast.PENGELOLA, path: "/pengelola?bagian=penugasan", then: press("Catat Plt atau Plh") },
  { name: "pengelola-perbaiki", nrk: cast.PENGELOLA, path: "/pengelola", then: press("Perbaiki") },
  { name: "pengelola-bukan", nrk: cast.PEGAWAI, path: "/pengelola" },
  failing("pengelola-galat", cast.PENGELOLA, "/pengelola"),
  failing("pengelola-penugasan-galat", cast.PENGELOLA, "/pengelola?bagian=penugasan"),
  { name: "setelan", nrk: cast.PEGAWAI, path: "/setelan", state: "full" },
  { name: "tidak-ada", nrk: cast.PEGAWAI, path: "/tidak-ada" },
  { name: "sesi-berakhir", nrk: cast.PEGAWAI, path: "/skp", then: endSession, expect: [/401/] },
  { name: "galat-semua", nrk: cast.PEGAWAI, path: "/", before: cut(/./), expect: lost() },
];

/** The addresses that do not stand in PAGES in every state, and why. */
export const WITHOUT = {
  "/approval": { full: "sends on to /antrean", empty: "sends on to /antrean", error: "sends on to /antrean" },
  "/validasi/$tw": { full: "sends on to /antrean", empty: "sends on to /antrean", error: "sends on to /antrean" },
  "/setelan": { empty: "shows what can be chosen", error: "reads nothing but who is signed in" },
  "/_kit": { full: "is no page of a release", empty: "is no page of a release", error: "is no page of a release" },
};

/** A page that gets no answer to what it reads. */
function failing(name, nrk, path, reads = READS) {
  return { name, nrk, path, state: "error", before: cut(reads), expect: lost() };
}

/** Opens the page in its state. */
export async function visit(page, { path, before, then }) {
  await before?.(page);
  await page.goto(await addressOf(page, path));
  await then?.(page);
}

/** The address as the person of this page has it. */
export async function addressOf(page, path) {
  if (!path.includes("{")) return path;
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

async function wrongPassword(page) {
  await page.getByLabel("NRK", { exact: true }).fill("000000");
  await page.getByLabel(/^(Sandi|Password)$/).fill("salah terus menerus");
  await page.getByRole("button", { name: /^(Masuk|Sign in)$/ }).click();
  await page.getByRole("alert").waitFor();
}

/** Ticks the first of a list and presses the button that decides on what is ticked. */
function tickAndPress(text) {
  return async (page) => {
    await page.getByRole("main").getByRole("list").getByRole("checkbox").first().check();
    await press(text)(page);
  };
}

/** The server knows this session no longer; the page finds out when it reads again. */
async function endSession(page) {
  await page.getByRole("heading", { level: 2 }).first().waitFor();
  await page.route("**/graphql", (route) => route.fulfill({ status: 401 }));
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await page.getByRole("alert").waitFor();
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
