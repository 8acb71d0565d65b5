import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useId, useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../graphql";
import { useKirim } from "../../graphql/kirim";
import { waktu } from "../../lib/tanggal";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Card, Row, Stack } from "../../ui/Card";
import { Dialog } from "../../ui/Dialog";
import { Errors } from "../../ui/Errors";
import { Field } from "../../ui/Field";
import { Orang } from "./Giliran";

const AtasanSayaQuery = graphql(`
  query AtasanSaya {
    viewer { pegawai { id atasan { id nrk nama jabatan { id nama } } } }
    daftarLaporanAtasan(last: 1, filter: { milik: true }) {
      edges { node { id version status statusLabel seharusnya dibuat jawaban moves } }
    }
  }
`);

const ReportAtasanMutation = graphql(`
  mutation ReportAtasan($input: ReportAtasanInput!) {
    reportAtasan(input: $input) {
      laporan { id version status statusLabel seharusnya dibuat jawaban moves }
      errors { code message path }
    }
  }
`);

const WithdrawLaporanAtasanMutation = graphql(`
  mutation WithdrawLaporanAtasan($input: WithdrawLaporanAtasanInput!) {
    withdrawLaporanAtasan(input: $input) {
      laporan { id version status statusLabel moves }
      errors { code message path }
    }
  }
`);

/** Who the tree says stands above me, and the way to say that it is wrong. */
export function AtasanSaya() {
  const { t } = useLingui();
  const [asking, ask] = useState(false);
  const [{ data }, read] = useQuery({ query: AtasanSayaQuery });
  const withdraw = useKirim(WithdrawLaporanAtasanMutation);
  if (!data) return null;
  const { atasan } = data.viewer.pegawai;
  const laporan = data.daftarLaporanAtasan.edges[0]?.node;
  const terbuka = laporan?.status === "OPEN";
  const kapan = laporan && waktu(laporan.dibuat);

  return (
    <Card
      title={t`Atasan langsung Anda`}
      actions={
        !terbuka && (
          <Button compact onClick={() => ask(true)}>
            <Trans>Atasan saya keliru</Trans>
          </Button>
        )
      }
    >
      <Stack gap={12}>
        {atasan ? (
          <p>
            <Orang orang={atasan} />
            {atasan.jabatan && `, ${atasan.jabatan.nama}`}
          </p>
        ) : (
          <p>
            <Trans>Tidak ada menurut susunan jabatan.</Trans>
          </p>
        )}
        {laporan && (
          <Stack gap={8}>
            <Row gap={12}>
              <Badge status={laporan.status}>{laporan.statusLabel}</Badge>
              <span>
                <Trans>
                  Laporan Anda {kapan}: seharusnya {laporan.seharusnya}.
                </Trans>
              </span>
            </Row>
            {laporan.jawaban && (
              <p>
                <Trans>Jawaban pengelola: {laporan.jawaban}</Trans>
              </p>
            )}
            {laporan.moves.includes("WITHDRAW") && (
              <Row>
                <Button
                  compact
                  loading={withdraw.sending}
                  onClick={() => {
                    const { id, version } = laporan;
                    return withdraw.kirim({ id, version }, { kabar: t`Laporan tentang atasan ditarik.` });
                  }}
                >
                  <Trans>Tarik laporan</Trans>
                </Button>
              </Row>
            )}
            <Errors errors={withdraw.errors} />
          </Stack>
        )}
      </Stack>
      {asking && (
        <Laporkan
          onClose={() => ask(false)}
          onDone={() => {
            ask(false);
            read({ requestPolicy: "network-only" });
          }}
        />
      )}
    </Card>
  );
}

function Laporkan({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const { t } = useLingui();
  const id = useId();
  const [seharusnya, setSeharusnya] = useState("");
  const [nrk, setNrk] = useState("");
  const [catatan, setCatatan] = useState("");
  const report = useKirim(ReportAtasanMutation);
  const pesan = (kolom: string) => report.errors.find(({ path }) => path?.[0] === kolom)?.message;

  async function kirim(event: FormEvent) {
    event.preventDefault();
    const input = { seharusnya, nrk: nrk || null, catatan: catatan || null };
    const kabar = t`Laporan terkirim ke pengelola kepegawaian kantor Anda.`;
    if (await report.kirim(input, { kabar })) onDone();
  }

  return (
    <Dialog
      title={t`Atasan saya keliru`}
      subtitle={t`Pengelola kepegawaian kantor Anda memeriksa dan membetulkannya.`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>
            <Trans>Batal</Trans>
          </Button>
          <Button type="submit" form={id} variant="primer" loading={report.sending}>
            <Trans>Kirim laporan</Trans>
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={kirim}>
        <Stack gap={16}>
          <Field
            required
            label={t`Seharusnya siapa atau jabatan apa?`}
            hint={t`Misalnya: Kepala Seksi Drainase.`}
            maxLength={200}
            value={seharusnya}
            error={pesan("seharusnya")}
            onChange={(event) => setSeharusnya(event.target.value)}
          />
          <Field
            optional
            label={t`NRK atasan yang benar`}
            inputMode="numeric"
            autoComplete="off"
            maxLength={6}
            value={nrk}
            error={pesan("nrk")}
            onChange={(event) => setNrk(event.target.value)}
          />
          <Field
            as="textarea"
            optional
            label={t`Keterangan`}
            maxLength={2000}
            value={catatan}
            error={pesan("catatan")}
            onChange={(event) => setCatatan(event.target.value)}
          />
          <Errors errors={report.errors.filter(({ path }) => !path?.length)} />
        </Stack>
      </form>
    </Dialog>
  );
}
