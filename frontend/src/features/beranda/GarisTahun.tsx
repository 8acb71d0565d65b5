import { useLingui } from "@lingui/react/macro";
import { type FragmentOf, graphql, type ResultOf, readFragment } from "../../graphql";
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
      rencana { status statusLabel batas giliran { pihak } }
      realisasi { status statusLabel buka batas batasValidasi giliran { pihak } }
    }
  }
`);

type Props = { skp: FragmentOf<typeof GarisTahunFragment>; beberapa: boolean };

/** SKP, four quarters, PPK: where this year stands. */
export function GarisTahun({ skp: masked, beberapa }: Props) {
  const { t } = useLingui();
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
      return { nama: t`Triwulan ${nomor}`, ...triwulan(tw, t) };
    }),
    { nama: t`Nilai PPK`, keterangan: t`Januari ${januari}`, keadaan: "nanti" },
  ];
  return (
    <Card title={judul}>
      <YearLine stops={stops} label={judul} />
    </Card>
  );
}

type Isi = ResultOf<typeof GarisTahunFragment>;
type Terjemah = ReturnType<typeof useLingui>["t"];

/** Until the plan is agreed to, a quarter is at its plan; then at its report. */
function triwulan({ rencana, realisasi, hasil }: Isi["triwulan"][number], t: Terjemah) {
  const direncanakan = rencana.status === "APPROVED" || rencana.status === "RUNNING";
  if (!direncanakan && realisasi.giliran === null) {
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
      {kata}
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
  if (giliran?.pihak === "OWNER") return batas && tanggalPendek(batas);
  const saat = status === "SUBMITTED" ? diajukan : diputuskan;
  return saat && tanggalPendek(hariDari(saat));
}
