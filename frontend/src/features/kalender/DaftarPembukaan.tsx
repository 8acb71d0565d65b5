import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { type FragmentOf, graphql, readFragment } from "../../graphql";
import { useKirim } from "../../graphql/kirim";
import { tanggal, waktu } from "../../lib/tanggal";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Card, Row, Stack } from "../../ui/Card";
import { Dialog } from "../../ui/Dialog";
import { Errors } from "../../ui/Errors";
import { Field } from "../../ui/Field";
import { UsulkanPembukaan } from "./UsulkanPembukaan";

export const PembukaanFragment = graphql(`
  fragment Pembukaan on Pembukaan {
    id
    version
    status
    tahap
    tw
    sampai
    alasan
    catatan
    diusulkan
    ditentukan
    pegawai { id nama nrk }
    unit { id nama }
    oleh { id nama }
    penentu { id nama }
    moves
  }
`);

const ConfirmPembukaanMutation = graphql(
  `
    mutation ConfirmPembukaan($input: ConfirmPembukaanInput!) {
      confirmPembukaan(input: $input) { pembukaan { id ...Pembukaan } errors { code message path } }
    }
  `,
  [PembukaanFragment],
);
const RejectPembukaanMutation = graphql(
  `
    mutation RejectPembukaan($input: RejectPembukaanInput!) {
      rejectPembukaan(input: $input) { pembukaan { id ...Pembukaan } errors { code message path } }
    }
  `,
  [PembukaanFragment],
);
const WithdrawPembukaanMutation = graphql(
  `
    mutation WithdrawPembukaan($input: WithdrawPembukaanInput!) {
      withdrawPembukaan(input: $input) { pembukaan { id ...Pembukaan } errors { code message path } }
    }
  `,
  [PembukaanFragment],
);

type Props = {
  pembukaan: readonly FragmentOf<typeof PembukaanFragment>[];
  tahun: number;
  mengusulkan: boolean;
  onDone: () => void;
};

/** Closed windows that were opened again, or wait for the second person. */
export function DaftarPembukaan({ pembukaan, tahun, mengusulkan, onDone }: Props) {
  const { t } = useLingui();
  const [terbuka, buka] = useState(false);
  return (
    <Card
      title={t`Pembukaan kembali`}
      note={<Trans>diusulkan seorang admin, diputuskan admin lain</Trans>}
      actions={
        mengusulkan && (
          <Button onClick={() => buka(true)}>
            <Trans>Usulkan pembukaan</Trans>
          </Button>
        )
      }
    >
      {pembukaan.length ? (
        <Stack gap={16}>
          {pembukaan.map((satu, nth) => (
            // oxlint-disable-next-line react/no-array-index-key -- masked rows; the list is read anew as a whole
            <Satu key={nth} pembukaan={satu} />
          ))}
        </Stack>
      ) : (
        <p>
          <Trans>Belum ada masa yang dibuka kembali.</Trans>
        </p>
      )}
      {terbuka && <UsulkanPembukaan tahun={tahun} onClose={() => buka(false)} onDone={onDone} />}
    </Card>
  );
}

function Satu(props: { pembukaan: FragmentOf<typeof PembukaanFragment> }) {
  const { t } = useLingui();
  const satu = readFragment(PembukaanFragment, props.pembukaan);
  const { id, version, moves, tw } = satu;
  const [menolak, tolak] = useState(false);
  const confirm = useKirim(ConfirmPembukaanMutation);
  const withdraw = useKirim(WithdrawPembukaanMutation);
  const sampai = tanggal(satu.sampai);
  const [diusulkan, ditentukan] = [waktu(satu.diusulkan), satu.ditentukan && waktu(satu.ditentukan)];
  const [oleh, penentu] = [satu.oleh.nama, satu.penentu?.nama];
  const tahap = {
    SKP: t`SKP`,
    RENKIN: t`Rencana kinerja triwulan ${tw}`,
    REALISASI: t`Realisasi triwulan ${tw}`,
  }[satu.tahap];
  const status = {
    PROPOSED: ["SUBMITTED", t`menunggu admin lain`],
    CONFIRMED: ["APPROVED", t`dibuka`],
    REFUSED: ["RETURNED", t`ditolak`],
    WITHDRAWN: ["CLOSED", t`ditarik`],
  } as const;
  const [warna, kata] = status[satu.status];

  return (
    <Stack gap={8}>
      <Row gap={8}>
        <strong>
          <Trans>
            {tahap} sampai {sampai}
          </Trans>
        </strong>
        <Badge status={warna}>{kata}</Badge>
      </Row>
      <p>
        {satu.pegawai ? satu.pegawai.nama : (satu.unit?.nama ?? <Trans>Semua pegawai</Trans>)}: {satu.alasan}
      </p>
      {satu.catatan && (
        <p>
          <Trans>Catatan</Trans>: {satu.catatan}
        </p>
      )}
      <small>
        <Trans>
          Diusulkan {oleh}, {diusulkan}.
        </Trans>{" "}
        {penentu && ditentukan && (
          <Trans>
            Diputuskan {penentu}, {ditentukan}.
          </Trans>
        )}
      </small>
      <Row gap={8}>
        {moves.includes("CONFIRM") && (
          <Button
            variant="primer"
            loading={confirm.sending}
            onClick={() => {
              const kabar = t`${tahap} dibuka kembali sampai ${sampai}.`;
              return confirm.kirim({ id, version }, { kabar });
            }}
          >
            <Trans>Setujui pembukaan</Trans>
          </Button>
        )}
        {moves.includes("REJECT") && (
          <Button onClick={() => tolak(true)}>
            <Trans>Tolak</Trans>
          </Button>
        )}
        {moves.includes("WITHDRAW") && (
          <Button
            loading={withdraw.sending}
            onClick={() => {
              const kabar = t`Usul pembukaan ditarik: ${tahap} sampai ${sampai}.`;
              return withdraw.kirim({ id, version }, { kabar });
            }}
          >
            <Trans>Tarik usul</Trans>
          </Button>
        )}
      </Row>
      <Errors errors={[...confirm.errors, ...withdraw.errors]} />
      {menolak && (
        <Tolak
          id={id}
          version={version}
          kabar={t`Usul pembukaan ditolak: ${tahap} sampai ${sampai}.`}
          onClose={() => tolak(false)}
        />
      )}
    </Stack>
  );
}

type TolakProps = { id: string; version: number; kabar: string; onClose: () => void };

function Tolak({ id, version, kabar, onClose }: TolakProps) {
  const { t } = useLingui();
  const [catatan, tulis] = useState("");
  const reject = useKirim(RejectPembukaanMutation);
  return (
    <Dialog
      title={t`Tolak pembukaan ini?`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>
            <Trans>Batal</Trans>
          </Button>
          <Button
            variant="primer"
            loading={reject.sending}
            onClick={async () => {
              if (await reject.kirim({ id, version, catatan }, { kabar })) onClose();
            }}
          >
            <Trans>Tolak</Trans>
          </Button>
        </>
      }
    >
      <Stack gap={16}>
        <Field
          as="textarea"
          required
          label={t`Mengapa ditolak`}
          maxLength={2000}
          value={catatan}
          onChange={(event) => tulis(event.target.value)}
        />
        <Errors errors={reject.errors} />
      </Stack>
    </Dialog>
  );
}
