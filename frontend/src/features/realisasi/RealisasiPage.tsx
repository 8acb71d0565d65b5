import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useQuery } from "urql";
import { graphql } from "../../graphql";
import { buttonClass } from "../../ui/Button";
import { Page } from "../../ui/Page";
import { EmptyState, Pending } from "../../ui/States";
import { PilihSkp, PilihSkpFragment } from "../renkin/PilihSkp";
import { LaporanTriwulan } from "./LaporanTriwulan";
import { LaporanQuery } from "./laporan";
import { PilihTriwulan, PilihTriwulanFragment } from "./PilihTriwulan";

const RealisasiQuery = graphql(
  `
    query Realisasi($tahun: Int!) {
      viewer {
        pegawai {
          id
          skp(tahun: $tahun, first: 5) {
            edges {
              node {
                id
                ...PilihSkp
                triwulan { id tw ...PilihTriwulan }
              }
            }
          }
        }
      }
    }
  `,
  [PilihSkpFragment, PilihTriwulanFragment],
);

/** What was done in a quarter, with its evidence; once validated, what it came to. */
export function RealisasiPage() {
  const { t } = useLingui();
  const params = useParams({ from: "/realisasi/$tahun/$tw" });
  const { skp: dipilih } = useSearch({ from: "/realisasi/$tahun/$tw" });
  const { tahun } = params;
  const tw = Number(params.tw);
  const [{ data, error }, ask] = useQuery({ query: RealisasiQuery, variables: { tahun: Number(tahun) } });
  const semua = data?.viewer.pegawai.skp.edges.map(({ node }) => node);
  const bertriwulan = semua?.filter(({ triwulan }) => triwulan.some((satu) => satu.tw === tw)) ?? [];
  const skp = bertriwulan.find(({ id }) => id === dipilih) ?? bertriwulan.at(-1);
  const triwulan = skp?.triwulan.find((satu) => satu.tw === tw);

  if (skp && triwulan)
    return (
      <Laporan
        key={triwulan.id}
        id={triwulan.id}
        tw={tw}
        tahun={tahun}
        pilihan={
          <>
            <PilihSkp semua={bertriwulan} dipilih={skp.id} ke="/realisasi/$tahun/$tw" params={params} />
            <PilihTriwulan triwulan={skp.triwulan} tw={tw} tahun={tahun} skpId={skp.id} />
          </>
        }
      />
    );
  return (
    <Page title={t`Realisasi Triwulan ${tw}`}>
      {semua ? (
        <EmptyState
          title={t`Belum ada rencana untuk Triwulan ${tw}`}
          action={
            <Link to="/skp" className={buttonClass({ variant: "primer" })}>
              <Trans>Buka SKP</Trans>
            </Link>
          }
        >
          <Trans>Realisasi diisi terhadap rencana triwulan dari SKP yang sudah disetujui.</Trans>
        </EmptyState>
      ) : (
        <Pending error={error} onRetry={() => ask({ requestPolicy: "network-only" })} />
      )}
    </Page>
  );
}

type LaporanProps = { id: string; tw: number; tahun: string; pilihan: ReactNode };

/** One quarter with all its rows: a read of its own, for those of a whole year would be too much at once. */
function Laporan({ id, tw, tahun, pilihan }: LaporanProps) {
  const { t } = useLingui();
  const [{ data, error }, ask] = useQuery({ query: LaporanQuery, variables: { id } });
  if (data?.node?.__typename === "Triwulan")
    return <LaporanTriwulan triwulan={data.node} tahun={tahun} pilihan={pilihan} />;
  return (
    <Page title={t`Realisasi Triwulan ${tw}`}>
      {pilihan}
      <Pending error={error} onRetry={() => ask({ requestPolicy: "network-only" })} />
    </Page>
  );
}
