// The bell counts what is new while the page stands, leads to it, and the timeline keeps what was done.
import assert from "node:assert/strict";
import { describe } from "node:test";
import { ask, axe, DESKTOP, overflow, PHONE, settled, shine } from "./browser.mjs";
import { ATASAN, PEGAWAI_MENUNGGU } from "./cast.mjs";
import { stage } from "./scene.mjs";

const SKP = "{ viewer { pegawai { skp(last: 1) { edges { node { id version } } } } } }";
const RETURN = `mutation ($input: ReturnSkpInput!) { returnSkp(input: $input) { errors { code } } }`;
const CATATAN = "Targetnya belum sesuai beban kerja.";

describe("lonceng dan riwayat", () => {
  for (const [where, viewport] of [
    ["di meja", DESKTOP],
    ["di ponsel", PHONE],
  ]) {
    describe(where, () => {
      stage()(`kabar sampai ${where}`, (enter) => story(enter, viewport));
    });
  }
});

async function story(enter, viewport) {
  const { page: dimas } = await enter({ viewport, nrk: PEGAWAI_MENUNGGU });
  await dimas.goto("/");
  await settled(dimas);
  await dimas.getByRole("link", { name: "Pemberitahuan", exact: true }).waitFor();
  const { page: siti } = await enter({ viewport, nrk: ATASAN });
  const [{ node }] = (await ask(dimas, SKP)).viewer.pegawai.skp.edges;
  const input = { ...node, catatan: CATATAN, idempotencyKey: crypto.randomUUID() };
  assert.deepEqual((await ask(siti, RETURN, { input })).returnSkp.errors, []);

  // Nobody has touched the page since.
  await dimas.getByRole("link", { name: "Pemberitahuan, 1 belum dibaca" }).click();
  await dimas.getByRole("heading", { level: 1, name: "Pemberitahuan" }).waitFor();
  await checked(dimas);
  await dimas.getByRole("link", { name: /SKP dikembalikan/ }).click();

  await dimas.getByRole("heading", { level: 1, name: /SKP 2020/ }).waitFor();
  await dimas.getByRole("link", { name: "Pemberitahuan", exact: true }).waitFor();
  await dimas.goto(`/riwayat/${node.id}`);
  await dimas.getByRole("heading", { name: "SKP dikembalikan" }).waitFor();
  await dimas.getByText(CATATAN).waitFor();
  await checked(dimas);
  await dimas.getByRole("button", { name: "Bukti" }).click();
  await dimas.getByRole("heading", { name: "Belum ada yang tercatat" }).waitFor();
}

/** Also with something in it the page is for everybody, light and dark. */
async function checked(page) {
  await settled(page);
  assert.deepEqual(await axe(page), [], "light");
  assert.equal(await overflow(page), 0, "wider than the window");
  await shine(page, "dark");
  assert.deepEqual(await axe(page, { colours: true }), [], "dark");
  await page.emulateMedia({ colorScheme: "light" });
}
