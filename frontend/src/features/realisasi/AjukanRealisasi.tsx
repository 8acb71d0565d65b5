import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { ResultOf, VariablesOf } from "../../graphql";
import type { useKirim } from "../../graphql/kirim";
import { Button } from "../../ui/Button";
import { Row } from "../../ui/Card";
import { Dialog } from "../../ui/Dialog";
import { Errors } from "../../ui/Errors";
import type { Hambatan, Laporan, SubmitRealisasiMutation } from "./laporan";
import type { IsianRealisasi } from "./useIsianRealisasi";
import type { Unggahan } from "./useUnggahan";

type Submit = ReturnType<
  typeof useKirim<ResultOf<typeof SubmitRealisasiMutation>, VariablesOf<typeof SubmitRealisasiMutation>>
>;
type Props = {
  laporan: Laporan;
  isian: IsianRealisasi;
  unggahan: Unggahan;
  submit: Submit;
  /** What is missing before it can be sent at all. */
  onMissing: (hambatan: readonly Hambatan[]) => void;
};

/** Sends the report, once everything typed and every file is on the server. */
export function AjukanRealisasi({ laporan, isian, unggahan, submit, onMissing }: Props) {
  const { t } = useLingui();
  const [asking, ask] = useState(false);
  const [memeriksa, setMemeriksa] = useState(false);
  const { id, tw } = laporan;

  async function periksa() {
    // The question of an attempt that was refused comes back only once everything is saved.
    ask(false);
    onMissing([]);
    submit.reset();
    if (isian.adaSalah()) return document.querySelector<HTMLElement>("main [aria-invalid]")?.focus();
    if (unggahan.sedang)
      return onMissing([{ message: t`Tunggu sampai semua bukti terunggah, atau hapus yang gagal.` }]);
    setMemeriksa(true);
    const tersimpan = await isian.flush();
    setMemeriksa(false);
    if (!tersimpan) document.querySelector<HTMLElement>("[aria-invalid]")?.focus();
    else if (isian.siap().realisasi.moves.includes("SUBMIT")) ask(true);
    else onMissing([{ message: t`Isi realisasi dahulu, baru ajukan.`, field: "renkin-0-realisasi" }]);
  }

  async function ajukan() {
    const kabar = t`Realisasi Triwulan ${tw} diajukan.`;
    if (await submit.kirim({ id, version: isian.siap().version }, { kabar })) ask(false);
  }

  return (
    <>
      <Row>
        <Button variant="primer" loading={memeriksa} onClick={periksa}>
          <Trans>Ajukan realisasi</Trans>
        </Button>
      </Row>
      {asking && submit.status !== "refused" && (
        <Dialog
          title={t`Ajukan realisasi Triwulan ${tw}?`}
          onClose={() => ask(false)}
          foot={
            <>
              <Button onClick={() => ask(false)}>
                <Trans>Batal</Trans>
              </Button>
              <Button variant="primer" loading={submit.sending} onClick={ajukan}>
                <Trans>Ajukan realisasi</Trans>
              </Button>
            </>
          }
        >
          <p>
            <Trans>
              Atasan akan memvalidasi nilainya. Selama menunggu, isian dan bukti tidak dapat diubah.
            </Trans>
          </p>
          {submit.status === "failed" && <Errors errors={submit.errors} />}
        </Dialog>
      )}
    </>
  );
}
