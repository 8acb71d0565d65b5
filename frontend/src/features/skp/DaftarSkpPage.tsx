import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useQuery } from "urql";
import { type FragmentOf, graphql, readFragment } from "../../graphql";
import { useViewer } from "../../graphql/viewer";
import { tanggal } from "../../lib/tanggal";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Card, Row, Stack } from "../../ui/Card";
import { Page } from "../../ui/Page";
import { EmptyState, Pending } from "../../ui/States";
import { AtasanSaya } from "./AtasanSaya";
import { BuatSkp, BuatSkpFragment } from "./BuatSkp";
import { Giliran, GiliranFragment } from "./Giliran";

const KartuSkpFragment = graphql(
  `
    fragment KartuSkp on Skp {
      id
      tahun
      mulai
      selesai
      status
      statusLabel
      jumlahIndikator
      giliran { ...Giliran }
    }
  `,
  [GiliranFragment],
);

const DaftarSkpQuery = graphql(
  `
    query DaftarSkp {
      viewer {
        pegawai {
          id
          skp(first: 100) { edges { node { id tahun ...KartuSkp } } }
          ...BuatSkp
        }
      }
    }
  `,
  [KartuSkpFragment, BuatSkpFragment],
);

/** One's own SKP by year, the newest first, and the way to a new one. */
export function DaftarSkpPage() {
  const { t } = useLingui();
  const viewer = useViewer();
  const navigate = useNavigate();
  const { baru } = useSearch({ from: "/skp" });
  const [{ data, error }, ask] = useQuery({ query: DaftarSkpQuery });
  const buka = (open: boolean) => navigate({ to: "/skp", search: open ? { baru: true } : {}, replace: true });
  const semua = data?.viewer.pegawai.skp.edges.map(({ node }) => node).toReversed();
  const tahun = [...new Set(semua?.map((satu) => satu.tahun))];
  const tahunIni = viewer.tahun;
  const tombol = (
    <Button variant="primer" onClick={() => buka(true)}>
      {tahun.includes(tahunIni) ? <Trans>Buat SKP lain</Trans> : <Trans>Mulai SKP {tahunIni}</Trans>}
    </Button>
  );

  return (
    <Page
      title={t`SKP`}
      subtitle={<Trans>Sasaran Kinerja Pegawai Anda</Trans>}
      actions={semua?.length ? tombol : null}
    >
      {semua ? (
        <Stack gap={24}>
          {tahun.map((satu) => (
            <Stack key={satu} gap={12}>
              <h2>{satu}</h2>
              {semua
                .filter((skp) => skp.tahun === satu)
                .map((skp) => (
                  <KartuSkp key={skp.id} skp={skp} />
                ))}
            </Stack>
          ))}
          {!semua.length && (
            <EmptyState title={t`Belum ada SKP`} action={tombol}>
              <Trans>SKP memuat indikator dan target yang Anda janjikan untuk setahun.</Trans>
            </EmptyState>
          )}
        </Stack>
      ) : (
        <Pending error={error} onRetry={() => ask({ requestPolicy: "network-only" })} lines={2} />
      )}
      {semua && <AtasanSaya />}
      {baru && data && <BuatSkp pegawai={data.viewer.pegawai} onClose={() => buka(false)} />}
    </Page>
  );
}

function KartuSkp(props: { skp: FragmentOf<typeof KartuSkpFragment> }) {
  const { id, jumlahIndikator, status, statusLabel, giliran, ...skp } = readFragment(
    KartuSkpFragment,
    props.skp,
  );
  const mulai = tanggal(skp.mulai);
  const selesai = tanggal(skp.selesai);
  return (
    <Card
      level={3}
      title={
        <Link to="/skp/$id" params={{ id }}>
          <Trans>
            {mulai} sampai {selesai}
          </Trans>
        </Link>
      }
      actions={<Badge status={status}>{statusLabel}</Badge>}
    >
      <Row gap={16}>
        <span>
          <Trans>{jumlahIndikator} indikator</Trans>
        </span>
        <span>
          <Giliran giliran={giliran} />
        </span>
      </Row>
    </Card>
  );
}
