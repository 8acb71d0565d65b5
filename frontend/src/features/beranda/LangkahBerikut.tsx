import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link, type LinkProps } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { type FragmentOf, graphql, type ResultOf, readFragment } from "../../graphql";
import { useViewer } from "../../graphql/viewer";
import { hariBulan, tutup } from "../../lib/tanggal";
import { buttonClass } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Orang } from "../skp/Giliran";

export const LangkahBerikutFragment = graphql(`
  fragment LangkahBerikut on Skp {
    id
    tahun
    mulai
    selesai
    jumlahIndikator
    status
    giliran { pihak orang { id nrk nama } batas berikutnya }
    triwulan {
      id
      tw
      jumlahTerisi
      jumlahRenkin
      rencana { status giliran { pihak orang { id nrk nama } batas berikutnya } }
      realisasi { status giliran { pihak orang { id nrk nama } batas berikutnya } }
    }
  }
`);

type Skp = FragmentOf<typeof LangkahBerikutFragment>;
type SkpIsi = ResultOf<typeof LangkahBerikutFragment>;
type Giliran = NonNullable<SkpIsi["giliran"]>;
type Langkah = { nama: string; isi?: ReactNode; tombol: string; link: LinkProps; giliran: Giliran };

/** The one blue card: what this person does next; else what is waited for, and from whom. */
export function LangkahBerikut({ skp }: { skp: readonly Skp[] }) {
  const { t } = useLingui();
  const { hari, tahun } = useViewer();
  const semua = readFragment(LangkahBerikutFragment, skp);
  const langkah = useLangkah(semua);

  const sekarang = langkah.find(({ giliran }) => giliran.pihak === "OWNER");
  if (sekarang) return <LangkahAnda langkah={sekarang} hari={hari} />;
  if (!semua.some(({ mulai, selesai }) => mulai <= hari && hari <= selesai)) return <Mulai tahun={tahun} />;
  const ditunggu = langkah[0];
  if (ditunggu) return <Ditunggu langkah={ditunggu} />;
  return (
    <Card hero title={t`Semua sudah beres`}>
      <p>
        <Trans>Tidak ada yang perlu Anda kerjakan sekarang. Langkah berikutnya akan tampil di sini.</Trans>
      </p>
    </Card>
  );
}

/** Everything somebody has to act on, in the order of the work: SKP, plans, reports. */
function useLangkah(semua: readonly SkpIsi[]): Langkah[] {
  const { t } = useLingui();
  const ada = (giliran: Giliran | null): giliran is Giliran => giliran !== null;
  const daftar: (Omit<Langkah, "giliran"> & { giliran: Giliran | null })[] = [];
  for (const { id, tahun, giliran, status, jumlahIndikator } of semua)
    daftar.push({
      giliran,
      nama: status === "RETURNED" ? t`Perbaiki SKP ${tahun}` : t`Lengkapi dan ajukan SKP ${tahun}`,
      isi: <Plural value={jumlahIndikator} other="# indikator" />,
      tombol: status === "RETURNED" ? t`Perbaiki SKP` : t`Lanjutkan mengisi`,
      link: { to: "/skp/$id", params: { id } },
    });
  for (const { id, tahun, triwulan } of semua)
    for (const { tw, rencana } of triwulan)
      daftar.push({
        giliran: rencana.giliran,
        nama:
          rencana.status === "RETURNED"
            ? t`Perbaiki rencana Triwulan ${tw}`
            : t`Isi rencana kinerja ${tahun}`,
        isi: rencana.status === "RETURNED" ? undefined : <Trans>Bagi target tahun ke tiap triwulan</Trans>,
        tombol: rencana.status === "RETURNED" ? t`Perbaiki rencana` : t`Isi rencana`,
        link: { to: "/renkin/$tahun", params: { tahun: String(tahun) }, search: { skp: id } },
      });
  for (const { id, tahun, triwulan } of semua)
    for (const { tw, realisasi, jumlahTerisi, jumlahRenkin } of triwulan)
      daftar.push({
        giliran: realisasi.giliran,
        nama:
          realisasi.status === "RETURNED"
            ? t`Perbaiki realisasi Triwulan ${tw}`
            : t`Isi realisasi Triwulan ${tw}`,
        isi: (
          <Trans>
            {jumlahTerisi} dari {jumlahRenkin} indikator terisi
          </Trans>
        ),
        tombol: jumlahTerisi ? t`Lanjutkan mengisi` : t`Isi realisasi`,
        link: {
          to: "/realisasi/$tahun/$tw",
          params: { tahun: String(tahun), tw: String(tw) },
          search: { skp: id },
        },
      });
  return daftar.flatMap((satu) => (ada(satu.giliran) ? [{ ...satu, giliran: satu.giliran }] : []));
}

function LangkahAnda({ langkah, hari }: { langkah: Langkah; hari: string }) {
  const { nama, isi, tombol, link, giliran } = langkah;
  return (
    <Card
      hero
      title={nama}
      actions={
        <Link {...link} className={buttonClass()}>
          {tombol}
        </Link>
      }
    >
      <p>
        {isi}
        {isi && giliran.batas && " · "}
        {giliran.batas && tutup(hari, giliran.batas)}
      </p>
    </Card>
  );
}

function Mulai({ tahun }: { tahun: number }) {
  const { t } = useLingui();
  const { hari, kalender } = useViewer();
  return (
    <Card
      hero
      title={t`Mulai SKP ${tahun}`}
      actions={
        <Link to="/skp" search={{ baru: true }} className={buttonClass()}>
          <Trans>Mulai SKP {tahun}</Trans>
        </Link>
      }
    >
      <p>
        <Trans>Tetapkan masa SKP, pilih indikator, lalu ajukan kepada atasan.</Trans>
        {kalender && kalender.bukaSkp <= hari && hari <= kalender.tutupSkp && (
          <> {tutup(hari, kalender.tutupSkp)}.</>
        )}
      </p>
    </Card>
  );
}

function Ditunggu({ langkah }: { langkah: Langkah }) {
  const { giliran, link } = langkah;
  const siapa = <Orang orang={giliran.orang} />;
  const kapan = giliran.batas && hariBulan(giliran.batas);
  return (
    <Card
      hero
      title={<Trans>Menunggu {siapa}</Trans>}
      actions={
        <Link {...link} className={buttonClass()}>
          <Trans>Lihat yang diajukan</Trans>
        </Link>
      }
    >
      <p>
        {kapan && <Trans>Paling lambat {kapan}.</Trans>} {giliran.berikutnya}
      </p>
    </Card>
  );
}
