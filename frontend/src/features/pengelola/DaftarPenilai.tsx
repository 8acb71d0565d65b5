import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "urql";
import { graphql, type ResultOf } from "../../graphql";
import { useKirim } from "../../graphql/kirim";
import { Button } from "../../ui/Button";
import { Card, Row, Stack } from "../../ui/Card";
import { Errors } from "../../ui/Errors";
import { SearchField } from "../../ui/SearchField";
import { EmptyState, Pending } from "../../ui/States";

const DaftarPenilaiQuery = graphql(`
  query DaftarPenilai($cari: String) {
    daftarPenilaiBerbeda(first: 50, filter: { cari: $cari }) {
      totalCount
      edges {
        node { id version tahun statusLabel nama namaJabatan pegawai { id nrk nama } atasan { id nrk nama } }
      }
    }
  }
`);

const AlignPenilaiMutation = graphql(`
  mutation AlignPenilai($input: AlignPenilaiInput!) {
    alignPenilai(input: $input) { penilaiBerbeda { id version } errors { code message path } }
  }
`);

type Baris = ResultOf<typeof DaftarPenilaiQuery>["daftarPenilaiBerbeda"]["edges"][number]["node"];
type Props = { cari: string | undefined; onSearch: (cari: string | undefined) => void };

/** SKP that name another rater than the tree of posts says. */
export function DaftarPenilai({ cari, onSearch }: Props) {
  const { t } = useLingui();
  const [{ data, error }, ask] = useQuery({ query: DaftarPenilaiQuery, variables: { cari: cari ?? null } });
  const rows = data?.daftarPenilaiBerbeda.edges.map(({ node }) => node);
  const lagi = () => ask({ requestPolicy: "network-only" });
  return (
    <>
      <SearchField label={t`Cari NRK atau nama pegawai`} value={cari} onSearch={onSearch} />
      {!rows ? (
        <Pending error={error} onRetry={lagi} lines={2} />
      ) : rows.length ? (
        <Stack gap={12}>
          {rows.map((row) => (
            <KartuPenilai key={row.id} row={row} onDone={lagi} />
          ))}
        </Stack>
      ) : (
        <EmptyState title={t`Semua penilai sesuai susunan jabatan`}>
          <Trans>SKP yang menyebut penilai lain muncul di sini.</Trans>
        </EmptyState>
      )}
    </>
  );
}

function KartuPenilai({ row, onDone }: { row: Baris; onDone: () => void }) {
  const { t } = useLingui();
  const align = useKirim(AlignPenilaiMutation);
  const { pegawai, atasan, tahun, nama, namaJabatan, statusLabel } = row;
  async function samakan() {
    const kabar = t`Penilai SKP ${tahun} ${pegawai.nama} disamakan dengan susunan jabatan.`;
    if (await align.kirim({ id: row.id, version: row.version }, { kabar })) onDone();
  }
  return (
    <Card title={pegawai.nama} note={<>NRK {pegawai.nrk}</>}>
      <Stack gap={8}>
        <p>
          <Trans>
            SKP {tahun}, {statusLabel}
          </Trans>
        </p>
        <p>
          <Trans>
            Disebut di SKP: {nama}, {namaJabatan}
          </Trans>
        </p>
        {atasan && (
          <p>
            <Trans>
              Menurut susunan: <strong>{atasan.nama}</strong>
            </Trans>
          </p>
        )}
        <Row>
          <Button loading={align.sending} onClick={samakan}>
            <Trans>Samakan dengan susunan</Trans>
          </Button>
        </Row>
        <Errors errors={align.errors} />
      </Stack>
    </Card>
  );
}
