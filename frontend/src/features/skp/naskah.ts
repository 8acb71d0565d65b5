/** A plan as it was sent in once: a version, and in it a submission. `baris` by what a line goes on with. */
export type BarisNaskah = {
  uraian: string;
  output: string | null;
  satuan: string | null;
  mutu: string | null;
  waktu: number | null;
  biaya: string | null;
  catatan: string | null;
};
export type Naskah = { kunci: string; versi: number; revisi: number; baris: Map<string, BarisNaskah> };

type Terkirim = BarisNaskah & { baris: string; asal: string | null; revisi: number };
type Isi = BarisNaskah & { id: string; asal: { id: string } | null };
export type Versi = {
  versi: number;
  revisi: number;
  status: string;
  terkirim: readonly Terkirim[];
  indikator: { edges: readonly { node: Isi }[] };
};

const isi = ({ uraian, output, satuan, mutu, waktu, biaya, catatan }: BarisNaskah): BarisNaskah => ({
  uraian,
  output,
  satuan,
  mutu,
  waktu,
  biaya,
  catatan,
});

/** Every submission of every version, in order; a version that was not sent in yet as it is now. */
export function naskahDari(semua: readonly Versi[]): Naskah[] {
  // A line bears the name of the first one that it goes on with, whatever became of those in between.
  const rantai = new Map<string, string>();
  const kunciBaris = (id: string, asal: string | undefined | null) => {
    const kunci = (asal && rantai.get(asal)) ?? id;
    rantai.set(id, kunci);
    return kunci;
  };
  return semua.flatMap(({ versi, revisi, status, terkirim, indikator }) => {
    const dikirim = Array.from({ length: revisi + 1 }, (_, ke) => ({
      kunci: `${versi}.${ke}`,
      versi,
      revisi: ke,
      baris: new Map(
        terkirim
          .filter((satu) => satu.revisi === ke)
          .map((satu) => [kunciBaris(satu.baris, satu.asal), isi(satu)] as const),
      ),
    })).filter(({ baris }) => baris.size > 0);
    const kini = {
      kunci: `${versi}`,
      versi,
      revisi,
      baris: new Map(
        indikator.edges.map(({ node }) => [kunciBaris(node.id, node.asal?.id), isi(node)] as const),
      ),
    };
    return status === "DRAFT" || status === "RETURNED" || !dikirim.length ? [...dikirim, kini] : dikirim;
  });
}

export type Beda = {
  kunci: string;
  uraian: string;
  a: BarisNaskah | null;
  b: BarisNaskah | null;
  sama: boolean;
};

const KOLOM = ["uraian", "output", "satuan", "mutu", "waktu", "biaya"] as const;

/** The lines of two submissions side by side, in the order of the later one; what is gone comes last. */
export function banding(a: Naskah, b: Naskah): Beda[] {
  const semua = [...b.baris.keys(), ...[...a.baris.keys()].filter((kunci) => !b.baris.has(kunci))];
  return semua.map((kunci) => {
    const [dulu, kini] = [a.baris.get(kunci) ?? null, b.baris.get(kunci) ?? null];
    const sama = dulu !== null && kini !== null && KOLOM.every((nama) => dulu[nama] === kini[nama]);
    return { kunci, uraian: (kini ?? dulu)?.uraian ?? "", a: dulu, b: kini, sama };
  });
}
