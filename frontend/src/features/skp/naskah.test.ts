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
  indikator: {
    edges: [
      {
        node: {
          ...baris,
          id: "Indikator_1",
          asal: null,
          revisi: [
            { ...baris, output: "10", revisi: 0 },
            { ...baris, revisi: 1 },
          ],
        },
      },
    ],
  },
};
const dua: Versi = {
  versi: 2,
  revisi: 0,
  status: "DRAFT",
  indikator: {
    edges: [
      { node: { ...baris, output: "20", id: "Indikator_2", asal: { id: "Indikator_1" }, revisi: [] } },
      { node: { ...baris, uraian: "Baru", id: "Indikator_3", asal: null, revisi: [] } },
    ],
  },
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
    ]);
    expect(beda.map(({ sama }) => sama)).toEqual([false, false]);
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
