// The whole story of a quarter as the two people live it: at a desk, and on a phone.
import assert from "node:assert/strict";
import { describe } from "node:test";
import { DESKTOP, PHONE, signIn } from "./browser.mjs";
import { ATASAN, PEGAWAI_BARU } from "./cast.mjs";
import { FOTO, LAPORAN, PALSU } from "./files.mjs";
import { stage } from "./scene.mjs";

const ANISA = "Anisa Putri Lestari";

describe("dari SKP sampai tervalidasi", () => {
  for (const [where, viewport] of [
    ["di meja", DESKTOP],
    ["di ponsel", PHONE],
  ]) {
    describe(where, () => {
      stage()(`cerita ${where}`, (enter) => story(enter, viewport));
    });
  }
});

async function story(enter, viewport) {
  const { page: siti } = await enter({ viewport, nrk: ATASAN });
  await siti.goto("/tim");
  await rowOf(siti, "Belum ada").waitFor();
  const { page: anisa, expect: expected } = await enter({ viewport });
  await signIn(anisa, PEGAWAI_BARU);
  // From here on nobody loads a page: what the other one does has to arrive by itself.
  const still = [await stays(siti), await stays(anisa)];

  await writeSkp(anisa);
  await submitSkp(anisa);
  await rowOf(siti, "Menunggu persetujuan").waitFor();
  await returnSkp(siti);
  await repairSkp(anisa);
  await rowOf(siti, "Menunggu persetujuan").waitFor();
  await approveSkp(siti);

  await main(anisa).getByText("Disetujui oleh atasan").waitFor();
  await main(anisa).getByRole("link", { name: "Rencana kinerja" }).click();
  await failRenkin(anisa);
  await submitRenkin(anisa);
  await approveRenkin(siti);

  await anisa.getByRole("link", { name: "Beranda" }).filter({ visible: true }).click();
  await anisa.getByRole("link", { name: "Isi realisasi" }).click();
  expected(/^(4\d\d: .*\/bukti|console: .*status of 4\d\d)/);
  await proveRealisasi(anisa);
  await submitRealisasi(anisa);
  const hasil = await validateRealisasi(siti);

  await anisa.getByRole("heading", { name: `Hasil triwulan: ${hasil}` }).waitFor();
  await readCapaian(anisa);
  for (const same of still) assert.ok(await same(), "a page was loaded again");
}

async function writeSkp(page) {
  await page.getByRole("link", { name: "Mulai SKP 2020" }).click();
  await page.getByRole("dialog", { name: "Mulai SKP" }).getByRole("button", { name: "Buat SKP" }).click();
  await page.getByRole("heading", { level: 1, name: "SKP 2020" }).waitFor();

  await page.getByRole("button", { name: "Tambah indikator" }).click();
  const add = page.getByRole("dialog", { name: "Tambah indikator" });
  for (const source of ["Perkin", "KSD", "Tusi"]) {
    await add.getByRole("tab", { name: source }).click();
    await add.getByRole("tabpanel", { name: source }).getByRole("checkbox").first().check();
  }
  await add.getByRole("button", { name: "Tambah 3 indikator" }).click();

  await page.getByRole("button", { name: "Tambah indikator" }).click();
  await add.getByRole("tab", { name: "Tanpa referensi" }).click();
  await add.getByRole("button", { name: "Tulis indikator sendiri" }).click();
  await page.getByRole("textbox", { name: "Uraian" }).fill("Melatih petugas pompa");
  const own = page.getByRole("region", { name: "4. Melatih petugas pompa" });
  await own.getByLabel("Output setahun").fill("10");
  await own.getByLabel("Satuan").fill("pelatihan");
  await own.getByLabel("Mutu").fill("90");
  await page.getByText(/^Tersimpan/).waitFor();
}

async function submitSkp(page) {
  await page.getByRole("button", { name: "Periksa dan ajukan" }).first().click();
  await page.getByRole("heading", { level: 1, name: "Periksa jawaban Anda" }).waitFor();
  await page.getByRole("button", { name: "Ajukan SKP" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Ajukan SKP" }).click();
  await page.getByText(/^Menunggu Siti Rahmawati/).waitFor();
}

async function returnSkp(page) {
  const drawer = await openDrawer(page);
  await drawer.getByLabel("Catatan untuk indikator 4").fill("Targetnya terlalu rendah.");
  await drawer.getByRole("button", { name: "Dikembalikan (1 catatan)" }).click();
  await drawer.getByText(`SKP ${ANISA} dikembalikan dengan 1 catatan.`).waitFor();
  await closeDrawer(page, drawer);
}

async function repairSkp(page) {
  await page.getByText("Targetnya terlalu rendah.").waitFor();
  const own = page.getByRole("region", { name: "4. Melatih petugas pompa" });
  await own.getByLabel("Output setahun").fill("12");
  await own.getByLabel("Balasan untuk atasan").fill("Ditambah dua pelatihan.");
  await own.getByText("Sudah diperbaiki atau dijawab").waitFor();
  await submitSkp(page);
}

async function approveSkp(page) {
  const drawer = await openDrawer(page);
  assert.match(await drawer.getByRole("deletion").innerText(), /10/);
  assert.match(await drawer.getByRole("insertion").innerText(), /12/);
  await drawer.getByText("Ditambah dua pelatihan.").waitFor();
  await drawer.getByRole("button", { name: "Diterima", exact: true }).click();
  await drawer.getByText(`SKP ${ANISA} diterima.`).waitFor();
  await closeDrawer(page, drawer);
}

const target = (page, tw, nth) => page.getByLabel(`Target Triwulan ${tw}, indikator ${nth}`);

/** Plans that do not make up the target of the year are told so, and stay as they were typed. */
async function failRenkin(page) {
  for (const tw of [1, 2, 3, 4]) await target(page, tw, 1).fill("1");
  await page.getByRole("button", { name: "Bagi rata yang kosong" }).click();
  await page.getByRole("row", { name: /^1\. / }).getByText(/kurang/).waitFor();
  await sendRenkin(page);
  await page.getByRole("alert").getByRole("link", { name: /^Indikator 1/ }).first().waitFor();
  assert.equal(await target(page, 4, 1).inputValue(), "1");
}

async function submitRenkin(page) {
  await page.getByRole("button", { name: /^Bagi rata ?, indikator 1$/ }).click();
  await page.getByRole("row", { name: /^1\. / }).getByText("sisa 0").waitFor();
  await sendRenkin(page);
  await page.getByText(/^Menunggu Siti Rahmawati/).waitFor();
}

async function sendRenkin(page) {
  await page.getByRole("button", { name: "Ajukan rencana kinerja" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Ajukan rencana kinerja" }).click();
}

async function approveRenkin(page) {
  const drawer = await openDrawer(page);
  await drawer.getByText(/^Keputusan berlaku untuk TW 1, 2, 3, 4\./).waitFor();
  await drawer.getByRole("button", { name: "Diterima", exact: true }).click();
  await drawer.getByText(`Rencana kinerja ${ANISA} TW 1, 2, 3, 4 diterima.`).waitFor();
  await closeDrawer(page, drawer);
}

const line = (page, nth) => page.getByRole("region", { name: new RegExp(`^${nth}\\. `) });

/** Fills the report in; a file that lies about its kind is refused without harm to anything else. */
async function proveRealisasi(page) {
  for (const nth of [1, 2, 3, 4]) await line(page, nth).getByLabel("Realisasi").fill(String(nth));
  await attach(page, 1, LAPORAN, FOTO);
  await line(page, 1).getByRole("link", { name: LAPORAN.name }).waitFor();
  await line(page, 1).getByRole("link", { name: FOTO.name }).waitFor();
  await attach(page, 2, PALSU);
  await line(page, 2).getByRole("alert").waitFor();
  assert.equal(await line(page, 2).getByLabel("Realisasi").inputValue(), "2");
  await line(page, 2).getByRole("button", { name: `Hapus ${PALSU.name}` }).click();
}

async function attach(page, nth, ...files) {
  const chooser = page.waitForEvent("filechooser");
  await line(page, nth).getByRole("button", { name: "Tambah bukti" }).click();
  await (await chooser).setFiles(files);
}

async function submitRealisasi(page) {
  await page.getByRole("button", { name: "Ajukan realisasi" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Ajukan realisasi" }).click();
  await page.getByText(/^Menunggu Siti Rahmawati/).waitFor();
}

/** Gives the result, as the superior reads it. */
async function validateRealisasi(page) {
  const drawer = await openDrawer(page);
  await drawer.getByRole("link", { name: /^TW 1: validasi realisasi/ }).click();
  await page.getByRole("heading", { name: ANISA }).waitFor();
  await page.getByRole("link", { name: LAPORAN.name }).waitFor();
  await page.getByLabel("Nilai validasi indikator 1").fill("0,5");
  await page.getByRole("button", { name: "Validasi", exact: true }).click();
  const note = page.getByLabel("Catatan untuk indikator 1");
  await note.and(page.locator("[aria-invalid=true]")).waitFor();
  await note.fill("Separuh belum terbukti.");
  await page.getByRole("button", { name: "Validasi", exact: true }).click();
  const told = await page.getByText(`Realisasi TW 1 ${ANISA} divalidasi, hasil`).innerText();
  return told.match(/hasil (.*)\.$/)[1];
}

async function readCapaian(page) {
  await main(page).getByText("Tervalidasi").first().waitFor();
  await line(page, 1).getByText("Separuh belum terbukti.").waitFor();
  await line(page, 1).getByText("Capaian", { exact: true }).waitFor();
  await line(page, 1).getByText(/^\d+(,\d+)?%$/).waitFor();
}

/** Tells later whether the page has been there all the time. */
async function stays(page) {
  await page.evaluate(() => {
    window.still = true;
  });
  return () => page.evaluate(() => window.still === true);
}

const main = (page) => page.getByRole("main");
const rowOf = (page, status) => page.getByRole("row").filter({ hasText: ANISA }).filter({ hasText: status });

async function openDrawer(page) {
  await page.getByRole("link", { name: ANISA }).click();
  const drawer = page.getByRole("dialog", { name: ANISA });
  await drawer.waitFor();
  return drawer;
}

async function closeDrawer(page, drawer) {
  await page.keyboard.press("Escape");
  await drawer.waitFor({ state: "hidden" });
}
