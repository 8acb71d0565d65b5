import { Trans, useLingui } from "@lingui/react/macro";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { type FragmentOf, graphql, readFragment, type TahapRiwayat } from "../../graphql";
import { useViewer } from "../../graphql/viewer";
import { Button, buttonClass } from "../../ui/Button";
import { Card, Row } from "../../ui/Card";
import { Page } from "../../ui/Page";
import { Segmented } from "../../ui/Segmented";
import { EmptyState, Pending } from "../../ui/States";
import { Timeline } from "../../ui/Timeline";
import { BarisRiwayat, BarisRiwayatFragment } from "./BarisRiwayat";
import { PeriksaBerkas } from "./PeriksaBerkas";

const route = getRouteApi("/riwayat/$id");
const AWAL = 30;
const PALING_BANYAK = 100;

const DaftarRiwayatFragment = graphql(
  `
    fragment DaftarRiwayat on RiwayatConnection {
      totalCount
      edges { node { id ...BarisRiwayat } }
    }
  `,
  [BarisRiwayatFragment],
);

const RiwayatQuery = graphql(
  `
    query Riwayat($id: ID!, $filter: RiwayatFilter, $n: Int!) {
      node(id: $id) {
        __typename
        id
        ... on Skp {
          tahun
          pegawai { id nama }
          riwayat(first: $n, filter: $filter) { ...DaftarRiwayat }
        }
        ... on Triwulan {
          tw
          tahun
          skp { id pegawai { id nama } }
          riwayat(first: $n, filter: $filter) { ...DaftarRiwayat }
        }
        ... on Pegawai {
          nama
          riwayat(first: $n, filter: $filter) { ...DaftarRiwayat }
        }
      }
    }
  `,
  [DaftarRiwayatFragment],
);

/** What was done to an SKP, a quarter, or in the file of a person: who, when, and what it changed. */
export function RiwayatPage() {
  const { t } = useLingui();
  const { id } = route.useParams();
  const { tahap, semua } = route.useSearch();
  const variables = { id, filter: tahap ? { tahap } : null, n: semua ? PALING_BANYAK : AWAL };
  const [{ data, error, fetching }, ask] = useQuery({ query: RiwayatQuery, variables });
  const node = data?.node;

  if (node?.__typename === "Skp")
    return (
      <Halaman
        judul={t`Riwayat SKP ${node.tahun}`}
        pegawai={node.pegawai}
        riwayat={node.riwayat}
        tahapan={["SKP", "RENKIN", "REALISASI", "BUKTI"]}
      />
    );
  if (node?.__typename === "Triwulan")
    return (
      <Halaman
        judul={t`Riwayat Triwulan ${node.tw} tahun ${node.tahun}`}
        pegawai={node.skp.pegawai}
        riwayat={node.riwayat}
        tahapan={["RENKIN", "REALISASI", "BUKTI"]}
      />
    );
  if (node?.__typename === "Pegawai")
    return (
      <Halaman
        judul={t`Riwayat pegawai`}
        pegawai={node}
        riwayat={node.riwayat}
        tahapan={["SKP", "RENKIN", "REALISASI", "BUKTI", "LAIN"]}
      />
    );
  return (
    <Page title={t`Riwayat`}>
      <Pending
        error={error}
        fetching={fetching}
        onRetry={() => ask({ requestPolicy: "network-only" })}
        lines={4}
      >
        <EmptyState
          title={t`Riwayat tidak ditemukan`}
          action={
            <Link to="/" className={buttonClass()}>
              <Trans>Ke Beranda</Trans>
            </Link>
          }
        >
          <Trans>Mungkin tautannya salah, atau riwayat ini bukan untuk dilihat akun Anda.</Trans>
        </EmptyState>
      </Pending>
    </Page>
  );
}

type HalamanProps = {
  judul: string;
  pegawai: { id: string; nama: string };
  riwayat: FragmentOf<typeof DaftarRiwayatFragment>;
  tahapan: readonly TahapRiwayat[];
};

function Halaman({ judul, pegawai, riwayat, tahapan }: HalamanProps) {
  const { t } = useLingui();
  const { melihatSemua } = useViewer();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { totalCount, edges } = readFragment(DaftarRiwayatFragment, riwayat);
  const kata: Record<TahapRiwayat, string> = {
    SKP: t`SKP`,
    RENKIN: t`Rencana`,
    REALISASI: t`Realisasi`,
    BUKTI: t`Bukti`,
    LAIN: t`Lainnya`,
  };
  const set = (next: typeof search) =>
    navigate({ search: { ...search, ...next }, replace: true, resetScroll: false });

  return (
    <Page title={judul} subtitle={pegawai.nama}>
      <Row>
        <Segmented
          label={t`Tampilkan`}
          value={search.tahap ?? ""}
          options={[
            { value: "", label: t`Semua` },
            ...tahapan.map((tahap) => ({ value: tahap, label: kata[tahap] })),
          ]}
          onChange={(tahap) => set({ tahap: tahap || undefined })}
        />
      </Row>
      {melihatSemua && <PeriksaBerkas pegawai={pegawai.id} />}
      <Card
        foot={
          totalCount > edges.length &&
          (search.semua ? (
            <Trans>
              Menampilkan {edges.length} yang terbaru dari {totalCount}.
            </Trans>
          ) : (
            <Button onClick={() => set({ semua: true })}>
              <Trans>Tampilkan lebih banyak</Trans>
            </Button>
          ))
        }
      >
        {edges.length > 0 ? (
          <Timeline label={judul}>
            {edges.map(({ node }) => (
              <BarisRiwayat key={node.id} baris={node} />
            ))}
          </Timeline>
        ) : (
          <EmptyState title={t`Belum ada yang tercatat`}>
            <Trans>Menyimpan draf tidak dicatat. Riwayat mulai saat ada yang dibuat atau diajukan.</Trans>
          </EmptyState>
        )}
      </Card>
    </Page>
  );
}
