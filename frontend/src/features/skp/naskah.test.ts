import { describe, expect, test } from "vitest";
import { banding, naskahDari, type Versi } from "./naskah";

const baris = {
  uraian: "Laporan",
  output: "12",
  satuan: "laporan",
  mutu: "100",
  waktu: 12,
  biaya: null,
  catatan: null,
};

const satu: Versi = {
  versi: 1,
  revisi: 1,
  status: "APPROVED",
  terkirim: [
    { ...baris, output: "10", baris: "Indikator_1", asal: null, revisi: 0 },
    { ...baris, uraian: "Rapat", baris: "Indikator_9", asal: null, revisi: 0 },
    { ...baris, baris: "Indikator_1", asal: null, revisi: 1 },
  ],
  indikator: { edges: [{ node: { ...baris, id: "Indikator_1", asal: null } }] },
};
const dua: Versi = {
  versi: 2,
  revisi: 0,
  status: "DRAFT",
  terkirim: [],
  indikator: {
    edges: [
      { node: { ...baris, output: "20", id: "Indikator_2", asal: { id: "Indikator_1" } } },
      { node: { ...baris, uraian: "Baru", id: "Indikator_3", asal: null } },
    ],
  },
};
const terkirimDua: Versi = {
  ...dua,
  status: "SUBMITTED",
  terkirim: [{ ...baris, output: "20", baris: "Indikator_2", asal: "Indikator_1", revisi: 0 }],
};

describe("naskah", () => {
  test("each submission of each version, and a draft as it is now", () => {
    expect(naskahDari([satu, dua]).map(({ kunci }) => kunci)).toEqual(["1.0", "1.1", "2"]);
  });

  test("a line goes on through versions", () => {
    const [pertama, , draf] = naskahDari([satu, dua]);
    if (!pertama || !draf) throw new Error("missing");

    const beda = banding(pertama, draf);

    expect(beda.map(({ a, b }) => [a?.output, b?.output])).toEqual([
      ["10", "20"],
      [undefined, "12"],
      ["12", undefined],
    ]);
    expect(beda.map(({ sama }) => sama)).toEqual([false, false, false]);
  });

  test("a line that was removed stays in what was sent", () => {
    const [pertama, kedua] = naskahDari([satu]);
    if (!pertama || !kedua) throw new Error("missing");

    expect(banding(pertama, kedua).map(({ uraian, b }) => [uraian, b === null])).toEqual([
      ["Laporan", false],
      ["Rapat", true],
    ]);
  });

  test("a line goes on by what was sent, whatever is in the plan now", () => {
    const [, kedua, ketiga] = naskahDari([satu, terkirimDua]);
    if (!kedua || !ketiga) throw new Error("missing");

    expect(banding(kedua, ketiga).map(({ a, b }) => [a?.output, b?.output])).toEqual([["12", "20"]]);
  });

  test("what is gone comes last", () => {
    const [, kedua, draf] = naskahDari([satu, dua]);
    if (!kedua || !draf) throw new Error("missing");

    expect(banding(draf, kedua).map(({ b }) => b === null)).toEqual([false, true]);
  });

  test("what is the same is the same", () => {
    const [, kedua] = naskahDari([satu]);
    if (!kedua) throw new Error("missing");

    expect(banding(kedua, kedua)).toEqual([expect.objectContaining({ sama: true })]);
  });
});
