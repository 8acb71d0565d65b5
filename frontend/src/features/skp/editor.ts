import { t } from "@lingui/core/macro";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useClient } from "urql";
import { readFragment } from "../../graphql";
import { saveAnswer, type TempatDraf, useAutosave } from "../../graphql/autosave";
import { type Refusal, refusalsOf } from "../../graphql/kirim";
import type { Pihak } from "../../lib/isian";
import type { Alih } from "../../lib/perangkat";
import { announce } from "../../ui/Live";
import { bentrokSkp, gabungkan } from "./bentrok";
import {
  akui,
  alihkanBaris,
  type Baris,
  type BarisMasukan,
  type BarisServer,
  dariServer,
  keMasukan,
  segarkan,
} from "./draf";
import { EditorSkpFragment, SaveSkpMutation, type SkpIsi } from "./isi";

/** The lines on the screen, the rater named last, and the lines of the server they were written from. */
export type Nilai = { baris: readonly Baris[]; penilai: string | null; dasar: readonly BarisServer[] };
/** A save as it is sent; `baris` tells which line of the screen each line of it is. */
export type Kiriman = { baris: readonly Baris[]; penilai: string | null; indikator: BarisMasukan[] };

export const alihkanNilai: Alih<Nilai> = (nilai, dari) => ({
  ...nilai,
  baris: nilai.baris.map((satu) => alihkanBaris(satu, dari)),
});
export type TempatSkp = TempatDraf<Nilai, Kiriman, number>;

export const barisOf = (skp: SkpIsi) => skp.indikator.edges.map(({ node }) => node);

/** The lines of an SKP while they are written: on the screen, on the device, on the server. */
export function useEditorSkp(skp: SkpIsi, draf: TempatSkp) {
  const client = useClient();
  const awal = draf.awal?.value;
  const [baris, setBaris] = useState<readonly Baris[]>(
    () => awal?.baris ?? barisOf(skp).map((satu) => dariServer(satu)),
  );
  const [galat, setGalat] = useState<ReadonlyMap<string, string>>(new Map());
  const [umum, setUmum] = useState<readonly Refusal[]>([]);
  const [galatPenilai, setGalatPenilai] = useState<string | null>(null);
  const kini = useRef(baris);
  const penilai = useRef<string | null>(awal?.penilai ?? null);
  const dasar = useRef<readonly BarisServer[]>(awal?.dasar ?? barisOf(skp));
  // An answer that was on its way while we saved is older than what we know.
  const [terkini, setTerkini] = useState(skp);
  const server = useRef(terkini);
  useEffect(() => {
    server.current = terkini;
  }, [terkini]);
  if (skp.version >= terkini.version && skp !== terkini) setTerkini(skp);

  const show = useCallback((next: readonly Baris[]) => {
    kini.current = next;
    setBaris(next);
  }, []);

  // A line that was typed into before the answer to its first save came bears no id yet: it is given the one it has by
  // now, else it would be sent as a new line.
  function siapkan(nilai: Nilai): Kiriman {
    const dikenal = new Map(kini.current.map((satu) => [satu.kunci, satu.server]));
    const indikator = nilai.baris.map((satu) =>
      keMasukan({ ...satu, server: dikenal.get(satu.kunci) ?? satu.server }),
    );
    return { baris: nilai.baris, penilai: nilai.penilai, indikator };
  }

  async function kirim(kiriman: Kiriman, version: number, idempotencyKey: string) {
    const send = (nama: string | null) =>
      client
        .mutation(SaveSkpMutation, {
          input: {
            id: skp.id,
            version,
            idempotencyKey: nama ? `${idempotencyKey}-penilai` : idempotencyKey,
            penilai: nama,
            indikator: kiriman.indikator,
          },
        })
        .toPromise();
    let result = await send(kiriman.penilai);
    // A wrong number of the rater does not keep the lines from being saved.
    const salah = kiriman.penilai
      ? refusalsOf(result).find((error) => error.path?.[0] === "penilai")
      : undefined;
    if (salah) result = await send(null);
    const answer = saveAnswer(
      result,
      (data) => readFragment(EditorSkpFragment, data.saveSkp.skp)?.version,
      version,
    );
    if (!answer) return null;
    if (kiriman.penilai) {
      if (penilai.current === kiriman.penilai) penilai.current = null;
      setGalatPenilai(salah?.message ?? null);
    }
    const { perBaris, lain } = pilah(answer.errors, kiriman.baris);
    setGalat(perBaris);
    setUmum(lain);
    const isi = readFragment(EditorSkpFragment, result.data?.saveSkp.skp);
    if (isi) {
      server.current = isi;
      setTerkini(isi);
    }
    if (isi && !answer.errors.length) {
      dasar.current = barisOf(isi);
      show(akui(kini.current, kiriman.baris, barisOf(isi)));
    }
    return answer;
  }

  const satukan = useCallback(
    (pilihan: Readonly<Record<string, Pihak>>): Nilai => {
      const tersimpan = barisOf(server.current);
      show(gabungkan(kini.current, tersimpan, dasar.current, pilihan));
      dasar.current = tersimpan;
      return { baris: kini.current, penilai: penilai.current, dasar: tersimpan };
    },
    [show],
  );

  // The lines of before the conflict, for the comparison that is shown.
  const [sebelum, setSebelum] = useState<readonly BarisServer[]>([]);
  function gabung(): Nilai | null {
    setSebelum(dasar.current);
    if (bentrokSkp(kini.current, barisOf(server.current), dasar.current).some((satu) => satu.bertabrakan))
      return null;
    announce(t`Perubahan dari tempat lain sudah digabungkan.`);
    return satukan({});
  }

  const autosave = useAutosave<Nilai, Kiriman>({ version: terkini.version, siapkan, kirim, gabung, draf });
  const { change, status, flush, resolve } = autosave;

  const tulis = useCallback(
    (next: readonly Baris[]) => {
      show(next);
      change({ baris: next, penilai: penilai.current, dasar: dasar.current });
    },
    [change, show],
  );

  const tenang = status === "idle" || status === "saved";
  useEffect(() => {
    if (!tenang || skp !== terkini) return;
    dasar.current = barisOf(skp);
    show(segarkan(kini.current, barisOf(skp)));
  }, [tenang, terkini, skp, show]);

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

  const selesaikan = useCallback(
    (pilihan: Readonly<Record<string, Pihak>>) => {
      setGalat(new Map());
      setUmum([]);
      change(satukan(pilihan));
      resolve("ours");
    },
    [change, resolve, satukan],
  );
  const beda = status === "conflict" ? bentrokSkp(baris, barisOf(terkini), sebelum) : [];

  return { ...autosave, baris, galat, umum, galatPenilai, aksi, beda, selesaikan };
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
