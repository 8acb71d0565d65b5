import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql, type ResultOf } from "../../graphql";
import { waktu } from "../../lib/tanggal";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Card, Row, Stack } from "../../ui/Card";
import { SearchField } from "../../ui/SearchField";
import { EmptyState, Pending } from "../../ui/States";
import { PerbaikiAtasan } from "./PerbaikiAtasan";
import { TolakLaporan } from "./TolakLaporan";

const DaftarLaporanQuery = graphql(`
  query DaftarLaporan($cari: String) {
    daftarLaporanAtasan(last: 50, filter: { milik: false, cari: $cari }) {
      totalCount
      edges {
        node {
          id
          version
          status
          statusLabel
          moves
          seharusnya
          nrk
          catatan
          dibuat
          jawaban
          pegawai { id nrk nama }
          jabatan { id nama }
          atasan { id nrk nama }
        }
      }
    }
  }
`);

export type Laporan = ResultOf<typeof DaftarLaporanQuery>["daftarLaporanAtasan"]["edges"][number]["node"];

type Props = { cari: string | undefined; onSearch: (cari: string | undefined) => void };

/** Reports of a wrong superior: what waits first, then what was settled. */
export function DaftarLaporan({ cari, onSearch }: Props) {
  const { t } = useLingui();
  const [{ data, error }, ask] = useQuery({ query: DaftarLaporanQuery, variables: { cari: cari ?? null } });
  const baru = data?.daftarLaporanAtasan.edges.map(({ node }) => node).toReversed();
  const urut = baru?.toSorted((a, b) => Number(b.status === "OPEN") - Number(a.status === "OPEN"));
  const lagi = () => ask({ requestPolicy: "network-only" });
  return (
    <>
      <SearchField label={t`Cari NRK atau nama pelapor`} value={cari} onSearch={onSearch} />
      {!urut ? (
        <Pending error={error} onRetry={lagi} lines={2} />
      ) : urut.length ? (
        <Stack gap={12}>
          {urut.map((laporan) => (
            <KartuLaporan key={laporan.id} laporan={laporan} onDone={lagi} />
          ))}
        </Stack>
      ) : (
        <EmptyState title={t`Tidak ada laporan`}>
          <Trans>Laporan pegawai yang atasannya keliru muncul di sini.</Trans>
        </EmptyState>
      )}
    </>
  );
}

function KartuLaporan({ laporan, onDone }: { laporan: Laporan; onDone: () => void }) {
  const [acting, act] = useState<"RESOLVE" | "REJECT" | null>(null);
  const { pegawai, jabatan, atasan, seharusnya, nrk, moves } = laporan;
  const dibuat = waktu(laporan.dibuat);
  const selesai = () => {
    act(null);
    onDone();
  };
  return (
    <Card
      title={pegawai.nama}
      note={<>NRK {pegawai.nrk}</>}
      actions={<Badge status={laporan.status}>{laporan.statusLabel}</Badge>}
    >
      <Stack gap={8}>
        <p>{jabatan.nama}</p>
        <p>
          {atasan ? (
            <Trans>
              Sekarang: {atasan.nama}. Seharusnya: <strong>{seharusnya}</strong>
            </Trans>
          ) : (
            <Trans>
              Sekarang tanpa atasan. Seharusnya: <strong>{seharusnya}</strong>
            </Trans>
          )}
          {nrk && <> (NRK {nrk})</>}
        </p>
        {laporan.catatan && <p>{laporan.catatan}</p>}
        {laporan.jawaban && (
          <p>
            <Trans>Jawaban: {laporan.jawaban}</Trans>
          </p>
        )}
        <p>
          <Trans>Dilaporkan {dibuat}.</Trans>
        </p>
        <Row>
          {moves.includes("RESOLVE") && (
            <Button variant="primer" onClick={() => act("RESOLVE")}>
              <Trans>Perbaiki</Trans>
            </Button>
          )}
          {moves.includes("REJECT") && (
            <Button onClick={() => act("REJECT")}>
              <Trans>Tolak</Trans>
            </Button>
          )}
        </Row>
      </Stack>
      {acting === "RESOLVE" && (
        <PerbaikiAtasan laporan={laporan} onClose={() => act(null)} onDone={selesai} />
      )}
      {acting === "REJECT" && <TolakLaporan laporan={laporan} onClose={() => act(null)} onDone={selesai} />}
    </Card>
  );
}
