import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useQuery } from "urql";
import { type FragmentOf, graphql, readFragment } from "../../graphql";
import { tanggalBulan } from "../../lib/tanggal";
import { Button, buttonClass } from "../../ui/Button";
import { Row, Stack } from "../../ui/Card";
import { Drawer } from "../../ui/Dialog";
import { Note } from "../../ui/Errors";
import { EmptyState, Pending } from "../../ui/States";
import { AksiSkp, IsiSkp, IsiSkpFragment, Siapa, usePutusan } from "./IsiSkp";

const LaciSkpFragment = graphql(
  `
    fragment LaciSkp on Skp {
      id
      pegawai {
        id
        nama
        skp(first: 10) { edges { node { id tahun mulai selesai statusLabel } } }
      }
      ...IsiSkp
    }
  `,
  [IsiSkpFragment],
);

const LaciSkpQuery = graphql(
  `
    query LaciSkp($id: ID!) {
      node(id: $id) { __typename id ...LaciSkp }
    }
  `,
  [LaciSkpFragment],
);

export type LaciSkpProps = { id: string; onClose: () => void; onSkp: (skp: string) => void };

/** One SKP over the page that stays: look at it, decide on what waits. */
export function LaciSkp({ id, onClose, onSkp }: LaciSkpProps) {
  const { t } = useLingui();
  const [{ data, fetching, error }, ask] = useQuery({ query: LaciSkpQuery, variables: { id } });
  const [putusan, setPutusan] = useState<{ skp: string; kata: string } | null>(null);
  const node: FragmentOf<typeof LaciSkpFragment> | null =
    data?.node?.__typename === "Skp" && data.node.id === id ? data.node : null;
  const skp = readFragment(LaciSkpFragment, node);
  const { putuskanSkp, putuskanRenkin } = usePutusan(skp);
  const diputus = putusan?.skp === id ? putusan.kata : null;
  const { top, kabar } = useFokus(id, diputus);
  const hilang = !skp && !fetching && !error;
  const aksi = skp && (putuskanSkp || putuskanRenkin) && (
    <AksiSkp skp={skp} onPutus={(kata) => setPutusan({ skp: id, kata })} />
  );

  return (
    <Drawer
      title={skp ? skp.pegawai.nama : hilang ? t`SKP tidak ditemukan` : t`SKP`}
      subtitle={skp && <Siapa skp={skp} />}
      onClose={onClose}
      foot={aksi || (diputus && <Sesudahnya onClose={onClose} />)}
    >
      <div ref={top} tabIndex={-1}>
        {skp ? (
          <Stack>
            <div ref={kabar} role="status" tabIndex={-1}>
              {diputus && (
                <Note title={diputus}>{putuskanRenkin && t`Rencana kinerjanya juga menunggu.`}</Note>
              )}
            </div>
            <IsiSkp skp={skp} diputus={Boolean(diputus)} />
            <Row>
              <Link to="/riwayat/$id" params={{ id }} className={buttonClass({ compact: true })}>
                <Trans>Riwayat SKP ini</Trans>
              </Link>
            </Row>
            <SkpLain kini={id} daftar={skp.pegawai.skp.edges.map((edge) => edge.node)} onSkp={onSkp} />
          </Stack>
        ) : (
          <Pending
            error={error}
            fetching={fetching}
            onRetry={() => ask({ requestPolicy: "network-only" })}
            lines={4}
          >
            <EmptyState title={t`Tidak ada SKP di alamat ini`}>
              <Trans>SKP ini tidak ada, atau bukan untuk dilihat akun Anda.</Trans>
            </EmptyState>
          </Pending>
        )}
      </div>
    </Drawer>
  );
}

/** Where reading goes on: at the head of another SKP, at what came of a decision, and never nowhere. */
function useFokus(id: string, diputus: string | null) {
  const top = useRef<HTMLDivElement>(null);
  const kabar = useRef<HTMLDivElement>(null);
  const pertama = useRef(id);
  useEffect(() => {
    if (pertama.current === id) return;
    pertama.current = id;
    top.current?.parentElement?.scrollTo(0, 0);
    top.current?.focus({ preventScroll: true });
  }, [id]);
  useEffect(() => {
    if (!diputus) return;
    kabar.current?.focus({ preventScroll: true });
    top.current?.parentElement?.scrollTo(0, 0);
  }, [diputus]);
  // A field that vanished because somebody else decided takes the focus with it.
  useEffect(() => {
    if (document.activeElement === document.body) top.current?.focus({ preventScroll: true });
  });
  return { top, kabar };
}

/** After a decision: the queue has the next one. */
function Sesudahnya({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  return (
    <>
      <Button onClick={onClose}>{t`Tutup`}</Button>
      <Link to="/antrean" className={buttonClass({ variant: "primer" })}>
        <Trans>Buka antrean</Trans>
      </Link>
    </>
  );
}

type SkpLainProps = {
  kini: string;
  daftar: readonly { id: string; tahun: number; mulai: string; selesai: string; statusLabel: string }[];
  onSkp: (skp: string) => void;
};

/** After a move there are two SKP in a year, and there are those of other years. */
function SkpLain({ kini, daftar, onSkp }: SkpLainProps) {
  const lain = daftar.filter((each) => each.id !== kini);
  if (!lain.length) return null;
  return (
    <Row>
      {lain.map(({ id, tahun, mulai, selesai, statusLabel }) => (
        <Button key={id} compact onClick={() => onSkp(id)}>
          <Trans>
            SKP {tahun}, {tanggalBulan(mulai)} – {tanggalBulan(selesai)} ({statusLabel})
          </Trans>
        </Button>
      ))}
    </Row>
  );
}
