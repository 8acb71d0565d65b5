import { t } from "@lingui/core/macro";
import { type FragmentOf, graphql, type ResultOf, readFragment } from "../../graphql";
import { useViewer } from "../../graphql/viewer";
import { persen } from "../../lib/angka";
import { hariDari, tanggalBulan, tanggalPendek } from "../../lib/tanggal";
import { rupaOf, type Status } from "../../ui/Badge";
import { Card } from "../../ui/Card";
import { type Stop, YearLine } from "../../ui/Figures";

export const GarisTahunFragment = graphql(`
  fragment GarisTahun on Skp {
    id
    tahun
    mulai
    selesai
    status
    statusLabel
    batas
    diajukan
    diputuskan
    giliran { pihak }
    triwulan {
      id
      tw
      mulai
      hasil
      rencana { status statusLabel berlaku batas giliran { pihak } }
      realisasi { status statusLabel buka batas batasValidasi giliran { pihak } }
    }
  }
`);

type Props = { skp: FragmentOf<typeof GarisTahunFragment>; beberapa: boolean };

/** SKP, four quarters, PPK: where this year stands. */
export function GarisTahun({ skp: masked, beberapa }: Props) {
  const skp = readFragment(GarisTahunFragment, masked);
  const { tahun } = skp;
  const mulai = tanggalBulan(skp.mulai);
  const selesai = tanggalBulan(skp.selesai);
  const judul = beberapa ? t`Perjalanan SKP ${mulai} sampai ${selesai}` : t`Perjalanan tahun ${tahun}`;
  const januari = tahun + 1;

  const stops: Stop[] = [
    {
      nama: t`SKP`,
      keterangan: <Dua kata={skp.statusLabel} tanggal={tanggalSkp(skp)} />,
      keadaan: keadaanOf(skp.status, skp.giliran !== null),
    },
    ...skp.triwulan.map((tw): Stop => {
      const { tw: nomor } = tw;
      return { nama: t`Triwulan ${nomor}`, ...triwulan(tw) };
    }),
    ...(skp.triwulan.length ? [] : menyusul(skp)),
    { nama: t`Nilai PPK`, keterangan: t`Januari ${januari}`, keadaan: "nanti" },
  ];
  return (
    <Card title={judul}>
      <YearLine stops={stops} label={judul} />
    </Card>
  );
}

/** The year of one who has no SKP yet. */
export function GarisKosong() {
  const { tahun, hari, kalender } = useViewer();
  // Whoever comes to a post later has a window of his own, which the calendar of the year does not tell.
  const sampai = kalender && hari <= kalender.tutupSkp ? tanggalPendek(kalender.tutupSkp) : null;
  const januari = tahun + 1;
  const stops: Stop[] = [
    {
      nama: t`SKP`,
      keterangan: <Dua kata={t`belum dibuat`} tanggal={sampai && t`sampai ${sampai}`} />,
      keadaan: "berjalan",
    },
    ...menyusul({ mulai: `${tahun}-01-01`, selesai: `${tahun}-12-31` }),
    { nama: t`Nilai PPK`, keterangan: t`Januari ${januari}`, keadaan: "nanti" },
  ];
  return (
    <Card title={t`Perjalanan tahun ${tahun}`}>
      <YearLine stops={stops} label={t`Perjalanan tahun ${tahun}`} />
    </Card>
  );
}

const triwulanDari = (hari: string) => Math.ceil(Number(hari.slice(5, 7)) / 3);

/** The quarters of a span that has no plans yet. */
function menyusul({ mulai, selesai }: { mulai: string; selesai: string }): Stop[] {
  return [1, 2, 3, 4]
    .filter((nomor) => triwulanDari(mulai) <= nomor && nomor <= triwulanDari(selesai))
    .map((nomor) => ({ nama: t`Triwulan ${nomor}`, keterangan: t`Setelah SKP disetujui`, keadaan: "nanti" }));
}

type Isi = ResultOf<typeof GarisTahunFragment>;
/** Until the plan is agreed to, a quarter is at its plan; then at its report. */
function triwulan({ rencana, realisasi, hasil }: Isi["triwulan"][number]) {
  if (!rencana.berlaku && realisasi.giliran === null) {
    const kata = rencana.statusLabel;
    const sampai = rencana.giliran?.pihak === "OWNER" && rencana.batas ? tanggalPendek(rencana.batas) : null;
    return {
      keterangan: <Dua kata={t`rencana ${kata}`} tanggal={sampai && t`sampai ${sampai}`} />,
      keadaan: keadaanOf(rencana.status, rencana.giliran !== null),
    };
  }
  if (hasil !== null) {
    const capaian = persen(hasil);
    return {
      keterangan: <Dua kata={realisasi.statusLabel} tanggal={t`hasil ${capaian}`} />,
      keadaan: keadaanOf(realisasi.status, false),
    };
  }
  const buka = realisasi.buka ? tanggalPendek(realisasi.buka) : null;
  const batas = realisasi.giliran?.pihak === "OWNER" ? realisasi.batas : realisasi.batasValidasi;
  const sampai = batas ? tanggalPendek(batas) : null;
  return {
    keterangan: (
      <Dua
        kata={realisasi.statusLabel}
        tanggal={realisasi.giliran ? sampai && t`sampai ${sampai}` : buka && t`mulai ${buka}`}
      />
    ),
    keadaan: keadaanOf(realisasi.status, realisasi.giliran !== null),
  };
}

function Dua({ kata, tanggal }: { kata: string; tanggal: string | null }) {
  return (
    <>
      {kata.charAt(0).toUpperCase() + kata.slice(1)}
      {tanggal && (
        <>
          <br />
          {tanggal}
        </>
      )}
    </>
  );
}

/** The look of a stop goes by the look of its status; one where nobody has to act yet is still to come. */
function keadaanOf(status: Status, bergiliran: boolean): Stop["keadaan"] {
  const rupa = rupaOf(status);
  if (rupa === "disetujui" || rupa === "ditutup") return "selesai";
  if (rupa === "dikembalikan") return "masalah";
  return bergiliran ? "berjalan" : "nanti";
}

function tanggalSkp({ status, diajukan, diputuskan, batas, giliran }: Isi): string | null {
  if (giliran?.pihak === "OWNER") {
    const sampai = batas && tanggalPendek(batas);
    return sampai && t`sampai ${sampai}`;
  }
  const saat = status === "SUBMITTED" ? diajukan : diputuskan;
  return saat && tanggalPendek(hariDari(saat));
}
