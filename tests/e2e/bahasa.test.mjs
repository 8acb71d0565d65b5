// English beside Indonesian: the ways to choose it, and how numbers are read in it.
import assert from "node:assert/strict";
import { describe } from "node:test";
import { ask, axe, PHONE, SANDI, settled, signIn } from "./browser.mjs";
import { PEGAWAI, PEGAWAI_DIKEMBALIKAN, PEGAWAI_RENKIN } from "./cast.mjs";
import { indonesian, read } from "./inggris.mjs";
import { stage } from "./scene.mjs";

const ENGLISH = "en-GB";

describe("memilih bahasa", () => {
  const scene = stage();

  scene("di setelan, untuk semua perangkat", async (enter) => {
    const { page } = await enter({ nrk: PEGAWAI });
    const { page: other } = await enter({ nrk: PEGAWAI, viewport: PHONE });
    await other.goto("/tim");
    await settled(other);
    await page.goto("/setelan");
    await settled(page);
    assert.notDeepEqual(indonesian(await page.evaluate(read)), [], "the check itself sees Indonesian");

    await page.getByRole("radio", { name: "English" }).check();
    await page.getByRole("button", { name: "Pakai bahasa ini" }).click();
    await page.getByRole("heading", { level: 1, name: "Settings" }).waitFor();
    await settled(page);
    assert.deepEqual(indonesian(await page.evaluate(read)), []);

    // A page that is open elsewhere keeps its language until it is loaded again, and says so.
    await other.evaluate(() => window.dispatchEvent(new Event("online")));
    await other.getByRole("button", { name: "Muat ulang" }).click();
    await other.getByRole("heading", { level: 1, name: "My team" }).waitFor();
    await page.getByRole("radio", { name: "Bahasa Indonesia" }).check();
    await page.getByRole("button", { name: "Use this language" }).click();
    await page.getByRole("heading", { level: 1, name: "Setelan" }).waitFor();
  });

  scene("di pintu masuk, dan tetap sesudahnya", async (enter) => {
    const { page, expect } = await enter();
    expect(/401/);
    await page.goto("/masuk?tujuan=/setelan");
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("heading", { level: 1, name: "Sign in to Kinerja" }).waitFor();
    assert.deepEqual(indonesian(await page.evaluate(read)), []);
    await page.getByLabel("NRK", { exact: true }).fill(PEGAWAI_RENKIN);
    await page.getByLabel("Password").fill("salah terus menerus");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByText("The NRK or the password is wrong.").waitFor();

    await signIn(page, PEGAWAI_RENKIN, SANDI);
    await page.waitForURL("**/setelan");
    await page.getByRole("heading", { level: 1, name: "Settings" }).waitFor();
    await page.goto("/masuk/sandi");
    await page.getByRole("heading", { level: 1, name: "Change your password" }).waitFor();
    assert.deepEqual(await axe(page), []);
  });
});

describe("angka menurut bahasa", () => {
  const scene = stage();
  const TARGET = "{ viewer { pegawai { skp(last: 1) { edges { node { id } } } } } }";

  scene("dibaca sebagaimana ditulis, dan yang bermakna dua ditolak", async (enter) => {
    const { page } = await enter({ nrk: PEGAWAI, locale: ENGLISH });
    await page.goto("/realisasi/2020/1");
    await settled(page);
    const line = page.getByRole("region", { name: /^1\. / });
    const field = line.getByLabel("Realisasi");
    await field.fill("1,5");
    await line.getByText("Do you mean 1.5?").waitFor();
    await field.fill("1.5");
    await page.getByText(/^Saved \d/).waitFor();
    assert.deepEqual(await realisasi(page), "1.5");
    await page.reload();
    await settled(page);
    assert.equal(await field.inputValue(), "1.5");

    const { page: indonesia } = await enter({ nrk: PEGAWAI });
    await indonesia.goto("/realisasi/2020/1");
    const sama = indonesia.getByRole("region", { name: /^1\. / }).getByLabel("Realisasi");
    await sama.waitFor();
    assert.equal(await sama.inputValue(), "1,5");
    await sama.fill("1.125");
    await indonesia.getByText(/^Tersimpan \d/).waitFor();
    assert.deepEqual(await realisasi(indonesia), "1125");
  });

  async function realisasi(page) {
    const { viewer } = await ask(page, TARGET.replace("{ id }", "{ indikator(first: 1) { edges { node { renkin { tw realisasi } } } } }"));
    const [{ node }] = viewer.pegawai.skp.edges[0].node.indikator.edges;
    return node.renkin.find(({ tw }) => tw === 1).realisasi;
  }
});
