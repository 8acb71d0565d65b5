import { expect, test } from "vitest";
import { bagiRata, sisa } from "./sisa";

test("the sum is told without the errors of floats", () => {
  expect(sisa("AKUMULASI", ["0,1", "0,2"], "0.3")).toEqual({ keadaan: "pas" });
  expect(sisa("AKUMULASI", ["3", "3", "3", ""], "12")).toEqual({ keadaan: "kurang", selisih: "3" });
  expect(sisa("AKUMULASI", ["3", "3", "3", "3,5"], "12")).toEqual({ keadaan: "lebih", selisih: "0.5" });
  expect(sisa("AKUMULASI", ["1.000.000", "234.567,8901"], "1234567.8901")).toEqual({ keadaan: "pas" });
});

test("nothing typed is not yet too little, and what is no number is said so", () => {
  expect(sisa("AKUMULASI", ["", ""], "12")).toEqual({ keadaan: "kosong" });
  expect(sisa("AKUMULASI", ["tiga", "9"], "12")).toEqual({ keadaan: "salah" });
});

test("a position has to end at the target and never fall", () => {
  expect(sisa("POSISI_AKHIR", ["3", "6", "9", "12"], "12")).toEqual({ keadaan: "pas" });
  expect(sisa("POSISI_AKHIR", ["3", "6", "9", "10"], "12")).toEqual({ keadaan: "kurang", selisih: "2" });
  expect(sisa("POSISI_AKHIR", ["3", "9", "6", "12"], "12")).toEqual({ keadaan: "turun" });
  expect(sisa("POSISI_AKHIR", ["3", "6", "", ""], "12")).toEqual({ keadaan: "kosong" });
});

test("a mean is compared exactly, though it may not have four decimals", () => {
  expect(sisa("RATA_RATA", ["10", "11", "12"], "11")).toEqual({ keadaan: "pas" });
  expect(sisa("RATA_RATA", ["90", "90", "91"], "90")).toEqual({ keadaan: "lebih", selisih: "0.3333" });
  expect(sisa("RATA_RATA", ["0,0001", "0", "0"], "0")).toEqual({ keadaan: "lebih", selisih: "0.0001" });
});

test("an even split makes the year again, in steps that the target has", () => {
  expect(bagiRata("AKUMULASI", "12", 4)).toEqual(["3", "3", "3", "3"]);
  expect(bagiRata("AKUMULASI", "10", 4)).toEqual(["2", "3", "2", "3"]);
  expect(bagiRata("AKUMULASI", "10.5", 4)).toEqual(["2.6", "2.6", "2.6", "2.7"]);
  expect(bagiRata("AKUMULASI", "12", 3, ["2"])).toEqual(["3", "3", "4"]);
  expect(bagiRata("AKUMULASI", "1", 4)).toEqual(["0", "0", "0", "1"]);
  expect(bagiRata("POSISI_AKHIR", "12", 4)).toEqual(["3", "6", "9", "12"]);
  expect(bagiRata("RATA_RATA", "90", 4)).toEqual(["90", "90", "90", "90"]);
});

test.each([
  ["AKUMULASI", "7.25"],
  ["AKUMULASI", "1000003"],
  ["POSISI_AKHIR", "5"],
  ["RATA_RATA", "33.3333"],
] as const)("%s of %s splits so that nothing is left", (jenis, target) => {
  for (const n of [1, 2, 3, 4]) {
    const isi = bagiRata(jenis, target, n).map((satu) => satu.replace(".", ","));
    expect(sisa(jenis, isi, target)).toEqual({ keadaan: "pas" });
  }
});
