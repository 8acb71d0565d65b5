import { expect, test } from "vitest";
import { keMasukan } from "./isian";

const baris = (isi = {}) => ({
  id: "Renkin_1",
  realisasi: "1.5",
  catatanRealisasi: "Sesuai rencana",
  ...isi,
});
const ketikan = (teks: string) => ({ teks, dasar: null });

test("only rows in which something is new are sent, whole", () => {
  const semua = [baris(), baris({ id: "Renkin_2" }), baris({ id: "Renkin_3" })];
  const isian = { "Renkin_1.realisasi": ketikan("2"), "Renkin_2.realisasi": ketikan("1,50 ") };
  expect(keMasukan(isian, semua)).toEqual([{ id: "Renkin_1", realisasi: "2", catatan: "Sesuai rencana" }]);
});

test("an emptied field is sent as empty, one that cannot be read as it was", () => {
  const kosong = { "Renkin_1.realisasi": ketikan(""), "Renkin_1.catatan": ketikan(" ") };
  expect(keMasukan(kosong, [baris()])).toEqual([{ id: "Renkin_1", realisasi: null, catatan: null }]);
  const salah = { "Renkin_1.realisasi": ketikan("dua"), "Renkin_1.catatan": ketikan("x") };
  expect(keMasukan(salah, [baris()])).toEqual([{ id: "Renkin_1", realisasi: "1.5", catatan: "x" }]);
});
