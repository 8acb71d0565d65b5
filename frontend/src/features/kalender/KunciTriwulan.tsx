import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { graphql } from "../../graphql";
import { useKirim } from "../../graphql/kirim";
import { angka } from "../../lib/angka";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Errors } from "../../ui/Errors";

const LockTriwulanMutation = graphql(`
  mutation LockTriwulan($input: LockTriwulanInput!) {
    lockTriwulan(input: $input) {
      kalender { tahun version triwulan { tw terkunci dapatDikunci } }
      errors { code message path }
    }
  }
`);

type Props = { tahun: number; tw: { tw: number; terkunci: number; dapatDikunci: boolean } };

/** How many are locked, and the way to lock the rest. */
export function KunciTriwulan({ tahun, tw: { tw, terkunci, dapatDikunci } }: Props) {
  const { t } = useLingui();
  const [bertanya, tanya] = useState(false);
  const lock = useKirim(LockTriwulanMutation);
  const jumlah = angka(String(terkunci));
  return (
    <>
      {terkunci > 0 && <Trans>{jumlah} terkunci</Trans>}
      {dapatDikunci && (
        <Button compact onClick={() => tanya(true)}>
          <Trans>Kunci</Trans>
        </Button>
      )}
      {!terkunci && !dapatDikunci && "–"}
      {bertanya && (
        <Dialog
          title={t`Kunci triwulan ${tw} ${tahun}?`}
          onClose={() => tanya(false)}
          foot={
            <>
              <Button onClick={() => tanya(false)}>
                <Trans>Batal</Trans>
              </Button>
              <Button
                variant="primer"
                loading={lock.sending}
                onClick={async () => {
                  const kabar = t`Triwulan ${tw} ${tahun} dikunci.`;
                  if (await lock.kirim({ tahun, tw }, { kabar })) tanya(false);
                }}
              >
                <Trans>Kunci triwulan</Trans>
              </Button>
            </>
          }
        >
          <p>
            <Trans>
              Yang sudah divalidasi dan yang terlewat menjadi tetap, apa pun perubahan kalender sesudahnya.
              Laporan yang masih menunggu atasan dibiarkan.
            </Trans>
          </p>
          <Errors errors={lock.errors} />
        </Dialog>
      )}
    </>
  );
}
