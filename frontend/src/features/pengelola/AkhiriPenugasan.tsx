import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useId, useState } from "react";
import { graphql } from "../../graphql";
import { useKirim } from "../../graphql/kirim";
import { useViewer } from "../../graphql/viewer";
import { tanggal } from "../../lib/tanggal";
import { Button } from "../../ui/Button";
import { Stack } from "../../ui/Card";
import { Dialog } from "../../ui/Dialog";
import { Errors } from "../../ui/Errors";
import { Field } from "../../ui/Field";
import type { Penugasan } from "./DaftarPenugasan";

const EndPenugasanMutation = graphql(`
  mutation EndPenugasan($input: EndPenugasanInput!) {
    endPenugasan(input: $input) {
      penugasan { id selesai keadaan keadaanLabel moves }
      errors { code message path }
    }
  }
`);

const CancelPenugasanMutation = graphql(`
  mutation CancelPenugasan($input: CancelPenugasanInput!) {
    cancelPenugasan(input: $input) { penugasan { id } errors { code message path } }
  }
`);

type Props = { penugasan: Penugasan; onClose: () => void; onDone: () => void };

/** Ends a letter in force on a day, or takes back one that is coming. */
export function AkhiriPenugasan({ penugasan, onClose, onDone }: Props) {
  const { t } = useLingui();
  const id = useId();
  const { hari } = useViewer();
  const [selesai, setSelesai] = useState(hari);
  const end = useKirim(EndPenugasanMutation);
  const cancel = useKirim(CancelPenugasanMutation);
  const berlaku = penugasan.moves.includes("END");
  const errors = [...end.errors, ...cancel.errors];

  async function kirim(event: FormEvent) {
    event.preventDefault();
    const penugasanId = penugasan.id;
    const { nama } = penugasan.pegawai;
    const sampai = tanggal(selesai);
    const done = berlaku
      ? await end.kirim({ penugasanId, selesai }, { kabar: t`Penugasan ${nama} berakhir ${sampai}.` })
      : await cancel.kirim({ penugasanId }, { kabar: t`Penugasan ${nama} dibatalkan.` });
    if (done) onDone();
  }

  return (
    <Dialog
      title={berlaku ? t`Akhiri penugasan` : t`Batalkan penugasan`}
      subtitle={`${penugasan.pegawai.nama} · ${penugasan.jabatan.nama}`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>
            <Trans>Kembali</Trans>
          </Button>
          <Button type="submit" form={id} variant="primer" loading={end.sending || cancel.sending}>
            {berlaku ? <Trans>Akhiri</Trans> : <Trans>Batalkan</Trans>}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={kirim}>
        <Stack gap={16}>
          {berlaku ? (
            <Field
              as="date"
              required
              label={t`Hari terakhir`}
              hint={t`Isi tanggal kemarin bila berakhir sekarang juga.`}
              value={selesai}
              error={errors.find(({ path }) => path?.[0] === "selesai")?.message}
              onChange={(event) => setSelesai(event.target.value)}
            />
          ) : (
            <p>
              <Trans>Penugasan ini belum mulai dan akan dihapus. Riwayatnya tetap tercatat.</Trans>
            </p>
          )}
          <Errors errors={errors.filter(({ path }) => path?.[0] !== "selesai")} />
        </Stack>
      </form>
    </Dialog>
  );
}
