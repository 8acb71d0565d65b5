import { describe, expect, test } from "vitest";
import type { StatusRealisasi, StatusRenkin } from "../../graphql";
import { empatKuartal, hasilTerakhir, tandaKuartal } from "./kuartal";

const kuartal = (tw: number, rencana: StatusRenkin, realisasi: StatusRealisasi) => ({
  tw,
  rencana: {
    status: rencana,
    statusLabel: `r-${rencana}`,
    berlaku: rencana === "APPROVED" || rencana === "RUNNING",
  },
  realisasi: { status: realisasi, statusLabel: `v-${realisasi}` },
});

describe("the square of a quarter", () => {
  test.each([
    ["EMPTY", "EMPTY", "EMPTY", "rencana r-EMPTY"],
    ["SUBMITTED", "EMPTY", "SUBMITTED", "rencana r-SUBMITTED"],
    ["RETURNED", "EMPTY", "RETURNED", "rencana r-RETURNED"],
    // Agreed to, nothing reported: with the employee, not finished.
    ["APPROVED", "EMPTY", "DRAFT", "rencana r-APPROVED"],
    ["RUNNING", "EMPTY", "DRAFT", "rencana r-RUNNING"],
    ["RUNNING", "SUBMITTED", "SUBMITTED", "realisasi v-SUBMITTED"],
    ["RUNNING", "VALIDATED", "VALIDATED", "realisasi v-VALIDATED"],
    ["RUNNING", "HELD", "HELD", "realisasi v-HELD"],
  ] as const)("plan %s, report %s: %s", (rencana, realisasi, status, label) =>
    expect(tandaKuartal(kuartal(2, rencana, realisasi))).toEqual({ tw: 2, status, label }),
  );
});

test("quarters outside of the SKP stay empty, and the later SKP has the quarter of the change", () => {
  const first = kuartal(1, "APPROVED", "LOCKED");
  const second = [kuartal(1, "SUBMITTED", "EMPTY"), kuartal(2, "EMPTY", "EMPTY")];
  expect(empatKuartal([first, ...second]).map((each) => each?.status)).toEqual([
    "SUBMITTED",
    "EMPTY",
    undefined,
    undefined,
  ]);
});

test("the result shown is the last one there is", () => {
  expect(hasilTerakhir([])).toBeNull();
  const triwulan = [
    { tw: 1, hasil: "90.50" },
    { tw: 2, hasil: "0.00" },
    { tw: 3, hasil: null },
  ];
  expect(hasilTerakhir(triwulan)).toEqual({ tw: 2, hasil: "0.00" });
});
