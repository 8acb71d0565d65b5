import { useCallback, useEffect, useRef, useState } from "react";
import { useClient } from "urql";
import { readFragment } from "../../graphql";
import { saveAnswer, useAutosave } from "../../graphql/autosave";
import type { Refusal } from "../../graphql/kirim";
import {
  type Baris,
  type Isian,
  type Ketikan,
  keMasukan,
  type Masukan,
  salahKetik,
  segarkan,
  tampilan,
} from "./isian";
import { type Laporan, LaporanTriwulanFragment, SaveRealisasiMutation } from "./laporan";

const barisOf = (laporan: Laporan) => laporan.renkin.edges.map(({ node }) => node);

/** What is typed into a report, and its way to the server: only rows in which something is new are sent. */
export function useIsianRealisasi(laporan: Laporan) {
  const client = useClient();
  const [isian, setIsian] = useState<Isian>({});
  const [galat, setGalat] = useState<ReadonlyMap<string, string>>(new Map());
  const [umum, setUmum] = useState<readonly Refusal[]>([]);
  const kini = useRef(isian);
  // An answer that was on its way while we saved is older than what we know.
  const [terbaru, setTerbaru] = useState(laporan);
  if (laporan !== terbaru && laporan.version >= terbaru.version) setTerbaru(laporan);
  const server = useRef(terbaru);
  useEffect(() => {
    server.current = terbaru;
  }, [terbaru]);
  const dikirim = useRef<{ key: string; renkin: Masukan[] } | null>(null);

  async function save(nilai: Isian, version: number, idempotencyKey: string) {
    // Asked again it is sent as it was: what differs from the server may by then have got there.
    if (dikirim.current?.key !== idempotencyKey)
      dikirim.current = { key: idempotencyKey, renkin: keMasukan(nilai, barisOf(server.current)) };
    const { renkin } = dikirim.current;
    if (!renkin.length) return { version, errors: [] };
    const input = { id: laporan.id, version, idempotencyKey, renkin };
    const result = await client.mutation(SaveRealisasiMutation, { input }).toPromise();
    const isi = readFragment(LaporanTriwulanFragment, result.data?.saveRealisasi.triwulan);
    const answer = saveAnswer(result, () => isi?.version, version);
    if (!answer) return null;
    if (isi && isi.version >= server.current.version) {
      server.current = isi;
      setTerbaru(isi);
    }
    const salah = new Map<string, string>();
    const lain: Refusal[] = [];
    for (const error of answer.errors) {
      const [, nth, kolom] = error.path ?? [];
      const id = renkin[Number(nth)]?.id;
      if (id) salah.set(`${id}.${kolom ?? ""}`, error.message);
      else if (error.code !== "STALE") lain.push(error);
    }
    setGalat(salah);
    setUmum(lain);
    return answer;
  }

  const autosave = useAutosave<Isian>({ version: terbaru.version, save });
  const { change, status, resolve } = autosave;

  const tenang = status === "idle" || status === "saved";
  useEffect(() => {
    if (!tenang || terbaru !== laporan) return;
    const next = segarkan(kini.current, barisOf(laporan));
    if (Object.keys(next).length === Object.keys(kini.current).length) return;
    kini.current = next;
    setIsian(next);
  }, [tenang, terbaru, laporan]);

  const tulis = useCallback(
    (id: string, ketikan: Ketikan) => {
      kini.current = { ...kini.current, [id]: { ...kini.current[id], ...ketikan } };
      setIsian(kini.current);
      change(kini.current);
    },
    [change],
  );

  function selesaikan(pilihan: "ours" | "theirs") {
    if (pilihan === "theirs") {
      kini.current = {};
      setIsian({});
    }
    setGalat(new Map());
    resolve(pilihan);
  }

  return {
    ...autosave,
    tulis,
    selesaikan,
    umum,
    galat: (id: string, kolom: string) => galat.get(`${id}.${kolom}`) ?? galat.get(`${id}.`),
    tampil: (baris: Baris) => tampilan(isian, baris),
    salah: (baris: Baris) => salahKetik(isian, baris),
    adaSalah: () => barisOf(server.current).findIndex((baris) => salahKetik(kini.current, baris)),
    siap: () => server.current,
  };
}

export type IsianRealisasi = ReturnType<typeof useIsianRealisasi>;
