// What holds for every page, in both languages, at a desk and on a phone, light and dark; and what people do to pages.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { axe, DESKTOP, overflow, PHONE, settled, shine, signIn } from "./browser.mjs";
import { ATASAN, PEGAWAI, PEGAWAI_BARU, PEGAWAI_DIKEMBALIKAN, PEGAWAI_RENKIN } from "./cast.mjs";
import { indonesian, read } from "./inggris.mjs";
import { cut, lost, PAGES, visit, WITHOUT } from "./pages.mjs";
import { stage } from "./scene.mjs";
import { fill, ROOT } from "./server.mjs";

const NARROW = [
  { width: 360, height: 740 },
  { width: 320, height: 640 },
];
/** What a browser asks for. */
const LANGUAGES = { id: "id-ID,id", en: "en-GB,en" };

// Two people at a time, with browsers of their own on one server.
describe("setiap halaman", { concurrency: 2 }, () => {
  const scene = stage({ prepare: fill });
  for (const nrk of new Set(PAGES.map((state) => state.nrk))) {
    describe(`orang ${nrk}`, () => {
      for (const state of PAGES.filter((each) => each.nrk === nrk)) {
        for (const lang of Object.keys(LANGUAGES)) {
          scene(`${state.name} ${lang}`, async (enter) => {
            const { page, expect } = await enter({ nrk, stays: true, locale: undefined });
            await page.setExtraHTTPHeaders({ "accept-language": LANGUAGES[lang] });
            expect(...(state.expect ?? []));
            await visit(page, state);
            await looks(page, lang);
            if (state.kept) await reloads(page);
          });
        }
      }
    });
  }
});

/** What holds for every page: at a desk and on a phone, in the light and in the dark. */
async function looks(page, lang) {
  await settled(page);
  assert.match(await page.title(), /\S · Kinerja$/);
  assert.equal(await page.locator("html").getAttribute("lang"), lang);
  assert.equal(await page.locator("h1").count(), 1, "h1");
  assert.deepEqual(await axe(page), [], "at a desk");
  await shine(page, "dark");
  assert.deepEqual(await axe(page, { colours: true }), [], "at a desk, dark");
  if (lang === "en") assert.deepEqual(indonesian(await page.evaluate(read)), []);
  assert.deepEqual(await widths(page, [DESKTOP]), []);

  await page.setViewportSize(PHONE);
  await settled(page);
  assert.deepEqual(await axe(page), [], "on a phone, dark");
  await shine(page, "light");
  assert.deepEqual(await axe(page, { colours: true }), [], "on a phone");
  if (lang === "en") assert.deepEqual(indonesian(await page.evaluate(read)), []);
  assert.deepEqual(await widths(page, [PHONE, ...NARROW]), []);
}

/** Where the page is wider than its window, with letters as they are and twice as large. */
async function widths(page, windows) {
  const wider = [];
  for (const { width, height } of windows) {
    await page.setViewportSize({ width, height });
    for (const text of [100, 200]) {
      const px = await overflow(page, { text });
      if (px) wider.push(`${px} px at ${width} with text of ${text} %`);
    }
  }
  return wider;
}

test("setiap alamat diperiksa kosong, galat, dan penuh", () => {
  const source = readFileSync(join(ROOT, "frontend/src/routes.tsx"), "utf8");
  const routes = [...source.matchAll(/path: "([^"]+)"/g)].map(([, path]) => path);
  const missing = routes.map((route) => [route, ["full", "empty", "error"].filter((state) => !stands(route, state))]);
  const without = Object.entries(WITHOUT).map(([route, why]) => [route, Object.keys(why)]);

  assert.ok(routes.length > 10, `${routes}`);
  assert.deepEqual(Object.fromEntries(missing.filter(([, states]) => states.length)), Object.fromEntries(without));
});

/** Whether the page of this address is looked at in this state. */
function stands(route, state) {
  const address = new RegExp(`^${route.replaceAll(/\$\w+/g, "[^/]+")}$`);
  return PAGES.some((page) => page.state === state && address.test(page.path.split("?")[0]));
}

/** The dialog is there again, because the address says so. */
async function reloads(page) {
  const heading = page.getByRole("heading").and(page.locator("dialog[open] *, main *")).nth(1);
  const before = await heading.innerText();
  await page.reload();
  await settled(page);
  await page.getByRole("heading", { name: before }).first().waitFor();
}

describe("papan ketik", () => {
  const scene = stage();

  scene("lewat Tab sampai ke laci, dan kembali dengan Esc", async (enter) => {
    const { page } = await enter({ nrk: ATASAN });
    await page.goto("/tim");
    await settled(page);
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "Langsung ke isi");
    const seen = await tabUntil(page, "Dimas Nugroho");
    for (const name of ["SKP approval", "Langsung"]) assert.ok(seen.includes(name), `${name} in ${seen}`);

    await page.keyboard.press("Enter");
    const drawer = page.getByRole("dialog", { name: "Dimas Nugroho" });
    await drawer.waitFor();
    assert.ok(await drawer.evaluate((dialog) => dialog.contains(document.activeElement)));
    await page.keyboard.press("Escape");
    await drawer.waitFor({ state: "hidden" });
    await page.waitForFunction(() => document.activeElement?.textContent === "Dimas Nugroho");
  });

  scene("lewat Tab mengisi realisasi", async (enter) => {
    const { page } = await enter({ nrk: PEGAWAI, viewport: PHONE });
    await page.goto("/realisasi/2020/1");
    await settled(page);
    const seen = await tabUntil(page, "Ajukan realisasi");
    for (const name of ["Realisasi", "Tambah bukti"]) assert.ok(seen.includes(name), `${name} in ${seen}`);
  });
});

/** Presses Tab until this has the focus; each on the way shows that it has it. Gives their names. */
async function tabUntil(page, name) {
  const seen = [];
  for (let nth = 0; nth < 120; nth++) {
    await page.keyboard.press("Tab");
    const now = await focused(page);
    seen.push(now);
    assert.ok(await page.evaluate(ringed), `no ring around ${now}`);
    if (now === name) return seen;
  }
  throw new Error(`Tab did not reach ${name}: ${seen.join(", ")}`);
}

function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    const label = element?.labels?.[0]?.textContent ?? element?.getAttribute("aria-label") ?? element?.textContent;
    return label?.trim() ?? "";
  });
}

/** In the page: whether the focus can be seen, on the element or on what is drawn for it. */
function ringed() {
  const element = document.activeElement;
  // Its parts draw rings of their own, which no style tells.
  if (element.matches("input[type=date]")) return true;
  const around = [element, element.closest("label"), element.parentElement].filter(Boolean);
  return around
    .flatMap((each) => [getComputedStyle(each), getComputedStyle(each, "::after")])
    .some((style) => style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2);
}

describe("sesi dan isian", () => {
  const scene = stage();

  scene("keluar menghapus isian dari perangkat", async (enter) => {
    // A session of its own: it ends here.
    const { page, expect } = await enter();
    page.on("dialog", (dialog) => dialog.accept());
    await signIn(page, PEGAWAI_DIKEMBALIKAN);
    expect(...lost());
    await cut(/SaveSkp/)(page);
    const reply = await openEditor(page);
    await reply.fill("Rahasia saya.");
    await page.getByText(/^Belum tersambung, disimpan di perangkat ini/).waitFor();
    assert.equal(await page.evaluate(drafts), 1);
    await page.getByRole("button", { name: /menu akun/ }).click();
    await page.getByRole("button", { name: "Keluar", exact: true }).filter({ visible: true }).click();
    await page.waitForURL("**/masuk");
    assert.equal(await page.evaluate(drafts), 0);
    await page.goto("/skp");
    await page.waitForURL(/\/masuk/);
  });

  scene("mengetik selagi baris baru sedang disimpan", async (enter) => {
    const { page } = await enter({ nrk: PEGAWAI_BARU });
    await page.goto("/skp?baru=true");
    await page.getByRole("button", { name: "Buat SKP" }).click();
    await page.getByRole("button", { name: "Tambah indikator" }).click();
    const add = page.getByRole("dialog", { name: "Tambah indikator" });
    const held = await hold(page, /saveSkp/);
    await add.getByRole("checkbox").first().check();
    await add.getByRole("button", { name: "Tambah 1 indikator" }).click();
    const months = page.getByRole("region", { name: /^1\. / }).getByLabel("Waktu");
    for (const value of ["8", "9"]) {
      const give = await held();
      await months.fill(value);
      give();
    }
    (await held())();
    await page.getByText(/^Tersimpan/).waitFor();
    await page.reload();
    await months.waitFor();
    assert.equal(await months.inputValue(), "9");
    assert.equal(await page.getByRole("region", { name: /^\d+\. / }).count(), 1);
  });

  scene("rencana yang ditolak diajukan lagi setelah tersimpan", async (enter) => {
    const { page } = await enter({ nrk: PEGAWAI_RENKIN });
    const dialog = page.getByRole("dialog");
    const send = page.getByRole("button", { name: "Ajukan rencana kinerja" });
    await page.goto("/renkin/2020");
    await page.getByLabel("Target Triwulan 4, indikator 1").fill("1");
    await send.click();
    await dialog.getByRole("button", { name: "Ajukan rencana kinerja" }).click();
    await page.getByRole("alert").getByRole("link", { name: /^Indikator 1/ }).waitFor();

    const held = await hold(page, /saveRenkin/);
    await page.getByRole("button", { name: /^Bagi rata ?, indikator 1$/ }).click();
    await send.click();
    const give = await held();
    assert.equal(await dialog.count(), 0);
    give();
    await dialog.getByRole("button", { name: "Ajukan rencana kinerja" }).click();
    await page.getByText("Rencana kinerja 2020 diajukan.").waitFor();
  });

  scene("klik ganda pada Ajukan mengirim sekali", async (enter) => {
    const { page } = await enter({ nrk: PEGAWAI_DIKEMBALIKAN });
    let sent = 0;
    page.on("request", (request) => {
      if (request.postData()?.includes("submitSkp")) sent += 1;
    });
    const reply = await openEditor(page);
    await reply.fill("Sudah saya sesuaikan.");
    await replyTo(page, 9).fill("Sudah saya naikkan.");
    await page.getByText("Sudah diperbaiki atau dijawab").nth(1).waitFor();
    await page.getByRole("button", { name: "Periksa dan ajukan" }).first().click();
    await page.getByRole("button", { name: "Ajukan SKP" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Ajukan SKP" }).dblclick();
    await page.getByText(/^Menunggu Siti Rahmawati/).waitFor();
    assert.equal(sent, 1);
  });
});

const replyTo = (page, nth) =>
  page.getByRole("region", { name: new RegExp(`^${nth}\\. `) }).getByLabel("Balasan untuk atasan");

/** The editor of a returned SKP; gives the reply to the note on a line. */
async function openEditor(page, nth = 7) {
  await visit(page, { path: "/skp/{skp}" });
  await replyTo(page, nth).waitFor();
  return replyTo(page, nth);
}

/** Keeps back the answers to requests like this. Each call waits until the server has the next, and gives its release. */
async function hold(page, body) {
  const waiting = [];
  const wanted = [];
  await page.route("**/graphql", async (route) => {
    if (!body.test(route.request().postData() ?? "")) return route.fallback();
    const response = await route.fetch();
    const give = () => route.fulfill({ response });
    const next = wanted.shift();
    if (next) next(give);
    else waiting.push(give);
  });
  return () => new Promise((done) => (waiting.length ? done(waiting.shift()) : wanted.push(done)));
}

/** In the page: how many drafts are kept on the device. */
function drafts() {
  return new Promise((done, fail) => {
    const open = indexedDB.open("keyval-store");
    open.onerror = () => fail(open.error);
    open.onsuccess = () => {
      const base = open.result;
      if (!base.objectStoreNames.contains("keyval")) return done(0);
      const count = base.transaction("keyval").objectStore("keyval").count();
      count.onsuccess = () => done(count.result);
      count.onerror = () => fail(count.error);
    };
  });
}
