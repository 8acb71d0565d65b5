import { useCallback, useEffect, useRef, useState } from "react";
import { useClient } from "urql";
import { readFragment } from "../../graphql";
import { saveAnswer, useAutosave } from "../../graphql/autosave";
import type { Refusal } from "../../graphql/kirim";
import { berbeda, type Isian, keMasukan, type Sel, segarkan, tampilan, type Versi } from "./isian";
import { SaveRenkinMutation, type SkpRenkin, TabelRenkinFragment } from "./rencana";

const versiOf = (skp: SkpRenkin): Versi =>
  Object.fromEntries(skp.triwulan.map(({ id, version }) => [id, version]));
const selOf = (skp: SkpRenkin): Sel[] => skp.indikator.edges.flatMap(({ node }) => node.renkin);

/** An answer that was on its way while we saved is older than what we know: the newer of the two counts. */
function terbaru(satu: SkpRenkin, lain: SkpRenkin): SkpRenkin {
  const versi = versiOf(lain);
  return satu.triwulan.some(({ id, version }) => version < (versi[id] ?? 0)) ? lain : satu;
}

/** What is typed into the grid, and its way to the server: only quarters in which something is new are sent. */
export function useIsianRenkin(skp: SkpRenkin) {
  const client = useClient();
  const [isian, setIsian] = useState<Isian>({});
  const [galat, setGalat] = useState<ReadonlyMap<string, string>>(new Map());
  const [umum, setUmum] = useState<readonly Refusal[]>([]);
  const kini = useRef(isian);
  const [terkini, setTerkini] = useState(skp);
  if (terbaru(skp, terkini) !== terkini) setTerkini(skp);
  const server = useRef(terkini);
  useEffect(() => {
    server.current = terkini;
  }, [terkini]);
  const dikirim = useRef<{ key: string; triwulan: ReturnType<typeof keMasukan> } | null>(null);

  async function save(nilai: Isian, versi: Versi, idempotencyKey: string) {
    // Asked again it is sent as it was: what differs from the server may by then have got there.
    if (dikirim.current?.key !== idempotencyKey) {
      const triwulan = keMasukan(nilai, server.current.triwulan, selOf(server.current), versi);
      dikirim.current = { key: idempotencyKey, triwulan };
    }
    const { triwulan } = dikirim.current;
    if (!triwulan.length) return { version: versi, errors: [] };
    const result = await client
      .mutation(SaveRenkinMutation, { input: { triwulan, idempotencyKey } })
      .toPromise();
    const isi = readFragment(TabelRenkinFragment, result.data?.saveRenkin.skp);
    const answer = saveAnswer(result, () => isi && versiOf(isi), versi);
    if (!answer) return null;
    if (isi) {
      server.current = terbaru(isi, server.current);
      setTerkini(server.current);
    }
    const salah = new Map<string, string>();
    const lain: Refusal[] = [];
    for (const error of answer.errors) {
      const [, nth, , sel] = error.path ?? [];
      const id = triwulan[Number(nth)]?.target[Number(sel)]?.renkinId;
      if (id) salah.set(id, error.message);
      else if (error.code !== "STALE") lain.push(error);
    }
    setGalat(salah);
    setUmum(lain);
    return answer;
  }

  const autosave = useAutosave<Isian, Versi>({ version: versiOf(terkini), save });
  const { change, status, resolve } = autosave;

  const tenang = status === "idle" || status === "saved";
  useEffect(() => {
    if (!tenang || terkini !== skp) return;
    const next = segarkan(kini.current, selOf(skp));
    if (Object.keys(next).length === Object.keys(kini.current).length) return;
    kini.current = next;
    setIsian(next);
  }, [tenang, terkini, skp]);

  const tulis = useCallback(
    (baru: Isian) => {
      kini.current = { ...kini.current, ...baru };
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
    galat,
    umum,
    teks: (sel: Sel) => tampilan(isian, sel),
    /** Typed, and not yet what the server has. */
    baru: (sel: Sel) => berbeda(isian, sel),
    siap: () => server.current,
  };
}

export type IsianRenkin = ReturnType<typeof useIsianRenkin>;

type Hambatan = { message: string; nomor?: number; tw?: string | null; field?: string };

/** A refusal of the whole plan, with the cell it is about; without a quarter, the first that is open. */
export function hambatanOf({ message, path = [] }: Refusal, skp: SkpRenkin): Hambatan {
  const [daftar, nth, , tw] = path;
  if (daftar !== "indikator" || nth === undefined) return { message };
  const terbuka = skp.triwulan.find(({ rencana }) => rencana.moves.includes("EDIT"))?.tw;
  return { message, nomor: Number(nth) + 1, tw: tw ?? null, field: `target-${nth}-${tw ?? terbuka}` };
}
