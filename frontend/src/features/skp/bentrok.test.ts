import { expect, test } from "vitest";
import { bentrokSkp, gabungkan } from "./bentrok";
import { type Baris, type BarisServer, dariServer } from "./draf";

const tersimpan = (id: string, isi: Partial<BarisServer> = {}): BarisServer => ({
  id,
  sumber: "TANPA_REFERENSI",
  kelompok: "KHUSUS",
  referensi: null,
  uraian: `Uraian ${id}`,
  output: "10",
  satuan: "jam",
  mutu: "90",
  waktu: 10,
  biaya: null,
  jenisRekap: "AKUMULASI",
  arah: "NAIK",
  status: "PROPOSED",
  statusLabel: "diusulkan",
  catatan: null,
  balasan: null,
  disentuh: false,
  kolomTerbuka: ["URAIAN", "OUTPUT"],
  ...isi,
});
const milik = (server: BarisServer, isi: Partial<Baris> = {}): Baris => ({
  ...dariServer(server, server.id),
  ...isi,
});
const A = tersimpan("A");
const B = tersimpan("B");
const ringkas = (baris: Baris[]) => baris.map(({ server, output, uraian }) => [server?.id, output, uraian]);

test("two who wrote into different fields keep what is theirs", () => {
  const kini = [milik(A, { output: "12" }), milik(B)];
  const lain = [tersimpan("A", { uraian: "Baru" }), B];
  expect(bentrokSkp(kini, lain, [A, B]).map((satu) => [satu.kunci, satu.utama, satu.bertabrakan])).toEqual([
    ["A.uraian", "tersimpan", false],
    ["A.output", "milik", false],
  ]);
  expect(ringkas(gabungkan(kini, lain, [A, B], {}))).toEqual([
    ["A", "12", "Baru"],
    ["B", "10", "Uraian B"],
  ]);
});

test("a field that both changed is for a person to choose", () => {
  const kini = [milik(A, { output: "12" })];
  const lain = [tersimpan("A", { output: "15" })];
  expect(bentrokSkp(kini, lain, [A])).toMatchObject([
    { kunci: "A.output", milik: "12", tersimpan: "15", bertabrakan: true },
  ]);
  expect(gabungkan(kini, lain, [A], { "A.output": "tersimpan" })[0]?.output).toBe("15");
  expect(gabungkan(kini, lain, [A], { "A.output": "milik" })[0]?.output).toBe("12");
});

test("lines that either side added all stay, but one whose answer was lost is not there twice", () => {
  const baru = { ...milik(tersimpan("C")), server: null, kunci: "baru" };
  const lain = [A, tersimpan("D")];
  expect(ringkas(gabungkan([milik(A), baru], lain, [A], {}))).toEqual([
    ["A", "10", "Uraian A"],
    [undefined, "10", "Uraian C"],
    ["D", "10", "Uraian D"],
  ]);
  const sudah = [A, tersimpan("E", { uraian: "Uraian C" })];
  expect(ringkas(gabungkan([milik(A), baru], sudah, [A], {}))).toEqual([
    ["A", "10", "Uraian A"],
    ["E", "10", "Uraian C"],
  ]);
});

test("a line that one removed is gone, unless the other one changed it", () => {
  expect(ringkas(gabungkan([milik(A), milik(B)], [A], [A, B], {}))).toEqual([["A", "10", "Uraian A"]]);
  expect(ringkas(gabungkan([milik(A)], [A, B], [A, B], {}))).toEqual([["A", "10", "Uraian A"]]);

  const diubah = [milik(A), milik(B, { output: "11" })];
  expect(bentrokSkp(diubah, [A], [A, B])).toMatchObject([
    { kunci: "B.baris", milik: "Uraian B", tersimpan: null, bertabrakan: true },
  ]);
  expect(ringkas(gabungkan(diubah, [A], [A, B], {}))[1]).toEqual([undefined, "11", "Uraian B"]);

  const lain = [A, tersimpan("B", { output: "11" })];
  expect(bentrokSkp([milik(A)], lain, [A, B])).toMatchObject([
    { kunci: "B.baris", milik: null, tersimpan: "Uraian B", bertabrakan: true },
  ]);
  expect(gabungkan([milik(A)], lain, [A, B], { "B.baris": "tersimpan" })).toHaveLength(2);
});
