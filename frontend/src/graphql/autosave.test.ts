import { act, renderHook } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { type SaveAnswer, useAutosave } from "./autosave";

type Sent = { value: string; version: number; key: string };

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

/** A server that holds a version and refuses an older one; `losing` swallows that many answers after having saved. */
function autosaveWith({ losing = 0, delay = 0 } = {}) {
  const server = {
    version: 1,
    sent: [] as Sent[],
    done: new Map<string, SaveAnswer<number>>(),
    losing,
    refuse: null as string | null,
    gabung: undefined as ((value: string) => string | null) | undefined,
  };
  const save = async (value: string, version: number, key: string): Promise<SaveAnswer<number>> => {
    server.sent.push({ value, version, key });
    if (delay) await new Promise((resolve) => setTimeout(resolve, delay));
    const answer = server.done.get(key) ?? decide(value, version);
    server.done.set(key, answer);
    if (server.losing > 0) {
      server.losing -= 1;
      return null;
    }
    return answer;
  };
  const decide = (value: string, version: number): SaveAnswer<number> => {
    if (version !== server.version)
      return { version: server.version, errors: [{ code: "STALE", message: "Sudah berubah." }] };
    if (server.refuse === value)
      return { version, errors: [{ code: "WAJIB_DIISI", message: "Wajib diisi." }] };
    server.version += 1;
    return { version: server.version, errors: [] };
  };
  const hook = renderHook(
    ({ version }) =>
      useAutosave<string>({ version, siapkan: (value) => value, kirim: save, gabung: server.gabung }),
    {
      initialProps: { version: 1 },
    },
  );
  return { server, ...hook };
}

const wait = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

test("saves once, 800 ms after the last key", async () => {
  const { server, result } = autosaveWith();
  act(() => result.current.change("a"));
  await wait(700);
  act(() => result.current.change("ab"));
  await wait(700);
  expect(server.sent).toHaveLength(0);
  expect(result.current.status).toBe("dirty");
  await wait(200);
  expect(server.sent).toMatchObject([{ value: "ab", version: 1 }]);
  expect(result.current.status).toBe("saved");
  expect(result.current.savedAt).not.toBeNull();
});

test("what is typed during a save follows it, with the version of its answer", async () => {
  const { server, result } = autosaveWith({ delay: 500 });
  act(() => result.current.change("a"));
  await wait(900);
  act(() => result.current.change("b"));
  await wait(3_000);
  expect(server.sent.map(({ value, version }) => [value, version])).toEqual([
    ["a", 1],
    ["b", 2],
  ]);
  expect(result.current.status).toBe("saved");
});

test("a lost answer is asked for again as it was, and is no conflict", async () => {
  const { server, result } = autosaveWith({ losing: 2 });
  act(() => result.current.change("a"));
  await wait(900);
  expect(result.current.status).toBe("retrying");
  act(() => result.current.change("b"));
  await wait(10_000);
  expect(server.sent.map(({ value, version }) => [value, version])).toEqual([
    ["a", 1],
    ["a", 1],
    ["a", 1],
    ["b", 2],
  ]);
  expect(new Set(server.sent.slice(0, 3).map(({ key }) => key)).size).toBe(1);
  expect(result.current.status).toBe("saved");
});

test("the line coming back does not wait for the pause to end", async () => {
  const { server, result } = autosaveWith({ losing: 4 });
  act(() => result.current.change("a"));
  await wait(800 + 1_000 + 2_000 + 4_000 + 10);
  expect(server.sent).toHaveLength(4);
  act(() => {
    window.dispatchEvent(new Event("online"));
  });
  await wait(1);
  expect(result.current.status).toBe("saved");
});

test("somebody else's change stops the saving until one is chosen", async () => {
  const { server, result } = autosaveWith();
  server.version = 7;
  act(() => result.current.change("ours"));
  await wait(1_000);
  expect(result.current.status).toBe("conflict");
  act(() => result.current.change("ours, longer"));
  await wait(5_000);
  expect(server.sent).toHaveLength(1);
  act(() => result.current.resolve("ours"));
  await wait(1);
  expect(server.sent.at(-1)).toMatchObject({ value: "ours, longer", version: 7 });
  expect(result.current.status).toBe("saved");
});

test("what two wrote into different fields is made one without asking", async () => {
  const { server, result } = autosaveWith();
  server.gabung = (value) => `${value} and theirs`;
  server.version = 7;
  act(() => result.current.change("ours"));
  await wait(1_000);
  expect(server.sent.map(({ value, version }) => [value, version])).toEqual([
    ["ours", 1],
    ["ours and theirs", 7],
  ]);
  expect(result.current.status).toBe("saved");
});

test("choosing theirs drops what was typed here", async () => {
  const { server, result } = autosaveWith();
  server.version = 7;
  act(() => result.current.change("ours"));
  await wait(1_000);
  act(() => result.current.resolve("theirs"));
  await wait(5_000);
  expect(server.sent).toHaveLength(1);
  expect(result.current.status).toBe("idle");
});

test("a newer version that is read is taken over while nothing is unsaved", async () => {
  const { server, result, rerender } = autosaveWith();
  server.version = 5;
  rerender({ version: 5 });
  act(() => result.current.change("a"));
  await wait(1_000);
  expect(server.sent).toMatchObject([{ version: 5 }]);
  expect(result.current.status).toBe("saved");
});

test("a newer version that arrives while something is unsaved shows as a conflict", async () => {
  const { server, result, rerender } = autosaveWith();
  act(() => result.current.change("a"));
  server.version = 5;
  rerender({ version: 5 });
  await wait(1_000);
  expect(result.current.status).toBe("conflict");
});

test("flush says whether everything is on the server", async () => {
  const { server, result } = autosaveWith();
  const flush = async () => {
    let done: Promise<boolean> = Promise.resolve(false);
    act(() => {
      done = result.current.flush();
    });
    await wait(1);
    return done;
  };
  expect(await flush()).toBe(true);
  act(() => result.current.change("a"));
  expect(await flush()).toBe(true);
  server.refuse = "";
  act(() => result.current.change(""));
  expect(await flush()).toBe(false);
  expect(result.current.status).toBe("refused");
  expect(await flush()).toBe(false);
});

test("leaving the page sends what is unsaved", async () => {
  const { server, result, unmount } = autosaveWith();
  act(() => result.current.change("a"));
  unmount();
  await wait(1);
  expect(server.sent).toMatchObject([{ value: "a" }]);
});

test("another act waits for the save before it, and the save behind it has the act's version", async () => {
  const { server, result } = autosaveWith({ delay: 500 });
  const upload = vi.fn(async (version: number) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(version).toBe(server.version);
    server.version += 1;
    return server.version;
  });
  act(() => result.current.change("a"));
  await wait(900);
  act(() => {
    void result.current.act(upload);
    result.current.change("b");
  });
  await wait(4_000);
  expect(upload).toHaveBeenCalledWith(2);
  expect(server.sent.map(({ value, version }) => [value, version])).toEqual([
    ["a", 1],
    ["b", 3],
  ]);
  expect(result.current.status).toBe("saved");
});

test("an act that changed nothing, or broke, leaves the version as it was", async () => {
  const { server, result } = autosaveWith();
  let broken: unknown;
  await act(async () => {
    await result.current.act(async () => null);
    await result.current.act(() => Promise.reject(new Error("putus"))).catch((error) => (broken = error));
  });
  expect(broken).toBeInstanceOf(Error);
  act(() => result.current.change("a"));
  await wait(900);
  expect(server.sent).toMatchObject([{ value: "a", version: 1 }]);
});
