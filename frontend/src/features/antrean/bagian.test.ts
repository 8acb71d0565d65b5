import { expect, test } from "vitest";
import { bagian } from "./bagian";

const satu = () => 1;

test("what is few enough is one part", () => {
  expect(bagian([], satu, 3)).toEqual([]);
  expect(bagian([1, 2, 3], satu, 3)).toEqual([[1, 2, 3]]);
});

test("what is more is several, each as full as it can be", () => {
  expect(bagian([1, 2, 3, 4], satu, 3)).toEqual([[1, 2, 3], [4]]);
});

test("the quarters of one plan are not divided", () => {
  const rencana = Array.from({ length: 100 }, (_, nth) => nth);

  expect(bagian(rencana, () => 4, 250).map((part) => part.length)).toEqual([62, 38]);
});
