// What happens to a plan beside the straight way: it is changed while in force, or the rater's superior decides on it.
import assert from "node:assert/strict";
import { describe } from "node:test";
import { DESKTOP, PHONE } from "./browser.mjs";
import { ATASAN, ATASAN_ATASAN, PEGAWAI, PEGAWAI_DIKEMBALIKAN } from "./cast.mjs";
import { stage } from "./scene.mjs";

const BUDI = "Budi Santoso";
const TONO = "Tono Wibowo";

for (const [where, viewport] of [
  ["di meja", DESKTOP],
  ["di ponsel", PHONE],
]) {
  describe(`usul dan sengketa ${where}`, () => {
    const scene = stage();

    scene(`SKP yang berlaku diubah ${where}`, async (enter) => {
      const { page: budi } = await enter({ viewport, nrk: PEGAWAI });
      const { page: siti } = await enter({ viewport, nrk: ATASAN });
      await openSkp(budi);
      await ask(budi, "Usulkan perubahan", "Alasan perubahan", "Anggaran pompa dipotong.");

      const output = budi.getByLabel("Output setahun").last();
      const lama = Number(await output.inputValue());
      await output.fill(String(lama + 8));
      await budi.getByText(/^Tersimpan/).waitFor();
      await submit(budi);

      const packet = await openPacket(siti, BUDI);
      await packet.getByText("Alasan: Anggaran pompa dipotong.").waitFor();
      assert.match(await packet.getByRole("insertion").first().innerText(), new RegExp(`${lama + 8}`));
      await siti.getByRole("button", { name: "Diterima", exact: true }).click();
      await siti.getByText(`SKP ${BUDI} diterima.`).first().waitFor();

      await budi.getByRole("link", { name: "Bandingkan versi" }).click();
      const table = budi.getByRole("table", { name: "Perbandingan indikator" });
      await table.getByRole("row").nth(1).waitFor();
      assert.equal(await table.getByRole("row").count(), 2);
      assert.match(await table.getByRole("deletion").innerText(), new RegExp(`${lama}`));
      assert.match(await table.getByRole("insertion").innerText(), new RegExp(`${lama + 8}`));
    });

    scene(`atasan pejabat penilai memutuskan ${where}`, async (enter) => {
      const { page: tono } = await enter({ viewport, nrk: PEGAWAI_DIKEMBALIKAN });
      const { page: rudolf } = await enter({ viewport, nrk: ATASAN_ATASAN });
      await openSkp(tono);
      await ask(tono, "Minta keputusan atasan penilai", "Mengapa Anda tidak sepakat", "Target itu tidak dapat dicapai.");
      await tono.getByText(/^Menunggu Rudolf Hutabarat/).waitFor();

      await openPacket(rudolf, TONO);
      await rudolf.getByRole("button", { name: "Putuskan: diterima" }).click();
      await rudolf.getByText(`SKP ${TONO} diterima.`).first().waitFor();
      await tono.getByText("SKP ini diputuskan oleh atasan pejabat penilai.").waitFor();
    });
  });
}

async function openSkp(page) {
  await page.goto("/skp");
  await page.getByRole("link", { name: /sampai 31 Desember 2020/ }).first().click();
  await page.getByRole("heading", { level: 1, name: "SKP 2020" }).waitFor();
}

/** An act that needs a reason: without it nothing is sent. */
async function ask(page, act, label, reason) {
  await page.getByRole("button", { name: act }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(label).fill(reason);
  await dialog.getByRole("button", { name: act }).click();
  await dialog.waitFor({ state: "detached" });
}

async function submit(page) {
  await page.getByRole("button", { name: "Periksa dan ajukan" }).first().click();
  await page.getByRole("heading", { level: 1, name: "Periksa jawaban Anda" }).waitFor();
  await page.getByRole("button", { name: "Ajukan SKP" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Ajukan SKP" }).click();
  await page.getByText(/^Menunggu Siti Rahmawati/).waitFor();
}

async function openPacket(page, nama) {
  await page.goto("/antrean");
  await page.getByRole("list", { name: "Menunggu putusan Anda" }).getByRole("link", { name: nama }).first().click();
  await page.getByRole("link", { name: `Buka di Tim saya ${nama}` }).waitFor();
  return page.getByRole("main");
}
