import type { Pihak } from "../../lib/isian";
import { type Baris, type BarisServer, dariServer, sama } from "./draf";

// The same SKP was changed elsewhere while somebody wrote here: three lists of lines, `milik` as it stands on this
// screen, `tersimpan` as the server has it now, and what the screen was written from (`baris.server`, and `dasar` for
// lines that were removed here).

const KOLOM = [
  "uraian",
  "output",
  "satuan",
  "mutu",
  "waktu",
  "biaya",
  "jenisRekap",
  "arah",
  "kelompok",
  "balasan",
] as const;
export type KolomBanding = (typeof KOLOM)[number] | "referensi" | "baris";

/** A field, or a whole line, that is not the same on both sides. `utama`: the side that changed it. */
export type BedaSkp = {
  kunci: string;
  kolom: KolomBanding;
  /** Of the line: its place here, its text. */
  nth: number;
  uraian: string;
  milik: string | null;
  tersimpan: string | null;
  utama: Pihak;
  /** Both sides changed it. */
  bertabrakan: boolean;
};

type Isi = Pick<Baris, (typeof KOLOM)[number] | "referensi">;

function beda(satu: Isi, lain: Isi, kolom: KolomBanding): boolean {
  if (kolom === "baris") return false;
  if (kolom === "referensi") return satu.referensi?.id !== lain.referensi?.id;
  if (kolom === "jenisRekap" || kolom === "arah" || kolom === "kelompok") return satu[kolom] !== lain[kolom];
  return !sama(kolom, satu[kolom], lain[kolom]);
}

const SEMUA: readonly KolomBanding[] = [...KOLOM, "referensi"];
const berubah = (satu: Isi, lain: Isi) => SEMUA.some((kolom) => beda(satu, lain, kolom));
const teks = (isi: Isi, kolom: KolomBanding) =>
  kolom === "baris" ? isi.uraian : kolom === "referensi" ? (isi.referensi?.kode ?? "") : isi[kolom];

/** A line of both sides: the fields in which they differ. */
function bandingkan(baris: Baris, server: BarisServer, lain: BarisServer, nth: number): BedaSkp[] {
  const dasar = dariServer(server);
  const kini = dariServer(lain);
  return SEMUA.filter((kolom) => beda(baris, kini, kolom)).map((kolom) => {
    const saya = beda(baris, dasar, kolom);
    return {
      kunci: `${baris.kunci}.${kolom}`,
      kolom,
      nth,
      uraian: baris.uraian,
      milik: teks(baris, kolom),
      tersimpan: teks(kini, kolom),
      utama: saya ? "milik" : "tersimpan",
      bertabrakan: saya && beda(kini, dasar, kolom),
    };
  });
}

/** All in which the two sides differ. Lines that only one of them added are no difference: both kinds stay. */
export function bentrokSkp(
  milik: readonly Baris[],
  tersimpan: readonly BarisServer[],
  dasar: readonly BarisServer[],
): BedaSkp[] {
  const ada = new Map(tersimpan.map((baris) => [baris.id, baris]));
  const punya = new Set(milik.map(({ server }) => server?.id));
  const disini = milik.flatMap((baris, nth): BedaSkp[] => {
    const { server, kunci, uraian } = baris;
    if (!server) return [];
    const lain = ada.get(server.id);
    if (lain) return bandingkan(baris, server, lain, nth);
    const saya = berubah(baris, dariServer(server));
    const sisi = { milik: uraian, tersimpan: null, utama: saya ? "milik" : "tersimpan" } as const;
    return [{ kunci: `${kunci}.baris`, kolom: "baris", nth, uraian, ...sisi, bertabrakan: saya }];
  });
  const dihapus = dasar.flatMap((lama): BedaSkp[] => {
    const lain = ada.get(lama.id);
    if (!lain || punya.has(lama.id)) return [];
    const { id, uraian } = lain;
    const sisi = { milik: null, tersimpan: uraian, utama: "milik" } as const;
    const bertabrakan = berubah(dariServer(lain), dariServer(lama));
    return [
      { kunci: `${id}.baris`, kolom: "baris", nth: tersimpan.indexOf(lain), uraian, ...sisi, bertabrakan },
    ];
  });
  return [...disini, ...dihapus];
}

/** Both sides made one by the choice; where nothing was chosen, the side that changed something. */
export function gabungkan(
  milik: readonly Baris[],
  tersimpan: readonly BarisServer[],
  dasar: readonly BarisServer[],
  pilihan: Readonly<Record<string, Pihak>>,
): Baris[] {
  const semua = bentrokSkp(milik, tersimpan, dasar);
  const pihak = new Map(semua.map(({ kunci, utama }) => [kunci, pilihan[kunci] ?? utama]));
  const ada = new Map(tersimpan.map((baris) => [baris.id, baris]));
  const punya = new Set(milik.map(({ server }) => server?.id));
  const lama = new Set(dasar.map(({ id }) => id));
  const tambahan = tersimpan
    .filter(({ id }) => !punya.has(id) && (!lama.has(id) || pihak.get(`${id}.baris`) === "tersimpan"))
    .map((baris) => dariServer(baris));

  const disini = milik.flatMap((baris): Baris[] => {
    const { server, kunci } = baris;
    // A new line whose answer was lost is there already.
    if (!server) return tambahan.some((satu) => !berubah(baris, satu)) ? [] : [baris];
    const lain = ada.get(server.id);
    if (lain) return [satukan(baris, lain, pihak)];
    return pihak.get(`${kunci}.baris`) === "milik" ? [{ ...baris, server: null }] : [];
  });
  return [...disini, ...tambahan];
}

function satukan(baris: Baris, lain: BarisServer, pihak: ReadonlyMap<string, Pihak>): Baris {
  const dari = dariServer(lain, baris.kunci);
  const ambil = SEMUA.filter((kolom) => pihak.get(`${baris.kunci}.${kolom}`) !== "tersimpan");
  return { ...dari, ...Object.fromEntries(ambil.map((kolom) => [kolom, baris[kolom as keyof Baris]])) };
}
