// Pictures of every page and its main states, into shots/; and the one in the README. Names on the command line choose.
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { ask, DESKTOP, launch, open, PHONE, settled, signIn } from "./browser.mjs";
import { ATASAN, PEGAWAI, PEGAWAI_BARU, PEGAWAI_DIKEMBALIKAN, PEGAWAI_MENUNGGU, PEGAWAI_RENKIN } from "./cast.mjs";
import { PAGES } from "./pages.mjs";
import { ROOT, startServer } from "./server.mjs";

const SHOTS = join(ROOT, "shots");
const README = join(ROOT, "docs/gambar/tim.png");
const README_LIMIT = 200 * 1024;
