import { act, renderHook } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { type Answer, clientWith, providing } from "./clientWith";
import { graphql } from "./index";
import { useKirim } from "./kirim";

const Approve = graphql(`
  mutation ApproveForTest($input: ApproveSkpInput!) {
    approveSkp(input: $input) { skp { id version } errors { code message path } }
  }
`);

const approved = { approveSkp: { skp: { id: "Skp_1", version: 4 }, errors: [] } };
const stale = { approveSkp: { skp: null, errors: [{ code: "STALE", message: "Sudah berubah.", path: [] }] } };
const input = { id: "Skp_1", version: 3 };

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

function kirimWith(answers: Answer[]) {
  const keys: unknown[] = [];
  const client = clientWith(({ input: sent }) => {
    keys.push(sent.idempotencyKey);
    return answers.shift() ?? new Error("no more answers");
  });
  const { result } = renderHook(() => useKirim(Approve), { wrapper: providing(client) });
  return { result, keys };
}

async function whole<T>(promise: Promise<T>): Promise<T> {
  await act(() => vi.advanceTimersByTimeAsync(60_000));
  return promise;
}

test("the answer comes back, and the state says so", async () => {
  const { result, keys } = kirimWith([approved]);
  let sending: Promise<unknown> = Promise.resolve();
  act(() => {
    sending = result.current.kirim(input, null);
  });
  expect(result.current.sending).toBe(true);
  expect(await whole(sending)).toEqual(approved);
  expect(result.current).toMatchObject({ status: "done", errors: [], sending: false });
  expect(keys).toHaveLength(1);
});

test("a lost answer is asked for again under the same key", async () => {
  const { result, keys } = kirimWith([new Error("line"), new Error("line"), approved]);
  let sending: Promise<unknown> = Promise.resolve();
  act(() => {
    sending = result.current.kirim(input, null);
  });
  expect(await whole(sending)).toEqual(approved);
  expect(keys).toHaveLength(3);
  expect(new Set(keys).size).toBe(1);
});

test("after giving up, pressing again still uses the same key; other input does not", async () => {
  const lost = Array.from({ length: 4 }, () => new Error("line"));
  const { result, keys } = kirimWith([...lost, ...lost, approved]);
  const press = async (sent: typeof input) => {
    let sending: Promise<unknown> = Promise.resolve();
    act(() => {
      sending = result.current.kirim(sent, null);
    });
    return whole(sending);
  };
  expect(await press(input)).toBeNull();
  expect(result.current.status).toBe("failed");
  expect(result.current.errors[0]?.message).toMatch(/tidak menjawab/);
  await press(input);
  expect(new Set(keys).size).toBe(1);
  expect(await press({ ...input, version: 4 })).toEqual(approved);
  expect(new Set(keys).size).toBe(2);
});

test("a refusal is an answer: not repeated, and the next attempt is a new act", async () => {
  const { result, keys } = kirimWith([stale, approved]);
  const press = async () => {
    let sending: Promise<unknown> = Promise.resolve();
    act(() => {
      sending = result.current.kirim(input, null);
    });
    return whole(sending);
  };
  expect(await press()).toBeNull();
  expect(result.current).toMatchObject({ status: "refused", errors: [{ code: "STALE" }] });
  expect(await press()).toEqual(approved);
  expect(new Set(keys).size).toBe(2);
});

test("a second press while the first is under way sends nothing", async () => {
  const { result, keys } = kirimWith([approved, approved]);
  let first: Promise<unknown> = Promise.resolve();
  let second: Promise<unknown> = Promise.resolve();
  act(() => {
    first = result.current.kirim(input, null);
    second = result.current.kirim(input, null);
  });
  expect(await whole(first)).toEqual(approved);
  expect(await second).toBeNull();
  expect(keys).toHaveLength(1);
});
