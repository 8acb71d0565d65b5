import { expect, test } from "vitest";
import { keMasukan } from "./isian";

const skp = {
  triwulan: [
    { id: "Triwulan_1", tw: 1, version: 7 },
    { id: "Triwulan_2", tw: 2, version: 9 },
  ],
  indikator: {
    edges: [
      {
        node: {
          renkin: [
            { id: "Renkin_1", tw: 1, target: "3" },
            { id: "Renkin_2", tw: 2, target: null },
            { id: "Renkin_3", tw: 2, target: "4.5" },
          ],
        },
      },
    ],
  },
};
const ketikan = (teks: string) => ({ teks, dasar: null });

test("only quarters with something new are sent, each with the version it was written against", () => {
  const isian = { Renkin_1: ketikan("3,0"), Renkin_2: ketikan("1,5"), Renkin_3: ketikan("") };
  expect(keMasukan(isian, skp, { Triwulan_1: 7, Triwulan_2: 8 })).toEqual([
    {
      id: "Triwulan_2",
      version: 8,
      target: [
        { renkinId: "Renkin_2", target: "1.5" },
        { renkinId: "Renkin_3", target: null },
      ],
    },
  ]);
  expect(keMasukan({ Renkin_1: ketikan("tiga") }, skp, {})).toEqual([]);
});
