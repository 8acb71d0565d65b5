// How fast the pages are against their budgets: loading, by Lighthouse on a slow phone and at a desk; and what a
// superior does on them, on a processor a quarter as fast. Prints a table; exit 1 when something is over its budget.
//
//   node tests/bench/layar.mjs              both
//   node tests/bench/layar.mjs muat         loading only
//   node tests/bench/layar.mjs gerak        acting only
import { launch } from "../e2e/browser.mjs";
import { fill, startServer } from "../e2e/server.mjs";
import { act } from "./gerak.mjs";
import { load } from "./muat.mjs";

const PEGAWAI = 2000;
const PARTS = { muat: load, gerak: act };

const wanted = process.argv.slice(2);
const server = await startServer({ pegawai: PEGAWAI, prepare: fill });
const browser = await launch();
const rows = [];
try {
  for (const [name, part] of Object.entries(PARTS)) {
    if (!wanted.length || wanted.includes(name)) await part(browser, server.url, (row) => rows.push(shown(row)));
  }
} finally {
  await browser.close();
  await server.stop();
}
process.exit(rows.some(({ over }) => over) ? 1 : 0);

/** `least`: the budget is what there has to be at least, else what there may be at most. */
function shown({ name, value, budget, least = false }) {
  const over = least ? value < budget : value > budget;
  const bound = `${least ? ">=" : "<="} ${budget}`;
  console.log(`${over ? "OVER" : "  ok"}  ${String(value).padStart(6)} ${bound.padStart(8)}  ${name}`);
  return { over };
}
