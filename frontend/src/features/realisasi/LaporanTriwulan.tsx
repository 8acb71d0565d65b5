import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { type FragmentOf, readFragment } from "../../graphql";
import type { TempatDraf } from "../../graphql/autosave";
import { useKirim } from "../../graphql/kirim";
import { useDraf } from "../../graphql/useDraf";
import { useViewer } from "../../graphql/viewer";
import { angka } from "../../lib/angka";
import { alihkanIsian, type Isian } from "../../lib/isian";
import { hariBulan, tanggal, waktu } from "../../lib/tanggal";
import { Badge } from "../../ui/Badge";
import { buttonClass } from "../../ui/Button";
import { Row, Stack } from "../../ui/Card";
import { ErrorSummary, Errors, Note } from "../../ui/Errors";
import { LazyBentrok } from "../../ui/LazyBentrok";
import { Page } from "../../ui/Page";
import { Dipulihkan, SaveState } from "../../ui/SaveState";
import { Skeleton } from "../../ui/Skeleton";
import { Giliran } from "../skp/Giliran";
import { AjukanRealisasi } from "./AjukanRealisasi";
import type { Kiriman } from "./isian";
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

const HasilTriwulan = lazy(async () => ({ default: (await import("./BacaanRealisasi")).HasilTriwulan }));

type Props = {
  triwulan: FragmentOf<typeof LaporanTriwulanFragment>;
  tahun: string;
  pilihan: ReactNode;
};

/** Opens once it is known what this person left on the device. */
export function LaporanTriwulan({ triwulan, tahun, pilihan }: Props) {
  const { t } = useLingui();
  const laporan = readFragment(LaporanTriwulanFragment, triwulan);
  const draf = useDraf<Isian, Kiriman[]>(laporan.id, alihkanIsian);
  const { tw } = laporan;
  if (draf) return <Isi laporan={laporan} draf={draf} tahun={tahun} pilihan={pilihan} />;
  return (
    <Page title={t`Realisasi Triwulan ${tw}`}>
      {pilihan}
      <Skeleton lines={3} tall />
    </Page>
  );
}

type IsiProps = Omit<Props, "triwulan"> & { laporan: Laporan; draf: TempatDraf<Isian, Kiriman[], number> };

/** The report on a quarter: to fill in while it is open, else to read. */
function Isi({ laporan, draf, tahun, pilihan }: IsiProps) {
  const { t } = useLingui();
  const isian = useIsianRealisasi(laporan, draf);
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
  const beda = isian.bentrok.map((medan) => {
    const nomor = baris.findIndex(({ id }) => medan.kunci.startsWith(`${id}.`)) + 1;
    return {
      kunci: medan.kunci,
      nama: medan.jenis === "angka" ? t`Indikator ${nomor}, realisasi` : t`Indikator ${nomor}, catatan`,
      milik: isian.teks(medan),
      tersimpan: medan.jenis === "angka" ? angka(medan.nilai, "") : (medan.nilai ?? ""),
    };
  });

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
          {terbuka && <SaveState {...isian} />}
          <Link to="/riwayat/$id" params={{ id: laporan.id }} className={buttonClass({ variant: "polos" })}>
            <Trans>Riwayat</Trans>
          </Link>
        </>
      }
    >
      {pilihan}
      <Keadaan laporan={laporan} tahun={tahun} />
      <LazyBentrok
        title={t`Laporan ini juga diubah di tempat lain`}
        beda={beda}
        onChoose={isian.selesaikan}
      />
      <Dipulihkan {...isian} />
      {realisasi.catatan && (
        <Note kind="catatan" title={t`Catatan atasan`}>
          <p>{realisasi.catatan}</p>
        </Note>
      )}
      <ErrorSummary errors={hambatan} />
      <Errors errors={isian.umum} />
      {hasil !== null && (
        <Suspense>
          <HasilTriwulan hasil={hasil} />
        </Suspense>
      )}
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

  if (!rencana.berlaku)
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
