import { expect, test } from "vitest";
import {
  bertabrakan,
  type Isian,
  ketik,
  type Medan,
  pilihkan,
  salahKetik,
  segarkan,
  tampilan,
} from "./isian";

const angka = (nilai: string | null, kunci = "a"): Medan => ({ kunci, jenis: "angka", nilai });
const catatan = (nilai: string | null): Medan => ({ kunci: "c", jenis: "teks", nilai });

test("what was just saved keeps the comma being typed; what somebody else changed shows", () => {
  const isian = ketik({}, angka("1.5"), "2,");
  expect(tampilan(segarkan(isian, [angka("2")]), angka("2"))).toBe("2,");
  expect(tampilan(segarkan(isian, [angka("3")]), angka("3"))).toBe("3");
  expect(segarkan(isian, [])).toEqual({});
});

test("a number that cannot be read stays as it was typed", () => {
  const isian = ketik({}, angka("1.5"), "dua");
  expect(salahKetik(isian, angka("1.5"))).toBe(true);
  expect(tampilan(segarkan(isian, [angka("3")]), angka("3"))).toBe("dua");
});

test("the base is what the server had when the typing began, not when it went on", () => {
  const satu = ketik({}, angka("1"), "2");
  const dua = ketik(satu, angka("9"), "23");
  expect(dua.a).toEqual({ teks: "23", dasar: "1" });
  expect(ketik(satu, angka("2"), "23").a).toEqual({ teks: "23", dasar: "2" });
});

test("only a field that both changed is a conflict", () => {
  const isian: Isian = ketik(ketik({}, angka("1"), "2"), catatan(null), "Milik saya.");
  expect(bertabrakan(isian, [angka("1"), catatan("Milik orang.")])).toEqual([catatan("Milik orang.")]);
  expect(bertabrakan(isian, [angka("2.0"), catatan(null)])).toEqual([]);
});

test("after the choice mine is typed over theirs, and theirs is shown", () => {
  const isian = ketik(ketik({}, angka("1"), "2"), catatan(null), "Milik saya.");
  const semua = [angka("5"), catatan("Milik orang.")];
  const hasil = pilihkan(isian, semua, { c: "tersimpan", a: "milik" });
  expect(hasil).toEqual({ a: { teks: "2", dasar: "5" } });
  expect(bertabrakan(hasil, semua)).toEqual([]);
});
