import { del, get, set } from "idb-keyval";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useClient } from "urql";
import { graphql, type ResultOf, readFragment } from "../../graphql";
import { saveAnswer, useAutosave } from "../../graphql/autosave";
import { type Refusal, refusalsOf } from "../../graphql/kirim";
import { useViewer } from "../../graphql/viewer";
import {
  akui,
  type Baris,
  type BarisMasukan,
  BarisSkpFragment,
  dariServer,
  keMasukan,
  pertahankan,
  segarkan,
} from "./draf";
import { LangkahSkpFragment } from "./LangkahSkp";
import { PejabatPenilaiFragment } from "./PejabatPenilai";

export const EditorSkpFragment = graphql(
  `
    fragment EditorSkp on Skp {
      id
      version
      tahun
      mulai
      selesai
      revisi
      versi
      versiBerlaku
      alasan
      status
      statusLabel
      catatan
      moves
      giliran { pihak batas berikutnya }
      hambatan { code message path }
      indikator(first: 50) { edges { node { ...BarisSkp } } }
      ...PejabatPenilai
      ...LangkahSkp
    }
  `,
  [BarisSkpFragment, PejabatPenilaiFragment, LangkahSkpFragment],
);

const SaveSkpMutation = graphql(
  `
    mutation SaveSkp($input: SaveSkpInput!) {
      saveSkp(input: $input) {
        skp { id ...EditorSkp }
        errors { code message path }
      }
    }
  `,
  [EditorSkpFragment],
);

export type SkpIsi = ResultOf<typeof EditorSkpFragment>;
type Nilai = { baris: readonly Baris[]; penilai: string | null };

/** What is on this device and not yet on the server; `version` is the one it was written against. */
export type Draf = { version: number; baris: Baris[] };

const kunciDraf = (pegawaiId: string, skpId: string) => `draf:${pegawaiId}:${skpId}`;

/** The draft that this person left on the device; undefined while it is being looked for. */
export function useDraf(skpId: string): Draf | null | undefined {
  const { pegawai } = useViewer();
  const [draf, setDraf] = useState<Draf | null>();
  useEffect(() => {
    let gone = false;
    get<Draf>(kunciDraf(pegawai.id, skpId)).then(
      (found) => !gone && setDraf(found ?? null),
      () => !gone && setDraf(null),
    );
    return () => {
      gone = true;
    };
  }, [pegawai.id, skpId]);
  return draf;
}

export const barisOf = (skp: SkpIsi) => skp.indikator.edges.map(({ node }) => node);

/** The lines of an SKP while they are written: on the screen, on the device, on the server. */
export function useEditorSkp(skp: SkpIsi, draf: Draf | null) {
  const client = useClient();
  const { pegawai } = useViewer();
  const kunci = kunciDraf(pegawai.id, skp.id);
  const [baris, setBaris] = useState<readonly Baris[]>(
    () => draf?.baris ?? barisOf(skp).map((satu) => dariServer(satu)),
  );
  const [galat, setGalat] = useState<ReadonlyMap<string, string>>(new Map());
  const [umum, setUmum] = useState<readonly Refusal[]>([]);
  const [galatPenilai, setGalatPenilai] = useState<string | null>(null);
  // Until the draft of the device is on the server it stands against the version it was written for.
  const [pulih, setPulih] = useState(draf !== null);
  const kini = useRef(baris);
  const penilai = useRef<string | null>(null);
  // An answer that was on its way while we saved is older than what we know.
  const [terbaru, setTerbaru] = useState(skp.version);
  if (skp.version > terbaru) setTerbaru(skp.version);
  const versi = useRef(terbaru);
  useEffect(() => {
    versi.current = Math.max(versi.current, terbaru);
  }, [terbaru]);

  const show = useCallback((next: readonly Baris[]) => {
    kini.current = next;
    setBaris(next);
  }, []);

  // A line that was typed into before the answer to its first save came bears no id yet: it is given the one it has by
  // now, else it would be sent as a new line. What is sent again under the same key stays what it was.
  const kiriman = useRef<{ kunci: string; indikator: BarisMasukan[] } | null>(null);
  function masukanOf(nilai: Nilai, idempotencyKey: string) {
    if (kiriman.current?.kunci !== idempotencyKey) {
      const dikenal = new Map(kini.current.map((satu) => [satu.kunci, satu.server]));
      const indikator = nilai.baris.map((satu) =>
        keMasukan({ ...satu, server: dikenal.get(satu.kunci) ?? satu.server }),
      );
      kiriman.current = { kunci: idempotencyKey, indikator };
    }
    return kiriman.current.indikator;
  }

  async function save(nilai: Nilai, version: number, idempotencyKey: string) {
    const send = (nama: string | null) =>
      client
        .mutation(SaveSkpMutation, {
          input: {
            id: skp.id,
            version,
            idempotencyKey: nama ? `${idempotencyKey}-penilai` : idempotencyKey,
            penilai: nama,
            indikator: masukanOf(nilai, idempotencyKey),
          },
        })
        .toPromise();
    let result = await send(nilai.penilai);
    // A wrong number of the rater does not keep the lines from being saved.
    const salah = nilai.penilai
      ? refusalsOf(result).find((error) => error.path?.[0] === "penilai")
      : undefined;
    if (salah) result = await send(null);
    const answer = saveAnswer(
      result,
      (data) => readFragment(EditorSkpFragment, data.saveSkp.skp)?.version,
      version,
    );
    if (!answer) return null;
    setPulih(false);
    if (nilai.penilai) {
      if (penilai.current === nilai.penilai) penilai.current = null;
      setGalatPenilai(salah?.message ?? null);
    }
    const { perBaris, lain } = pilah(answer.errors, nilai.baris);
    setGalat(perBaris);
    setUmum(lain);
    const isi = readFragment(EditorSkpFragment, result.data?.saveSkp.skp);
    if (isi && !answer.errors.length) {
      versi.current = isi.version;
      setTerbaru(isi.version);
      show(akui(kini.current, nilai.baris, barisOf(isi)));
    }
    return answer;
  }

  const autosave = useAutosave<Nilai>({ version: pulih && draf ? draf.version : terbaru, save });
  const { change, status, flush, resolve } = autosave;

  const tulis = useCallback(
    (next: readonly Baris[]) => {
      show(next);
      change({ baris: next, penilai: penilai.current });
      void set(kunci, { version: versi.current, baris: next }).catch(() => {});
    },
    [change, kunci, show],
  );

  const [awal] = useState(draf);
  useEffect(() => {
    if (awal) change({ baris: awal.baris, penilai: null });
  }, [awal, change]);

  useEffect(() => {
    if (status === "saved") void del(kunci).catch(() => {});
  }, [status, kunci]);

  const tenang = (status === "idle" || status === "saved") && !pulih;
  useEffect(() => {
    if (tenang && skp.version === terbaru) show(segarkan(kini.current, barisOf(skp)));
  }, [tenang, terbaru, skp, show]);

  const aksi = useMemo(
    () => ({
      ubah: (id: string, isi: Partial<Baris>) =>
        tulis(kini.current.map((satu) => (satu.kunci === id ? { ...satu, ...isi } : satu))),
      tambah(baru: readonly Baris[], tempat = kini.current.length) {
        tulis([...kini.current.slice(0, tempat), ...baru, ...kini.current.slice(tempat)]);
        void flush();
      },
      hapus: (id: string) => tulis(kini.current.filter((satu) => satu.kunci !== id)),
      geser(id: string, langkah: 1 | -1) {
        const next = [...kini.current];
        const dari = next.findIndex((satu) => satu.kunci === id);
        const ke = dari + langkah;
        const [satu] = ke >= 0 && ke < next.length ? next.splice(dari, 1) : [];
        if (!satu) return;
        next.splice(ke, 0, satu);
        tulis(next);
      },
      namakan(nomor: string) {
        penilai.current = nomor;
        setGalatPenilai(null);
        tulis(kini.current);
        void flush();
      },
    }),
    [tulis, flush],
  );

  function selesaikan(pilihan: "ours" | "theirs") {
    const server = barisOf(skp);
    if (pilihan === "ours") tulis(pertahankan(kini.current, server));
    else {
      setGalat(new Map());
      setUmum([]);
      show(server.map((satu) => dariServer(satu)));
      void del(kunci).catch(() => {});
    }
    resolve(pilihan);
  }

  return { ...autosave, baris, galat, umum, galatPenilai, dipulihkan: awal !== null, aksi, selesaikan };
}

export type Editor = ReturnType<typeof useEditorSkp>;

/** Refusals by line and field; the place in a path is that in what was sent, not on the screen now. */
export function pilah(errors: readonly Refusal[], terkirim: readonly { kunci: string }[]) {
  const perBaris = new Map<string, string>();
  const lain: Refusal[] = [];
  for (const error of errors) {
    const [daftar, tempat, kolom] = error.path ?? [];
    const baris = daftar === "indikator" && tempat !== undefined ? terkirim[Number(tempat)] : undefined;
    if (error.code === "STALE") continue;
    if (baris) perBaris.set(`${baris.kunci}.${kolom ?? ""}`, error.message);
    else lain.push(error);
  }
  return { perBaris, lain };
}
