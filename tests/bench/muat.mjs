// Loading, by Lighthouse: slow 4G and a processor a quarter as fast are simulated from what the browser did.
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { launch, open, signIn } from "../e2e/browser.mjs";
import * as cast from "../e2e/cast.mjs";
import { addressOf } from "../e2e/pages.mjs";
import { freePort, ROOT } from "../e2e/server.mjs";

const frontend = createRequire(join(ROOT, "frontend/package.json"));
const { default: lighthouse, desktopConfig } = await import(pathToFileURL(frontend.resolve("lighthouse")));

const PAGES = [
  { name: "masuk", path: "/masuk", lcp: 1000 },
  { name: "beranda", nrk: cast.PEGAWAI, path: "/" },
  { name: "skp", nrk: cast.PEGAWAI, path: "/skp/{skp}" },
  { name: "tim of 20", nrk: cast.ATASAN_TOLOK_UKUR, path: "/tim" },
  { name: "tim of all", nrk: cast.GUBERNUR, path: "/tim?tingkat=SEMUA" },
  { name: "antrean of 40", nrk: cast.ATASAN_TOLOK_UKUR, path: "/antrean" },
];
const CATEGORIES = ["performance", "accessibility", "best-practices"];
/** Else the browser asks for English, which has its texts in a file of its own. */
const INDONESIAN = { "accept-language": "id-ID,id" };
const RUNS = 3;
const LCP_MS = 2200;
const TBT_MS = 200;
const CLS = 0.01;

export async function load(browser, url, row) {
  for (const page of PAGES) {
    const { cookies, address } = await entered(browser, url, page);
    const phone = await audits(address, cookies);
    row({ name: `${page.name}, phone: performance`, value: score(phone, "performance"), budget: 93, least: true });
    row({ name: `${page.name}, phone: largest paint, ms`, value: metric(phone, "largest-contentful-paint"), budget: page.lcp ?? LCP_MS });
    row({ name: `${page.name}, phone: blocked, ms`, value: metric(phone, "total-blocking-time"), budget: TBT_MS });
    row({ name: `${page.name}, phone: moved`, value: metric(phone, "cumulative-layout-shift", 3), budget: CLS });
    for (const category of ["accessibility", "best-practices"])
      row({ name: `${page.name}, phone: ${category}${lost(phone, category)}`, value: score(phone, category), budget: 100, least: true });
    const desk = await audits(address, cookies, desktopConfig);
    row({ name: `${page.name}, desk: performance`, value: score(desk, "performance"), budget: 100, least: true });
  }
}

/** The address as this person has it, and the cookies of the session. */
async function entered(browser, url, { nrk, path }) {
  const person = await open(browser, url);
  try {
    if (nrk) await signIn(person.page, nrk);
    const address = new URL(await addressOf(person.page, path), url).href;
    return { address, cookies: await person.context.cookies() };
  } finally {
    await person.close();
  }
}

/** Some runs, each in a browser of its own that knows nothing but the session. */
async function audits(address, cookies, config) {
  const results = [];
  for (let run = 0; run < RUNS; run++) {
    const port = await freePort();
    const browser = await launch([`--remote-debugging-port=${port}`]);
    try {
      const own = await browser.browserType().connectOverCDP(`http://127.0.0.1:${port}`);
      await own.contexts()[0].addCookies(cookies);
      await own.close();
      const { lhr } = await lighthouse(address, { port, onlyCategories: CATEGORIES, extraHeaders: INDONESIAN, logLevel: "error" }, config);
      if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
      results.push(lhr);
    } finally {
      await browser.close();
    }
  }
  return results;
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const score = (results, category) => median(results.map(({ categories }) => Math.round(categories[category].score * 100)));
const metric = (results, id, digits = 0) => Number(median(results.map(({ audits }) => audits[id].numericValue)).toFixed(digits));

/** What cost points. */
function lost([{ audits, categories }], category) {
  const failed = categories[category].auditRefs.filter(({ id, weight }) => weight && audits[id].score !== null && audits[id].score < 1);
  return failed.length ? ` (${failed.map(({ id }) => id).join(", ")})` : "";
}
