import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { pipe, subscribe } from "wonka";
import { createClient } from "./client";
import { graphql } from "./index";

const SkpQuery = graphql(`
  query SkpForTest($id: ID!) {
    node(id: $id) { ... on Skp { id version status } }
  }
`);

const ReadMutation = graphql(`
  mutation ReadForTest($input: ReadPemberitahuanInput!) {
    readPemberitahuan(input: $input) { errors { code message path } }
  }
`);

let server: Server;
let asked = 0;
const realFetch = globalThis.fetch;

beforeEach(async () => {
  asked = 0;
  server = createServer((_request, response) => {
    asked += 1;
    response.setHeader("content-type", "application/json");
    const skp = { __typename: "Skp", id: "Skp_1", version: asked, status: "DRAFT" };
    response.end(JSON.stringify({ data: { node: skp } }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // The client speaks to its own origin; in a test that is this server.
  globalThis.fetch = (input, init) => realFetch(new URL(String(input), origin), { ...init, signal: null });
});

afterEach(() => {
  globalThis.fetch = realFetch;
  server.close();
});

test("what is on the screen is read again, what has left it is not", async () => {
  const client = createClient();
  const versions: (number | undefined)[] = [];
  const shown = pipe(
    client.query(SkpQuery, { id: "Skp_1" }),
    subscribe(({ data, stale }) => {
      const node = data?.node;
      if (!stale && node && "version" in node) versions.push(node.version);
    }),
  );
  await expect.poll(() => versions).toEqual([1]);

  client.readAgain();
  await expect.poll(() => versions).toEqual([1, 2]);

  shown.unsubscribe();
  client.readAgain();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(asked).toBe(2);
});

test("after an act what is shown may be old, after a read it is not", async () => {
  const client = createClient();
  let outdated = 0;
  const off = client.onOutdated(() => {
    outdated += 1;
  });

  await client.query(SkpQuery, { id: "Skp_1" }).toPromise();
  expect(outdated).toBe(0);
  await client.mutation(ReadMutation, { input: { idempotencyKey: "a" } }).toPromise();
  expect(outdated).toBe(1);

  off();
  await client.mutation(ReadMutation, { input: { idempotencyKey: "b" } }).toPromise();
  expect(outdated).toBe(1);
});

test("what cannot be read again stays as it was", async () => {
  const client = createClient();
  const seen: unknown[] = [];
  const shown = pipe(
    client.query(SkpQuery, { id: "Skp_1" }),
    subscribe(({ data, error, stale }) => {
      const node = data?.node;
      if (!stale && node && "version" in node) seen.push([node.version, Boolean(error)]);
    }),
  );
  await expect.poll(() => seen).toEqual([[1, false]]);

  globalThis.fetch = () => Promise.reject(new TypeError("offline"));
  client.readAgain();
  await expect
    .poll(() => seen)
    .toEqual([
      [1, false],
      [1, true],
    ]);
  shown.unsubscribe();
});

test("what was read before a change is read again when it is shown next", async () => {
  const client = createClient();
  const show = async () => {
    const versions: (number | undefined)[] = [];
    const shown = pipe(
      client.query(SkpQuery, { id: "Skp_1" }),
      subscribe(({ data, stale }) => {
        const node = data?.node;
        if (!stale && node && "version" in node) versions.push(node.version);
      }),
    );
    await expect.poll(() => versions).toHaveLength(1);
    shown.unsubscribe();
    return versions[0];
  };
  expect(await show()).toBe(1);
  expect(await show()).toBe(1);

  client.readAgain();
  expect(await show()).toBe(2);
});
