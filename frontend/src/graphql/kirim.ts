import { t } from "@lingui/core/macro";
import {
  type AnyVariables,
  type Client,
  type CombinedError,
  type OperationResult,
  stringifyDocument,
  type TypedDocumentNode,
} from "@urql/core";
import { useCallback, useContext, useRef, useState } from "react";
import { useClient } from "urql";
import { SessionEnded } from "../lib/sesi";
import { announce } from "../ui/Live";
import { lupakanKetikan } from "./ketikan";
import { lupakan, mulai, type Tindakan, terkirim, tunda } from "./tindakan";
import { ViewerContext } from "./viewer";

/** A refusal, as every payload carries it. */
export type Refusal = { message: string; code?: string; path?: readonly string[] };

type Tanda = Pick<Tindakan, "kabar" | "ketikan">;
type WithInput = { input: { idempotencyKey: string } } & AnyVariables;
type Payloads = Record<string, { errors?: readonly Refusal[] } | null>;

export type KirimState = {
  /** `waiting`: no answer came, the next attempt follows by itself. `failed`: gave up; `again` asks with the same key. */
  status: "idle" | "sending" | "waiting" | "done" | "refused" | "failed";
  errors: readonly Refusal[];
};

const IDLE: KirimState = { status: "idle", errors: [] };

/** The pauses before the second and the following attempts, in ms. */
export const PAUSES = [1_000, 3_000, 8_000];

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** No answer: the line, or a server that could not even say no. What a server answered is never asked again. */
export function withoutAnswer(error: CombinedError | undefined): boolean {
  return Boolean(error?.networkError);
}

const noAnswer = () => t`Server tidak menjawab. Silakan coba lagi; tidak akan terkirim dua kali.`;
const notSignedIn = () => t`Sesi berakhir, ini belum terkirim. Masuk lagi, lalu kirim ulang.`;

/** The refusals of the payload; a GraphQL error on top is a fault of ours and speaks for itself. */
export function refusalsOf(result: OperationResult): readonly Refusal[] {
  if (result.error) return [{ message: result.error.graphQLErrors[0]?.message ?? result.error.message }];
  const payloads = Object.values((result.data ?? {}) as Payloads);
  return payloads.flatMap((payload) => payload?.errors ?? []);
}

/**
 * Asks until an answer comes, a few times. Null when none came: then nobody knows whether it has happened, unless not
 * even the first attempt got past the door.
 */
async function ask<Data, Variables extends AnyVariables>(
  client: Client,
  document: TypedDocumentNode<Data, Variables> | string,
  variables: Variables,
  onWait: () => void = () => {},
): Promise<{ result: OperationResult<Data, Variables> | null; pasti: boolean; berakhir: boolean }> {
  for (let nth = 0; ; nth++) {
    const result = await client.mutation(document, variables).toPromise();
    if (!withoutAnswer(result.error)) return { result, pasti: true, berakhir: false };
    const berakhir = result.error?.networkError instanceof SessionEnded;
    const ms = PAUSES[nth];
    if (berakhir || ms === undefined) return { result: null, pasti: berakhir && nth === 0, berakhir };
    onWait();
    await pause(ms);
  }
}

/** An act, as it lies on the device until its answer comes. */
export function tindakanBaru<Data, Variables extends WithInput>(
  dokumen: TypedDocumentNode<Data, Variables>,
  input: Omit<Variables["input"], "idempotencyKey">,
  tanda: Tanda,
  kunci: string = crypto.randomUUID(),
): Tindakan {
  const isi = input as Record<string, unknown>;
  return {
    ...tanda,
    kunci,
    dokumen: stringifyDocument(dokumen),
    input: isi,
    mulai: new Date().toISOString(),
  };
}

/**
 * Sends an act whose button is gone: a page left it without an answer, or it was a key that was pressed. Gives the
 * refusals; null: no answer.
 */
export async function kirimTindakan(
  client: Client,
  pegawaiId: string,
  tindakan: Tindakan,
): Promise<readonly Refusal[] | null> {
  await mulai(pegawaiId, tindakan);
  const { kunci, dokumen, input } = tindakan;
  const { result } = await ask(client, dokumen, { input: { ...input, idempotencyKey: kunci } });
  if (!result) {
    tunda(kunci);
    return null;
  }
  const errors = refusalsOf(result);
  if (errors.length) await lupakan(pegawaiId, kunci);
  else {
    if (tindakan.ketikan) lupakanKetikan(pegawaiId, tindakan.ketikan);
    await beriTanda(pegawaiId, tindakan);
  }
  return errors;
}

async function beriTanda(pegawaiId: string, tindakan: Tindakan): Promise<void> {
  const { nomor, kabar } = await terkirim(pegawaiId, tindakan);
  announce(t`${kabar} Tanda terima ${nomor}.`);
}

/**
 * Sends a mutation under an idempotency key that stays the same until an answer came, so that a lost answer never makes
 * an act happen twice.
 *
 *     const approve = useKirim(ApproveSkpMutation);
 *     <Button loading={approve.sending} onClick={() => approve.kirim({ id, version }, { kabar })}>Diterima</Button>
 *     <Errors errors={approve.errors} />
 *
 * `kirim` resolves to the data when nothing was refused, else to null; the refusals are in `errors`. By its `kabar`, what
 * is so once it has happened, the act outlives the page until its answer comes, and leaves a receipt; `ketikan` names the
 * notes that go with it. `null` instead: nobody will ever have to show that it was done.
 */
export function useKirim<Data, Variables extends WithInput>(document: TypedDocumentNode<Data, Variables>) {
  const client = useClient();
  const pegawaiId = useContext(ViewerContext)?.pegawai.id;
  const [state, setState] = useState(IDLE);
  const attempt = useRef<{ body: string; key: string; pasti: boolean } | null>(null);
  const running = useRef(false);

  const kirim = useCallback(
    async (input: Omit<Variables["input"], "idempotencyKey">, tanda: Tanda | null): Promise<Data | null> => {
      if (running.current) return null;
      running.current = true;
      const body = JSON.stringify(input);
      if (attempt.current?.body !== body) attempt.current = { body, key: crypto.randomUUID(), pasti: true };
      const kini = attempt.current;
      const variables = { input: { ...input, idempotencyKey: kini.key } } as unknown as Variables;
      const tindakan = tanda && tindakanBaru(document, input, tanda, kini.key);

      try {
        setState({ status: "sending", errors: [] });
        if (tindakan && pegawaiId) await mulai(pegawaiId, tindakan);
        const waiting = () => setState({ status: "waiting", errors: [] });
        const { result, pasti, berakhir } = await ask(client, document, variables, waiting);
        if (!result) {
          kini.pasti &&= pasti;
          if (kini.pasti && pegawaiId) await lupakan(pegawaiId, kini.key);
          else tunda(kini.key);
          setState({ status: "failed", errors: [{ message: berakhir ? notSignedIn() : noAnswer() }] });
          return null;
        }
        attempt.current = null;
        const errors = refusalsOf(result);
        if (tanda?.ketikan && !errors.length) lupakanKetikan(pegawaiId, tanda.ketikan);
        if (tindakan && pegawaiId) {
          if (errors.length) await lupakan(pegawaiId, kini.key);
          else await beriTanda(pegawaiId, tindakan);
        }
        setState({ status: errors.length ? "refused" : "done", errors });
        return errors.length ? null : (result.data ?? null);
      } finally {
        running.current = false;
      }
    },
    [client, document, pegawaiId],
  );

  const reset = useCallback(() => setState(IDLE), []);
  return { kirim, reset, ...state, sending: state.status === "sending" || state.status === "waiting" };
}
