import { expect, test } from "vitest";
import { type Kabar, perHari, tujuan } from "./kabar";

const skp = { id: "Skp_1", tahun: 2020, pegawai: { id: "Pegawai_1", nama: "Budi" } };

function kabar(id: number, lain: Partial<Kabar> = {}): Kabar {
  return {
    id: `Pemberitahuan_${id}`,
    waktu: "2020-03-20T02:00:00Z",
    dibaca: null,
    tahap: "SKP",
    tindakan: "SUBMIT",
    tindakanLabel: "SKP diajukan",
    milikSendiri: false,
    tw: [],
    oleh: null,
    atasNama: null,
    skp,
    triwulan: null,
    ...lain,
  };
}

const ids = (kelompok: readonly (readonly Kabar[])[]) =>
  kelompok.map((sama) => sama.map(({ id }) => id.slice(14)));

test("tiga yang sejenis dalam sehari dilipat, dua tidak", () => {
  const [hari] = perHari([
    kabar(5),
    kabar(4, { tindakan: "SUBMIT_RENKIN" }),
    kabar(3),
    kabar(2),
    kabar(1, { tindakan: "SUBMIT_RENKIN" }),
  ]);

  expect(ids(hari?.kelompok ?? [])).toEqual([["5", "3", "2"], ["4"], ["1"]]);
});

test("hari berganti pada tengah malam di Jakarta", () => {
  const hari = perHari([
    kabar(2, { waktu: "2020-03-20T17:30:00Z" }),
    kabar(1, { waktu: "2020-03-20T16:30:00Z" }),
  ]);

  expect(hari.map((satu) => satu.hari)).toEqual(["2020-03-21", "2020-03-20"]);
});

test("yang menyangkut satu hal milik sendiri dilipat, apa pun tindakannya", () => {
  const milik = { milikSendiri: true, tindakan: "APPROVE" };
  const lain = { ...milik, tahap: "RENKIN" } as const;
  const [hari] = perHari([
    kabar(5, milik),
    kabar(4, lain),
    kabar(3, { ...milik, tindakan: "UNDO" }),
    kabar(2, lain),
    kabar(1, milik),
  ]);

  expect(ids(hari?.kelompok ?? [])).toEqual([["5", "3", "1"], ["4"], ["2"]]);
});

test("kabar bagi pengelola dan admin menuju halamannya", () => {
  const lain = { tahap: "LAIN", skp: null } as const;

  expect(tujuan(kabar(1, { ...lain, tindakan: "REPORT" }))).toMatchObject({ to: "/pengelola" });
  expect(tujuan(kabar(1, { skp: null, tindakan: "DEVIATE" }))).toMatchObject({
    search: { bagian: "penilai" },
  });
  expect(tujuan(kabar(1, { ...lain, tindakan: "PROPOSE" }))).toMatchObject({ to: "/admin/kalender" });
});

test("setiap kabar menuju tempat mengerjakannya", () => {
  const triwulan = { id: "Triwulan_9", tw: 1, tahun: 2020 };

  expect(tujuan(kabar(1))).toMatchObject({ to: "/tim", search: { skp: "Skp_1" } });
  expect(tujuan(kabar(1, { triwulan }))).toMatchObject({ to: "/antrean", search: { tw: 1, cari: "Budi" } });
  expect(tujuan(kabar(1, { milikSendiri: true }))).toMatchObject({ to: "/skp/$id", params: { id: "Skp_1" } });
  expect(tujuan(kabar(1, { milikSendiri: true, tahap: "RENKIN" }))).toMatchObject({ to: "/renkin/$tahun" });
  expect(tujuan(kabar(1, { milikSendiri: true, triwulan }))).toMatchObject({
    params: { tahun: "2020", tw: "1" },
  });
  expect(tujuan(kabar(1, { skp: null }))).toBeNull();
});
