import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useId, useState } from "react";
import { graphql } from "../../graphql";
import { useKirim } from "../../graphql/kirim";
import { Button } from "../../ui/Button";
import { Stack } from "../../ui/Card";
import { Dialog } from "../../ui/Dialog";
import { Errors } from "../../ui/Errors";
import { Field } from "../../ui/Field";
import type { Laporan } from "./DaftarLaporan";

const RejectLaporanAtasanMutation = graphql(`
  mutation RejectLaporanAtasan($input: RejectLaporanAtasanInput!) {
    rejectLaporanAtasan(input: $input) {
      laporan { id version status statusLabel moves jawaban }
      errors { code message path }
    }
  }
`);

/** Why nothing is to be corrected. */
export function TolakLaporan(props: { laporan: Laporan; onClose: () => void; onDone: () => void }) {
  const { t } = useLingui();
  const id = useId();
  const [jawaban, setJawaban] = useState("");
  const reject = useKirim(RejectLaporanAtasanMutation);
  const { laporan } = props;

  async function tolak(event: FormEvent) {
    event.preventDefault();
    const { nama } = laporan.pegawai;
    const input = { id: laporan.id, version: laporan.version, jawaban };
    if (await reject.kirim(input, { kabar: t`Laporan ${nama} tentang atasannya ditolak.` })) props.onDone();
  }

  return (
    <Dialog
      title={t`Tolak laporan`}
      subtitle={laporan.pegawai.nama}
      onClose={props.onClose}
      foot={
        <>
          <Button onClick={props.onClose}>
            <Trans>Batal</Trans>
          </Button>
          <Button type="submit" form={id} variant="primer" loading={reject.sending}>
            <Trans>Tolak laporan</Trans>
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={tolak}>
        <Stack gap={16}>
          <Field
            as="textarea"
            label={t`Jelaskan kepada pelapor`}
            maxLength={2000}
            value={jawaban}
            error={reject.errors.find(({ path }) => path?.[0] === "jawaban")?.message}
            onChange={(event) => setJawaban(event.target.value)}
          />
          <Errors errors={reject.errors.filter(({ path }) => path?.[0] !== "jawaban")} />
        </Stack>
      </form>
    </Dialog>
  );
}
