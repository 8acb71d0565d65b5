import { Trans, useLingui } from "@lingui/react/macro";
import { Download } from "lucide-react";
import { type FragmentOf, graphql, readFragment } from "../../graphql";
import { useKirim } from "../../graphql/kirim";
import { angka } from "../../lib/angka";
import { waktu } from "../../lib/tanggal";
import { Badge } from "../../ui/Badge";
import { Button, buttonClass } from "../../ui/Button";
import { Card, Row, Stack } from "../../ui/Card";
import { Errors } from "../../ui/Errors";
import { ukuranBerkas } from "../../ui/FileInput";
import styles from "./KartuPekerjaan.module.css";

export const KartuPekerjaanFragment = graphql(`
  fragment KartuPekerjaan on Job {
    id
    jenisLabel
    status
    statusLabel
    moves
    kemajuan
    jumlah
    kesimpulan
    temuan
    namaBerkas
    ukuran
    dibuat
    selesai
  }
`);

const CancelJobMutation = graphql(
  `
    mutation CancelJob($input: CancelJobInput!) {
      cancelJob(input: $input) { job { id ...KartuPekerjaan } errors { code message path } }
    }
  `,
  [KartuPekerjaanFragment],
);

type KartuPekerjaanProps = { pekerjaan: FragmentOf<typeof KartuPekerjaanFragment>; onCancelled: () => void };

/** One piece of long work. The file is fetched by a link of the server that lives a minute. */
export function KartuPekerjaan({ pekerjaan, onCancelled }: KartuPekerjaanProps) {
  const { t } = useLingui();
  const { id, status, ...isi } = readFragment(KartuPekerjaanFragment, pekerjaan);
  const batalkan = useKirim(CancelJobMutation);
  const diminta = waktu(isi.dibuat);
  return (
    // No landmark of its own: there may be several of one kind.
    <Card>
      <Stack gap={12}>
        <Row between>
          <Row gap={12}>
            <h2>{isi.jenisLabel}</h2>
            <span className={styles.berkas}>
              <Trans>diminta {diminta}</Trans>
            </span>
          </Row>
          <Badge status={status}>{isi.statusLabel}</Badge>
        </Row>
        {status === "RUNNING" && (
          <Kemajuan nama={isi.jenisLabel} kemajuan={isi.kemajuan} jumlah={isi.jumlah} />
        )}
        {isi.kesimpulan && (
          <p>
            {isi.kesimpulan}
            {isi.temuan && <> ({isi.temuan})</>}
          </p>
        )}
        {(isi.namaBerkas || isi.moves.includes("CANCEL")) && (
          <Row>
            {isi.namaBerkas && (
              <a
                className={buttonClass({ variant: "sekunder" })}
                href={`/pekerjaan/${id}`}
                download
                aria-label={t`Unduh ${isi.namaBerkas}`}
              >
                <Download size={18} aria-hidden="true" />
                <Trans>Unduh</Trans>
              </a>
            )}
            {isi.namaBerkas && (
              <span className={styles.berkas}>
                {isi.namaBerkas}, {ukuranBerkas(isi.ukuran ?? 0)}
              </span>
            )}
            {isi.moves.includes("CANCEL") && (
              <Button
                loading={batalkan.sending}
                onClick={async () => {
                  const kabar = t`${isi.jenisLabel} dibatalkan.`;
                  if (await batalkan.kirim({ jobId: id }, { kabar })) onCancelled();
                }}
              >
                <Trans>Batalkan</Trans>
              </Button>
            )}
          </Row>
        )}
        <Errors errors={batalkan.errors} />
      </Stack>
    </Card>
  );
}

function Kemajuan({ nama, kemajuan, jumlah }: { nama: string; kemajuan: number; jumlah: number | null }) {
  const selesai = angka(kemajuan);
  const semua = angka(jumlah);
  return (
    <div className={styles.kemajuan}>
      <progress aria-label={nama} value={jumlah ? kemajuan : undefined} max={jumlah ?? undefined} />
      <span>
        {jumlah ? (
          <Trans>
            {selesai} dari {semua} baris
          </Trans>
        ) : (
          <Trans>{selesai} baris</Trans>
        )}
      </span>
    </div>
  );
}
