// Nothing typed is lost and nothing happens twice: without a network, without a server, without an answer, without a
// session, and beside somebody else who writes the same.
import assert from "node:assert/strict";
import { describe } from "node:test";
import { ask, axe, PHONE, signIn } from "./browser.mjs";
import {
  ATASAN,
  PEGAWAI,
  PEGAWAI_BARU,
  PEGAWAI_DIKEMBALIKAN,
  PEGAWAI_MENUNGGU,
  PEGAWAI_RENKIN,
} from "./cast.mjs";
import { cut, lost, visit } from "./pages.mjs";
import { stage } from "./scene.mjs";

const UNREACHABLE = [/net::ERR_/, /WebSocket connection/, /Failed to fetch/];

const region = (page, nth) => page.getByRole("region", { name: new RegExp(`^${nth}\\. `) });
const replyTo = (page, nth) => region(page, nth).getByLabel("Balasan untuk atasan");
const saved = (page) => page.getByText(/^Tersimpan/).waitFor();
const kept = (page) => page.getByText(/disimpan di perangkat ini$/i).first().waitFor();

/** What the editor is written on: the first SKP of the person. */
async function editor(page, nth = 7) {
  await visit(page, { path: "/skp/{skp}" });
  await replyTo(page, nth).waitFor();
}

/** The page is kept by the browser: it opens without a network. */
async function workerReady(page) {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(async () => {
    const names = await caches.keys();
    return names.length > 0 && Boolean(await caches.match("/"));
  });
}

describe("tanpa jaringan", () => {
  const scene = stage();

  for (const [how, away, back] of [
    ["jaringan mati", ({ context }) => context.setOffline(true), ({ context }) => context.setOffline(false)],
    ["server mati", (_person, server) => server.halt(), (_person, server) => server.resume()],
  ]) {
    scene(`SKP: ${how}, tab ditutup, dibuka lagi`, async (enter, server) => {
      const person = await enter({ nrk: PEGAWAI_BARU });
      person.expect(...UNREACHABLE);
      const { page, context } = person;
      const { viewer } = await ask(page, "{ viewer { pegawai { skp(last: 1) { totalCount } } } }");
      if (viewer.pegawai.skp.totalCount) await visit(page, { path: "/skp/{skp}" });
      else {
        await page.goto("/skp?baru=true");
        await page.getByRole("button", { name: "Buat SKP" }).click();
      }
      await page.getByRole("button", { name: "Tambah indikator" }).waitFor();
      const before = await page.getByRole("region", { name: /^\d+\. / }).count();
      await workerReady(page);

      await away(person, server);
      await addOwn(page, `Melatih petugas pompa, ${how}`);
      await kept(page);
      const { pathname } = new URL(page.url());
      await page.close();
      const again = await context.newPage();
      await again.goto(pathname);
      await again.getByRole("heading", { level: 1, name: "Belum tersambung" }).waitFor();
      assert.deepEqual(await axe(again), []);

      await back(person, server);
      await again.getByRole("button", { name: "Coba lagi" }).click();
      await again.getByRole("region", { name: new RegExp(`Melatih petugas pompa, ${how}`) }).waitFor();
      await saved(again);
      await again.reload();
      await again.getByRole("region", { name: new RegExp(`Melatih petugas pompa, ${how}`) }).waitFor();
      assert.equal(await again.getByRole("region", { name: /^\d+\. / }).count(), before + 1);
    });

    scene(`realisasi: ${how}, tab ditutup, dibuka lagi`, async (enter, server) => {
      const person = await enter({ nrk: PEGAWAI, viewport: PHONE });
      person.expect(...UNREACHABLE);
      const { page, context } = person;
      await page.goto("/realisasi/2020/1");
      await region(page, 1).getByLabel("Realisasi").waitFor();
      await workerReady(page);

      await away(person, server);
      await region(page, 1).getByLabel("Realisasi").fill("0,75");
      await region(page, 1).getByLabel("Catatan").fill(`Ditulis saat ${how}.`);
      await kept(page);
      await page.close();
      const again = await context.newPage();
      await again.goto("/realisasi/2020/1");
      await again.getByRole("heading", { level: 1, name: "Belum tersambung" }).waitFor();

      await back(person, server);
      await again.getByRole("button", { name: "Coba lagi" }).click();
      await saved(again);
      await again.reload();
      await again.getByText(`Ditulis saat ${how}.`).waitFor();
      assert.equal(await region(again, 1).getByLabel("Realisasi").inputValue(), "0,75");
    });
  }

  scene("jawaban simpanan hilang lalu halaman dimuat ulang: baris baru tidak ganda", async (enter) => {
    const { page, expect } = await enter({ nrk: PEGAWAI_BARU });
    expect(...lost());
    await visit(page, { path: "/skp/{skp}" });
    await page.getByRole("button", { name: "Tambah indikator" }).waitFor();
    const before = await page.getByRole("region", { name: /^\d+\. / }).count();
    const acted = await loseAnswers(page, /saveSkp/);
    await addOwn(page, "Ditulis sekali saja");
    await acted();
    await page.unrouteAll({ behavior: "ignoreErrors" });
    await page.reload();
    await saved(page);
    await page.reload();
    await page.getByRole("region", { name: /Ditulis sekali saja/ }).waitFor();
    assert.equal(await page.getByRole("region", { name: /^\d+\. / }).count(), before + 1);
  });

  scene("rencana kinerja yang ditulis tanpa jaringan", async (enter) => {
    const { page, context, expect } = await enter({ nrk: PEGAWAI_RENKIN });
    expect(...UNREACHABLE);
    await page.goto("/renkin/2020");
    const cell = (on) => on.getByLabel("Target Triwulan 4, indikator 1");
    await cell(page).waitFor();
    await context.setOffline(true);
    await cell(page).fill("7,5");
    await kept(page);
    await page.close();
    await context.setOffline(false);
    const again = await context.newPage();
    await again.goto("/renkin/2020");
    await cell(again).waitFor();
    assert.equal(await cell(again).inputValue(), "7,5");
    await saved(again);
  });

  scene("catatan atasan yang sedang ditulis", async (enter) => {
    const { page, context } = await enter({ nrk: ATASAN });
    const open = async (on) => {
      await on.goto("/tim");
      await on.getByRole("link", { name: "Dimas Nugroho" }).click();
      const note = on.getByRole("dialog").getByLabel("Catatan untuk keseluruhan SKP");
      await note.waitFor();
      return note;
    };
    await (await open(page)).fill("Satuan belum sesuai.");
    await page.getByRole("dialog").getByText("Disimpan di perangkat ini").waitFor();
    await page.close();
    const note = await open(await context.newPage());
    await note.and(note.page().locator(":not(:placeholder-shown)")).waitFor();
    assert.equal(await note.inputValue(), "Satuan belum sesuai.");
  });
});

describe("dua orang, satu isian", () => {
  const scene = stage();

  scene("SKP: keduanya tampil, dipilih per isian", async (enter) => {
    const { page: first } = await enter({ nrk: PEGAWAI_DIKEMBALIKAN });
    const { page: second, expect } = await enter({ nrk: PEGAWAI_DIKEMBALIKAN });
    expect(...lost());
    await editor(first);
    await editor(second);
    // Without a line the second cannot see what the first has saved before it types.
    await cut(/./)(second);
    await replyTo(second, 7).fill("Dari perangkat kedua.");
    await replyTo(first, 7).fill("Dari perangkat pertama.");
    await saved(first);
    await second.unrouteAll({ behavior: "ignoreErrors" });
    await second.evaluate(() => window.dispatchEvent(new Event("online")));

    await second.getByRole("heading", { name: "SKP ini juga diubah di tempat lain" }).waitFor();
    await second.getByText("Bentrok dengan perubahan lain").first().waitFor();
    const choice = second.getByRole("group", { name: /balasan untuk atasan$/ });
    await choice.getByText("Dari perangkat pertama.").waitFor();
    await choice.getByText("Dari perangkat kedua.").waitFor();
    assert.deepEqual(await axe(second), []);
    await choice.getByRole("radio", { name: /Yang tersimpan/ }).check();
    await second.getByRole("button", { name: "Simpan pilihan" }).click();
    await saved(second);
    assert.equal(await replyTo(second, 7).inputValue(), "Dari perangkat pertama.");
  });

  scene("realisasi: isian lain digabung, isian sama dipilih", async (enter) => {
    const { page: first } = await enter({ nrk: PEGAWAI });
    const { page: second, expect } = await enter({ nrk: PEGAWAI });
    expect(...lost());
    for (const page of [first, second]) {
      await page.goto("/realisasi/2020/1");
      await region(page, 1).getByLabel("Realisasi").waitFor();
    }
    await cut(/./)(second);
    await region(second, 1).getByLabel("Realisasi").fill("0,5");
    await region(second, 2).getByLabel("Catatan").fill("Dari ponsel.");
    await region(first, 1).getByLabel("Realisasi").fill("0,8");
    await region(first, 1).getByLabel("Catatan").fill("Dari meja.");
    await saved(first);
    await second.unrouteAll({ behavior: "ignoreErrors" });
    await second.evaluate(() => window.dispatchEvent(new Event("online")));

    await second.getByRole("heading", { name: "Laporan ini juga diubah di tempat lain" }).waitFor();
    const choice = second.getByRole("group", { name: "Indikator 1, realisasi" });
    await choice.getByText("0,5").waitFor();
    await choice.getByText("0,8").waitFor();
    assert.equal(await second.getByRole("group", { name: /^Indikator/ }).count(), 1);
    await second.getByRole("button", { name: "Pakai semua isian saya" }).click();
    await saved(second);
    await second.reload();
    await region(second, 1).getByLabel("Realisasi").waitFor();
    assert.equal(await region(second, 1).getByLabel("Realisasi").inputValue(), "0,5");
    assert.equal(await region(second, 1).getByLabel("Catatan").inputValue(), "Dari meja.");
    assert.equal(await region(second, 2).getByLabel("Catatan").inputValue(), "Dari ponsel.");
  });
});

/** A line of one's own, in the editor of an SKP. */
async function addOwn(page, uraian) {
  await page.getByRole("button", { name: "Tambah indikator" }).click();
  const add = page.getByRole("dialog", { name: "Tambah indikator" });
  await add.getByRole("tab", { name: "Tanpa referensi" }).click();
  await add.getByRole("button", { name: "Tulis indikator sendiri" }).click();
  await page.getByRole("textbox", { name: "Uraian" }).last().fill(uraian);
}

/** The server acts, but the browser never hears of it. The call waits until it has acted once. */
async function loseAnswers(page, body) {
  let tell;
  const acted = new Promise((done) => {
    tell = done;
  });
  await page.route("**/graphql", async (route) => {
    if (!body.test(route.request().postData() ?? "")) return route.fallback();
    await route.fetch();
    await route.abort("connectionfailed");
    tell();
  });
  return () => acted;
}

describe("jawaban yang hilang", () => {
  const scene = stage();

  scene("diterima sekali, walau jawabannya hilang dan halaman dimuat ulang", async (enter) => {
    const { page, expect } = await enter({ nrk: ATASAN });
    expect(...lost());
    await page.goto("/tim");
    await page.getByRole("link", { name: "Dimas Nugroho" }).click();
    const drawer = page.getByRole("dialog");
    const acted = await loseAnswers(page, /approveSkp/);
    await drawer.getByRole("button", { name: "Diterima", exact: true }).click();
    await acted();
    await page.unrouteAll({ behavior: "ignoreErrors" });
    await page.goto("/setelan");
    await page.getByText(/SKP Dimas Nugroho diterima\. Tanda terima \w{4}-\w{4}\./).waitFor();
    await page.reload();
    const row = page.getByRole("row", { name: /SKP Dimas Nugroho diterima\./ });
    await row.getByText(/20 Maret 2020 pukul/).waitFor();
    assert.equal(await row.count(), 1);
    assert.equal(await page.getByText("Belum pasti terkirim").count(), 0);
  });

  scene("yang lama ditanyakan dahulu, baru dikirim lagi", async (enter) => {
    const { page, expect } = await enter({ nrk: PEGAWAI_DIKEMBALIKAN });
    expect(...lost());
    await editor(page);
    await replyTo(page, 7).fill("Sudah saya sesuaikan.");
    await replyTo(page, 9).fill("Sudah saya naikkan.");
    await page.getByText("Sudah diperbaiki atau dijawab").nth(1).waitFor();
    await page.getByRole("button", { name: "Periksa dan ajukan" }).first().click();
    await page.getByRole("button", { name: "Ajukan SKP" }).click();
    await cut(/submitSkp/)(page);
    await page.getByRole("dialog").getByRole("button", { name: "Ajukan SKP" }).click();
    await page.waitForRequest((request) => /submitSkp/.test(request.postData() ?? ""));

    await page.clock.install({ time: Date.now() + 11 * 60_000 });
    await page.goto("/skp");
    const question = page.getByRole("complementary", { name: "Belum pasti terkirim" });
    await question.getByText(/SKP 2020 diajukan\./).waitFor();
    assert.deepEqual(await axe(page), []);
    const { viewer } = await ask(page, "{ viewer { pegawai { skp(last: 1) { edges { node { status } } } } } }");
    assert.equal(viewer.pegawai.skp.edges[0].node.status, "RETURNED");
    await page.unrouteAll({ behavior: "ignoreErrors" });
    await question.getByRole("button", { name: "Kirim lagi" }).click();
    await page.getByText(/SKP 2020 diajukan\. Tanda terima/).waitFor();
    await question.waitFor({ state: "hidden" });
  });
});

describe("sesi yang berakhir", () => {
  const scene = stage();

  scene("isian tetap di layar, masuk lagi di tab ini kembali ke tempat semula", async (enter) => {
    const { page, context, expect } = await enter({ viewport: PHONE });
    await signIn(page, PEGAWAI_DIKEMBALIKAN);
    await editor(page);
    expect(/401/, /WebSocket/);
    await context.clearCookies();
    await replyTo(page, 7).fill("Ditulis setelah sesi berakhir.");
    await page.getByText("Sesi berakhir; isian Anda aman di perangkat ini.").waitFor();
    await page.getByText("Sesi berakhir, disimpan di perangkat ini").first().waitFor();
    assert.equal(await replyTo(page, 7).inputValue(), "Ditulis setelah sesi berakhir.");
    await page.evaluate(() => window.scrollTo(0, 0));
    assert.deepEqual(await axe(page), []);
    const { pathname } = new URL(page.url());
    await page.getByRole("link", { name: "Masuk lagi" }).click();
    await page.waitForURL(/\/masuk\?tujuan=/);
    await signIn(page, PEGAWAI_DIKEMBALIKAN);
    await page.waitForURL(`**${pathname}`);
    await saved(page);
    assert.equal(await replyTo(page, 7).inputValue(), "Ditulis setelah sesi berakhir.");
  });

  scene("masuk lagi di tab lain: yang pertama menyimpan sendiri", async (enter) => {
    const { page, context, expect } = await enter({ nrk: PEGAWAI });
    await page.goto("/realisasi/2020/1");
    await region(page, 1).getByLabel("Catatan").waitFor();
    expect(/401/, /WebSocket/);
    await context.clearCookies();
    await region(page, 1).getByLabel("Catatan").fill("Belum terkirim.");
    await page.getByText("Sesi berakhir; isian Anda aman di perangkat ini.").waitFor();
    const other = await context.newPage();
    await signIn(other, PEGAWAI);
    await saved(page);
    assert.equal(await page.getByRole("link", { name: "Masuk lagi" }).count(), 0);
    assert.equal(await region(page, 1).getByLabel("Catatan").inputValue(), "Belum terkirim.");
  });

  scene("orang berikutnya di komputer yang sama tidak melihat isian orang sebelumnya", async (enter) => {
    const { page, context, expect } = await enter();
    await signIn(page, PEGAWAI_DIKEMBALIKAN);
    await editor(page);
    expect(/401/, /WebSocket/);
    await context.clearCookies();
    await replyTo(page, 7).fill("Rahasia saya.");
    await page.getByText("Sesi berakhir, disimpan di perangkat ini").first().waitFor();
    const other = await context.newPage();
    await signIn(other, PEGAWAI_MENUNGGU);
    await page.getByRole("heading", { name: "SKP tidak ditemukan" }).waitFor();
    for (const each of [page, other]) assert.equal(await each.getByText("Rahasia saya.").count(), 0);
  });
});
