import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useId, useState } from "react";
import { graphql, type ResultOf } from "../../graphql";
import { useKirim } from "../../graphql/kirim";
import { useViewer } from "../../graphql/viewer";
import { Button } from "../../ui/Button";
import { Stack } from "../../ui/Card";
import { Dialog } from "../../ui/Dialog";
import { Errors, Note } from "../../ui/Errors";
import { Field } from "../../ui/Field";
import { RadioGroup } from "../../ui/RadioGroup";
import type { Laporan } from "./DaftarLaporan";
import { type Jabatan, PilihJabatan } from "./PilihJabatan";

const ResolveLaporanAtasanMutation = graphql(`
  mutation ResolveLaporanAtasan($input: ResolveLaporanAtasanInput!) {
    resolveLaporanAtasan(input: $input) {
      laporan { id version status statusLabel moves jawaban }
      pindah { jenis pegawai tahun tw dari ke }
      errors { code message path }
    }
  }
`);

type Cara = "INDUK_JABATAN" | "PENEMPATAN" | "PENILAI_SKP";
type Pindah = ResultOf<typeof ResolveLaporanAtasanMutation>["resolveLaporanAtasan"]["pindah"];

/** Corrects what was wrong: first what it would move is shown, then it is done. */
export function PerbaikiAtasan(props: { laporan: Laporan; onClose: () => void; onDone: () => void }) {
  const { t } = useLingui();
  const { laporan } = props;
  const id = useId();
  const { hari } = useViewer();
  const [cara, setCara] = useState<Cara>("INDUK_JABATAN");
  const [jabatan, setJabatan] = useState<Jabatan | null>(null);
  const [mulai, setMulai] = useState(hari);
  const [jawaban, setJawaban] = useState("");
  const [pindah, setPindah] = useState<Pindah | null>(null);
  const [kosong, setKosong] = useState(false);
  const resolve = useKirim(ResolveLaporanAtasanMutation);
  const pesan = (kolom: string) => resolve.errors.find(({ path }) => path?.[0] === kolom)?.message;
  const berubah =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      set(value);
      setPindah(null);
    };
  const label = {
    INDUK_JABATAN: t`Jabatan atasan yang benar`,
    PENEMPATAN: t`Jabatan pegawai yang benar`,
    PENILAI_SKP: t`Jabatan pejabat penilai yang benar`,
  }[cara];

  async function kirim(event: FormEvent) {
    event.preventDefault();
    setKosong(!jabatan);
    if (!jabatan) return;
    const input = {
      id: laporan.id,
      version: laporan.version,
      cara,
      jabatanId: jabatan.id,
      mulai: cara === "PENEMPATAN" ? mulai : null,
      jawaban: jawaban || null,
    };
    const { nama } = laporan.pegawai;
    // What is only looked at leaves no receipt.
    const tanda = pindah && { kabar: t`Atasan ${nama} diperbaiki.` };
    const data = await resolve.kirim({ ...input, pratinjau: !pindah }, tanda);
    if (!data) return;
    if (pindah) props.onDone();
    else setPindah(data.resolveLaporanAtasan.pindah);
  }

  return (
    <Dialog
      title={t`Perbaiki atasan`}
      subtitle={`${laporan.pegawai.nama} · ${laporan.jabatan.nama}`}
      onClose={props.onClose}
      foot={
        <>
          <Button onClick={props.onClose}>
            <Trans>Batal</Trans>
          </Button>
          <Button type="submit" form={id} variant="primer" loading={resolve.sending}>
            {pindah ? <Trans>Perbaiki</Trans> : <Trans>Lihat akibatnya</Trans>}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={kirim}>
        <Stack gap={16}>
          <RadioGroup<Cara>
            legend={t`Apa yang keliru?`}
            value={cara}
            options={[
              { value: "INDUK_JABATAN", label: t`Jabatan di atasnya` },
              { value: "PENEMPATAN", label: t`Jabatan pegawai ini` },
              { value: "PENILAI_SKP", label: t`Pejabat penilai di SKP-nya` },
            ]}
            onChange={berubah(setCara)}
          />
          <PilihJabatan
            label={label}
            error={kosong ? t`Pilih jabatan.` : pesan("jabatanId")}
            value={jabatan}
            onChange={berubah(setJabatan)}
          />
          {cara === "PENEMPATAN" && (
            <Field
              as="date"
              required
              label={t`Sejak tanggal`}
              value={mulai}
              error={pesan("mulai")}
              onChange={(event) => berubah(setMulai)(event.target.value)}
            />
          )}
          <Field
            as="textarea"
            optional
            label={t`Pesan untuk pelapor`}
            maxLength={2000}
            value={jawaban}
            error={pesan("jawaban")}
            onChange={(event) => setJawaban(event.target.value)}
          />
          <p>
            <Trans>Perbaikan berlaku sementara sampai SIMPEG membenarkannya.</Trans>
          </p>
          {pindah && <Akibat pindah={pindah} />}
          <Errors
            errors={resolve.errors.filter(
              ({ path }) => !["jabatanId", "mulai", "jawaban"].includes(path?.[0] ?? ""),
            )}
          />
        </Stack>
      </form>
    </Dialog>
  );
}

function Akibat({ pindah }: { pindah: Pindah }) {
  const { t } = useLingui();
  const nama = (jenis: string, tahun: number, tw: number | null) =>
    jenis === "SKP"
      ? t`SKP ${tahun}`
      : jenis === "RENKIN"
        ? t`Rencana kinerja triwulan ${tw} ${tahun}`
        : t`Realisasi triwulan ${tw} ${tahun}`;
  return (
    <div role="status">
      <Note title={pindah.length ? t`Yang menunggu akan berpindah` : t`Tidak ada yang berpindah`}>
        {pindah.length ? (
          <ul>
            {pindah.map(({ jenis, pegawai, tahun, tw, dari, ke }) => (
              <li key={`${jenis}${pegawai}${tahun}${tw}`}>
                {pegawai}, {nama(jenis, tahun, tw)}: {dari ?? "–"} → {ke ?? "–"}
              </li>
            ))}
          </ul>
        ) : (
          <Trans>Belum ada yang menunggu persetujuan. Atasan untuk selanjutnya tetap diperbaiki.</Trans>
        )}
      </Note>
    </div>
  );
}
