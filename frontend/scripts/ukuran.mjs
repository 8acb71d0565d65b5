// Sizes against their budgets, from Vite's manifest; exit 1 when one is over. Run after `npm run build`.
import { existsSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const KB = 1024;
const BUDGET = { first: 150, login: 40, route: 25, editor: 45, catalogue: 20, css: 12, font: 30 };

const dist = new URL("../dist/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8"));
const read = (file) => readFileSync(new URL(file, dist));
const gz = (files) => [...files].reduce((sum, file) => sum + gzipSync(read(file)).length, 0) / KB;

/** The file of an entry and all it imports at once. */
function staticOf(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) staticOf(next, seen);
  return seen;
}
const filesOf = (keys) =>
  new Set([...keys].map((key) => manifest[key].file).filter((file) => file.endsWith(".js")));
const cssOf = (keys) => new Set([...keys].flatMap((key) => manifest[key].css ?? []));
const minus = (a, b) => new Set([...a].filter((x) => !b.has(x)));

/** Forms that are written for days: they bring the keeping of drafts. */
const EDITORS = ["SkpPage", "RenkinPage", "RealisasiPage"];

const rows = [];
const check = (name, size, budget) => rows.push({ name, size, budget, over: size > budget });

const entry = staticOf("index.html");
check("first load, before any page", gz(filesOf(entry)), BUDGET.first);
for (const key of manifest["index.html"].dynamicImports ?? []) {
  const page = /features\/.*\/(\w+Page)\.tsx$/.exec(key)?.[1];
  if (!page) continue;
  const all = staticOf(key);
  const own = minus(filesOf(all), filesOf(entry));
  check(`${page}, own`, gz(own), page === "SkpPage" ? BUDGET.editor : BUDGET.route);
  check(
    `${page}, first load`,
    gz(filesOf(new Set([...entry, ...all]))),
    EDITORS.includes(page) ? BUDGET.first + 10 : BUDGET.first,
  );
  check(`${page}, css`, gz(cssOf(new Set([...entry, ...all]))), BUDGET.css);
}
// Who reads English loads its texts as well, beside the first page.
check("English texts", gz([manifest["src/locales/en.po"].file]), BUDGET.catalogue);
for (const html of ["masuk.html", "sandi.html"]) {
  if (manifest[html]) check(html, gz(filesOf(staticOf(html))), BUDGET.login);
  else if (existsSync(new URL(html, dist))) check(html, 0, BUDGET.login);
}
const fonts = new Set(Object.values(manifest).flatMap((item) => [item.file, ...(item.assets ?? [])]));
for (const file of fonts) if (file.endsWith(".woff2")) check("font", read(file).length / KB, BUDGET.font);

for (const { name, size, budget, over } of rows) {
  console.log(
    `${over ? "OVER" : "  ok"}  ${size.toFixed(1).padStart(6)} of ${String(budget).padStart(3)} KB  ${name}`,
  );
}
if (rows.some(({ over }) => over)) process.exit(1);
