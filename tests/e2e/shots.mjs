// Pictures of every page in its main states, into shots/, and the one in the README.
//
//   node tests/e2e/shots.mjs              all of them
//   node tests/e2e/shots.mjs tim skp-     those whose names begin so
import { mkdirSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { DESKTOP, launch, open, PHONE, settled, shine, signIn } from "./browser.mjs";
import { PAGES, visit } from "./pages.mjs";
import { fill, ROOT, startServer } from "./server.mjs";

const SHOTS = join(ROOT, "shots");
const README = { name: "tim", path: join(ROOT, "docs/gambar/tim.png"), limit: 200 * 1024 };
const TALLEST = 6000;

const wanted = process.argv.slice(2);
const states = PAGES.filter(({ name }) => !wanted.length || wanted.some((begin) => name.startsWith(begin)));
const [server, browser] = await Promise.all([startServer({ prepare: fill }), launch()]);
const sessions = new Map();
const faults = [];
try {
  if (!wanted.length) rmSync(SHOTS, { recursive: true, force: true });
  for (const state of states) {
    for (const viewport of [DESKTOP, PHONE]) await picture(state, viewport);
  }
} finally {
  await browser.close();
  await server.stop();
}
const size = statSync(README.path, { throwIfNoEntry: false })?.size ?? 0;
if (size > README.limit) faults.push(`${README.path}: ${size} bytes, more than ${README.limit}`);
for (const fault of faults) console.error(fault);
process.exit(faults.length ? 1 : 0);

async function picture(state, viewport) {
  const person = await open(browser, server.url, { viewport, storageState: await sessionOf(state.nrk) });
  const { page } = person;
  person.expect(...(state.expect ?? []));
  const path = (theme = "") => join(SHOTS, `${state.name}-${viewport.width}${theme}.png`);
  try {
    await visit(page, state);
    await settled(page);
    if (state.name === README.name && viewport === DESKTOP) await readme(page);
    await stretch(page, viewport);
    await page.screenshot({ path: path() });
    if (state.dark) {
      await shine(page, "dark");
      await page.screenshot({ path: path("-gelap") });
    }
    faults.push(...person.wrong().map((text) => `${state.name} ${viewport.width}: ${text}`));
  } catch (error) {
    faults.push(`${state.name} ${viewport.width}: ${error.message}`);
    await page.screenshot({ path: path() });
  } finally {
    await person.close();
  }
}

async function readme(page) {
  mkdirSync(dirname(README.path), { recursive: true });
  await page.screenshot({ path: README.path });
}

/** As high as the page is long, so that what is fixed stays at its edges; a dialog keeps the window as it is. */
async function stretch(page, { width }) {
  const height = await page.evaluate(() =>
    document.querySelector("dialog[open]") ? window.innerHeight : document.documentElement.scrollHeight,
  );
  await page.setViewportSize({ width, height: Math.min(height, TALLEST) });
  await settled(page);
}

async function sessionOf(nrk) {
  if (!nrk) return undefined;
  if (!sessions.has(nrk)) {
    const person = await open(browser, server.url);
    await signIn(person.page, nrk);
    sessions.set(nrk, await person.context.storageState());
    await person.close();
  }
  return sessions.get(nrk);
}
