import { t } from "@lingui/core/macro";
import { useCallback, useRef, useState } from "react";
import { useClient } from "urql";
import type { useAutosave } from "../../graphql/autosave";
import { refusalsOf, withoutAnswer } from "../../graphql/kirim";
import { UploadRefused, unggah } from "../../lib/unggah";
import type { Berkas } from "../../ui/FileInput";
import { announce } from "../../ui/Live";
import { LaporanQuery, RemoveBuktiMutation } from "./laporan";

type Act = ReturnType<typeof useAutosave<unknown>>["act"];
type Refused = { message: string };
type Jawaban = { bukti: { id: string } | null; version: number; errors: readonly Refused[] };
type Bukti = { id: string; nama: string; ukuran: number };

/** A file on its way up. Its key stays the same for every attempt, so that it can never be there twice. */
type Kiriman = {
  id: string;
  renkinId: string;
  file: File;
  key: string;
  percent: number;
  error?: string;
  /** Ends the attempt under way. */
  abort: AbortController;
  /** Ends the pause before the next one. */
  wake?: () => void;
};

const MAX_PAUSE = 15_000;

/** Files of evidence: they go up one after another, in line with the saves, since each moves the quarter's version. */
export function useUnggahan(triwulanId: string, act: Act) {
  const client = useClient();
  const [kiriman, setKiriman] = useState<readonly Kiriman[]>([]);
  const kini = useRef(kiriman);

  const show = useCallback((next: readonly Kiriman[]) => {
    kini.current = next;
    setKiriman(next);
  }, []);
  const ubah = useCallback(
    (id: string, isi: Partial<Kiriman>) =>
      show(kini.current.map((satu) => (satu.id === id ? { ...satu, ...isi } : satu))),
    [show],
  );

  /** Reads the quarter again until an answer comes: which files are there, under which version. */
  const baca = useCallback(async (): Promise<number | null> => {
    for (let ms = 1_000; ; ms = Math.min(ms * 2, MAX_PAUSE)) {
      const { data, error } = await client
        .query(LaporanQuery, { id: triwulanId }, { requestPolicy: "network-only" })
        .toPromise();
      if (!withoutAnswer(error)) return data?.node?.__typename === "Triwulan" ? data.node.version : null;
      await new Promise((resolve) => setTimeout(resolve, ms));
    }
  }, [client, triwulanId]);

  const kirim = useCallback(
    (id: string) =>
      act(async (version) => {
        for (let ms = 1_000; ; ms = Math.min(ms * 2, MAX_PAUSE)) {
          const satu = kini.current.find((lain) => lain.id === id);
          // Taken back while it was on its way: only the server knows whether it has arrived.
          if (!satu) return ms > 1_000 ? baca() : null;
          try {
            const answer = await unggah<Jawaban>("/bukti", formOf(satu, version), {
              onProgress: (percent) => ubah(id, { percent }),
              signal: satu.abort.signal,
            });
            const [galat] = answer.errors;
            if (galat) {
              ubah(id, { error: galat.message });
              return baca();
            }
            const baru = await baca();
            show(kini.current.filter((lain) => lain.id !== id));
            return baru ?? answer.version;
          } catch (error) {
            if (error instanceof DOMException) return baca();
            if (error instanceof UploadRefused) {
              ubah(id, {
                error: error.status === 413 ? t`Berkas terlalu besar.` : t`Berkas ditolak server.`,
              });
              return null;
            }
            ubah(id, { error: t`Server belum menjawab; dicoba lagi sebentar lagi.` });
          }
          await new Promise<void>((resolve) => {
            ubah(id, { wake: resolve });
            setTimeout(resolve, ms);
          });
          ubah(id, { error: undefined, percent: 0, wake: undefined });
        }
      }),
    [act, baca, show, ubah],
  );

  const tambah = useCallback(
    (renkinId: string, files: readonly File[]) => {
      const baru = files.map((file) => ({
        id: crypto.randomUUID(),
        renkinId,
        file,
        key: crypto.randomUUID(),
        percent: 0,
        abort: new AbortController(),
      }));
      show([...kini.current, ...baru]);
      for (const { id } of baru) void kirim(id);
    },
    [kirim, show],
  );

  const ulangi = useCallback(
    (id: string) => {
      const satu = kini.current.find((lain) => lain.id === id);
      if (satu?.wake) return satu.wake();
      ubah(id, { error: undefined, percent: 0 });
      void kirim(id);
    },
    [kirim, ubah],
  );

  const hapus = useCallback(
    (id: string) => {
      const satu = kini.current.find((lain) => lain.id === id);
      if (satu) {
        show(kini.current.filter((lain) => lain.id !== id));
        satu.abort.abort();
        satu.wake?.();
        return;
      }
      const key = crypto.randomUUID();
      void act(async (version) => {
        for (let ms = 1_000; ; ms = Math.min(ms * 2, MAX_PAUSE)) {
          const result = await client
            .mutation(RemoveBuktiMutation, { input: { id, version, idempotencyKey: key } })
            .toPromise();
          if (!withoutAnswer(result.error)) {
            const [galat] = refusalsOf(result);
            if (galat) announce(galat.message, "galat");
            else announce(t`Bukti dihapus.`);
            return galat ? baca() : (result.data?.removeBukti.triwulan?.version ?? null);
          }
          await new Promise((resolve) => setTimeout(resolve, ms));
        }
      });
    },
    [act, baca, client, show],
  );

  /** The files of a row: those that are there, then those on their way. */
  const berkasOf = (renkinId: string, bukti: readonly Bukti[]): Berkas[] => [
    ...bukti.map(({ id, nama, ukuran }) => ({ id, nama, ukuran, href: `/bukti/${id}` })),
    ...kiriman
      .filter((satu) => satu.renkinId === renkinId)
      .map(({ id, file, percent, error }) => ({ id, nama: file.name, ukuran: file.size, percent, error })),
  ];

  return { berkasOf, tambah, hapus, ulangi, sedang: kiriman.length > 0 };
}

export type Unggahan = ReturnType<typeof useUnggahan>;

function formOf({ renkinId, key, file }: Kiriman, version: number): FormData {
  const form = new FormData();
  form.set("renkinId", renkinId);
  form.set("version", String(version));
  form.set("idempotencyKey", key);
  form.set("berkas", file);
  return form;
}
