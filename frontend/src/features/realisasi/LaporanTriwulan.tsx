import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { type FragmentOf, readFragment } from "../../graphql";
import { useKirim } from "../../graphql/kirim";
import { useViewer } from "../../graphql/viewer";
import { persen } from "../../lib/angka";
import { hariBulan, tanggal, waktu } from "../../lib/tanggal";
import { Badge } from "../../ui/Badge";
import { Button, buttonClass } from "../../ui/Button";
import { Card, Row, Stack } from "../../ui/Card";
import { ErrorSummary, Errors, Note } from "../../ui/Errors";
import { Page } from "../../ui/Page";
import { SaveState } from "../../ui/SaveState";
import { Giliran } from "../skp/Giliran";
import { AjukanRealisasi } from "./AjukanRealisasi";
import { KartuRealisasi } from "./KartuRealisasi";
import {
  type Hambatan,
  hambatanOf,
  type Laporan,
  LaporanTriwulanFragment,
  SubmitRealisasiMutation,
} from "./laporan";
import { useIsianRealisasi } from "./useIsianRealisasi";
import { useUnggahan } from "./useUnggahan";

type Props = {
  triwulan: FragmentOf<typeof LaporanTriwulanFragment>;
  tahun: string;
  pilihan: ReactNode;
};

/** The report on a quarter: to fill in while it is open, else to read. */
export function LaporanTriwulan({ triwulan: masked, tahun, pilihan }: Props) {
  const { t } = useLingui();
  const laporan = readFragment(LaporanTriwulanFragment, masked);
  const isian = useIsianRealisasi(laporan);
  const unggahan = useUnggahan(laporan.id, isian.act);
  const submit = useKirim(SubmitRealisasiMutation);
  const [kurang, setKurang] = useState<readonly Hambatan[]>([]);
  // What is missing at first is said until something is there.
  const dapat = laporan.realisasi.moves.includes("SUBMIT") && !unggahan.sedang;
  const hambatan = [...(dapat ? [] : kurang), ...submit.errors.map(hambatanOf)];
  const { tw, realisasi, hasil, jumlahTerisi, jumlahRenkin } = laporan;
  const terbuka = realisasi.moves.includes("EDIT");
  const baris = laporan.renkin.edges.map(({ node }) => node);
  const mulai = tanggal(laporan.mulai);
  const selesai = tanggal(laporan.selesai);

  return (
    <Page
      title={t`Realisasi Triwulan ${tw}`}
      subtitle={
        <Row gap={12}>
          <Badge status={realisasi.status}>{realisasi.statusLabel}</Badge>
          <span>
            <Trans>
              {mulai} sampai {selesai}
            </Trans>
          </span>
          {terbuka && (
            <span>
              <Trans>
                {jumlahTerisi} dari {jumlahRenkin} indikator terisi
              </Trans>
            </span>
          )}
        </Row>
      }
      actions={
        <>
          {terbuka && <SaveState status={isian.status} savedAt={isian.savedAt} />}
          <Link to="/riwayat/$id" params={{ id: laporan.id }} className={buttonClass({ variant: "polos" })}>
            <Trans>Riwayat</Trans>
          </Link>
        </>
      }
    >
      {pilihan}
      <Keadaan laporan={laporan} tahun={tahun} />
      {isian.status === "conflict" && <Bentrok onChoose={isian.selesaikan} />}
      {realisasi.catatan && (
        <Note kind="catatan" title={t`Catatan atasan`}>
          <p>{realisasi.catatan}</p>
        </Note>
      )}
      <ErrorSummary errors={hambatan} />
      <Errors errors={isian.umum} />
      {hasil !== null && <Hasil hasil={hasil} />}
      {baris.map((satu, nth) => (
        <KartuRealisasi
          key={satu.id}
          renkin={satu}
          nth={nth}
          terbuka={terbuka}
          isian={isian}
          unggahan={unggahan}
          salah={hambatan.find(({ field }) => field === `renkin-${nth}-realisasi`)?.message}
        />
      ))}
      {terbuka && (
        <AjukanRealisasi
          laporan={laporan}
          isian={isian}
          unggahan={unggahan}
          submit={submit}
          onMissing={setKurang}
        />
      )}
    </Page>
  );
}

/** Why it cannot be filled in now, or who has to act. */
function Keadaan({ laporan, tahun }: { laporan: Laporan; tahun: string }) {
  const { t } = useLingui();
  const { hari } = useViewer();
  const { rencana, realisasi } = laporan;
  const { giliran, buka } = realisasi;
  const diajukan = realisasi.diajukan && waktu(realisasi.diajukan);
  const disetujui = rencana.status === "APPROVED" || rencana.status === "RUNNING";

  if (!disetujui)
    return (
      <Note title={t`Rencana triwulan ini belum disetujui`}>
        <Stack gap={8}>
          <p>
            <Trans>
              Realisasi dapat diisi setelah targetnya disetujui atasan. Status rencana: {rencana.statusLabel}.
            </Trans>
          </p>
          <Row>
            <Link to="/renkin/$tahun" params={{ tahun }} className={buttonClass({ compact: true })}>
              <Trans>Buka rencana kinerja</Trans>
            </Link>
          </Row>
        </Stack>
      </Note>
    );
  if (giliran)
    return (
      <Note title={<Giliran giliran={giliran} />}>
        <p>
          {giliran.pihak !== "OWNER" && diajukan && <Trans>Diajukan {diajukan}. </Trans>}
          {giliran.berikutnya}
        </p>
      </Note>
    );
  if (buka && buka > hari) {
    const kapan = hariBulan(buka);
    return (
      <Note title={t`Belum dibuka`}>
        <p>
          <Trans>Realisasi triwulan ini dapat diisi mulai {kapan}.</Trans>
        </p>
      </Note>
    );
  }
  return null;
}

function Hasil({ hasil }: { hasil: string }) {
  const { t } = useLingui();
  return (
    <Card title={t`Hasil triwulan: ${persen(hasil)}`}>
      <details>
        <summary>
          <Trans>Dari mana angka ini</Trans>
        </summary>
        <Stack gap={8}>
          <p>
            <Trans>
              Hasil triwulan adalah rata-rata capaian semua indikator yang ada targetnya. Untuk rata-rata ini
              tiap capaian dihitung paling tinggi 100.
            </Trans>
          </p>
          <p>
            <Trans>
              Capaian adalah nilai validasi dibagi target, dikali 100. Bila makin rendah makin baik: 2
              dikurangi (nilai validasi dibagi target), dikali 100, paling rendah 0.
            </Trans>
          </p>
          <p>
            <Trans>Yang dihitung nilai validasi dari atasan, bukan nilai yang Anda laporkan.</Trans>
          </p>
        </Stack>
      </details>
    </Card>
  );
}

function Bentrok({ onChoose }: { onChoose: (pilihan: "ours" | "theirs") => void }) {
  const { t } = useLingui();
  return (
    <Card title={t`Laporan ini juga diubah di tempat lain`}>
      <Stack gap={12}>
        <p role="alert">
          <Trans>Isian Anda masih tampil di bawah. Pilih isian mana yang dipakai.</Trans>
        </p>
        <Row>
          <Button variant="primer" onClick={() => onChoose("ours")}>
            <Trans>Pakai isian saya</Trans>
          </Button>
          <Button onClick={() => onChoose("theirs")}>
            <Trans>Pakai yang tersimpan</Trans>
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}
