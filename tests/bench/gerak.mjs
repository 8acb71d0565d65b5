// Acting: how long until the page shows what a key or a click has brought about, on a processor a quarter as fast.
import { open, settled, signIn } from "../e2e/browser.mjs";
import { ATASAN_TOLOK_UKUR, GUBERNUR } from "../e2e/cast.mjs";

const SLOWER = 4;
const KEY_MS = 50;
const FOLD_MS = 100;
const ACT_MS = 200;
const NODES = 2500;
/** How many keys in a row. */
const KEYS = 20;
const BRANCHES = 30;

export async function act(browser, url, row) {
  await asPerson(browser, url, GUBERNUR, async (page) => {
    await page.goto("/tim?tingkat=SEMUA");
    await settled(page);
    row({ name: "tim at rest, nodes", value: await nodes(page), budget: NODES });
    const tree = page.getByRole("tree", { name: "Susunan tim" });
    await unfold(page, tree);
    const lines = await tree.getByRole("treeitem").count();
    row({ name: `tree of ${lines}: a key, ms`, value: await took(page, () => presses(page, "ArrowUp")), budget: KEY_MS });
    await page.keyboard.press("Home");
    row({ name: "tree: fold, ms", value: await took(page, () => page.keyboard.press("ArrowLeft")), budget: FOLD_MS });
    row({ name: "tree: unfold, ms", value: await took(page, () => page.keyboard.press("ArrowRight")), budget: FOLD_MS });
    const tile = page.getByRole("button", { name: /SKP disetujui/ });
    row({ name: "tim: filter, ms", value: await took(page, () => tile.click()), budget: ACT_MS });
    const person = page.getByRole("table").getByRole("link").first();
    row({ name: "tim: open drawer, ms", value: await took(page, () => person.click()), budget: ACT_MS });
  });
  await asPerson(browser, url, ATASAN_TOLOK_UKUR, async (page) => {
    await page.goto("/tim");
    await settled(page);
    row({ name: "tim of 20 at rest, nodes", value: await nodes(page), budget: NODES });
    await page.goto("/antrean");
    await settled(page);
    await page.getByText("1 dari 40").waitFor();
    row({ name: "antrean at rest, nodes", value: await nodes(page), budget: NODES });
    row({ name: "antrean: next, ms", value: await took(page, () => presses(page, "j")), budget: ACT_MS });
    row({ name: "antrean: back, ms", value: await took(page, () => presses(page, "k")), budget: ACT_MS });
    const all = page.getByRole("button", { name: /^Pilih \d+ tanpa perbedaan$/ });
    row({ name: "antrean: select all, ms", value: await took(page, () => all.click()), budget: ACT_MS });
  });
}

async function asPerson(browser, url, nrk, play) {
  const { page, context, close } = await open(browser, url);
  try {
    await page.addInitScript(observe);
    await signIn(page, nrk);
    const devtools = await context.newCDPSession(page);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    await play(page);
  } finally {
    await close();
  }
}

/** In the page: keeps how long each interaction took until the next paint. Those of a frame or less are not told. */
function observe() {
  window.interactions = [];
  const note = (entries) => {
    for (const { interactionId, duration } of entries) if (interactionId) window.interactions.push(duration);
  };
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ type: "event", durationThreshold: 16, buffered: true });
  window.interacted = () => {
    note(observer.takeRecords());
    return window.interactions.splice(0);
  };
}

/** The slowest of the interactions in this, in ms. */
async function took(page, interact) {
  await page.evaluate(() => window.interacted());
  await interact();
  await drawn(page);
  return Math.max(0, ...(await page.evaluate(() => window.interacted())));
}

async function presses(page, key) {
  for (let nth = 0; nth < KEYS; nth++) {
    await page.keyboard.press(key);
    await drawn(page);
  }
}

async function drawn(page) {
  await settled(page);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** Opens branch by branch from the root, by the keyboard. */
async function unfold(page, tree) {
  await tree.focus();
  for (let nth = 0; nth < BRANCHES; nth++) {
    await page.keyboard.press("ArrowRight");
    await drawn(page);
    await page.keyboard.press("ArrowDown");
  }
}

const nodes = (page) => page.evaluate(() => document.querySelectorAll("*").length);
