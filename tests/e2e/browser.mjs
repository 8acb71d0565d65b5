// Chromium as people use it: two widths, two themes; and a watch for what must never happen on a page.
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { KEPT, ROOT } from "./server.mjs";

const frontend = createRequire(resolve(ROOT, "frontend/package.json"));
const { chromium } = frontend("playwright-core");
const AXE = readFileSync(frontend.resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const CHROMIUM = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
/** The list below the address bar: it is drawn anew for each window, is seen by nobody, and costs more than a page. */
const UNSEEN = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup"];
/** What Playwright leaves out. It has to be said again: of two lists the browser takes the last. */
const LEFT_OUT = [
  "AimEnabled",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades",
  "LensOverlay",
  "MediaRouter",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "PaintHolding",
  "PreconnectToSearch",
  "ThirdPartyStoragePartitioning",
];
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  `--disable-features=${[...UNSEEN, ...LEFT_OUT]}`,
];
const PATIENCE = 10_000;

export const SANDI = "demo-kinerja-2020";
export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };
const USUAL = { viewport: DESKTOP, colorScheme: "light", locale: "id-ID" };

export function launch(more = []) {
  const executablePath = CHROMIUM.find((path) => path && existsSync(path));
  if (!executablePath) throw new Error("No Chromium: install it, or set CHROMIUM to its path.");
  return chromium.launch({ executablePath, args: [...FLAGS, ...more], headless: true });
}

/**
 * A browser of one person. `wrong()` is what must not happen: console errors, failed requests, refusals of the CSP,
 * requests to other places. What a test causes on purpose it names with `expect`. `rest()` makes it ready for the next
 * test of the same person.
 */
export async function open(browser, url, options = {}) {
  const { viewport, colorScheme, locale, storageState } = { ...USUAL, ...options };
  const context = await browser.newContext({
    baseURL: url,
    viewport,
    colorScheme,
    storageState,
    locale,
    timezoneId: "Asia/Jakarta",
    hasTouch: viewport.width < 820,
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(PATIENCE);
  const seen = [];
  const expected = [];
  context.on("page", (page) => watch(page, url, seen));
  const page = await context.newPage();
  return {
    page,
    context,
    expect: (...patterns) => expected.push(...patterns),
    wrong: () => seen.filter((text) => !expected.some((pattern) => pattern.test(text))),
    async rest() {
      // A page of the same site: the browser keeps the process, and all it has read and compiled.
      await page.goto("/sehat");
      await page.unrouteAll();
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      seen.length = 0;
      expected.length = 0;
    },
    async keep(name) {
      const path = join(KEPT, `${name}.png`);
      mkdirSync(dirname(path), { recursive: true });
      await page.screenshot({ path, timeout: PATIENCE });
      return path;
    },
    close: () => context.close(),
  };
}

function watch(page, url, seen) {
  page.on("console", (message) => message.type() === "error" && seen.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => seen.push(`error: ${error.message}`));
  page.on("response", (answer) => answer.status() >= 400 && seen.push(`${answer.status()}: ${answer.url()}`));
  page.on("requestfailed", (request) => {
    // A page that is left takes its requests with it.
    const why = request.failure()?.errorText;
    if (why !== "net::ERR_ABORTED") seen.push(`${why}: ${request.url()}`);
  });
  page.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== url) seen.push(`outside: ${request.url()}`);
  });
}

/** Signs in through the page, as a person does. */
export async function signIn(page, nrk, sandi = SANDI) {
  if (!new URL(page.url(), "http://x").pathname.startsWith("/masuk")) await page.goto("/masuk");
  await page.getByLabel("NRK", { exact: true }).fill(nrk);
  await page.getByLabel(/^(Sandi|Password)$/).fill(sandi);
  await page.getByRole("button", { name: /^(Masuk|Sign in)$/ }).click();
  await page.waitForURL(({ pathname }) => !pathname.startsWith("/masuk"), { timeout: 30_000 });
}

/** Nothing loads any more and no skeleton is left. */
export async function settled(page) {
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.waitForFunction(() => {
    const waiting = [...document.querySelectorAll("[role=status]")].some((each) => /Memuat…|Loading…/.test(each.textContent));
    return !waiting && !document.querySelector("[aria-busy=true]");
  });
  await page.evaluate(() => document.fonts.ready);
}

/** What axe finds on the page as it stands; in `colours` only what depends on the theme. */
export async function axe(page, { colours = false } = {}) {
  // The page's own policy lets no foreign script in: it is put there by the debugger, past the policy.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const violations = await page.evaluate(
    (rules) => axe.run(document, { runOnly: rules, resultTypes: ["violations"] }).then((found) => found.violations),
    colours ? ["color-contrast"] : RULES,
  );
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`);
}

/** The page in the dark or in the light, every colour at its end. */
export async function shine(page, colorScheme) {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(() => {
    // Even without motion a change of colour is a transition, and what inherits the colour follows in its turn.
    for (let changes = document.getAnimations(); changes.length; changes = document.getAnimations())
      for (const change of changes) change.finish();
  });
}

/** How many px the page is wider than its window; `text` is how large its letters are, in percent. */
export function overflow(page, { text = 100 } = {}) {
  return page.evaluate((size) => {
    const root = document.documentElement;
    root.style.fontSize = size;
    const wider = root.scrollWidth - root.clientWidth;
    root.style.fontSize = "";
    return wider;
  }, `${text}%`);
}

/** Asks the API as the person of this page. */
export async function ask(page, query, variables = {}) {
  const answer = await page.request.post("/graphql", { headers: { "x-kinerja": "1" }, data: { query, variables } });
  const { data, errors } = await answer.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}
