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
import { isSessionEnded, SessionEnded, sessionBack, sessionEnded } from "../lib/sesi";
import { noteServerTime } from "../lib/waktuServer";

/** What the socket is closed with when nobody is signed in any more. */
const NOT_SIGNED_IN = 4401;

/** Objects without an id belong to the field that holds them; they are not shared between answers. */
const tanpaId = [
  "Viewer",
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
    keys: {
      ...Object.fromEntries(tanpaId.map((name) => [name, () => null])),
      Kalender: ({ tahun }) => (tahun ? String(tahun) : null),
    },
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
  /** Says that what is shown may be old. So it is after an act, and each time the socket has come up. */
  outdated(): void;
  onOutdated(listener: () => void): () => void;
};

export function createClient(): LiveClient {
  const active = new Map<number, Operation>();
  // Queries answered since the last change. The rest of the cache may be old: a drawer that was opened before the
  // change has to ask again when it opens next.
  const fresh = new Set<number>();
  /** What each query that is shown last came to. */
  const shown = new Map<number, unknown>();
  const listeners = new Set<() => void>();
  const outdated = () => {
    for (const listener of listeners) listener();
  };

  const watchActive: Exchange =
    ({ forward }) =>
    (operations) =>
      pipe(
        operations,
        tap((operation) => {
          if (operation.kind === "query") active.set(operation.key, operation);
          if (operation.kind === "teardown") {
            active.delete(operation.key);
            shown.delete(operation.key);
          }
        }),
        map((operation) =>
          operation.kind === "query" &&
          operation.context.requestPolicy === "cache-first" &&
          !fresh.has(operation.key)
            ? makeOperation("query", operation, { ...operation.context, requestPolicy: "cache-and-network" })
            : operation,
        ),
        forward,
        map((result) => {
          const { operation, error, stale, data } = result;
          if (operation.kind === "mutation" && !error) outdated();
          if (operation.kind !== "query") return result;
          if (!error && !stale) fresh.add(operation.key);
          if (data) shown.set(operation.key, data);
          // What cannot be read again stays on the screen: a page that vanished would take with it what is typed.
          return error?.networkError && !data ? { ...result, data: shown.get(operation.key) } : result;
        }),
      );

  /** A session that has ended is no answer: what was asked is asked again once this person has signed in. */
  async function fetchSignedIn(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const response = await fetch(input, init);
    if (response.status === 401) {
      sessionEnded();
      throw new SessionEnded();
    }
    // Too fast: the same again a little later.
    if (response.status === 429) throw new Error(response.statusText);
    noteServerTime(response);
    if (isSessionEnded()) {
      sessionBack();
      setTimeout(() => readAgain());
    }
    return response;
  }

  function readAgain() {
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
  }

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
          // What happened before it was up, nobody has told.
          connected: outdated,
          closed: (event) => {
            if ((event as CloseEvent).code === NOT_SIGNED_IN) sessionEnded();
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
    readAgain,
    outdated,
    onOutdated(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
}
