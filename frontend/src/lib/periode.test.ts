import { expect, test } from "vitest";
import { batasValidasi, triwulanLaporan } from "./periode";

const kalender = {
  tahun: 2020,
  bukaSkp: "2020-01-01",
  tutupSkp: "2020-01-31",
  triwulan: [
    ["2020-03-01", "2020-04-10", "2020-04-15"],
    ["2020-06-01", "2020-07-10", "2020-07-15"],
  ].map(([bukaRealisasi = "", batas = "", kunci = ""], nth) => ({
    tw: nth + 1,
    batasRenkin: "2020-01-15",
    bukaRealisasi,
    batasRealisasi: batas,
    batasValidasi: batas,
    kunci,
  })),
};

test.each([
  ["2020-02-10", 1, 1],
  ["2020-03-20", 1, 1],
  // The second quarter runs, the first is being validated.
  ["2020-04-01", 2, 1],
  // Late, and not locked yet.
  ["2020-04-14", 2, 1],
  ["2020-04-15", 2, 2],
])("on %s the reports of quarter %i are of %i", (hari, triwulan, laporan) =>
  expect(triwulanLaporan({ hari, triwulan, kalender })).toBe(laporan),
);

test("without a calendar it is the quarter of the day, without a limit", () => {
  expect(triwulanLaporan({ hari: "2020-04-01", triwulan: 2, kalender: null })).toBe(2);
  expect(batasValidasi({ kalender: null }, 2)).toBeNull();
  expect(batasValidasi({ kalender }, 2)).toBe("2020-07-10");
});
