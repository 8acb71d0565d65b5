import { act, renderHook } from "@testing-library/react";
import { expect, test } from "vitest";
import { catatanDari, useKetikan } from "./ketikan";

test("what was typed is found again by whoever opens the same object later", () => {
  const first = renderHook(() => useKetikan("Skp_1"));
  act(() => first.result.current.write("Indikator_1", "Satuan belum sesuai."));
  first.unmount();

  const again = renderHook(() => useKetikan("Skp_1"));
  expect(again.result.current.texts).toEqual({ Indikator_1: "Satuan belum sesuai." });
  expect(renderHook(() => useKetikan("Skp_2")).result.current.texts).toEqual({});

  act(() => again.result.current.forget());
  expect(again.result.current.texts).toEqual({});
});

test("two texts of one moment are both kept", () => {
  const { result } = renderHook(() => useKetikan("Skp_3"));
  act(() => {
    result.current.write("a", "1");
    result.current.write("b", "2");
  });
  expect(result.current.texts).toEqual({ a: "1", b: "2" });
});

test("notes of blanks are none, and their order is that of the rows", () => {
  const texts = { c: "tiga", a: " satu ", b: "  " };
  expect(catatanDari(texts, ["a", "b", "c", "d"])).toEqual([
    { id: "a", catatan: "satu" },
    { id: "c", catatan: "tiga" },
  ]);
});
