import {
  Client,
  createRequest,
  type Exchange,
  fetchExchange,
  makeOperation,
  type Operation,
  subscriptionExchange,
} from "@urql/core";
import { cacheExchange } from "@urql/exchange-graphcache";
import { relayPagination } from "@urql/exchange-graphcache/extras";
import type { Client as Socket } from "graphql-ws";
import { map, pipe, tap } from "wonka";
import { toSignIn } from "../lib/sesi";

/** Objects without an id belong to the field that holds them; they are not shared between answers. */
const tanpaId = [
  "Viewer",
  "Kalender",
  "KalenderTriwulan",
  "RingkasanTim",
  "JumlahAntrean",
  "Penilai",
  "Giliran",
  "Hambatan",
  "IndikatorRevisi",
  "TahapRenkin",
  "TahapRealisasi",
  "UserError",
  "Perubahan",
  "SkpPayload",
  "RenkinPayload",
  "RealisasiPayload",
  "BuktiPayload",
  "BanyakPayload",
  "HasilBaris",
  "KalenderPayload",
  "GangguanPayload",
  "PembukaanPayload",
  "ChooseBahasaPayload",
  "JobPayload",
  "PemberitahuanPayload",
  "PemberitahuanBaru",
  "VerifyRiwayatPayload",
  "Pelaku",
  "CatatanBaris",
  "PerubahanBaris",
  "PenugasanPayload",
  "LaporanAtasanPayload",
  "PenilaiBerbedaPayload",
  "Perpindahan",
  "Keputusan",
];

const jenisNode = [
  "Unit",
  "Jabatan",
  "Pegawai",
  "Atasan",
  "Skp",
  "Indikator",
  "Referensi",
  "Triwulan",
  "Renkin",
  "Bukti",
  "VersiSkp",
  "Gangguan",
  "Pembukaan",
  "Job",
  "Riwayat",
  "Pemberitahuan",
  "Penugasan",
  "LaporanAtasan",
  "PenilaiBerbeda",
];

/**
 * No schema is given to the cache on purpose: with one it would answer with half of an object and null for what it has
 * not read yet, and a form cannot tell such a null from an empty field.
 */
const cache = () =>
  cacheExchange({
    keys: Object.fromEntries(tanpaId.map((name) => [name, () => null])),
    possibleTypes: { Node: jenisNode },
    resolvers: {
      Query: {
        daftarPegawai: relayPagination(),
        daftarAtasan: relayPagination(),
        daftarReferensi: relayPagination(),
      },
    },
  });

export type LiveClient = Client & {
  /** Reads everything again that a page shows now; what a page shows later is read when it does. */
  readAgain(): void;
  /** Calls back each time the socket is back after having been lost. */
  onReconnect(listener: () => void): () => void;
};

export function createClient(): LiveClient {
  const active = new Map<number, Operation>();
  // Queries answered since the last change. The rest of the cache may be old: a drawer that was opened before the
  // change has to ask again when it opens next.
  const fresh = new Set<number>();
  const listeners = new Set<() => void>();

  const watchActive: Exchange =
    ({ forward }) =>
    (operations) =>
      pipe(
        operations,
        tap((operation) => {
          if (operation.kind === "query") active.set(operation.key, operation);
          if (operation.kind === "teardown") active.delete(operation.key);
        }),
        map((operation) =>
          operation.kind === "query" &&
          operation.context.requestPolicy === "cache-first" &&
          !fresh.has(operation.key)
            ? makeOperation("query", operation, { ...operation.context, requestPolicy: "cache-and-network" })
            : operation,
        ),
        forward,
        tap(({ operation, error, stale }) => {
          if (operation.kind === "query" && !error && !stale) fresh.add(operation.key);
        }),
      );

  // Loaded when the first subscription asks for it, after the page has been drawn.
  let socket: Promise<Socket> | undefined;
  const openSocket = () => {
    socket ??= import("graphql-ws").then(({ createClient: createSocket }) =>
      createSocket({
        url: () => `${location.origin.replace(/^http/, "ws")}/graphql`,
        lazy: true,
        keepAlive: 20_000,
        retryAttempts: Number.POSITIVE_INFINITY,
        shouldRetry: () => true,
        on: {
          connected: (_socket, _payload, wasRetry) => {
            if (wasRetry) for (const listener of listeners) listener();
          },
        },
      }),
    );
    return socket;
  };

  const client = new Client({
    url: "/graphql",
    preferGetMethod: false,
    fetchOptions: { credentials: "same-origin", headers: { "x-kinerja": "1" } },
    fetch: fetchSignedIn,
    exchanges: [
      watchActive,
      cache(),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: (request) => ({
          subscribe: (sink) => {
            let stop: (() => void) | undefined;
            let stopped = false;
            openSocket().then(
              (opened) => {
                const query = { query: request.query ?? "", variables: request.variables };
                if (!stopped) stop = opened.subscribe(query, sink);
              },
              (error: unknown) => sink.error(error),
            );
            return {
              unsubscribe() {
                stopped = true;
                stop?.();
              },
            };
          },
        }),
      }),
    ],
  });

  return Object.assign(client, {
    readAgain() {
      fresh.clear();
      for (const operation of active.values()) {
        const request = createRequest(operation.query, operation.variables);
        client.reexecuteOperation(
          client.createRequestOperation("query", request, {
            ...operation.context,
            requestPolicy: "network-only",
          }),
        );
      }
    },
    onReconnect(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
}

/** A session that has ended leads to the sign-in page and back here; the answer never arrives at the page. */
async function fetchSignedIn(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, init);
  if (response.status !== 401) return response;
  toSignIn();
  return new Promise(() => {});
}
