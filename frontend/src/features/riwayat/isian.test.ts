import { expect, test } from "vitest";
import { nilaiIsian } from "./isian";

test("angka ditulis dengan satuannya, kata apa adanya", () => {
  expect(nilaiIsian({ isian: "output", satuan: "laporan" }, "1234.5")).toBe("1.234,5 laporan");
  expect(nilaiIsian({ isian: "mutu", satuan: "%" }, "87.5")).toBe("87,5%");
  expect(nilaiIsian({ isian: "waktu", satuan: "bulan" }, "10")).toBe("10 bulan");
  expect(nilaiIsian({ isian: "biaya", satuan: "rupiah" }, "1500000")).toContain("1.500.000");
  expect(nilaiIsian({ isian: "uraian", satuan: null }, "12.5")).toBe("12.5");
  expect(nilaiIsian({ isian: "target", satuan: "jam" }, null)).toBe("–");
});
