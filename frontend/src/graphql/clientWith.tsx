import {
  Client,
  type Exchange,
  type ExecutionResult,
  makeErrorResult,
  makeResult,
  type Operation,
} from "@urql/core";
import type { ReactNode } from "react";
import { Provider } from "urql";
import { filter, fromPromise, mergeMap, pipe } from "wonka";

/** What a server does with a mutation: answers, or does not (an Error). */
export type Answer = ExecutionResult["data"] | Error;

/** A client whose server is a function; each call of it is one request that left the browser. */
export function clientWith(
  serve: (variables: { input: Record<string, unknown> }) => Answer | Promise<Answer>,
): Client {
  const server: Exchange = () => (operations) =>
    pipe(
      operations,
      filter((operation) => operation.kind !== "teardown"),
      mergeMap((operation) => fromPromise(resultOf(operation))),
    );
  async function resultOf(operation: Operation) {
    const answer = await serve(operation.variables as never);
    if (answer instanceof Error) return makeErrorResult(operation, answer);
    return makeResult(operation, { data: answer });
  }
  return new Client({ url: "/graphql", exchanges: [server], preferGetMethod: false });
}

export const providing = (client: Client) =>
  function Providing({ children }: { children: ReactNode }) {
    return <Provider value={client}>{children}</Provider>;
  };
