// A wrong superior, from the report to the SKP that waits with the right one; and a Plh, from the letter to its end.
import assert from "node:assert/strict";
import { describe } from "node:test";
import { PHONE } from "./browser.mjs";
import { PEGAWAI_MENUNGGU, PENGELOLA } from "./cast.mjs";
import { stage } from "./scene.mjs";

const RINA = "Rina Marlina";
const BIDANG = "Kepala Bidang Pengendalian Banjir dan Drainase";

describe("kepegawaian", () => {
  const scene = stage();

  scene("atasan keliru dilaporkan dan diperbaiki", async (enter) => {
    const { page: rina } = await enter({ nrk: PEGAWAI_MENUNGGU, viewport: PHONE });
    const { page: ratna } = await enter({ nrk: PENGELOLA });
    await rina.goto("/skp");
    await rina.getByRole("button", { name: "Atasan saya keliru" }).click();
    const report = rina.getByRole("dialog", { name: "Atasan saya keliru" });
    await report.getByLabel("Seharusnya siapa atau jabatan apa?").fill("Kepala Bidang");
    await report.getByLabel("NRK atasan yang benar").fill("14");
    await report.getByRole("button", { name: "Kirim laporan" }).click();
    await report.getByText("NRK terdiri atas 6 angka.").waitFor();
    await report.getByLabel("NRK atasan yang benar").fill("140201");
    await report.getByRole("button", { name: "Kirim laporan" }).click();
    await rina.getByText("Menunggu pengelola kepegawaian", { exact: false }).waitFor();

    await ratna.goto("/pengelola");
    await ratna.getByRole("button", { name: "Perbaiki" }).click();
    const repair = ratna.getByRole("dialog", { name: "Perbaiki atasan" });
    await repair.getByLabel("Pejabat penilai di SKP-nya").check();
    await choose(repair, "Jabatan pejabat penilai yang benar", BIDANG);
    await repair.getByRole("button", { name: "Lihat akibatnya" }).click();
    await repair.getByText(`${RINA}, SKP 2020: Siti Rahmawati → Rudolf Hutabarat`).waitFor();
    await repair.getByRole("button", { name: "Perbaiki", exact: true }).click();
    await repair.waitFor({ state: "detached" });
    await ratna.getByText("Sudah diperbaiki", { exact: false }).first().waitFor();

    // What the pengelola did arrives by itself, or when the page is opened again.
    await rina.goto("/skp");
    await rina.getByText("Sudah diperbaiki", { exact: false }).first().waitFor();
    await rina.getByRole("link", { name: /sampai 31 Desember 2020/ }).click();
    const penilai = rina.getByRole("region", { name: "Pejabat penilai" });
    await penilai.getByText("Rudolf Hutabarat (NRK 140201)").waitFor();
  });

  scene("Plh dicatat lalu diakhiri", async (enter) => {
    const { page } = await enter({ nrk: PENGELOLA });
    await page.goto("/pengelola?bagian=penugasan");
    await page.getByRole("button", { name: "Catat Plt atau Plh" }).click();
    const letter = page.getByRole("dialog", { name: "Catat Plt atau Plh" });
    await letter.getByLabel("Plt: jabatannya kosong").check();
    await choose(letter, "Jabatan yang diwakili", BIDANG);
    await letter.getByLabel("NRK atau NIP yang ditugasi").fill("150201");
    await letter.getByLabel("Hari terakhir").fill("2020-03-25");
    await letter.getByLabel("Nomor surat perintah").fill("SP 12/2020");
    await letter.getByRole("button", { name: "Catat penugasan" }).click();
    await letter.getByText("Jabatan ini masih ada pejabatnya.", { exact: false }).waitFor();
    await letter.getByLabel("Plh: pejabatnya berhalangan").check();
    await letter.getByRole("button", { name: "Catat penugasan" }).click();
    await letter.waitFor({ state: "detached" });

    const card = page.getByRole("region", { name: `Plh. ${BIDANG}` });
    await card.getByText("Siti Rahmawati").waitFor();
    assert.equal(await card.getByText("sementara").count(), 1);
    await card.getByRole("button", { name: "Akhiri" }).click();
    const end = page.getByRole("dialog", { name: "Akhiri penugasan" });
    await end.getByLabel("Hari terakhir").fill("2020-03-20");
    await end.getByRole("button", { name: "Akhiri" }).click();
    await end.waitFor({ state: "detached" });
    await card.getByText("20 Maret 2020 sampai 20 Maret 2020", { exact: false }).waitFor();
  });
});

/** Finds a post by its name and takes it. */
async function choose(dialog, label, nama) {
  await dialog.getByRole("combobox", { name: label }).fill(nama);
  await dialog.getByRole("option", { name: nama }).first().click();
}
