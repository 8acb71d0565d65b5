import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { graphql } from "../../graphql";
import { useKirim } from "../../graphql/kirim";
import { Button } from "../../ui/Button";
import { Stack } from "../../ui/Card";
import { Dialog } from "../../ui/Dialog";
import { Errors } from "../../ui/Errors";
import { Field } from "../../ui/Field";
import type { Langkah } from "./LangkahSkp";

const WithdrawSkpMutation = graphql(`
  mutation WithdrawSkp($input: WithdrawSkpInput!) {
    withdrawSkp(input: $input) { skp { id version moves status statusLabel } errors { code message path } }
  }
`);
const AmendSkpMutation = graphql(`
  mutation AmendSkp($input: AmendSkpInput!) {
    amendSkp(input: $input) { skp { id version moves status statusLabel } errors { code message path } }
  }
`);
const DiscardSkpMutation = graphql(`
  mutation DiscardSkp($input: DiscardSkpInput!) {
    discardSkp(input: $input) { skp { id version moves status statusLabel } errors { code message path } }
  }
`);
const EscalateSkpMutation = graphql(`
  mutation EscalateSkp($input: EscalateSkpInput!) {
    escalateSkp(input: $input) { skp { id version moves status statusLabel } errors { code message path } }
  }
`);

type Kata = { tombol: ReactNode; judul: string; isi: ReactNode; kabar: string; tulisan?: string };

function useKata(tahun: number): Record<Langkah, Kata> {
  const { t } = useLingui();
  return {
    WITHDRAW: {
      tombol: <Trans>Tarik kembali</Trans>,
      judul: t`Tarik kembali SKP ini?`,
      isi: (
        <Trans>
          SKP kembali menjadi draf, dan semua barisnya dapat Anda ubah. Ajukan lagi bila sudah siap.
        </Trans>
      ),
      kabar: t`SKP ${tahun} ditarik kembali.`,
    },
    AMEND: {
      tombol: <Trans>Usulkan perubahan</Trans>,
      judul: t`Usulkan perubahan SKP?`,
      isi: (
        <Trans>
          Versi baru disalin dari yang berlaku. Versi yang berlaku tetap dipakai sampai perubahannya
          disetujui.
        </Trans>
      ),
      kabar: t`Usul perubahan SKP ${tahun} dibuat.`,
      tulisan: t`Alasan perubahan`,
    },
    DISCARD: {
      tombol: <Trans>Batalkan usul perubahan</Trans>,
      judul: t`Batalkan usul perubahan ini?`,
      isi: <Trans>Yang Anda tulis di usul ini tidak dipakai. SKP tetap seperti yang berlaku sekarang.</Trans>,
      kabar: t`Usul perubahan SKP ${tahun} dibatalkan.`,
    },
    ESCALATE: {
      tombol: <Trans>Minta keputusan atasan penilai</Trans>,
      judul: t`Minta keputusan atasan pejabat penilai?`,
      isi: (
        <Trans>
          Bila Anda tidak sepakat dengan catatan atasan, atasan dari pejabat penilai yang memutuskan. Isinya
          dikirim seperti sekarang, dan hanya dapat diminta sekali.
        </Trans>
      ),
      kabar: t`Keputusan atasan penilai atas SKP ${tahun} diminta.`,
      tulisan: t`Mengapa Anda tidak sepakat`,
    },
  };
}

export type TanyaLangkahProps = {
  skp: { id: string; version: number; tahun: number };
  langkah: Langkah;
  onClose: () => void;
};

/** What an act does, before it is done; with a reason where one is needed. */
export function TanyaLangkah({ skp: { id, version, tahun }, langkah, onClose }: TanyaLangkahProps) {
  const { tombol, judul, isi, kabar, tulisan } = useKata(tahun)[langkah];
  const [teks, tulis] = useState("");
  const kirim = {
    WITHDRAW: useKirim(WithdrawSkpMutation),
    AMEND: useKirim(AmendSkpMutation),
    DISCARD: useKirim(DiscardSkpMutation),
    ESCALATE: useKirim(EscalateSkpMutation),
  };
  const { errors, sending } = kirim[langkah];

  function lakukan() {
    const dasar = { id, version };
    switch (langkah) {
      case "AMEND":
        return kirim.AMEND.kirim({ ...dasar, alasan: teks }, { kabar });
      case "ESCALATE":
        return kirim.ESCALATE.kirim({ ...dasar, alasan: teks }, { kabar });
      default:
        return kirim[langkah].kirim(dasar, { kabar });
    }
  }

  return (
    <Dialog
      title={judul}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>
            <Trans>Batal</Trans>
          </Button>
          <Button
            variant="primer"
            loading={sending}
            onClick={async () => {
              if (await lakukan()) onClose();
            }}
          >
            {tombol}
          </Button>
        </>
      }
    >
      <Stack gap={16}>
        <p>{isi}</p>
        {tulisan && (
          <Field
            as="textarea"
            required
            label={tulisan}
            maxLength={2000}
            value={teks}
            onChange={(event) => tulis(event.target.value)}
          />
        )}
        <Errors errors={errors} />
      </Stack>
    </Dialog>
  );
}
