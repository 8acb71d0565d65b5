import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useId, useState } from "react";
import { type FragmentOf, graphql, readFragment } from "../../graphql";
import { useKirim } from "../../graphql/kirim";
import { useViewer } from "../../graphql/viewer";
import { tanggal } from "../../lib/tanggal";
import { Button } from "../../ui/Button";
import { Stack } from "../../ui/Card";
import { Dialog } from "../../ui/Dialog";
import { Errors } from "../../ui/Errors";
import { Field } from "../../ui/Field";
import { RadioGroup } from "../../ui/RadioGroup";
import { EditorSkpFragment } from "./isi";

export const BuatSkpFragment = graphql(`
  fragment BuatSkp on Pegawai {
    id
    sejak
    jabatan { id nama }
    terdahulu: skp(last: 1) { edges { node { id tahun jumlahIndikator } } }
  }
`);

const CopySkpMutation = graphql(
  `
    mutation CopySkp($input: CopySkpInput!) {
      copySkp(input: $input) {
        skp { id ...EditorSkp }
        errors { code message path }
      }
    }
  `,
  [EditorSkpFragment],
);

const CreateSkpMutation = graphql(
  `
    mutation CreateSkp($input: CreateSkpInput!) {
      createSkp(input: $input) {
        skp { id ...EditorSkp }
        errors { code message path }
      }
    }
  `,
  [EditorSkpFragment],
);

type Props = { pegawai: FragmentOf<typeof BuatSkpFragment>; onClose: () => void };

/** The span of a new SKP: this year, from the first day in the post where that lies in it. */
export function BuatSkp({ pegawai, onClose }: Props) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const id = useId();
  const { tahun } = useViewer();
  const { sejak, jabatan, terdahulu } = readFragment(BuatSkpFragment, pegawai);
  const lama = terdahulu.edges.find(({ node }) => node.jumlahIndikator > 0)?.node;
  const [salin, setSalin] = useState<"KOSONG" | "SALIN">("KOSONG");
  const awal = `${tahun}-01-01`;
  const [mulai, setMulai] = useState(sejak && sejak > awal ? sejak : awal);
  const [selesai, setSelesai] = useState(`${tahun}-12-31`);
  const create = useKirim(CreateSkpMutation);
  const copy = useKirim(CopySkpMutation);
  const { errors, sending } = salin === "SALIN" ? copy : create;
  const pesan = (kolom: string) => errors.find(({ path }) => path?.[0] === kolom)?.message;

  async function buat(event: FormEvent) {
    event.preventDefault();
    const [dari, sampai] = [tanggal(mulai), tanggal(selesai)];
    const tanda = { kabar: t`SKP ${dari} sampai ${sampai} dibuat.` };
    const skp =
      salin === "SALIN" && lama
        ? (await copy.kirim({ skpId: lama.id, mulai, selesai }, tanda))?.copySkp.skp
        : (await create.kirim({ mulai, selesai }, tanda))?.createSkp.skp;
    if (skp) await navigate({ to: "/skp/$id", params: { id: skp.id } });
  }

  return (
    <Dialog
      title={t`Mulai SKP`}
      subtitle={jabatan?.nama}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>
            <Trans>Batal</Trans>
          </Button>
          <Button type="submit" form={id} variant="primer" loading={sending}>
            <Trans>Buat SKP</Trans>
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={buat}>
        <Stack gap={16}>
          <Field
            as="date"
            required
            label={t`Periode awal`}
            hint={t`Hari pertama Anda di jabatan ini, atau 1 Januari.`}
            value={mulai}
            error={pesan("mulai")}
            onChange={(event) => setMulai(event.target.value)}
          />
          <Field
            as="date"
            required
            label={t`Periode akhir`}
            hint={t`Biasanya 31 Desember.`}
            value={selesai}
            error={pesan("selesai")}
            onChange={(event) => setSelesai(event.target.value)}
          />
          {lama && (
            <RadioGroup
              legend={t`Isi awal`}
              value={salin}
              options={[
                { value: "KOSONG", label: t`Mulai dari kosong` },
                {
                  value: "SALIN",
                  label: t`Salin ${lama.jumlahIndikator} indikator dari SKP ${lama.tahun}`,
                  note: t`Yang referensinya tidak ada lagi dilewati.`,
                },
              ]}
              onChange={setSalin}
            />
          )}
          <Errors errors={errors.filter(({ path }) => path?.[0] !== "mulai" && path?.[0] !== "selesai")} />
        </Stack>
      </form>
    </Dialog>
  );
}
