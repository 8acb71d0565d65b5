import type { OperationResult } from "@urql/core";
import { useCallback, useEffect, useRef, useState } from "react";
import {
  berbeda,
  bertabrakan,
  type Isian,
  ketik,
  type Medan,
  type Pihak,
  pilihkan,
  salahKetik,
  segarkan,
  tampilan,
} from "../lib/isian";
import { saveAnswer, type TempatDraf, useAutosave } from "./autosave";
import type { Refusal } from "./kirim";

/** How a form with fields stands to its object on the server. */
export type Cara<Objek, Kiriman, Version> = {
  versi: (objek: Objek) => Version;
  /** The newer of the two: an answer that was on its way while we saved is older than what we know. */
  terbaru: (satu: Objek, lain: Objek) => Objek;
  medan: (objek: Objek) => Medan[];
  /** What is new, each part as it is sent. */
  siapkan: (isian: Isian, objek: Objek, version: Version) => Kiriman[];
  kirim: (kiriman: Kiriman[], version: Version, idempotencyKey: string) => Promise<Jawaban<Objek>>;
  /** The field that the path of a refusal is about. */
  letak: (kiriman: readonly Kiriman[], path: readonly string[]) => string | undefined;
};

type Jawaban<Objek> = { result: OperationResult; objek: Objek | null };

/** What is typed into a form, and its way to the device and the server: only what is new is sent. */
export function useIsian<Objek, Kiriman, Version>(
  objek: Objek,
  cara: Cara<Objek, Kiriman, Version>,
  draf: TempatDraf<Isian, Kiriman[], Version>,
) {
  const [isian, setIsian] = useState<Isian>(draf.awal?.value ?? {});
  const [galat, setGalat] = useState<ReadonlyMap<string, string>>(new Map());
  const [umum, setUmum] = useState<readonly Refusal[]>([]);
  const kini = useRef(isian);
  const [terkini, setTerkini] = useState(objek);
  if (cara.terbaru(objek, terkini) !== terkini) setTerkini(objek);
  const server = useRef(terkini);
  useEffect(() => {
    server.current = terkini;
  }, [terkini]);

  function siapkan(nilai: Isian, version: Version) {
    const kiriman = cara.siapkan(nilai, server.current, version);
    return kiriman.length ? kiriman : null;
  }

  async function kirim(kiriman: Kiriman[], version: Version, key: string) {
    const { result, objek: isi } = await cara.kirim(kiriman, version, key);
    const answer = saveAnswer(result, () => isi && cara.versi(isi), version);
    if (!answer) return null;
    if (isi) {
      server.current = cara.terbaru(isi, server.current);
      setTerkini(server.current);
    }
    const salah = new Map<string, string>();
    const lain: Refusal[] = [];
    for (const error of answer.errors) {
      const letak = cara.letak(kiriman, error.path ?? []);
      if (letak) salah.set(letak, error.message);
      else if (error.code !== "STALE") lain.push(error);
    }
    setGalat(salah);
    setUmum(lain);
    return answer;
  }

  const show = useCallback((next: Isian) => {
    kini.current = next;
    setIsian(next);
  }, []);

  function gabung(): Isian | null {
    const semua = cara.medan(server.current);
    if (bertabrakan(kini.current, semua).length) return null;
    show(pilihkan(kini.current, semua, {}));
    return kini.current;
  }

  const autosave = useAutosave<Isian, Kiriman[], Version>({
    version: cara.versi(terkini),
    siapkan,
    kirim,
    gabung,
    draf,
  });
  const { change, status, resolve } = autosave;

  const tenang = status === "idle" || status === "saved";
  useEffect(() => {
    if (!tenang || terkini !== objek) return;
    const next = segarkan(kini.current, cara.medan(objek));
    if (Object.keys(next).length !== Object.keys(kini.current).length) show(next);
  }, [tenang, terkini, objek, cara, show]);

  const tulis = useCallback(
    (baru: Readonly<Record<string, string>>) => {
      const ada = new Map(cara.medan(server.current).map((satu) => [satu.kunci, satu]));
      let next = kini.current;
      for (const [kunci, teks] of Object.entries(baru)) {
        const satu = ada.get(kunci);
        if (satu) next = ketik(next, satu, teks);
      }
      show(next);
      change(next);
    },
    [cara, change, show],
  );

  const selesaikan = useCallback(
    (pilihan: Readonly<Record<string, Pihak>>) => {
      show(pilihkan(kini.current, cara.medan(server.current), pilihan));
      setGalat(new Map());
      change(kini.current);
      resolve("ours");
    },
    [cara, change, resolve, show],
  );

  const bentrok = status === "conflict" ? bertabrakan(isian, cara.medan(terkini)) : [];

  return {
    ...autosave,
    tulis,
    selesaikan,
    bentrok,
    umum,
    galat: (kunci: string) => galat.get(kunci),
    teks: (satu: Medan) => tampilan(isian, satu),
    salah: (satu: Medan) => salahKetik(isian, satu),
    baru: (satu: Medan) => berbeda(isian, satu),
    adaSalah: () => cara.medan(server.current).find((satu) => salahKetik(kini.current, satu)),
    siap: () => server.current,
  };
}
