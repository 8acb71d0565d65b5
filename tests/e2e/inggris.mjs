// What the catalogues say: the English of an Indonesian text, and the Indonesian that must not stand on an English page.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PYTHON, ROOT } from "./server.mjs";

const LABEL = "import json; from kinerja.api.label import ENGLISH as e, INDONESIA as i; print(json.dumps([[i[k], e[k]] for k in i]))";
/** Fewer letters between its places, and a text could be anybody's: "{0} dari {1}" is also in what people write. */
const TELLING = 8;
/** Words of ours that are also units or answers of the made-up people. */
const DATA = new Set(["dokumen", "baru", "laporan"]);
/** What the made-up people write that reads as if it were one of ours. */
const WRITTEN = new Set(["Menunggu data dari suku dinas."]);

/** Where a text has a value or an element in it. */
const PLACE = /<\/?\d+\/?>|\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/;
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

const catalogue = [...readFileSync(join(ROOT, "frontend/src/locales/en.po"), "utf8").matchAll(/^msgid ((?:".*"\n)+)msgstr ((?:".*"\n?)+)/gm)]
  .map(([, id, english]) => [unquoted(id), unquoted(english)])
  .filter(([id]) => id);
const labels = JSON.parse(execFileSync(PYTHON, ["-c", LABEL], { encoding: "utf8" }));
const pairs = [...catalogue, ...labels].map(([id, english]) => ({ id, english, matches: matcher(id) }));

function unquoted(lines) {
  return lines.trim().split("\n").map((line) => JSON.parse(line)).join("");
}

const literal = (text) => text.split(new RegExp(PLACE, "g")).join("").replace(/[^a-z]/gi, "");

function matcher(id) {
  const parts = id.split(new RegExp(`(${PLACE.source})`, "g"));
  const text = parts.map((part) => (part.startsWith("{") ? "(.+)" : /^<\/?\d/.test(part) ? "" : escaped(part))).join("");
  return new RegExp(`^${text.trim()}$`, "i");
}

/** The English of a text as it stands on an Indonesian page, such as "Mulai SKP 2020". */
export function inEnglish(text) {
  const [known] = pairs
    .filter(({ matches }) => matches.test(text))
    .sort((a, b) => literal(b.id).length - literal(a.id).length);
  if (!known) throw new Error(`No English for: ${text}`);
  const values = known.matches.exec(text).slice(1);
  return known.english.replaceAll(new RegExp(PLACE, "g"), (place) => (place.startsWith("{") ? values.shift() : ""));
}

// A word that is also one of our English ones tells nothing.
const said = new Set(pairs.map(({ english }) => english.toLowerCase()));
const telltale = pairs.filter(
  ({ id }) =>
    !said.has(id.toLowerCase()) &&
    !DATA.has(id) &&
    literal(id) &&
    (!PLACE.test(id) || literal(id).length >= TELLING),
);

const plain = new Map(telltale.filter(({ id }) => !PLACE.test(id)).map((pair) => [pair.id.trim().toLowerCase(), pair]));
const shaped = telltale.filter(({ id }) => PLACE.test(id));

/** The Indonesian texts of ours among these, each with the message it is. */
export function indonesian(texts) {
  return texts.flatMap((text) => {
    if (WRITTEN.has(text)) return [];
    const found = plain.get(text.toLowerCase()) ?? shaped.find(({ matches }) => matches.test(text));
    return found ? [`${text} (${found.id})`] : [];
  });
}

/** In the page: all that can be read or heard on it, text by text and element by element. */
export function read() {
  const told = new Set([document.title]);
  const add = (text) => {
    const plain = text?.replace(/\s+/g, " ").trim();
    if (plain && plain.length < 300) told.add(plain);
  };
  for (const element of document.body.querySelectorAll("*")) {
    if (!element.checkVisibility() || ["SCRIPT", "STYLE"].includes(element.tagName)) continue;
    for (const name of ["aria-label", "title", "placeholder", "alt"]) add(element.getAttribute(name));
    add(element.textContent);
    for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) add(node.textContent);
  }
  return [...told];
}
