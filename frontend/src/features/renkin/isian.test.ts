import { expect, test } from "vitest";
import { keMasukan, segarkan } from "./isian";

const kuartal = [
  { id: "Triwulan_1", tw: 1 },
  { id: "Triwulan_2", tw: 2 },
];
const sel = [
  { id: "Renkin_1", tw: 1, target: "3" },
  { id: "Renkin_2", tw: 2, target: null },
  { id: "Renkin_3", tw: 2, target: "4.5" },
];
const versi = { Triwulan_1: 7, Triwulan_2: 9 };

test("only quarters with something new are sent, each with its own version", () => {
  expect(keMasukan({ Renkin_1: "3,0", Renkin_2: "1,5", Renkin_3: "" }, kuartal, sel, versi)).toEqual([
    {
      id: "Triwulan_2",
      version: 9,
      target: [
        { renkinId: "Renkin_2", target: "1.5" },
        { renkinId: "Renkin_3", target: null },
      ],
    },
  ]);
  expect(keMasukan({ Renkin_1: "tiga" }, kuartal, sel, versi)).toEqual([]);
});

test("after reading again a cell shows what somebody else wrote, and keeps what means the same", () => {
  expect(segarkan({ Renkin_1: "3,", Renkin_3: "9", Renkin_9: "1" }, sel)).toEqual({ Renkin_1: "3," });
});
