// Servers for the browser tests: the demo is loaded once, each server gets a copy of it and a free port.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

export const ROOT = resolve(import.meta.dirname, "../..");
/** Where screens and the journals of the servers are kept. */
export const KEPT = join(ROOT, ".cache/e2e");
const KINERJA = process.env.KINERJA ?? join(ROOT, ".venv/bin/kinerja");
/** The interpreter of the installation that is tested. */
export const PYTHON = join(dirname(KINERJA), "python");
const PEGAWAI = 400;

let demo = process.env.KINERJA_DEMO;
const folders = new Set();
const children = new Set();
process.on("exit", () => {
  for (const child of children) child.kill("SIGKILL");
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/**
 * A fresh demo, running; `stop()` ends it and throws its data away. `prepare` is done to the folder of its data before;
 * `data` is that folder.
 */
export async function startServer({ pegawai = PEGAWAI, prepare } = {}) {
  const data = folder();
  demo ??= loadDemo(pegawai);
  cpSync(demo, data, { recursive: true });
  prepare?.(data);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { ...environment(data), KINERJA_PUBLIC_URL: url, KINERJA_PORT: String(port) };
  mkdirSync(KEPT, { recursive: true });
  const journal = openSync(join(KEPT, "server.log"), "a");
  let child;
  /** Goes on where it was halted: same address, same data. */
  const resume = async () => {
    child = spawn(KINERJA, ["serve"], { cwd: ROOT, env, stdio: ["ignore", journal, journal] });
    children.add(child);
    await healthy(url, child);
  };
  const halt = async (signal = "SIGKILL") => {
    const ended = new Promise((done) => child.once("exit", done));
    child.kill(signal);
    await ended;
    children.delete(child);
  };
  const stop = async () => {
    await halt("SIGTERM");
    rmSync(data, { recursive: true, force: true });
    folders.delete(data);
  };
  await resume();
  return { url, stop, halt, resume, data };
}

/** Loads the demo for the processes that are begun by this one. */
export function shareDemo() {
  process.env.KINERJA_DEMO = loadDemo(PEGAWAI);
}

/** Runs a script of this folder on the data of a server; gives what it prints. */
export function python(script, ...args) {
  const { status, stdout, stderr } = spawnSync(PYTHON, [join(import.meta.dirname, script), ...args], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/** For `prepare`: much has happened in this demo, so that no page of it is bare. */
export const fill = (data) => python("penuh.py", data);

function loadDemo(pegawai) {
  const data = folder();
  run(data, "migrate");
  run(data, "demo", "--pegawai", String(pegawai));
  return data;
}

function folder() {
  const made = mkdtempSync(join(tmpdir(), "kinerja-e2e-"));
  folders.add(made);
  return made;
}

function environment(data) {
  const { KINERJA_DATABASE_URL: _, ...own } = process.env;
  return {
    ...own,
    KINERJA_ENV: "demo",
    KINERJA_DATA_DIR: data,
    KINERJA_HOST: "127.0.0.1",
    // The check against robots is done as ever, with less work.
    KINERJA_ALTCHA_COST: "1",
  };
}

/** Does a command of `kinerja` on the data in this folder. */
export function run(data, ...args) {
  const { status, stderr } = spawnSync(KINERJA, args, { cwd: ROOT, env: environment(data), encoding: "utf8" });
  if (status !== 0) throw new Error(`kinerja ${args.join(" ")}: ${stderr}`);
}

export function freePort() {
  return new Promise((done) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

async function healthy(url, child) {
  for (let i = 0; i < 400; i++) {
    if (child.exitCode !== null) throw new Error(`the server stopped: see ${KEPT}/server.log`);
    const answer = await fetch(`${url}/sehat`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((later) => setTimeout(later, 50));
  }
  throw new Error("the server did not answer");
}
