import { expect, test } from "vitest";
import { objekDari, pindah, sesudah } from "./cari";

const daftar = ["a", "b", "c"].map((id) => ({ id }));

test("after a decision the next one opens, after the last one the one before it, after the only one none", () => {
  expect(sesudah(daftar, "a")).toBe("b");
  expect(sesudah(daftar, "c")).toBe("b");
  expect(sesudah([{ id: "a" }], "a")).toBeUndefined();
  expect(sesudah(daftar, "gone")).toBe("a");
});

test("the ends of the list hold, and from nowhere one comes to its head", () => {
  expect(pindah(daftar, "a", 1)).toBe("b");
  expect(pindah(daftar, "c", 1)).toBe("c");
  expect(pindah(daftar, "a", -1)).toBe("a");
  expect(pindah(daftar, undefined, -1)).toBe("a");
  expect(pindah([], undefined, 1)).toBeUndefined();
});

test("an item names its object", () => {
  expect(objekDari("SKP_7")).toEqual({ jenis: "SKP", id: "Skp_7" });
  expect(objekDari("RENKIN_7")).toEqual({ jenis: "RENKIN", id: "Skp_7" });
  expect(objekDari("REALISASI_8")).toEqual({ jenis: "REALISASI", id: "Triwulan_8" });
});
