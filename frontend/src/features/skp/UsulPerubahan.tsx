import { Trans, useLingui } from "@lingui/react/macro";
import { Note } from "../../ui/Errors";

type Props = { skp: { versi: number; versiBerlaku: number | null; alasan: string | null } };

/** That this is a change of a plan which stays in force meanwhile, and why; nothing on a first version. */
export function UsulPerubahan({ skp: { versi, versiBerlaku, alasan } }: Props) {
  const { t } = useLingui();
  if (versiBerlaku === null || versiBerlaku === versi) return null;
  return (
    <Note title={t`Usul perubahan: versi ${versi}`}>
      <p>
        <Trans>Versi {versiBerlaku} tetap berlaku sampai perubahan ini disetujui.</Trans>
      </p>
      {alasan && (
        <p>
          <Trans>Alasan: {alasan}</Trans>
        </p>
      )}
    </Note>
  );
}
