import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useId, useState } from "react";
import { type FragmentOf, graphql, readFragment } from "../../graphql";
import { useKirim } from "../../graphql/kirim";
import { useViewer } from "../../graphql/viewer";
import { tanggal, waktu } from "../../lib/tanggal";
import { Button } from "../../ui/Button";
import { Card, Stack } from "../../ui/Card";
import { Dialog } from "../../ui/Dialog";
import { Errors } from "../../ui/Errors";
import { Field } from "../../ui/Field";

export const GangguanFragment = graphql(`
  fragment Gangguan on Gangguan { id mulai selesai alasan dicatat }
`);

const RecordGangguanMutation = graphql(
  `
    mutation RecordGangguan($input: RecordGangguanInput!) {
      recordGangguan(input: $input) { gangguan { id ...Gangguan } errors { code message path } }
    }
  `,
  [GangguanFragment],
);

type Props = {
  gangguan: readonly FragmentOf<typeof GangguanFragment>[];
  mencatat: boolean;
  onDone: () => void;
};

/** Outages on record: each has lengthened the windows that it touched. */
export function DaftarGangguan({ gangguan, mencatat, onDone }: Props) {
  const { t } = useLingui();
  const [terbuka, buka] = useState(false);
  const daftar = readFragment(GangguanFragment, gangguan);
  return (
    <Card
      title={t`Gangguan`}
      actions={
        mencatat && (
          <Button onClick={() => buka(true)}>
            <Trans>Catat gangguan</Trans>
          </Button>
        )
      }
    >
      {daftar.length ? (
        <Stack gap={12}>
          {daftar.map((satu) => {
            const [mulai, selesai, dicatat] = [
              tanggal(satu.mulai),
              tanggal(satu.selesai),
              waktu(satu.dicatat),
            ];
            return (
              <p key={satu.id}>
                <strong>
                  {satu.mulai === satu.selesai ? (
                    mulai
                  ) : (
                    <Trans>
                      {mulai} sampai {selesai}
                    </Trans>
                  )}
                </strong>
                : {satu.alasan}
                <br />
                <small>
                  <Trans>Dicatat {dicatat}; masa pengisian yang terkena diperpanjang.</Trans>
                </small>
              </p>
            );
          })}
        </Stack>
      ) : (
        <p>
          <Trans>Tidak ada gangguan yang tercatat tahun ini.</Trans>
        </p>
      )}
      {terbuka && <CatatGangguan onClose={() => buka(false)} onDone={onDone} />}
    </Card>
  );
}

function CatatGangguan({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const { t } = useLingui();
  const id = useId();
  const { hari } = useViewer();
  const [isian, isi] = useState({ mulai: hari, selesai: hari, alasan: "" });
  const record = useKirim(RecordGangguanMutation);
  const galat = (kolom: string) => record.errors.find(({ path }) => path?.[0] === kolom)?.message;

  async function catat(event: FormEvent) {
    event.preventDefault();
    const [mulai, selesai] = [tanggal(isian.mulai), tanggal(isian.selesai)];
    if (!(await record.kirim(isian, { kabar: t`Gangguan ${mulai} sampai ${selesai} dicatat.` }))) return;
    onDone();
    onClose();
  }

  return (
    <Dialog
      title={t`Catat gangguan`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>
            <Trans>Batal</Trans>
          </Button>
          <Button type="submit" form={id} variant="primer" loading={record.sending}>
            <Trans>Catat dan perpanjang masa</Trans>
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={catat}>
        <Stack gap={16}>
          <p>
            <Trans>
              Semua masa pengisian yang terkena diperpanjang sebanyak hari gangguan. Tidak dapat dibatalkan.
            </Trans>
          </p>
          <Field
            as="date"
            required
            label={t`Hari pertama`}
            value={isian.mulai}
            error={galat("mulai")}
            onChange={(event) => isi({ ...isian, mulai: event.target.value })}
          />
          <Field
            as="date"
            required
            label={t`Hari terakhir`}
            value={isian.selesai}
            error={galat("selesai")}
            onChange={(event) => isi({ ...isian, selesai: event.target.value })}
          />
          <Field
            as="textarea"
            required
            label={t`Apa yang terjadi`}
            maxLength={500}
            value={isian.alasan}
            error={galat("alasan")}
            onChange={(event) => isi({ ...isian, alasan: event.target.value })}
          />
          <Errors errors={record.errors.filter(({ path }) => !path?.length)} />
        </Stack>
      </form>
    </Dialog>
  );
}
