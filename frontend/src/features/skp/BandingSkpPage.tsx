import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../graphql";
import { angka } from "../../lib/angka";
import { rupiah } from "../../lib/rupiah";
import { Card, Row, Stack } from "../../ui/Card";
import { Checkbox } from "../../ui/Checkbox";
import { Note } from "../../ui/Errors";
import { Field } from "../../ui/Field";
import { Diff } from "../../ui/Figures";
import { Page } from "../../ui/Page";
import { EmptyState, Pending } from "../../ui/States";
import { Table, Td, Th } from "../../ui/Table";
import { type BarisNaskah, type Beda, banding, type Naskah, naskahDari } from "./naskah";

const BandingSkpQuery = graphql(`
  query BandingSkp($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Skp {
        tahun
        semuaVersi(first: 20) {
          edges {
            node {
              id
              versi
              revisi
              status
              alasan
              terkirim { baris asal revisi uraian output satuan mutu waktu biaya catatan }
              indikator(first: 50) {
                edges {
                  node {
                    id
                    uraian
                    output
                    satuan
                    mutu
                    waktu
                    biaya
                    catatan
                    asal { id }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
`);

/** Two submissions of an SKP side by side, field by field. */
export function BandingSkpPage() {
  const { t } = useLingui();
  const { id } = useParams({ from: "/skp/$id/banding" });
  const pilihan = useSearch({ from: "/skp/$id/banding" });
  const navigate = useNavigate();
  const [berubah, hanya] = useState(true);
  const [{ data, error, fetching }, ask] = useQuery({ query: BandingSkpQuery, variables: { id } });
  const skp = data?.node?.__typename === "Skp" ? data.node : null;
  const versi = skp?.semuaVersi.edges.map(({ node }) => node) ?? [];
  const naskah = naskahDari(versi);
  const b = naskah.find(({ kunci }) => kunci === pilihan.b) ?? naskah.at(-1);
  const a = naskah.find(({ kunci }) => kunci === pilihan.a) ?? naskah.at(-2);
  const alasan = versi.find((satu) => satu.versi === b?.versi)?.alasan;
  const pilih = (beda: { a?: string; b?: string }) =>
    navigate({ to: "/skp/$id/banding", params: { id }, search: { ...pilihan, ...beda }, replace: true });

  return (
    <Page
      title={t`Bandingkan versi`}
      back={
        <Link to="/skp/$id" params={{ id }}>
          <Trans>SKP</Trans>
        </Link>
      }
    >
      {!skp ? (
        <Pending error={error} fetching={fetching} onRetry={() => ask({ requestPolicy: "network-only" })}>
          <EmptyState title={t`SKP tidak ditemukan`} />
        </Pending>
      ) : !a || !b ? (
        <EmptyState title={t`Baru ada satu naskah`}>
          <Trans>Perbandingan ada setelah SKP diajukan lagi atau diubah.</Trans>
        </EmptyState>
      ) : (
        <>
          <Card title={t`Yang dibandingkan`}>
            <Stack gap={12}>
              <Row gap={16}>
                <Pilih
                  label={t`Sebelum`}
                  naskah={naskah}
                  nilai={a}
                  onChange={(kunci) => pilih({ a: kunci })}
                />
                <Pilih
                  label={t`Sesudah`}
                  naskah={naskah}
                  nilai={b}
                  onChange={(kunci) => pilih({ b: kunci })}
                />
              </Row>
              <Checkbox
                label={t`Hanya yang berubah`}
                checked={berubah}
                onChange={(event) => hanya(event.target.checked)}
              />
            </Stack>
          </Card>
          {alasan && (
            <Note title={t`Alasan perubahan`}>
              <p>{alasan}</p>
            </Note>
          )}
          <Hasil beda={banding(a, b).filter(({ sama }) => !sama || !berubah)} />
        </>
      )}
    </Page>
  );
}

type PilihProps = {
  label: string;
  naskah: readonly Naskah[];
  nilai: Naskah;
  onChange: (kunci: string) => void;
};

function Pilih({ label, naskah, nilai, onChange }: PilihProps) {
  const { t } = useLingui();
  return (
    <Field as="select" label={label} value={nilai.kunci} onChange={(event) => onChange(event.target.value)}>
      {naskah.map(({ kunci, versi, revisi }) => {
        const ke = revisi + 1;
        return (
          <option key={kunci} value={kunci}>
            {kunci.includes(".") ? t`Versi ${versi}, pengajuan ke-${ke}` : t`Versi ${versi}, draf sekarang`}
          </option>
        );
      })}
    </Field>
  );
}

const output = ({ output: jumlah, satuan }: BarisNaskah) => `${angka(jumlah)} ${satuan ?? ""}`;

function Hasil({ beda }: { beda: readonly Beda[] }) {
  const { t } = useLingui();
  if (!beda.length) return <EmptyState title={t`Tidak ada perubahan`} />;
  const bulan = (nilai: number | null) => (nilai === null ? "–" : t`${nilai} bulan`);
  const kolom = [
    { nama: t`Output setahun`, isi: output },
    { nama: t`Mutu`, isi: (baris: BarisNaskah) => angka(baris.mutu) },
    { nama: t`Waktu`, isi: (baris: BarisNaskah) => bulan(baris.waktu) },
    { nama: t`Biaya`, isi: (baris: BarisNaskah) => rupiah(baris.biaya) },
  ];
  return (
    <Card title={t`Indikator`} flush>
      <Table
        caption={t`Perbandingan indikator`}
        cards
        head={
          <>
            <Th>{t`Indikator`}</Th>
            {kolom.map(({ nama }) => (
              <Th key={nama} numeric>
                {nama}
              </Th>
            ))}
          </>
        }
      >
        {beda.map(({ kunci, uraian, a, b }) => (
          <tr key={kunci}>
            <Th scope="row">
              {a && b ? (
                <Diff before={a.uraian} after={b.uraian} same={a.uraian === b.uraian} />
              ) : (
                <>
                  {uraian} <small>({a ? <Trans>dihapus</Trans> : <Trans>baru</Trans>})</small>
                </>
              )}
              {a?.catatan && (
                <>
                  <br />
                  <small>
                    <Trans>Catatan atasan</Trans>: {a.catatan}
                  </small>
                </>
              )}
            </Th>
            {kolom.map(({ nama, isi }) => (
              <Td key={nama} numeric label={nama}>
                <Diff
                  before={a ? isi(a) : "–"}
                  after={b ? isi(b) : "–"}
                  same={Boolean(a && b && isi(a) === isi(b))}
                />
              </Td>
            ))}
          </tr>
        ))}
      </Table>
    </Card>
  );
}
