import { i18n } from "@lingui/core";
import { afterEach, describe, expect, test } from "vitest";
import { alihkan, angka, angkaMasukan, galatAngka, parseAngka, persen } from "./angka";
import { rupiah } from "./rupiah";

describe("angka", () => {
  test.each([
    ["12345.50", "12.345,5"],
    ["0", "0"],
    ["-7.25", "-7,25"],
    ["3.1250", "3,125"],
    // More digits than a float can hold.
    ["90071992547409931.0001", "90.071.992.547.409.931,0001"],
  ])("%s is %s", (nilai, teks) => expect(angka(nilai)).toBe(teks));

  test("nothing is a dash", () => {
    expect(angka(null)).toBe("–");
    expect(angka("")).toBe("–");
    expect(angka(undefined, "")).toBe("");
  });

  test("an input shows no dots between thousands", () => expect(angkaMasukan("12345.50")).toBe("12345,5"));
  test("percent", () => expect(persen("104.5")).toBe("104,5%"));
  test("rupiah", () => {
    expect(rupiah("1250000")).toBe("Rp1.250.000");
    expect(rupiah("-5000")).toBe("-Rp5.000");
    expect(rupiah(null)).toBe("–");
  });
});

const inggris = () => i18n.loadAndActivate({ locale: "en", messages: {} });
afterEach(() => i18n.loadAndActivate({ locale: "id", messages: {} }));

describe("in English", () => {
  test("shown", () => {
    inggris();
    expect(angka("12345.50")).toBe("12,345.5");
    expect(angkaMasukan("12345.50")).toBe("12345.5");
    expect(persen("104.5")).toBe("104.5%");
    expect(rupiah("1250000")).toBe("Rp1,250,000");
  });
});

describe("parseAngka", () => {
  // As typed, what it is in Indonesian and in English; what is no number there is undefined.
  const salah = undefined;
  test.each<[string, string | undefined, string | undefined]>([
    ["1.125", "1125", "1.125"],
    ["1,125", "1.125", "1125"],
    ["1,5", "1.5", salah],
    ["1.5", salah, "1.5"],
    ["1.234,5", "1234.5", salah],
    ["1,234.5", salah, "1234.5"],
    ["1234,5", "1234.5", salah],
    ["1234.5", salah, "1234.5"],
    ["1.234.567", "1234567", salah],
    ["1,234,567", salah, "1234567"],
    ["0.125", salah, "0.125"],
    ["0,125", "0.125", salah],
    ["1234.567", salah, "1234.567"],
    ["1.23", salah, "1.23"],
    [",5", "0.5", salah],
    [".5", salah, "0.5"],
    ["-3,5", "-3.5", salah],
    ["1.23.4", salah, salah],
    ["1,2,3", salah, salah],
    ["1.234.56", salah, salah],
    ["01.234", salah, "1.234"],
    ["1234.567,8", salah, salah],
    ["90071992547409931,0001", "90071992547409931.0001", salah],
  ])("%s", (ketikan, indonesia, english) => {
    expect(parseAngka(ketikan)).toBe(indonesia);
    inggris();
    expect(parseAngka(ketikan)).toBe(english);
  });

  test.each([
    ["12.", "12"],
    ["12,", "12"],
    ["007", "7"],
    [" 1 234 ", "1234"],
    ["−3", "-3"],
    ["-0", "0"],
  ])("%s is %s in both", (ketikan, nilai) => {
    expect(parseAngka(ketikan)).toBe(nilai);
    inggris();
    expect(parseAngka(ketikan)).toBe(nilai);
  });

  test("nothing typed is null", () => expect(parseAngka("  ")).toBeNull());

  test.each(["abc", "12 laporan", "1e5", "--2", ".", ",", "-", "1..2", "Infinity"])(
    "%s is no number",
    (ketikan) => expect(parseAngka(ketikan)).toBeUndefined(),
  );

  test.each(["1234.5", "0.125", "12", "1234567.0001"])("%s survives being shown and read again", (nilai) => {
    expect(parseAngka(angkaMasukan(nilai))).toBe(nilai);
    expect(parseAngka(angka(nilai))).toBe(nilai);
    inggris();
    expect(parseAngka(angkaMasukan(nilai))).toBe(nilai);
    expect(parseAngka(angka(nilai))).toBe(nilai);
  });
});

describe("alihkan", () => {
  test.each([
    ["1.125", "1125"],
    ["1.250,5", "1250.5"],
    ["0,00001", "0.00001"],
    ["12", "12"],
    ["", ""],
    ["dua", "dua"],
    ["1.5", "1.5"],
    ["Selesai 1.125 laporan.", "Selesai 1.125 laporan."],
  ])("%s in Indonesian is typed %s in English", (indonesia, english) => {
    inggris();
    expect(alihkan(indonesia, "id")).toBe(english);
  });

  test("and the other way round", () => expect(alihkan("1,250.5", "en")).toBe("1250,5"));
});

describe("galatAngka", () => {
  test("what can be read is not wrong", () => {
    for (const ketikan of ["", "1,5", "1.125", "12"]) expect(galatAngka(ketikan)).toBeUndefined();
  });

  test("the signs of the other language are asked about, with the number as it is written here", () => {
    expect(galatAngka("1.5")).toMatch(/^Maksudnya 1,5\?/);
    inggris();
    expect(galatAngka("1,5")).toMatch(/1\.5\?/);
  });

  test("what is no number in any language is told so", () => {
    expect(galatAngka("dua")).toBe("Tulis dengan angka, misalnya 12 atau 12,5.");
    expect(galatAngka("1.2.3")).toBe("Tulis dengan angka, misalnya 12 atau 12,5.");
  });
});
