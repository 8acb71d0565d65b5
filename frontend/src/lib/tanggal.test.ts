import { expect, test } from "vitest";
import {
  hariBulan,
  hariTanggal,
  jam,
  jarakHari,
  selisihHari,
  tanggal,
  tanggalPendek,
  tutup,
  waktu,
} from "./tanggal";

test("days in words", () => {
  expect(tanggal("2020-10-09")).toBe("9 Oktober 2020");
  expect(tanggalPendek("2020-10-09")).toBe("9 Okt 2020");
  expect(hariTanggal("2020-10-09")).toBe("Jumat, 9 Oktober 2020");
  expect(hariBulan("2020-10-09")).toBe("Jumat 9 Oktober");
});

test("a moment is told in Jakarta, also when it is another day there", () => {
  expect(jam("2020-03-20T03:42:00Z")).toBe("10.42");
  expect(waktu("2020-03-20T18:05:00Z")).toBe("21 Maret 2020 pukul 01.05");
});

test.each([
  ["2020-03-20", "hari ini"],
  ["2020-03-21", "besok"],
  ["2020-03-30", "10 hari lagi"],
  ["2020-03-19", "kemarin"],
  ["2020-03-17", "3 hari lalu"],
  ["2021-03-20", "365 hari lagi"],
])("from 20 March 2020 to %s is %s", (iso, kata) => expect(jarakHari("2020-03-20", iso)).toBe(kata));

test("a leap day counts", () => expect(selisihHari("2020-02-28", "2020-03-01")).toBe(2));

test("a deadline", () =>
  expect(tutup("2020-09-29", "2020-10-09")).toBe("tutup 10 hari lagi, Jumat 9 Oktober"));
