import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { type FragmentOf, graphql, readFragment } from "../../graphql";
import { labelKolom } from "../../lib/label";
import { tanggal } from "../../lib/tanggal";
import { buttonClass } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { ErrorSummary } from "../../ui/Errors";
import { Page } from "../../ui/Page";
import { EmptyState, Pending } from "../../ui/States";
import { AjukanSkp, AjukanSkpFragment } from "./AjukanSkp";
import { TabelIndikatorFragment } from "./baca";
import { PejabatPenilai, PejabatPenilaiFragment } from "./PejabatPenilai";
import { TabelIndikator } from "./TabelIndikator";

const PeriksaSkpFragment = graphql(
  `
    fragment PeriksaSkp on Skp {
      id
      mulai
      selesai
      moves
      hambatan { code message path }
      ...PejabatPenilai
      ...TabelIndikator
      ...AjukanSkp
    }
  `,
  [PejabatPenilaiFragment, TabelIndikatorFragment, AjukanSkpFragment],
);

const PeriksaSkpQuery = graphql(
  `
    query PeriksaSkp($id: ID!) {
      node(id: $id) {
        __typename
        id
        ... on Skp { ...PeriksaSkp }
      }
    }
  `,
  [PeriksaSkpFragment],
);

/** Everything that will be sent, on one page, and what still prevents it. */
export function PeriksaSkpPage() {
  const { t } = useLingui();
  const { id } = useParams({ from: "/skp/$id/periksa" });
  // The list was written a moment ago on the page before; the server tells what it made of it.
  const [{ data, error, fetching, stale }, ask] = useQuery({
    query: PeriksaSkpQuery,
    variables: { id },
    requestPolicy: "cache-and-network",
  });
  const skp = data?.node?.__typename === "Skp" ? data.node : null;
  // Only the first answer is waited for: a later reading must not take the page, or an open question, away.
  const [segar, setSegar] = useState(false);
  if (skp && !stale && !segar) setSegar(true);

  return (
    <Page
      title={t`Periksa jawaban Anda`}
      back={
        <Link to="/skp/$id" params={{ id }}>
          <Trans>Kembali mengisi</Trans>
        </Link>
      }
    >
      {skp && segar ? (
        <Isi skp={skp} />
      ) : (
        <Pending
          error={error}
          fetching={fetching || stale}
          onRetry={() => ask({ requestPolicy: "network-only" })}
        >
          <EmptyState title={t`SKP tidak ditemukan`} />
        </Pending>
      )}
    </Page>
  );
}

function Isi(props: { skp: FragmentOf<typeof PeriksaSkpFragment> }) {
  const { t } = useLingui();
  const skp = readFragment(PeriksaSkpFragment, props.skp);
  const { id, hambatan, moves } = skp;
  const mulai = tanggal(skp.mulai);
  const selesai = tanggal(skp.selesai);

  if (!moves.includes("SUBMIT"))
    return (
      <EmptyState
        title={t`SKP ini sedang tidak dapat diajukan`}
        action={
          <Link to="/skp/$id" params={{ id }} className={buttonClass({ variant: "primer" })}>
            <Trans>Lihat SKP</Trans>
          </Link>
        }
      >
        <Trans>Sudah diajukan, sudah diputuskan, atau masa pengisiannya tidak terbuka.</Trans>
      </EmptyState>
    );
  return (
    <>
      <ErrorSummary
        title={t`Perbaiki sebelum mengajukan`}
        errors={hambatan.map(({ message, path }) => ({
          message: (
            <Link to="/skp/$id" params={{ id }} hash={path.join("-")}>
              <Hambatan path={path} message={message} />
            </Link>
          ),
        }))}
      />
      <PejabatPenilai skp={skp} />
      <Card title={t`Masa SKP`}>
        <p>
          <Trans>
            {mulai} sampai {selesai}
          </Trans>
        </p>
      </Card>
      <Card title={t`Indikator`} flush>
        <TabelIndikator skp={skp} />
      </Card>
      <AjukanSkp skp={skp} terhalang={hambatan.length > 0} />
    </>
  );
}

function Hambatan({ path, message }: { path: readonly string[]; message: string }) {
  const { t } = useLingui();
  const [daftar, tempat, kolom] = path;
  if (daftar !== "indikator" || tempat === undefined) return message;
  const nomor = Number(tempat) + 1;
  const nama = kolom && namaKolom(kolom);
  return nama ? t`Indikator ${nomor}, ${nama}: ${message}` : t`Indikator ${nomor}: ${message}`;
}

function namaKolom(kolom: string): string | undefined {
  const nama = {
    uraian: "URAIAN",
    output: "OUTPUT",
    satuan: "SATUAN",
    mutu: "MUTU",
    waktu: "WAKTU",
    biaya: "BIAYA",
  } as const;
  return kolom in nama ? labelKolom(nama[kolom as keyof typeof nama]).toLowerCase() : undefined;
}
