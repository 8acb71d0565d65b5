// The admin keeps the calendar: an outage, the lock of a quarter, and its reopening with a second admin.
import { describe } from "node:test";
import { DESKTOP, PHONE } from "./browser.mjs";
import { ADMIN_BKD, ADMIN_BKD_KEDUA, PEGAWAI } from "./cast.mjs";
import { stage } from "./scene.mjs";
import { run } from "./server.mjs";

for (const [where, viewport] of [
  ["di meja", DESKTOP],
  ["di ponsel", PHONE],
]) {
  describe(`kalender ${where}`, () => {
    const scene = stage({ prepare: (data) => run(data, "demo", "--tanggal", "2020-04-20") });

    scene(`gangguan, kunci, dan pembukaan kembali ${where}`, async (enter) => {
      const { page: arif } = await enter({ viewport, nrk: ADMIN_BKD });
      const { page: kedua } = await enter({ viewport, nrk: ADMIN_BKD_KEDUA });
      const { page: budi } = await enter({ viewport, nrk: PEGAWAI });
      await arif.goto("/admin/kalender");
      await recordOutage(arif);
      await lock(arif);
      await budi.goto("/realisasi/2020/1");
      await budi.getByText("Terlewat").first().waitFor();

      await propose(arif, PEGAWAI);
      await kedua.goto("/admin/kalender");
      await kedua.getByRole("button", { name: "Setujui pembukaan" }).click();
      await kedua.getByText("Realisasi triwulan 1 dibuka kembali sampai 24 April 2020.").first().waitFor();

      await budi.goto("/realisasi/2020/1");
      await budi.getByLabel("Realisasi").first().fill("1");
      await budi.getByText(/^Tersimpan/).waitFor();
    });
  });
}

/** A day on which nobody could report makes every window longer that it touched. */
async function recordOutage(page) {
  await quarter(page, 1).getByText("5 April 2020", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Catat gangguan" }).click();
  const outage = page.getByRole("dialog", { name: "Catat gangguan" });
  await outage.getByLabel("Hari pertama").fill("2020-04-02");
  await outage.getByLabel("Hari terakhir").fill("2020-04-02");
  await outage.getByLabel("Apa yang terjadi").fill("Jaringan balai kota terputus.");
  await outage.getByRole("button", { name: "Catat dan perpanjang masa" }).click();
  await outage.waitFor({ state: "detached" });
  await quarter(page, 1).getByText("6 April 2020", { exact: true }).waitFor();
}

async function lock(page) {
  await quarter(page, 1).getByRole("button", { name: "Kunci" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Kunci triwulan" }).click();
  await quarter(page, 1).getByText(/^\d+ terkunci/).waitFor();
}

async function propose(page, nrk) {
  await page.getByRole("button", { name: "Usulkan pembukaan" }).click();
  const dialog = page.getByRole("dialog", { name: "Usulkan pembukaan kembali" });
  await dialog.getByLabel("Sampai").fill("2020-04-24");
  await dialog.getByLabel("Cari NRK atau nama").fill(nrk);
  await dialog.getByRole("radio", { name: `NRK ${nrk}` }).check();
  await dialog.getByLabel("Alasan").fill("Dirawat di rumah sakit sampai 18 April.");
  await dialog.getByRole("button", { name: "Usulkan", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText("menunggu admin lain", { exact: true }).waitFor();
}

const quarter = (page, tw) => page.getByRole("row").filter({ hasText: `Triwulan ${tw}` });
