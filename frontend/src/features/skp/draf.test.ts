import { expect, test } from "vitest";
import { akui, type Baris, type BarisServer, dariServer, keMasukan, salahKetik, segarkan } from "./draf";

const tersimpan = (isi: Partial<BarisServer> = {}): BarisServer => ({
  id: "Indikator_1",
  sumber: "TANPA_REFERENSI",
  kelompok: "KHUSUS",
  referensi: null,
  uraian: "Melatih pegawai baru",
  output: "10.5",
  satuan: "jam",
  mutu: "90",
  waktu: 10,
  biaya: "1500000",
  jenisRekap: "AKUMULASI",
  arah: "NAIK",
  status: "PROPOSED",
  statusLabel: "diusulkan",
  catatan: null,
  balasan: null,
  disentuh: false,
  kolomTerbuka: ["URAIAN", "OUTPUT", "SATUAN", "MUTU", "WAKTU", "BIAYA", "JENIS_REKAP", "ARAH", "KELOMPOK"],
  ...isi,
});

const baru = (isi: Partial<Baris> = {}): Baris => ({
  ...dariServer(tersimpan()),
  server: null,
  ...isi,
});

test("a line is sent with its open fields, numbers as exact text", () => {
  expect(keMasukan(dariServer(tersimpan()))).toEqual({
    id: "Indikator_1",
    sumber: "TANPA_REFERENSI",
    uraian: "Melatih pegawai baru",
    output: "10.5",
    satuan: "jam",
    mutu: "90",
    waktu: 10,
    biaya: "1500000",
    jenisRekap: "AKUMULASI",
    arah: "NAIK",
    kelompok: "KHUSUS",
  });
});

test("a closed line is sent with nothing but its id, its reference only when it is another one", () => {
  const acuan = { id: "Referensi_1", kode: "IK-1", sistem: "e-SAKIP" };
  const baris = dariServer(tersimpan({ sumber: "PERKIN", referensi: acuan, kolomTerbuka: [] }));
  expect(keMasukan(baris)).toEqual({ id: "Indikator_1", sumber: "PERKIN" });
  const ganti = { ...baris, referensi: { id: "Referensi_2", kode: "IK-2" } };
  expect(keMasukan(ganti)).toEqual({ id: "Indikator_1", sumber: "PERKIN", referensiId: "Referensi_2" });
});

test("a reply goes only with a line that came back", () => {
  const balasan = "Sudah sesuai Perkin.";
  expect(keMasukan({ ...dariServer(tersimpan()), balasan })).not.toHaveProperty("balasan");
  expect(keMasukan({ ...dariServer(tersimpan({ catatan: "Terlalu rendah." })), balasan })).toMatchObject({
    balasan,
  });
});

test("a number that cannot be read is named, and does not wipe out the one that is kept", () => {
  const baris = { ...dariServer(tersimpan()), output: "sepuluh", waktu: "2,5" };
  expect(salahKetik(baris)).toEqual(["output"]);
  expect(keMasukan(baris)).toMatchObject({ output: "10.5", waktu: 10 });
});

test("a new line gets its id from its place in what was sent, though lines moved meanwhile", () => {
  const satu = baru({ kunci: "a", uraian: "Satu" });
  const dua = baru({ kunci: "b", uraian: "Dua" });
  const tiga = baru({ kunci: "c", uraian: "Tiga" });
  const jawaban = [
    tersimpan({ id: "Indikator_7", uraian: "Satu" }),
    tersimpan({ id: "Indikator_8", uraian: "Dua" }),
  ];
  const hasil = akui([tiga, dua, satu], [satu, dua], jawaban);
  expect(hasil.map(({ kunci, server }) => [kunci, server?.id])).toEqual([
    ["c", undefined],
    ["b", "Indikator_8"],
    ["a", "Indikator_7"],
  ]);
});

test("what was typed during a save stays; what the source filled in arrives", () => {
  const terkirim = baru({ kunci: "a", uraian: "", output: "", waktu: "10" });
  const kini = { ...terkirim, waktu: "9" };
  const jawaban = tersimpan({ uraian: "Laporan evaluasi", output: "12", waktu: 10 });
  const [hasil] = akui([kini], [terkirim], [jawaban]);
  expect(hasil).toMatchObject({ uraian: "Laporan evaluasi", output: "12", waktu: "9" });
});

test("a save in the middle of a word takes neither its blank nor its comma away", () => {
  const kini = baru({ kunci: "a", uraian: "Menyusun ", output: "12," });
  const [hasil] = akui([kini], [kini], [tersimpan({ uraian: "Menyusun", output: "12" })]);
  expect(hasil).toMatchObject({ uraian: "Menyusun ", output: "12," });
});

test("reading again brings what others changed, and keeps the lines on the screen", () => {
  const kini = dariServer(tersimpan());
  const [lama, tambahan] = segarkan([kini], [tersimpan({ output: "12" }), tersimpan({ id: "Indikator_2" })]);
  expect(lama).toMatchObject({ kunci: kini.kunci, output: "12" });
  expect(tambahan?.server?.id).toBe("Indikator_2");
});
