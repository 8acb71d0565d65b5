import { describe, expect, test } from "vitest";
import { angka, angkaMasukan, parseAngka, persen } from "./angka";
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

describe("parseAngka", () => {
  test.each([
    ["1.234,5", "1234.5"],
    ["1234,5", "1234.5"],
    ["1234.5", "1234.5"],
    ["1,234.5", "1234.5"],
    ["1.234.567", "1234567"],
    ["1,234,567", "1234567"],
    // The two that look alike: a thousand as it is written here, and an eighth.
    ["1.234", "1234"],
    ["0.125", "0.125"],
    ["1,234", "1.234"],
    ["1.5", "1.5"],
    ["1234.567", "1234.567"],
    ["12.", "12"],
    [",5", "0.5"],
    ["007", "7"],
    ["2,50", "2.5"],
    [" 1 234,5 ", "1234.5"],
    ["-3,5", "-3.5"],
    ["−3", "-3"],
    ["-0", "0"],
    ["90071992547409931,0001", "90071992547409931.0001"],
  ])("%s is %s", (ketikan, nilai) => expect(parseAngka(ketikan)).toBe(nilai));

  test("nothing typed is null", () => expect(parseAngka("  ")).toBeNull());

  test.each(["abc", "1.23.4", "1,2,3", "12 laporan", "1e5", "--2", ".", "1.234.56", "Infinity"])(
    "%s is no number",
    (ketikan) => expect(parseAngka(ketikan)).toBeUndefined(),
  );

  test.each(["1234.5", "0.125", "12", "1234567.0001"])("%s survives being shown and read again", (nilai) =>
    expect(parseAngka(angkaMasukan(nilai))).toBe(nilai),
  );
});
