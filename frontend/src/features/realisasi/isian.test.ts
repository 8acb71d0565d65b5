import { expect, test } from "vitest";
import { keMasukan, segarkan, tampilan } from "./isian";

const baris = (isi = {}) => ({
  id: "Renkin_1",
  realisasi: "1.5",
  catatanRealisasi: "Sesuai rencana",
  ...isi,
});

test("only rows in which something is new are sent, whole", () => {
  const semua = [baris(), baris({ id: "Renkin_2" }), baris({ id: "Renkin_3" })];
  const isian = { Renkin_1: { realisasi: "2" }, Renkin_2: { realisasi: "1,50 " } };
  expect(keMasukan(isian, semua)).toEqual([{ id: "Renkin_1", realisasi: "2", catatan: "Sesuai rencana" }]);
});

test("an emptied field is sent as empty, one that cannot be read as it was", () => {
  expect(keMasukan({ Renkin_1: { realisasi: "", catatan: " " } }, [baris()])).toEqual([
    { id: "Renkin_1", realisasi: null, catatan: null },
  ]);
  expect(keMasukan({ Renkin_1: { realisasi: "dua", catatan: "x" } }, [baris()])).toEqual([
    { id: "Renkin_1", realisasi: "1.5", catatan: "x" },
  ]);
});

test("what was just saved keeps the comma being typed; what somebody else changed shows", () => {
  const isian = { Renkin_1: { realisasi: "2," } };
  expect(tampilan(segarkan(isian, [baris({ realisasi: "2" })]), baris({ realisasi: "2" })).realisasi).toBe(
    "2,",
  );
  expect(tampilan(segarkan(isian, [baris({ realisasi: "3" })]), baris({ realisasi: "3" })).realisasi).toBe(
    "3",
  );
});
