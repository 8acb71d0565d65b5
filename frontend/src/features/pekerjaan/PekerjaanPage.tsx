import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect } from "react";
import { useQuery } from "urql";
import { graphql, readFragment } from "../../graphql";
import { useKirim } from "../../graphql/kirim";
import { Button } from "../../ui/Button";
import { Row, Stack } from "../../ui/Card";
import { Errors } from "../../ui/Errors";
import { Page } from "../../ui/Page";
import { EmptyState, Pending } from "../../ui/States";
import { KartuPekerjaan, KartuPekerjaanFragment } from "./KartuPekerjaan";
import { UnduhTim } from "./UnduhTim";

const PekerjaanQuery = graphql(
  `
    query Pekerjaan {
      viewer {
        jenisPekerjaan
        tim { id }
        pekerjaan(first: 50) {
          edges { node { id moves ...KartuPekerjaan } }
        }
      }
    }
  `,
  [KartuPekerjaanFragment],
);

const VerifyAllRiwayatMutation = graphql(
  `
    mutation VerifyAllRiwayat($input: VerifyAllRiwayatInput!) {
      verifyAllRiwayat(input: $input) { job { id ...KartuPekerjaan } errors { code message path } }
    }
  `,
  [KartuPekerjaanFragment],
);

/** How often the page asks how far it is, while something is not over, in ms. */
const JEDA = 2_000;

/** Long work that was asked for: how far it is, and the files it has left. */
export function PekerjaanPage() {
  const { t } = useLingui();
  const [{ data, error }, ask] = useQuery({ query: PekerjaanQuery, requestPolicy: "cache-and-network" });
  const periksa = useKirim(VerifyAllRiwayatMutation);
  const semua = data?.viewer.pekerjaan.edges.map(({ node }) => node);
  const terbuka = semua?.some((satu) => readFragment(KartuPekerjaanFragment, satu).selesai === null) ?? false;
  const again = () => ask({ requestPolicy: "network-only" });

  useEffect(() => {
    if (!terbuka) return;
    const timer = setInterval(() => ask({ requestPolicy: "network-only" }), JEDA);
    return () => clearInterval(timer);
  }, [terbuka, ask]);

  return (
    <Page
      title={t`Unduhan dan pemeriksaan`}
      subtitle={<Trans>Dikerjakan di server; Anda boleh pergi dan kembali lagi. Disimpan tujuh hari.</Trans>}
      actions={
        data && (
          <Row>
            {data.viewer.jenisPekerjaan.includes("RIWAYAT") && (
              <Button
                variant="primer"
                loading={periksa.sending}
                onClick={async () => {
                  const kabar = t`Pemeriksaan seluruh riwayat diminta.`;
                  if (await periksa.kirim({}, { kabar })) again();
                }}
              >
                <Trans>Periksa seluruh riwayat</Trans>
              </Button>
            )}
            {data.viewer.tim && data.viewer.jenisPekerjaan.includes("TIM") && <UnduhTim onDone={again} />}
          </Row>
        )
      }
    >
      <Errors errors={periksa.errors} />
      {semua?.length ? (
        <Stack gap={12}>
          {semua.map((satu) => (
            <KartuPekerjaan key={satu.id} pekerjaan={satu} onCancelled={again} />
          ))}
        </Stack>
      ) : semua ? (
        <EmptyState title={t`Belum ada unduhan`}>
          <Trans>Daftar tim dapat diminta dari halaman Tim saya, dengan saringan yang sedang tampil.</Trans>
        </EmptyState>
      ) : (
        <Pending error={error} onRetry={again} lines={2} />
      )}
    </Page>
  );
}
