import { describe, expect, test } from "vitest";
import { berbeda, menurutBaris, nilaiTampil } from "./nilai";

describe("the value of a row", () => {
  test.each([
    [undefined, "5", "5", false],
    ["5", "5", "5", false],
    ["5,0", "5.0000", "5,0", false],
    ["1.500", "1500", "1.500", false],
    // Three decimals of the server are no thousands.
    ["1,234", "1.234", "1,234", false],
    ["4", "5", "4", true],
    ["", "5", "", true],
    ["lima", "5", "lima", true],
    [undefined, null, "", false],
    ["3", null, "3", true],
  ])("typed %s over %s shows %s, another: %s", (ketikan, realisasi, tampil, lain) => {
    expect(nilaiTampil(ketikan, realisasi)).toBe(tampil);
    expect(berbeda(ketikan, realisasi)).toBe(lain);
  });
});

test("refusals find their rows by their place among those sent", () => {
  const errors = [
    { message: "Tulis alasannya.", path: ["renkin", "1", "catatan"] },
    { message: "Terlalu besar.", path: ["renkin", "1", "nilai"] },
    { message: "Indikator 3 belum diisi.", path: ["renkin"] },
    { message: "Sudah berubah." },
    { message: "Tidak ada.", path: ["renkin", "9", "nilai"] },
  ];
  const { baris, lain } = menurutBaris(errors, ["Renkin_1", "Renkin_2"]);
  expect([...baris]).toEqual([["Renkin_2", { catatan: "Tulis alasannya.", nilai: "Terlalu besar." }]]);
  expect(lain.map((each) => each.message)).toEqual([
    "Indikator 3 belum diisi.",
    "Sudah berubah.",
    "Tidak ada.",
  ]);
});
