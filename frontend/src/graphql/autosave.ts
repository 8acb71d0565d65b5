import type { OperationResult } from "@urql/core";
import { useCallback, useEffect, useRef, useState } from "react";
import { ambil, buang, simpan } from "../lib/perangkat";
import { onSession } from "../lib/sesi";
import { type Refusal, refusalsOf, withoutAnswer } from "./kirim";

/** `retrying`: no answer, asks again by itself. `conflict`: somebody else saved in between. `refused`: see `errors`. */
export type AutosaveStatus = "idle" | "dirty" | "saving" | "saved" | "retrying" | "refused" | "conflict";

/** What a save came to; null when no answer came. */
export type SaveAnswer<Version> = { version: Version; errors: readonly Refusal[] } | null;

/** A save under way: a repetition has to be the same to the last letter, or the server takes it for another act. */
type Terbang<Kiriman, Version> = { key: string; version: Version; kiriman: Kiriman };

/** What is on the device and not yet on the server; `version` is the one it was written against. */
export type Draf<Value, Kiriman, Version = number> = {
  version: Version;
  value: Value;
  terbang: Terbang<Kiriman, Version> | null;
};

/** Where a draft lies on the device, and what was found there. */
export type TempatDraf<Value, Kiriman, Version> = {
  pegawaiId: string;
  id: string;
  awal: Draf<Value, Kiriman, Version> | null;
};

type Options<Value, Kiriman, Version> = {
  /** Of the object as it was read; kept up to date while nothing is unsaved. */
  version: Version;
  /** What of a value has to be sent; null when the server has all of it. */
  siapkan: (value: Value, version: Version) => Kiriman | null;
  /** Sends it. Called one at a time; a call without an answer is repeated with the same three arguments. */
  kirim: (kiriman: Kiriman, version: Version, idempotencyKey: string) => Promise<SaveAnswer<Version>>;
  /**
   * Somebody else saved in between: makes one of what he did and what was typed here; null where both wrote the same
   * field, so that a person has to choose.
   */
  gabung?: (value: Value) => Value | null;
  draf?: TempatDraf<Value, Kiriman, Version>;
  /** Pause after the last change, in ms. */
  wait?: number;
};

/** Makes a SaveAnswer of what urql gives. `versionOf` reads the new version out of the payload. */
export function saveAnswer<Data, Version>(
  result: OperationResult<Data>,
  versionOf: (data: Data) => Version | null | undefined,
  before: Version,
): SaveAnswer<Version> {
  if (withoutAnswer(result.error)) return null;
  const version = result.data ? versionOf(result.data) : null;
  return { version: version ?? before, errors: refusalsOf(result) };
}

const MAX_PAUSE = 15_000;

/**
 * Saves what is typed, `wait` ms after the last change: one save at a time, each with the version of the answer before.
 * A save without an answer is repeated as it was, under its key, until one comes; only then follows what was typed
 * meanwhile. Else a lost answer would look like somebody else's change. Until all is on the server it is on the device
 * too, the save under way with it, so that a page that is closed goes on where it was.
 */
export function useAutosave<Value, Kiriman = Value, Version = number>({
  version,
  siapkan,
  kirim,
  gabung,
  draf,
  wait = 800,
}: Options<Value, Kiriman, Version>) {
  const [awal] = useState(draf?.awal ?? null);
  const [status, setStatus] = useState<AutosaveStatus>(awal ? "dirty" : "idle");
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const [errors, setErrors] = useState<readonly Refusal[]>([]);
  const [kept, setKept] = useState(awal !== null);

  const current = useRef(awal?.version ?? version);
  const next = useRef<{ value: Value } | null>(awal && { value: awal.value });
  const terbang = useRef<{ value: Value; isi: Terbang<Kiriman, Version> } | null>(
    awal?.terbang ? { value: awal.value, isi: awal.terbang } : null,
  );
  const flight = useRef<Promise<boolean> | null>(null);
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const acting = useRef(0);
  const stopped = useRef(false);
  /** The version that the other one left, from a conflict until the choice: the draft stays against the one before. */
  const moved = useRef<{ version: Version } | null>(null);
  const gone = useRef(false);
  const safe = useRef(awal !== null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const wake = useRef<(() => void) | null>(null);
  const latest = useRef({ siapkan, kirim, gabung });
  useEffect(() => {
    latest.current = { siapkan, kirim, gabung };
  });

  // A version read again is taken over only while nothing of ours is under way: else the conflict must show.
  const seen = JSON.stringify(version);
  useEffect(() => {
    const busy = next.current || flight.current || acting.current;
    if (!busy && !stopped.current) current.current = JSON.parse(seen) as Version;
  }, [seen]);

  const inLine = useCallback(<Answer>(send: () => Promise<Answer>): Promise<Answer> => {
    const turn = line.current.then(send);
    line.current = turn.catch(() => {});
    return turn;
  }, []);

  const pegawaiId = draf?.pegawaiId;
  const id = draf?.id;
  /** Brings the device up to date: what is unsaved is there, what is saved is not. */
  const keep = useCallback(async () => {
    if (!pegawaiId || !id || gone.current) return;
    const value = next.current ?? terbang.current;
    if (value) {
      const isi = { version: current.current, value: value.value, terbang: terbang.current?.isi ?? null };
      safe.current = await simpan("draf", pegawaiId, id, isi);
    } else {
      safe.current = false;
      await buang("draf", pegawaiId, id);
    }
    setKept(safe.current);
  }, [pegawaiId, id]);

  /** The page has been left: what is on the device may by now be that of the page opened after it. */
  const leave = useCallback(
    async (key: string) => {
      if (!pegawaiId || !id) return;
      const ada = await ambil<Draf<Value, Kiriman, Version>>("draf", pegawaiId, id, (isi) => isi);
      if (ada?.terbang?.key === key) await buang("draf", pegawaiId, id);
    },
    [pegawaiId, id],
  );

  /** Asks until an answer comes; null when the page was left meanwhile, with all of it safe on the device. */
  const sendUntilTold = useCallback(
    async ({ kiriman, version: seenVersion, key }: Terbang<Kiriman, Version>) => {
      for (let ms = 1_000; ; ms = Math.min(ms * 2, MAX_PAUSE)) {
        const told = await latest.current.kirim(kiriman, seenVersion, key);
        if (told) {
          if (gone.current && !told.errors.length && !next.current) void leave(key);
          return told;
        }
        if (gone.current && safe.current) return null;
        setStatus("retrying");
        await new Promise<void>((resolve) => {
          wake.current = resolve;
          setTimeout(resolve, ms);
        });
      }
    },
    [leave],
  );

  const drain = useCallback(async (): Promise<boolean> => {
    while ((next.current || terbang.current) && !stopped.current) {
      setStatus("saving");
      const { sent, answer } = await inLine(async () => {
        // What a closed page left under way goes first, as it was.
        if (!terbang.current) {
          const { value } = next.current as { value: Value };
          next.current = null;
          const kiriman = latest.current.siapkan(value, current.current);
          if (kiriman === null) return { sent: value, answer: { version: current.current, errors: [] } };
          const isi = { key: crypto.randomUUID(), version: current.current, kiriman };
          terbang.current = { value, isi };
          void keep();
        }
        const flying = terbang.current;
        const told = await sendUntilTold(flying.isi);
        if (told) terbang.current = null;
        return { sent: flying.value, answer: told };
      });
      if (!answer) return false;
      if (answer.errors.some((error) => error.code === "STALE")) {
        next.current ??= { value: sent };
        const merged = latest.current.gabung?.(next.current.value);
        if (merged) {
          next.current = { value: merged };
          current.current = answer.version;
          void keep();
          continue;
        }
        stopped.current = true;
        moved.current = { version: answer.version };
        void keep();
        setErrors(answer.errors);
        setStatus("conflict");
        return false;
      }
      current.current = answer.version;
      setErrors(answer.errors);
      if (answer.errors.length) {
        setStatus("refused");
        if (!next.current) {
          // Still unsaved: the next change replaces it, the next flush asks again.
          next.current = { value: sent };
          void keep();
          return false;
        }
      } else {
        setSavedAt(new Date());
        setStatus(next.current ? "dirty" : "saved");
      }
      void keep();
    }
    return !stopped.current;
  }, [inLine, keep, sendUntilTold]);

  /**
   * Another act on the same object: it waits for the saves before it, is given the version that holds then, and brings
   * the one that holds after it; null where nothing changed. The saves behind it wait in turn.
   */
  const act = useCallback(
    async (send: (version: Version) => Promise<Version | null>): Promise<void> => {
      acting.current += 1;
      try {
        await inLine(async () => {
          current.current = (await send(current.current)) ?? current.current;
        });
      } finally {
        acting.current -= 1;
      }
    },
    [inLine],
  );

  /** Saves at once; true when everything typed is on the server. To be awaited before a submit. */
  const flush = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    wake.current?.();
    flight.current ??= drain().finally(() => {
      flight.current = null;
    });
    return flight.current;
  }, [drain]);

  /** Takes note of a new value, the whole of it. */
  const change = useCallback(
    (value: Value) => {
      next.current = { value };
      void keep();
      if (stopped.current) return;
      setStatus((before) => (before === "saving" || before === "retrying" ? before : "dirty"));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), wait);
    },
    [flush, keep, wait],
  );

  /** After a conflict: `ours` saves over what the other one wrote, `theirs` drops what was typed here. */
  const resolve = useCallback(
    (choice: "ours" | "theirs") => {
      stopped.current = false;
      current.current = moved.current?.version ?? current.current;
      moved.current = null;
      setErrors([]);
      if (choice === "theirs") {
        next.current = null;
        void keep();
        setStatus("idle");
      } else void flush();
    },
    [flush, keep],
  );

  useEffect(() => {
    if (awal) void flush();
  }, [awal, flush]);

  useEffect(() => {
    const unsaved = () => next.current !== null || flight.current !== null;
    const onHide = () => {
      if (document.hidden && next.current && !stopped.current) void flush();
    };
    // What is on the device is found again; a file on its way is not.
    const onLeave = (event: BeforeUnloadEvent) => {
      if (acting.current > 0 || (unsaved() && !safe.current)) event.preventDefault();
    };
    const onOnline = () => wake.current?.();
    gone.current = false;
    document.addEventListener("visibilitychange", onHide);
    window.addEventListener("beforeunload", onLeave);
    window.addEventListener("online", onOnline);
    const offSession = onSession(onOnline);
    return () => {
      offSession();
      document.removeEventListener("visibilitychange", onHide);
      window.removeEventListener("beforeunload", onLeave);
      window.removeEventListener("online", onOnline);
      gone.current = true;
      wake.current?.();
      if (next.current && !stopped.current) void flush();
    };
  }, [flush]);

  return { change, flush, act, resolve, status, savedAt, errors, kept, dipulihkan: awal !== null };
}
