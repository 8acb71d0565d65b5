import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useId, useState } from "react";
import { type FragmentOf, graphql, readFragment } from "../../graphql";
import { useKirim } from "../../graphql/kirim";
import { useViewer } from "../../graphql/viewer";
import { Button } from "../../ui/Button";
import { Stack } from "../../ui/Card";
import { Dialog } from "../../ui/Dialog";
import { Errors } from "../../ui/Errors";
import { Field } from "../../ui/Field";
import { EditorSkpFragment } from "./editor";

export const BuatSkpFragment = graphql(`
  fragment BuatSkp on Pegawai {
    id
    sejak
    jabatan { id nama }
  }
`);

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
  const { sejak, jabatan } = readFragment(BuatSkpFragment, pegawai);
  const awal = `${tahun}-01-01`;
  const [mulai, setMulai] = useState(sejak && sejak > awal ? sejak : awal);
  const [selesai, setSelesai] = useState(`${tahun}-12-31`);
  const create = useKirim(CreateSkpMutation);
  const pesan = (kolom: string) => create.errors.find(({ path }) => path?.[0] === kolom)?.message;

  async function buat(event: FormEvent) {
    event.preventDefault();
    const data = await create.kirim({ mulai, selesai });
    const skp = data?.createSkp.skp;
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
          <Button type="submit" form={id} variant="primer" loading={create.sending}>
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
          <Errors
            errors={create.errors.filter(({ path }) => path?.[0] !== "mulai" && path?.[0] !== "selesai")}
          />
        </Stack>
      </form>
    </Dialog>
  );
}
