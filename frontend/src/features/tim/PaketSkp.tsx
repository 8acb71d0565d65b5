import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";
import { useQuery } from "urql";
import { type FragmentOf, graphql, readFragment } from "../../graphql";
import { ActionBar } from "../../ui/ActionBar";
import { Card, Stack } from "../../ui/Card";
import { EmptyState, Pending } from "../../ui/States";
import { AksiSkp, IsiSkp, IsiSkpFragment, Siapa, usePutusan } from "./IsiSkp";

const PaketSkpQuery = graphql(
  `
    query PaketSkp($id: ID!) {
      node(id: $id) { __typename id ...IsiSkp }
    }
  `,
  [IsiSkpFragment],
);

type PaketSkpProps = {
  id: string;
  /** The plans of the quarters are what is to be decided on. */
  renkin: boolean;
  urutan: ReactNode;
  fokus: boolean;
  onPutus: (kata: string, urung: boolean) => void;
};

/** An SKP, or the plans of its quarters, in the queue. */
export function PaketSkp({ id, ...rest }: PaketSkpProps) {
  const { t } = useLingui();
  const [{ data, fetching, error }, ask] = useQuery({ query: PaketSkpQuery, variables: { id } });
  const skp = data?.node?.__typename === "Skp" && data.node.id === id ? data.node : null;
  if (skp) return <Paket skp={skp} {...rest} />;
  return (
    <Card>
      <Pending
        error={error}
        fetching={fetching}
        onRetry={() => ask({ requestPolicy: "network-only" })}
        lines={4}
      >
        <EmptyState title={t`SKP tidak ditemukan`}>
          <Trans>SKP ini tidak ada, atau bukan untuk dilihat akun Anda.</Trans>
        </EmptyState>
      </Pending>
    </Card>
  );
}

type PaketProps = Omit<PaketSkpProps, "id"> & { skp: FragmentOf<typeof IsiSkpFragment> };

function Paket({ skp, renkin, urutan, fokus, onPutus }: PaketProps) {
  const isi = readFragment(IsiSkpFragment, skp);
  const { putuskanSkp, putuskanRenkin } = usePutusan(skp, renkin);
  const head = useRef<HTMLSpanElement>(null);
  // The packet that opens after a decision is where reading goes on.
  useEffect(() => {
    if (fokus) head.current?.focus({ preventScroll: true });
  }, [fokus]);
  return (
    <>
      <Card
        title={
          <span ref={head} tabIndex={-1}>
            {isi.pegawai.nama}
          </span>
        }
        note={urutan}
        actions={
          <Link to="/tim" search={{ skp: isi.id }}>
            <Trans>
              Buka di Tim saya<span className="baca"> {isi.pegawai.nama}</span>
            </Trans>
          </Link>
        }
      >
        <Stack gap={8}>
          <span>
            <Siapa skp={skp} />
          </span>
        </Stack>
      </Card>
      <IsiSkp skp={skp} renkin={renkin} />
      {(putuskanSkp || putuskanRenkin) && (
        <ActionBar>
          <AksiSkp skp={skp} renkin={renkin} onPutus={onPutus} />
        </ActionBar>
      )}
    </>
  );
}
