import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { graphql } from "../../graphql";
import { useKirim } from "../../graphql/kirim";
import { Button } from "../../ui/Button";
import { Row } from "../../ui/Card";
import { Errors, Note } from "../../ui/Errors";

const VerifyRiwayatMutation = graphql(`
  mutation VerifyRiwayat($input: VerifyRiwayatInput!) {
    verifyRiwayat(input: $input) { rusak errors { code message path } }
  }
`);

/** For those who read everything: whether the chain of this person's file is whole. */
export function PeriksaBerkas({ pegawai }: { pegawai: string }) {
  const { t } = useLingui();
  const { kirim, sending, errors } = useKirim(VerifyRiwayatMutation);
  const [rusak, setRusak] = useState<number | null>(null);
  const periksa = async () => {
    setRusak(null);
    const data = await kirim({ berkas: pegawai }, { kabar: t`Keutuhan berkas diperiksa.` });
    if (data) setRusak(data.verifyRiwayat.rusak);
  };
  return (
    <>
      <Row>
        <Button loading={sending} onClick={periksa}>
          <Trans>Periksa keutuhan berkas</Trans>
        </Button>
      </Row>
      <div role="status">
        {rusak === 0 && (
          <Note title={t`Berkas utuh`}>
            <Trans>
              Tidak ada catatan yang diubah, dihapus, atau dipindahkan. Pemeriksaan ini ikut dicatat.
            </Trans>
          </Note>
        )}
        {rusak !== null && rusak > 0 && (
          <Note kind="catatan" title={t`Berkas tidak utuh`}>
            <Trans>Catatan nomor {rusak} berubah atau hilang. Laporkan kepada admin BKD.</Trans>
          </Note>
        )}
      </div>
      <Errors errors={errors} />
    </>
  );
}
