import { Trans, useLingui } from "@lingui/react/macro";
import { Link, lazyRouteComponent, useParams } from "@tanstack/react-router";
import { Suspense } from "react";
import { useQuery } from "urql";
import { graphql } from "../../graphql";
import { buttonClass } from "../../ui/Button";
import { Page } from "../../ui/Page";
import { Skeleton } from "../../ui/Skeleton";
import { EmptyState, Pending } from "../../ui/States";
import { BacaSkpFragment } from "./baca";
import { EditorSkp } from "./EditorSkp";
import { EditorSkpFragment } from "./isi";

const SkpQuery = graphql(
  `
    query Skp($id: ID!) {
      node(id: $id) {
        __typename
        id
        ... on Skp { moves ...EditorSkp ...BacaSkp }
      }
    }
  `,
  [EditorSkpFragment, BacaSkpFragment],
);

const BacaSkp = lazyRouteComponent(() => import("./BacaSkp"), "BacaSkp");

/** One SKP: the editor while it is with its owner, else for reading. */
export function SkpPage() {
  const { t } = useLingui();
  const { id } = useParams({ from: "/skp/$id" });
  const [{ data, error, fetching }, ask] = useQuery({ query: SkpQuery, variables: { id } });
  const skp = data?.node?.__typename === "Skp" ? data.node : null;

  if (skp?.moves.includes("EDIT")) return <EditorSkp key={skp.id} skp={skp} />;
  if (skp)
    return (
      <Suspense fallback={<Skeleton lines={3} tall />}>
        <BacaSkp skp={skp} />
      </Suspense>
    );
  return (
    <Page title={t`SKP`}>
      <Pending error={error} fetching={fetching} onRetry={() => ask({ requestPolicy: "network-only" })}>
        <EmptyState
          title={t`SKP tidak ditemukan`}
          action={
            <Link to="/skp" className={buttonClass()}>
              <Trans>Ke daftar SKP</Trans>
            </Link>
          }
        >
          <Trans>Mungkin tautannya salah, atau SKP ini bukan untuk Anda.</Trans>
        </EmptyState>
      </Pending>
    </Page>
  );
}
