import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql, type ResultOf } from "../../graphql";
import { tanggal } from "../../lib/tanggal";
import { Chip } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Card, Row, Stack } from "../../ui/Card";
import { SearchField } from "../../ui/SearchField";
import { Segmented } from "../../ui/Segmented";
import { EmptyState, Pending } from "../../ui/States";
import { AkhiriPenugasan } from "./AkhiriPenugasan";
import { CatatPenugasan } from "./CatatPenugasan";

const DaftarPenugasanQuery = graphql(`
  query DaftarPenugasan($keadaan: KeadaanPenugasan!, $cari: String) {
    daftarPenugasan(first: 50, filter: { keadaan: $keadaan, cari: $cari }) {
      totalCount
      edges {
        node {
          id
          jenis
          mulai
          selesai
          sk
          sementara
          keadaan
          keadaanLabel
          moves
          pegawai { id nrk nama jabatan { id nama } }
          jabatan { id nama }
        }
      }
    }
  }
`);

export type Penugasan = ResultOf<typeof DaftarPenugasanQuery>["daftarPenugasan"]["edges"][number]["node"];
type Keadaan = Penugasan["keadaan"];

type Props = {
  cari: string | undefined;
  keadaan: Keadaan;
  onSearch: (cari: string | undefined) => void;
  onKeadaan: (keadaan: Keadaan) => void;
};

/** Letters of Plt and Plh: those in force, those coming, those that are over. */
export function DaftarPenugasan({ cari, keadaan, onSearch, onKeadaan }: Props) {
  const { t } = useLingui();
  const [adding, add] = useState(false);
  const [{ data, error }, ask] = useQuery({
    query: DaftarPenugasanQuery,
    variables: { keadaan, cari: cari ?? null },
  });
  const rows = data?.daftarPenugasan.edges.map(({ node }) => node);
  const lagi = () => ask({ requestPolicy: "network-only" });
  return (
    <>
      <Row between>
        <Segmented<Keadaan>
          label={t`Keadaan`}
          value={keadaan}
          options={[
            { value: "BERLAKU", label: t`Berlaku` },
            { value: "AKAN_DATANG", label: t`Akan datang` },
            { value: "BERAKHIR", label: t`Berakhir` },
          ]}
          onChange={onKeadaan}
        />
        <Button variant="primer" onClick={() => add(true)}>
          <Trans>Catat Plt atau Plh</Trans>
        </Button>
      </Row>
      <SearchField label={t`Cari NRK atau nama yang ditugasi`} value={cari} onSearch={onSearch} />
      {!rows ? (
        <Pending error={error} onRetry={lagi} lines={2} />
      ) : rows.length ? (
        <Stack gap={12}>
          {rows.map((row) => (
            <KartuPenugasan key={row.id} row={row} onDone={lagi} />
          ))}
        </Stack>
      ) : (
        <EmptyState title={t`Tidak ada Plt atau Plh`}>
          <Trans>Plt mengisi jabatan kosong; Plh mewakili pejabat yang berhalangan.</Trans>
        </EmptyState>
      )}
      {adding && (
        <CatatPenugasan
          onClose={() => add(false)}
          onDone={(mulai) => {
            add(false);
            onKeadaan(mulai);
            lagi();
          }}
        />
      )}
    </>
  );
}

function KartuPenugasan({ row, onDone }: { row: Penugasan; onDone: () => void }) {
  const { t } = useLingui();
  const [ending, end] = useState(false);
  const { jenis, pegawai, jabatan, sk, moves } = row;
  const mulai = tanggal(row.mulai);
  const selesai = row.selesai && tanggal(row.selesai);
  return (
    <Card
      title={`${jenis === "PLH" ? "Plh." : "Plt."} ${jabatan.nama}`}
      actions={
        <Row>
          {row.sementara && <Chip>{t`sementara`}</Chip>}
          <Chip>{row.keadaanLabel}</Chip>
        </Row>
      }
    >
      <Stack gap={8}>
        <p>
          <strong>{pegawai.nama}</strong> · NRK {pegawai.nrk}
          {pegawai.jabatan && <> · {pegawai.jabatan.nama}</>}
        </p>
        <p>
          {selesai ? (
            <Trans>
              {mulai} sampai {selesai}
            </Trans>
          ) : (
            <Trans>Sejak {mulai}</Trans>
          )}
          {sk && <> · {sk}</>}
        </p>
        {moves.length > 0 && (
          <Row>
            <Button onClick={() => end(true)}>
              {moves.includes("END") ? <Trans>Akhiri</Trans> : <Trans>Batalkan</Trans>}
            </Button>
          </Row>
        )}
      </Stack>
      {ending && (
        <AkhiriPenugasan
          penugasan={row}
          onClose={() => end(false)}
          onDone={() => {
            end(false);
            onDone();
          }}
        />
      )}
    </Card>
  );
}
