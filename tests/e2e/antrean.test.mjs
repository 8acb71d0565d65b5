// A superior empties a queue of 40: at a desk with the keyboard alone, on a phone by touch.
import assert from "node:assert/strict";
import { describe } from "node:test";
import { ask, DESKTOP, PHONE } from "./browser.mjs";
import { ATASAN_TOLOK_UKUR } from "./cast.mjs";
import { stage } from "./scene.mjs";
import { python } from "./server.mjs";

const JUMLAH = "{ viewer { jumlahAntrean { semua renkin realisasi } } }";
const BANYAK = 40;
const CATATAN = "Mohon lengkapi buktinya.";

const prepare = (data) => python("antrean.py", "isi", data);

describe("antrean", () => {
  describe("dengan papan ketik", () => {
    stage({ prepare })("antrean dengan papan ketik", async (enter, server) => {
      const { page } = await enter({ viewport: DESKTOP, nrk: ATASAN_TOLOK_UKUR });
      await open(page);
      await page.keyboard.press("j");
      await place(page, "2 dari 40");
      await page.keyboard.press("k");
      await place(page, "1 dari 40");
      await page.keyboard.press("?");
      await page.getByRole("dialog", { name: "Tombol pintas" }).waitFor();
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "hidden" });

      await page.keyboard.press("a");
      await decided(page, BANYAK - 1);
      await page.keyboard.press("z");
      await page.getByText("Putusan diurungkan; kembali menunggu Anda.").waitFor();
      await decided(page, BANYAK);

      for (let sisa = BANYAK; sisa > 0; sisa--) {
        const kembali = sisa % 10 === 0;
        if (kembali) await returnByKeys(page);
        else await page.keyboard.press("a");
        await decided(page, sisa - 1);
        assert.notEqual(await page.evaluate(() => document.activeElement.tagName), "BODY");
      }

      await emptied(page, server, 4, 1);
    });
  });

  describe("dengan sentuhan", () => {
    stage({ prepare })("antrean dengan sentuhan", async (enter, server) => {
      const { page } = await enter({ viewport: PHONE, nrk: ATASAN_TOLOK_UKUR });
      await open(page);
      await page.getByRole("list", { name: "Menunggu putusan Anda" }).getByRole("link").first().tap();

      for (let sisa = BANYAK; sisa > 0; sisa--) {
        await page.getByRole("button", { name: /^(Diterima|Validasi)$/ }).tap();
        await decided(page, sisa - 1);
      }

      await emptied(page, server, 0, 0);
    });
  });
});

describe("antrean sekaligus", () => {
  stage({ prepare })("antrean sekaligus", async (enter, server) => {
    const { page } = await enter({ viewport: DESKTOP, nrk: ATASAN_TOLOK_UKUR });
    await open(page);
    await page.getByRole("button", { name: /^Pilih \d+ tanpa perbedaan$/ }).click();
    await page.keyboard.press("x");
    await page.getByRole("button", { name: "Putuskan sekaligus" }).click();
    const dialog = page.getByRole("dialog", { name: /^Putuskan \d+ sekaligus\?$/ });
    const banyak = Number((await dialog.getByRole("heading").innerText()).match(/\d+/)[0]);
    await dialog.getByRole("button", { name: `Terima ${banyak}` }).click();

    await page.getByText(`${banyak} putusan tersimpan.`).waitFor();
    await page.getByText(`${BANYAK - banyak} hal`).waitFor();
    const acts = JSON.parse(python("antrean.py", "hitung", server.data));
    assert.equal((acts.APPROVE_RENKIN ?? 0) + (acts.VALIDATE_REALISASI ?? 0), banyak);
    assert.ok(banyak > 1, `${banyak}`);
  });
});

async function open(page) {
  await page.goto("/antrean");
  await page.getByText(`${BANYAK} hal`).waitFor();
  const { semua, renkin, realisasi } = (await ask(page, JUMLAH)).viewer.jumlahAntrean;
  assert.deepEqual([semua, renkin, realisasi], [BANYAK, BANYAK / 2, BANYAK / 2]);
}

async function returnByKeys(page) {
  await page.keyboard.press("r");
  await page.waitForFunction(() => document.activeElement.tagName === "TEXTAREA");
  await page.keyboard.type(CATATAN);
  await page.keyboard.press("Control+Enter");
}

/** The next one has opened by itself; or there is none. */
async function decided(page, sisa) {
  if (sisa === 0) return page.getByRole("heading", { name: "Antrean kosong" }).waitFor();
  await place(page, new RegExp(`^\\d+ dari ${sisa}$`));
  await page.getByRole("button", { name: /^(Diterima|Validasi)$/ }).waitFor();
}

const place = (page, kata) => page.getByRole("main").getByText(kata).first().waitFor();

/** Nothing waits any more, in the database each act stands once, and of the returned ones what they are. */
async function emptied(page, server, dikembalikan, diurungkan) {
  await page.getByRole("heading", { name: "Antrean kosong" }).waitFor();
  assert.equal((await ask(page, JUMLAH)).viewer.jumlahAntrean.semua, 0);
  const acts = JSON.parse(python("antrean.py", "hitung", server.data));
  const returned = (acts.RETURN_RENKIN ?? 0) + (acts.RETURN_REALISASI ?? 0);
  assert.equal(returned, dikembalikan);
  assert.equal((acts.UNDO_RENKIN ?? 0) + (acts.UNDO_REALISASI ?? 0), diurungkan);
  assert.equal(acts.APPROVE_RENKIN + acts.VALIDATE_REALISASI, BANYAK - dikembalikan + diurungkan);
}
