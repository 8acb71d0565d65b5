import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useId, useState } from "react";
import { useQuery } from "urql";
import { graphql, type Tahapan } from "../../graphql";
import { useKirim } from "../../graphql/kirim";
import { useViewer } from "../../graphql/viewer";
import { Button } from "../../ui/Button";
import { Row, Stack } from "../../ui/Card";
import { Dialog } from "../../ui/Dialog";
import { Errors } from "../../ui/Errors";
import { Field } from "../../ui/Field";
import { RadioGroup } from "../../ui/RadioGroup";

const ProposePembukaanMutation = graphql(`
  mutation ProposePembukaan($input: ProposePembukaanInput!) {
    proposePembukaan(input: $input) { pembukaan { id version status moves } errors { code message path } }
  }
`);

const BagiQuery = graphql(`
  query BagiPembukaan($cari: String) {
    daftarPegawai(first: 10, cari: $cari) {
      edges { node { id nama nrk jabatan { id unit { id nama } } } }
    }
  }
`);

type Props = { tahun: number; onClose: () => void; onDone: () => void };

/** Which window, for whom, until when and why. An office is named by somebody who works there. */
export function UsulkanPembukaan({ tahun, onClose, onDone }: Props) {
  const { t } = useLingui();
  const id = useId();
  const { hari } = useViewer();
  const [tahap, setTahap] = useState<Tahapan>("REALISASI");
  const [tw, setTw] = useState(1);
  const [sampai, setSampai] = useState(hari);
  const [alasan, setAlasan] = useState("");
  const [untuk, setUntuk] = useState<"SEMUA" | "UNIT" | "PEGAWAI">("PEGAWAI");
  const [cari, setCari] = useState("");
  const [bagi, setBagi] = useState<string | null>(null);
  const propose = useKirim(ProposePembukaanMutation);
  const [{ data }] = useQuery({
    query: BagiQuery,
    variables: { cari },
    pause: untuk === "SEMUA" || cari.trim().length < 3,
  });
  const orang = data?.daftarPegawai.edges.map(({ node }) => node) ?? [];
  const pilihan =
    untuk === "PEGAWAI"
      ? orang.map(({ id: value, nama, nrk }) => ({ value, label: nrk ? `${nama} (NRK ${nrk})` : nama }))
      : [
          ...new Map(orang.flatMap(({ jabatan }) => (jabatan ? [[jabatan.unit.id, jabatan.unit.nama]] : []))),
        ].map(([value = "", label = ""]) => ({ value, label }));
  const galat = (kolom: string) => propose.errors.find(({ path }) => path?.[0] === kolom)?.message;

  async function usulkan(event: FormEvent) {
    event.preventDefault();
    const input = {
      tahap,
      tahun,
      tw: tahap === "SKP" ? null : tw,
      sampai,
      alasan,
      bagiId: untuk === "SEMUA" ? null : bagi,
    };
    if (!(await propose.kirim(input, { kabar: t`Usul pembukaan dikirim; admin lain yang memutuskan.` })))
      return;
    onDone();
    onClose();
  }

  return (
    <Dialog
      title={t`Usulkan pembukaan kembali`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>
            <Trans>Batal</Trans>
          </Button>
          <Button
            type="submit"
            form={id}
            variant="primer"
            loading={propose.sending}
            disabled={untuk !== "SEMUA" && !bagi}
          >
            <Trans>Usulkan</Trans>
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={usulkan}>
        <Stack gap={16}>
          <Row gap={16}>
            <Field
              as="select"
              label={t`Yang dibuka`}
              value={tahap}
              onChange={(event) => setTahap(event.target.value as Tahapan)}
            >
              <option value="SKP">{t`SKP`}</option>
              <option value="RENKIN">{t`Rencana kinerja`}</option>
              <option value="REALISASI">{t`Realisasi`}</option>
            </Field>
            {tahap !== "SKP" && (
              <Field
                as="select"
                label={t`Triwulan`}
                value={tw}
                onChange={(event) => setTw(Number(event.target.value))}
              >
                {[1, 2, 3, 4].map((satu) => (
                  <option key={satu}>{satu}</option>
                ))}
              </Field>
            )}
            <Field
              as="date"
              required
              label={t`Sampai`}
              value={sampai}
              error={galat("sampai")}
              onChange={(event) => setSampai(event.target.value)}
            />
          </Row>
          <RadioGroup
            legend={t`Untuk siapa`}
            value={untuk}
            options={[
              { value: "PEGAWAI", label: t`Seorang pegawai` },
              { value: "UNIT", label: t`Sebuah unit dan yang di bawahnya` },
              { value: "SEMUA", label: t`Semua pegawai` },
            ]}
            onChange={(nilai) => {
              setUntuk(nilai);
              setBagi(null);
            }}
          />
          {untuk !== "SEMUA" && (
            <>
              <Field
                as="search"
                label={untuk === "PEGAWAI" ? t`Cari NRK atau nama` : t`Cari seorang pegawai di unit itu`}
                hint={t`Paling sedikit 3 huruf.`}
                value={cari}
                onChange={(event) => setCari(event.target.value)}
              />
              {pilihan.length > 0 && (
                <RadioGroup legend={t`Pilih`} value={bagi} options={pilihan} onChange={setBagi} />
              )}
            </>
          )}
          <Field
            as="textarea"
            required
            label={t`Alasan`}
            maxLength={2000}
            value={alasan}
            error={galat("alasan")}
            onChange={(event) => setAlasan(event.target.value)}
          />
          <Errors
            errors={propose.errors.filter(({ path }) => path?.[0] !== "sampai" && path?.[0] !== "alasan")}
          />
        </Stack>
      </form>
    </Dialog>
  );
}
