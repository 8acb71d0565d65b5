import { graphql, type KolomIndikator, type ResultOf } from "../../graphql";
import { alihkan, angka, angkaMasukan, parseAngka } from "../../lib/angka";
import type { Bahasa } from "../../lib/bahasa";

/** A line as the editor works with it; the part that shows a line for reading has a fragment of its own. */
export const BarisSkpFragment = graphql(`
  fragment BarisSkp on Indikator @_unmask {
    id
    sumber
    kelompok
    referensi { id kode sistem }
    uraian
    output
    satuan
    mutu
    waktu
    biaya
    jenisRekap
    arah
    status
    statusLabel
    catatan
    balasan
    disentuh
    kolomTerbuka
  }
`);

export type BarisServer = ResultOf<typeof BarisSkpFragment>;
export type BarisMasukan = ReturnType<typeof graphql.scalar<"IndikatorInput">>;

const ANGKA = ["output", "mutu", "waktu", "biaya"] as const;
const TEKS = ["uraian", "satuan", "balasan"] as const;
const PILIHAN = ["jenisRekap", "arah", "kelompok"] as const;

type Angka = (typeof ANGKA)[number];
type Teks = (typeof TEKS)[number];
export type Kolom = Angka | Teks | (typeof PILIHAN)[number];

/** A line on the screen. What was typed stays as it was typed; `server` is the line as it was last read. */
export type Baris = Record<Angka | Teks, string> &
  Pick<BarisServer, "sumber" | "kelompok" | "jenisRekap" | "arah"> & {
    /** Stays while the line is on the screen; the id comes with the first save. */
    kunci: string;
    referensi: { id: string; kode: string } | null;
    server: BarisServer | null;
  };

const KOLOM: Record<KolomIndikator, Kolom> = {
  URAIAN: "uraian",
  OUTPUT: "output",
  SATUAN: "satuan",
  MUTU: "mutu",
  WAKTU: "waktu",
  BIAYA: "biaya",
  JENIS_REKAP: "jenisRekap",
  ARAH: "arah",
  KELOMPOK: "kelompok",
};

/** The open fields: as the server says; of a line it has not seen yet, those that a new line of its source has. */
export function terbuka({ server, sumber }: Baris): readonly Kolom[] {
  if (server) return server.kolomTerbuka.map((kolom) => KOLOM[kolom]);
  return sumber === "TANPA_REFERENSI" ? Object.values(KOLOM) : ["waktu"];
}

/** Not a counter: a draft kept on the device comes back with the keys it had. */
export const kunciBaru = (): string => crypto.randomUUID();

export function dariServer(server: BarisServer, kunci = kunciBaru()): Baris {
  return {
    kunci,
    server,
    sumber: server.sumber,
    referensi: server.referensi,
    uraian: server.uraian,
    output: angkaMasukan(server.output),
    satuan: server.satuan ?? "",
    mutu: angkaMasukan(server.mutu),
    waktu: server.waktu === null ? "" : String(server.waktu),
    biaya: angka(server.biaya, ""),
    jenisRekap: server.jenisRekap,
    arah: server.arah,
    kelompok: server.kelompok,
    balasan: server.balasan ?? "",
  };
}

/** A line whose numbers were typed in another language. */
export const alihkanBaris = (baris: Baris, dari: Bahasa): Baris => ({
  ...baris,
  ...Object.fromEntries(ANGKA.map((kolom) => [kolom, alihkan(baris[kolom], dari)])),
});

/** The numbers of a line that cannot be read as numbers. */
export function salahKetik(baris: Baris): Angka[] {
  return ANGKA.filter((kolom) => parseAngka(baris[kolom]) === undefined);
}

/** A line as it is sent: its open fields. A number that cannot be read is sent as it was last kept. */
export function keMasukan(baris: Baris): BarisMasukan {
  const { server, sumber, referensi } = baris;
  const masukan: BarisMasukan = { sumber };
  if (server) masukan.id = server.id;
  if (referensi && referensi.id !== server?.referensi?.id) masukan.referensiId = referensi.id;
  for (const kolom of terbuka(baris)) {
    if (kolom === "waktu") {
      const bulan = parseAngka(baris.waktu);
      const utuh = bulan !== undefined && !bulan?.includes(".");
      masukan.waktu = !utuh ? server?.waktu : bulan === null ? null : Number(bulan);
    } else if (kolom === "output" || kolom === "mutu" || kolom === "biaya") {
      const nilai = parseAngka(baris[kolom]);
      masukan[kolom] = nilai === undefined ? (server?.[kolom] ?? null) : nilai;
    } else if (kolom === "jenisRekap") masukan.jenisRekap = baris.jenisRekap;
    else if (kolom === "arah") masukan.arah = baris.arah;
    else if (kolom === "kelompok") masukan.kelompok = baris.kelompok;
    else masukan[kolom] = baris[kolom].trim() || null;
  }
  if (server?.catatan) masukan.balasan = baris.balasan.trim() || null;
  return masukan;
}

/** After a save: each line that was sent takes what the server made of it; what was typed since then stays. */
export function akui(
  kini: readonly Baris[],
  terkirim: readonly Baris[],
  server: readonly BarisServer[],
): Baris[] {
  const jawaban = new Map(terkirim.map((baris, nth) => [baris.kunci, [baris, server[nth]] as const]));
  return kini.map((baris) => {
    const [lama, baru] = jawaban.get(baris.kunci) ?? [];
    return lama && baru ? gabung(baris, lama, baru) : baris;
  });
}

/** The list as it was read again while nothing here was unsaved. Lines that are there keep their place in the focus. */
export function segarkan(kini: readonly Baris[], server: readonly BarisServer[]): Baris[] {
  const dikenal = new Map(kini.map((baris) => [baris.server?.id, baris]));
  return server.map((baru) => {
    const baris = dikenal.get(baru.id);
    return baris ? gabung(baris, baris, baru) : dariServer(baru);
  });
}

function gabung(kini: Baris, lama: Baris, baru: BarisServer): Baris {
  const segar = dariServer(baru, kini.kunci);
  const hasil: Baris = { ...segar };
  for (const kolom of [...ANGKA, ...TEKS])
    if (kini[kolom] !== lama[kolom] || sama(kolom, kini[kolom], segar[kolom])) hasil[kolom] = kini[kolom];
  if (kini.jenisRekap !== lama.jenisRekap) hasil.jenisRekap = kini.jenisRekap;
  if (kini.arah !== lama.arah) hasil.arah = kini.arah;
  if (kini.kelompok !== lama.kelompok) hasil.kelompok = kini.kelompok;
  if (kini.referensi?.id !== lama.referensi?.id) hasil.referensi = kini.referensi;
  return hasil;
}

/** "12," and "12" mean the same while somebody is typing; to write over the first would take his comma away. */
export function sama(kolom: Angka | Teks, ketikan: string, tersimpan: string): boolean {
  if (kolom === "uraian" || kolom === "satuan" || kolom === "balasan")
    return ketikan.trim() === tersimpan.trim();
  const nilai = parseAngka(ketikan);
  return nilai === undefined || nilai === parseAngka(tersimpan);
}
