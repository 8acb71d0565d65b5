import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useSearch } from "@tanstack/react-router";
import { useQuery } from "urql";
import { graphql } from "../../graphql";
import { useViewer } from "../../graphql/viewer";
import { Page } from "../../ui/Page";
import { SegmentedNav, segmentClass } from "../../ui/Segmented";
import { EmptyState, Pending } from "../../ui/States";
import { DaftarGangguan, GangguanFragment } from "./DaftarGangguan";
import { DaftarPembukaan, PembukaanFragment } from "./DaftarPembukaan";
import { HariKalender, HariKalenderFragment } from "./HariKalender";

const KalenderQuery = graphql(
  `
    query Kalender($tahun: Int!) {
      kalender(tahun: $tahun) { tahun dapatDiubah ...HariKalender }
      daftarGangguan(first: 100, filter: { tahun: $tahun }, sort: MULAI_DESC) {
        edges { node { id ...Gangguan } }
      }
      daftarPembukaan(first: 100, filter: { tahun: $tahun }, sort: DIUSULKAN_DESC) {
        edges { node { id ...Pembukaan } }
      }
    }
  `,
  [HariKalenderFragment, GangguanFragment, PembukaanFragment],
);

/** The windows of a year: for everybody to look at, for the admin to keep. */
export function KalenderPage() {
  const { t } = useLingui();
  const viewer = useViewer();
  const tahun = useSearch({ from: "/admin/kalender" }).tahun ?? viewer.tahun;
  const [{ data, error, fetching }, ask] = useQuery({ query: KalenderQuery, variables: { tahun } });
  const readAgain = () => ask({ requestPolicy: "network-only" });
  const kalender = data?.kalender;

  return (
    <Page
      title={t`Kalender ${tahun}`}
      subtitle={<Trans>Masa pengisian, gangguan, dan pembukaan kembali</Trans>}
      actions={
        <SegmentedNav label={t`Tahun`}>
          {[viewer.tahun - 1, viewer.tahun, viewer.tahun + 1].map((satu) => (
            <Link
              key={satu}
              to="/admin/kalender"
              search={{ tahun: satu }}
              aria-current={satu === tahun ? "page" : undefined}
              className={segmentClass}
            >
              {satu}
            </Link>
          ))}
        </SegmentedNav>
      }
    >
      {!data ? (
        <Pending error={error} fetching={fetching} onRetry={readAgain} />
      ) : !kalender ? (
        <EmptyState title={t`Kalender ${tahun} belum ada`}>
          <Trans>Kalender dibuat dengan hari baku begitu ada yang menyusun SKP untuk tahun itu.</Trans>
        </EmptyState>
      ) : (
        <>
          <HariKalender key={tahun} kalender={kalender} />
          <DaftarGangguan
            gangguan={data.daftarGangguan.edges.map(({ node }) => node)}
            mencatat={kalender.dapatDiubah}
            onDone={readAgain}
          />
          <DaftarPembukaan
            pembukaan={data.daftarPembukaan.edges.map(({ node }) => node)}
            tahun={tahun}
            mengusulkan={kalender.dapatDiubah}
            onDone={readAgain}
          />
        </>
      )}
    </Page>
  );
}
