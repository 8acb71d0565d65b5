import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { useQuery } from "urql";
import { graphql } from "../../graphql";
import { buttonClass } from "../../ui/Button";
import { Page } from "../../ui/Page";
import { EmptyState, Pending } from "../../ui/States";
import { Giliran, GiliranFragment } from "../skp/Giliran";
import { PilihSkp, PilihSkpFragment, pilihSkp } from "./PilihSkp";
import { TabelRenkinFragment } from "./rencana";
import { TabelRenkin } from "./TabelRenkin";

const RenkinQuery = graphql(
  `
    query Renkin($tahun: Int!) {
      viewer {
        pegawai {
          id
          skp(tahun: $tahun, first: 10) {
            edges {
              node {
                id
                statusLabel
                giliran { ...Giliran }
                triwulan { id }
                ...PilihSkp
                ...TabelRenkin
              }
            }
          }
        }
      }
    }
  `,
  [GiliranFragment, PilihSkpFragment, TabelRenkinFragment],
);

/** The targets of the year, split among its quarters. */
export function RenkinPage() {
  const { t } = useLingui();
  const { tahun } = useParams({ from: "/renkin/$tahun" });
  const { skp: dipilih } = useSearch({ from: "/renkin/$tahun" });
  const [{ data, error }, ask] = useQuery({ query: RenkinQuery, variables: { tahun: Number(tahun) } });
  const semua = data?.viewer.pegawai.skp.edges.map(({ node }) => node);
  const skp = semua && pilihSkp(semua, dipilih);

  if (skp && skp.triwulan.length > 0)
    return (
      <TabelRenkin
        key={skp.id}
        skp={skp}
        pilihan={<PilihSkp semua={semua} dipilih={skp.id} ke="/renkin/$tahun" params={{ tahun }} />}
      />
    );
  return (
    <Page title={t`Rencana kinerja ${tahun}`}>
      {skp ? (
        <>
          <PilihSkp semua={semua} dipilih={skp.id} ke="/renkin/$tahun" params={{ tahun }} />
          <EmptyState
            title={t`Menunggu SKP disetujui`}
            action={
              <Link to="/skp/$id" params={{ id: skp.id }} className={buttonClass({ variant: "primer" })}>
                <Trans>Buka SKP</Trans>
              </Link>
            }
          >
            <p>
              <Trans>Target triwulan dapat diisi setelah SKP disetujui atasan.</Trans>{" "}
              <Trans>Status SKP: {skp.statusLabel}.</Trans> <Giliran giliran={skp.giliran} />
            </p>
          </EmptyState>
        </>
      ) : semua ? (
        <EmptyState
          title={t`Belum ada SKP ${tahun}`}
          action={
            <Link to="/skp" search={{ baru: true }} className={buttonClass({ variant: "primer" })}>
              <Trans>Mulai SKP</Trans>
            </Link>
          }
        >
          <Trans>Rencana kinerja dibuat dari SKP yang sudah disetujui.</Trans>
        </EmptyState>
      ) : (
        <Pending error={error} onRetry={() => ask({ requestPolicy: "network-only" })} />
      )}
    </Page>
  );
}
