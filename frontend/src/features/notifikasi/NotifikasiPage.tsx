import { Trans, useLingui } from "@lingui/react/macro";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useClient, useQuery } from "urql";
import { graphql, readFragment } from "../../graphql";
import type { LiveClient } from "../../graphql/client";
import { useKirim } from "../../graphql/kirim";
import { useViewer } from "../../graphql/viewer";
import { hariTanggal, selisihHari } from "../../lib/tanggal";
import { Button, buttonClass } from "../../ui/Button";
import { Card, Row, Stack } from "../../ui/Card";
import { Errors } from "../../ui/Errors";
import { LinkList } from "../../ui/LinkList";
import { Page } from "../../ui/Page";
import { Segmented } from "../../ui/Segmented";
import { EmptyState, Pending } from "../../ui/States";
import { KabarKelompok } from "./KabarKelompok";
import { type Kabar, KabarFragment, perHari } from "./kabar";
import { SegeraJatuhTempo, SegeraJatuhTempoFragment } from "./SegeraJatuhTempo";

const route = getRouteApi("/notifikasi");

const NotifikasiQuery = graphql(
  `
    query Notifikasi($belum: Boolean) {
      viewer {
        belumDibaca
        jatuhTempo(first: 100) { ...SegeraJatuhTempo }
        pemberitahuan(first: 100, filter: { belumDibaca: $belum }) {
          totalCount
          edges { node { id ...Kabar } }
        }
      }
    }
  `,
  [KabarFragment, SegeraJatuhTempoFragment],
);

const ReadPemberitahuanMutation = graphql(`
  mutation ReadPemberitahuan($input: ReadPemberitahuanInput!) {
    readPemberitahuan(input: $input) { errors { code message path } }
  }
`);

/** What was done that concerns the viewer, by day; each line leads to where it goes on. */
export function NotifikasiPage() {
  const { t } = useLingui();
  const client = useClient() as LiveClient;
  const { belum } = route.useSearch();
  const navigate = route.useNavigate();
  const [{ data, error }, ask] = useQuery({ query: NotifikasiQuery, variables: { belum: belum || null } });
  const { kirim, sending, errors } = useKirim(ReadPemberitahuanMutation);
  const viewer = data?.viewer;
  const kabar = viewer?.pemberitahuan.edges.map(({ node }) => readFragment(KabarFragment, node)) ?? [];
  const terbaru = kabar[0]?.id;
  const baca = async (input: { ids?: string[]; sampai?: string }) => {
    if (await kirim(input, null)) client.readAgain();
  };

  return (
    <Page
      title={t`Pemberitahuan`}
      actions={
        terbaru &&
        viewer &&
        viewer.belumDibaca > 0 && (
          <Button loading={sending} onClick={() => baca({ sampai: terbaru })}>
            <Trans>Tandai semua sudah dibaca</Trans>
          </Button>
        )
      }
    >
      {viewer && <SegeraJatuhTempo jatuhTempo={viewer.jatuhTempo} />}
      <Row>
        <Segmented
          label={t`Tampilkan`}
          value={belum ? "belum" : "semua"}
          options={[
            { value: "semua", label: t`Semua` },
            { value: "belum", label: t`Belum dibaca` },
          ]}
          onChange={(pilihan) =>
            navigate({
              to: "/notifikasi",
              search: { belum: pilihan === "belum" || undefined },
              replace: true,
            })
          }
        />
      </Row>
      <Errors errors={errors} />
      {!viewer ? (
        <Pending error={error} onRetry={() => ask({ requestPolicy: "network-only" })} lines={4} />
      ) : kabar.length > 0 ? (
        <Stack>
          {perHari(kabar).map(({ hari, kelompok }) => (
            <Card key={hari} title={<JudulHari hari={hari} />} flush>
              <LinkList label={hariTanggal(hari)}>
                {kelompok.map((sama) => (
                  <KabarKelompok
                    key={sama[0]?.id}
                    kabar={sama}
                    onBaca={(dibaca) => baca({ ids: dibaca.map(({ id }: Kabar) => id) })}
                  />
                ))}
              </LinkList>
            </Card>
          ))}
          {viewer.pemberitahuan.totalCount > kabar.length && (
            <p>
              <Trans>
                Menampilkan {kabar.length} yang terbaru dari {viewer.pemberitahuan.totalCount}.
              </Trans>
            </p>
          )}
        </Stack>
      ) : (
        <Card>
          <EmptyState
            title={belum ? t`Semua sudah Anda baca` : t`Belum ada pemberitahuan`}
            action={
              <Link to="/" className={buttonClass()}>
                <Trans>Ke Beranda</Trans>
              </Link>
            }
          >
            <Trans>
              Di sini muncul yang diajukan kepada Anda, serta yang disetujui, divalidasi, atau dikembalikan
              atasan Anda.
            </Trans>
          </EmptyState>
        </Card>
      )}
    </Page>
  );
}

function JudulHari({ hari }: { hari: string }) {
  const { hari: kini } = useViewer();
  const lalu = selisihHari(kini, hari);
  const tanggal = hariTanggal(hari);
  if (lalu === 0) return <Trans>Hari ini, {tanggal}</Trans>;
  if (lalu === -1) return <Trans>Kemarin, {tanggal}</Trans>;
  return tanggal;
}
