// Every browser test, two files at a time, on copies of one demo.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { shareDemo } from "./server.mjs";

/** It takes about as long as all others, so it begins. */
const LONGEST = "halaman.test.mjs";

const names = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".test.mjs"));
const files = [LONGEST, ...names.filter((name) => name !== LONGEST)].map((name) => join(import.meta.dirname, name));
shareDemo();
run({ files, concurrency: 2 })
  .on("test:fail", () => {
    process.exitCode = 1;
  })
  .compose(new spec())
  .pipe(process.stdout);
