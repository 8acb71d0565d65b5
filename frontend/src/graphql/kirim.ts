import { t } from "@lingui/core/macro";
import type { AnyVariables, CombinedError, OperationResult, TypedDocumentNode } from "@urql/core";
import { useCallback, useRef, useState } from "react";
import { useClient } from "urql";

/** A refusal, as every payload carries it. */
export type Refusal = { message: string; code?: string; path?: readonly string[] };

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

/** The refusals of the payload; a GraphQL error on top is a fault of ours and speaks for itself. */
export function refusalsOf(result: OperationResult): readonly Refusal[] {
  if (result.error) return [{ message: result.error.graphQLErrors[0]?.message ?? result.error.message }];
  const payloads = Object.values((result.data ?? {}) as Payloads);
  return payloads.flatMap((payload) => payload?.errors ?? []);
}

/**
 * Sends a mutation under an idempotency key that stays the same until an answer came, so that a lost answer never makes
 * an act happen twice.
 *
 *     const approve = useKirim(ApproveSkpMutation);
 *     <Button loading={approve.sending} onClick={() => approve.kirim({ id, version })}>Diterima</Button>
 *     <Errors errors={approve.errors} />
 *
 * `kirim` resolves to the data when nothing was refused, else to null; the refusals are in `errors`.
 */
export function useKirim<Data, Variables extends WithInput>(document: TypedDocumentNode<Data, Variables>) {
  const client = useClient();
  const [state, setState] = useState(IDLE);
  const attempt = useRef<{ body: string; key: string } | null>(null);
  const running = useRef(false);

  const kirim = useCallback(
    async (input: Omit<Variables["input"], "idempotencyKey">): Promise<Data | null> => {
      if (running.current) return null;
      running.current = true;
      const body = JSON.stringify(input);
      if (attempt.current?.body !== body) attempt.current = { body, key: crypto.randomUUID() };
      const variables = { input: { ...input, idempotencyKey: attempt.current.key } } as unknown as Variables;

      try {
        for (let nth = 0; ; nth++) {
          setState({ status: nth ? "waiting" : "sending", errors: [] });
          const result = await client.mutation(document, variables).toPromise();
          if (!withoutAnswer(result.error)) {
            attempt.current = null;
            const errors = refusalsOf(result);
            setState({ status: errors.length ? "refused" : "done", errors });
            return errors.length ? null : (result.data ?? null);
          }
          const ms = PAUSES[nth];
          if (ms === undefined) {
            setState({ status: "failed", errors: [{ message: noAnswer() }] });
            return null;
          }
          setState({ status: "waiting", errors: [] });
          await pause(ms);
        }
      } finally {
        running.current = false;
      }
    },
    [client, document],
  );

  const reset = useCallback(() => setState(IDLE), []);
  return { kirim, reset, ...state, sending: state.status === "sending" || state.status === "waiting" };
}
