import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useId, useState } from "react";
import { graphql } from "../../graphql";
import { useKirim } from "../../graphql/kirim";
import { useViewer } from "../../graphql/viewer";
import { Button } from "../../ui/Button";
import { Stack } from "../../ui/Card";
import { Dialog } from "../../ui/Dialog";
import { Errors } from "../../ui/Errors";
import { Field } from "../../ui/Field";
import { RadioGroup } from "../../ui/RadioGroup";
import { type Jabatan, PilihJabatan } from "./PilihJabatan";

const AppointPenugasanMutation = graphql(`
  mutation AppointPenugasan($input: AppointPenugasanInput!) {
    appointPenugasan(input: $input) {
      penugasan { id keadaan }
      errors { code message path }
    }
  }
`);

type Jenis = "PLT" | "PLH";
const KOLOM = ["nomor", "jabatanId", "mulai", "selesai", "sk"];

type Props = { onClose: () => void; onDone: (keadaan: "BERLAKU" | "AKAN_DATANG" | "BERAKHIR") => void };

/** A letter of a Plt or Plh: who, for which post, from when to when. */
export function CatatPenugasan({ onClose, onDone }: Props) {
  const { t } = useLingui();
  const id = useId();
  const { hari } = useViewer();
  const [jenis, setJenis] = useState<Jenis>("PLH");
  const [jabatan, setJabatan] = useState<Jabatan | null>(null);
  const [nomor, setNomor] = useState("");
  const [mulai, setMulai] = useState(hari);
  const [selesai, setSelesai] = useState("");
  const [sk, setSk] = useState("");
  const [kosong, setKosong] = useState(false);
  const appoint = useKirim(AppointPenugasanMutation);
  const pesan = (kolom: string) => appoint.errors.find(({ path }) => path?.[0] === kolom)?.message;

  async function catat(event: FormEvent) {
    event.preventDefault();
    setKosong(!jabatan);
    if (!jabatan) return;
    const input = { nomor, jabatanId: jabatan.id, jenis, mulai, selesai, sk };
    const data = await appoint.kirim(input, { kabar: t`Penugasan tercatat: ${jabatan.nama}.` });
    const made = data?.appointPenugasan.penugasan;
    if (made) onDone(made.keadaan);
  }

  return (
    <Dialog
      title={t`Catat Plt atau Plh`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>
            <Trans>Batal</Trans>
          </Button>
          <Button type="submit" form={id} variant="primer" loading={appoint.sending}>
            <Trans>Catat penugasan</Trans>
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={catat}>
        <Stack gap={16}>
          <RadioGroup<Jenis>
            legend={t`Jenis`}
            value={jenis}
            options={[
              { value: "PLH", label: t`Plh: pejabatnya berhalangan` },
              { value: "PLT", label: t`Plt: jabatannya kosong` },
            ]}
            onChange={setJenis}
          />
          <PilihJabatan
            label={t`Jabatan yang diwakili`}
            error={kosong ? t`Pilih jabatan.` : pesan("jabatanId")}
            value={jabatan}
            onChange={setJabatan}
          />
          <Field
            required
            label={t`NRK atau NIP yang ditugasi`}
            inputMode="numeric"
            autoComplete="off"
            value={nomor}
            error={pesan("nomor")}
            onChange={(event) => setNomor(event.target.value)}
          />
          <Field
            as="date"
            required
            label={t`Mulai`}
            value={mulai}
            error={pesan("mulai")}
            onChange={(event) => setMulai(event.target.value)}
          />
          <Field
            as="date"
            required
            label={t`Hari terakhir`}
            value={selesai}
            error={pesan("selesai")}
            onChange={(event) => setSelesai(event.target.value)}
          />
          <Field
            required
            label={t`Nomor surat perintah`}
            maxLength={80}
            value={sk}
            error={pesan("sk")}
            onChange={(event) => setSk(event.target.value)}
          />
          <Errors errors={appoint.errors.filter(({ path }) => !KOLOM.includes(path?.[0] ?? ""))} />
        </Stack>
      </form>
    </Dialog>
  );
}
