import type { OperationResult } from "@urql/core";
import { useCallback, useEffect, useRef, useState } from "react";
import { type Refusal, refusalsOf, withoutAnswer } from "./kirim";

/** `retrying`: no answer, asks again by itself. `conflict`: somebody else saved in between. `refused`: see `errors`. */
export type AutosaveStatus = "idle" | "dirty" | "saving" | "saved" | "retrying" | "refused" | "conflict";

/** What a save came to; null when no answer came. */
export type SaveAnswer<Version> = { version: Version; errors: readonly Refusal[] } | null;

type Options<Value, Version> = {
  /** Of the object as it was read; kept up to date while nothing is unsaved. */
  version: Version;
  /** Sends one value. Called one at a time; a call without an answer is repeated with the same three arguments. */
  save: (value: Value, version: Version, idempotencyKey: string) => Promise<SaveAnswer<Version>>;
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
 * meanwhile. Else a lost answer would look like somebody else's change.
 */
export function useAutosave<Value, Version = number>({ version, save, wait = 800 }: Options<Value, Version>) {
  const [status, setStatus] = useState<AutosaveStatus>("idle");
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const [errors, setErrors] = useState<readonly Refusal[]>([]);

  const current = useRef(version);
  const next = useRef<{ value: Value } | null>(null);
  const flight = useRef<Promise<boolean> | null>(null);
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const acting = useRef(0);
  const stopped = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const wake = useRef<(() => void) | null>(null);
  const saveNow = useRef(save);
  useEffect(() => {
    saveNow.current = save;
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

  const drain = useCallback(async (): Promise<boolean> => {
    while (next.current && !stopped.current) {
      const { value } = next.current;
      next.current = null;
      const key = crypto.randomUUID();
      setStatus("saving");
      const answer = await inLine(async () => {
        for (let ms = 1_000; ; ms = Math.min(ms * 2, MAX_PAUSE)) {
          const told = await saveNow.current(value, current.current, key);
          if (told) return told;
          setStatus("retrying");
          await new Promise<void>((resolve) => {
            wake.current = resolve;
            setTimeout(resolve, ms);
          });
        }
      });
      if (answer.errors.some((error) => error.code === "STALE")) {
        next.current ??= { value };
        stopped.current = true;
        current.current = answer.version;
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
          next.current = { value };
          return false;
        }
      } else {
        setSavedAt(new Date());
        setStatus(next.current ? "dirty" : "saved");
      }
    }
    return !stopped.current;
  }, [inLine]);

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
      if (stopped.current) return;
      setStatus((before) => (before === "saving" || before === "retrying" ? before : "dirty"));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), wait);
    },
    [flush, wait],
  );

  /** After a conflict: `ours` saves over what the other one wrote, `theirs` drops what was typed here. */
  const resolve = useCallback(
    (choice: "ours" | "theirs") => {
      stopped.current = false;
      setErrors([]);
      if (choice === "theirs") {
        next.current = null;
        setStatus("idle");
      } else void flush();
    },
    [flush],
  );

  useEffect(() => {
    const unsaved = () => next.current !== null || flight.current !== null || acting.current > 0;
    const onHide = () => {
      if (document.hidden && next.current && !stopped.current) void flush();
    };
    const onLeave = (event: BeforeUnloadEvent) => {
      if (unsaved()) event.preventDefault();
    };
    const onOnline = () => wake.current?.();
    document.addEventListener("visibilitychange", onHide);
    window.addEventListener("beforeunload", onLeave);
    window.addEventListener("online", onOnline);
    return () => {
      document.removeEventListener("visibilitychange", onHide);
      window.removeEventListener("beforeunload", onLeave);
      window.removeEventListener("online", onOnline);
      if (next.current && !stopped.current) void flush();
    };
  }, [flush]);

  return { change, flush, act, resolve, status, savedAt, errors };
}
