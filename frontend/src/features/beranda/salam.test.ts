import { expect, test } from "vitest";
import { panggilan, salam } from "./salam";

test("a person is called by the first name, whatever stands around it", () => {
  expect(panggilan("Budi Santoso")).toBe("Budi");
  expect(panggilan("Dr. dr. Ratna Sari, M.Kes.")).toBe("Ratna");
  expect(panggilan("H. M. Yusuf, S.E., M.M.")).toBe("Yusuf");
  expect(panggilan("Ir.")).toBe("Ir.");
});

test("the greeting goes by the hour in Jakarta", () => {
  expect(salam(new Date("2020-03-20T01:00:00Z"))).toBe("Selamat pagi");
  expect(salam(new Date("2020-03-20T04:00:00Z"))).toBe("Selamat siang");
  expect(salam(new Date("2020-03-20T09:00:00Z"))).toBe("Selamat sore");
  expect(salam(new Date("2020-03-20T17:30:00Z"))).toBe("Selamat pagi");
  expect(salam(new Date("2020-03-20T12:00:00Z"))).toBe("Selamat malam");
});
