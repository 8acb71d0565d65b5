import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { type FragmentOf, type ResultOf, readFragment, type VariablesOf } from "../../graphql";
import type { TempatDraf } from "../../graphql/autosave";
import { type Refusal, useKirim } from "../../graphql/kirim";
import { useDraf } from "../../graphql/useDraf";
import { useViewer } from "../../graphql/viewer";
import { angka } from "../../lib/angka";
import { alihkanIsian, type Isian } from "../../lib/isian";
import { Badge } from "../../ui/Badge";
import { Button, buttonClass } from "../../ui/Button";
import { Card, Row } from "../../ui/Card";
import { Dialog } from "../../ui/Dialog";
import { ErrorSummary, Errors, Note } from "../../ui/Errors";
import { LazyBentrok } from "../../ui/LazyBentrok";
import { Page } from "../../ui/Page";
import { Dipulihkan, SaveState } from "../../ui/SaveState";
import { Skeleton } from "../../ui/Skeleton";
import { Giliran } from "../skp/Giliran";
import { BarisRenkin } from "./BarisRenkin";
import { type Kiriman, medanSel, type Versi } from "./isian";
import { pindah } from "./pindah";
import { type SkpRenkin, SubmitRenkinMutation, TabelRenkinFragment } from "./rencana";
import { bagiRata } from "./sisa";
import styles from "./TabelRenkin.module.css";
import { hambatanOf, useIsianRenkin } from "./useIsianRenkin";

type Props = { skp: FragmentOf<typeof TabelRenkinFragment>; pilihan: ReactNode };

/** Opens once it is known what this person left on the device. */
export function TabelRenkin({ skp: masked, pilihan }: Props) {
  const { t } = useLingui();
  const skp = readFragment(TabelRenkinFragment, masked);
  const draf = useDraf<Isian, Kiriman[], Versi>(`Renkin ${skp.id}`, alihkanIsian);
  const { tahun } = skp;
  if (draf) return <Tabel skp={skp} draf={draf} pilihan={pilihan} />;
  return (
    <Page title={t`Rencana kinerja ${tahun}`}>
      <Skeleton lines={3} tall />
    </Page>
  );
}

type TabelProps = { skp: SkpRenkin; draf: TempatDraf<Isian, Kiriman[], Versi>; pilihan: ReactNode };

/** Indikator by quarter: inputs where a quarter is open, what was planned where it is not. */
function Tabel({ skp, draf, pilihan }: TabelProps) {
  const { t } = useLingui();
  const isian = useIsianRenkin(skp, draf);
  const submit = useKirim(SubmitRenkinMutation);
  const [kurang, setKurang] = useState<readonly Refusal[]>([]);
  const { tahun, triwulan } = skp;
  const viewer = useViewer();
  const sekarang = triwulan.some(({ tw }) => tw === viewer.triwulan) ? viewer.triwulan : triwulan[0]?.tw;
  const baris = skp.indikator.edges.map(({ node }) => node);
  const terbuka = triwulan.filter(({ rencana }) => rencana.moves.includes("EDIT"));
  const dapat = triwulan.some(({ rencana }) => rencana.moves.includes("SUBMIT"));
  const hambatan = [...(dapat ? [] : kurang), ...submit.errors].map((error) => {
    const { message, nomor, tw, field } = hambatanOf(error, skp);
    if (!nomor) return { message };
    return {
      field,
      message: tw ? t`Indikator ${nomor}, Triwulan ${tw}: ${message}` : t`Indikator ${nomor}: ${message}`,
    };
  });
  const beda = isian.bentrok.map((medan) => {
    const nth = baris.findIndex(({ renkin }) => renkin.some(({ id }) => id === medan.kunci));
    const tw = baris[nth]?.renkin.find(({ id }) => id === medan.kunci)?.tw ?? 0;
    const nomor = nth + 1;
    return {
      kunci: medan.kunci,
      nama: t`Target Triwulan ${tw}, indikator ${nomor}`,
      milik: isian.teks(medan),
      tersimpan: angka(medan.nilai, ""),
    };
  });
  const giliran = triwulan.find(({ rencana }) => rencana.giliran)?.rencana.giliran;

  function bagi(hanyaKosong: boolean, pilih: readonly (typeof baris)[number][]) {
    const next: Record<string, string> = {};
    for (const { jenisRekap, output, renkin } of pilih) {
      const buka = renkin.filter(({ tw }) => terbuka.some((satu) => satu.tw === tw));
      if (!output || (hanyaKosong && buka.some((satu) => isian.teks(medanSel(satu))))) continue;
      const tetap = renkin
        .filter(({ tw }) =>
          triwulan.some(
            (satu) => satu.tw === tw && !buka.some((lain) => lain.tw === tw) && satu.rencana.dihitung,
          ),
        )
        .map(({ target }) => target);
      bagiRata(jenisRekap, output, buka.length, tetap).forEach((nilai, nth) => {
        const sel = buka[nth];
        if (sel) next[sel.id] = nilai.replace(".", ",");
      });
    }
    isian.tulis(next);
  }

  return (
    <Page
      title={t`Rencana kinerja ${tahun}`}
      subtitle={giliran && <Giliran giliran={giliran} />}
      actions={
        <>
          {terbuka.length > 0 && <SaveState {...isian} />}
          <Link
            to="/realisasi/$tahun/$tw"
            params={{ tahun: String(tahun), tw: String(sekarang) }}
            search={{ skp: skp.id }}
            className={buttonClass()}
          >
            <Trans>Realisasi</Trans>
          </Link>
        </>
      }
    >
      {pilihan}
      <LazyBentrok
        title={t`Rencana ini juga diubah di tempat lain`}
        beda={beda}
        onChoose={isian.selesaikan}
      />
      <Dipulihkan {...isian} />
      <Catatan triwulan={triwulan} />
      <ErrorSummary errors={hambatan} />
      <Errors errors={isian.umum} />
      <Card
        title={t`Target per triwulan`}
        note={terbuka.length > 0 && t`target tahun dibagi ke triwulan; sisa harus 0`}
        flush
        actions={
          terbuka.length > 0 && (
            <Button compact onClick={() => bagi(true, baris)}>
              <Trans>Bagi rata yang kosong</Trans>
            </Button>
          )
        }
      >
        <ul className={styles.status}>
          {triwulan.map(({ id, tw, rencana }) => (
            <li key={id}>
              {t`TW ${tw}`}{" "}
              <Badge status={rencana.status} plain>
                {rencana.statusLabel}
              </Badge>
            </li>
          ))}
        </ul>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the inputs in it */}
        <table className={styles.petak} onKeyDown={pindah}>
          <caption className="baca">{t`Target per triwulan ${tahun}`}</caption>
          <thead>
            <tr>
              <th scope="col">{t`Indikator`}</th>
              {triwulan.map(({ id, tw, rencana }) => (
                <th key={id} scope="col">
                  {t`TW ${tw}`}
                  <br />
                  <Badge status={rencana.status} plain>
                    {rencana.statusLabel}
                  </Badge>
                </th>
              ))}
              <th scope="col">{t`Sisa`}</th>
            </tr>
          </thead>
          <tbody>
            {baris.map((satu, nth) => (
              <BarisRenkin
                key={satu.id}
                indikator={satu}
                nth={nth}
                triwulan={triwulan}
                isian={isian}
                onSplit={() => bagi(false, [satu])}
              />
            ))}
          </tbody>
        </table>
      </Card>
      {terbuka.length > 0 && (
        <Ajukan skp={skp} flush={isian.flush} siap={isian.siap} submit={submit} onMissing={setKurang} />
      )}
    </Page>
  );
}

/** What the superior wrote on the plans, once for quarters that came back together. */
function Catatan({ triwulan }: { triwulan: SkpRenkin["triwulan"] }) {
  const { t } = useLingui();
  const semua = [...new Set(triwulan.flatMap(({ rencana }) => rencana.catatan ?? []))];
  return semua.map((catatan) => {
    const tw = triwulan.filter(({ rencana }) => rencana.catatan === catatan).map((satu) => satu.tw);
    const mana = tw.join(", ");
    return (
      <Note key={catatan} kind="catatan" title={t`Catatan atasan untuk Triwulan ${mana}`}>
        <p>{catatan}</p>
      </Note>
    );
  });
}

type AjukanProps = {
  skp: SkpRenkin;
  flush: () => Promise<boolean>;
  siap: () => SkpRenkin;
  submit: ReturnType<
    typeof useKirim<ResultOf<typeof SubmitRenkinMutation>, VariablesOf<typeof SubmitRenkinMutation>>
  >;
  /** What is missing before anything can be sent. */
  onMissing: (errors: readonly Refusal[]) => void;
};

/** One button for all quarters that can be sent, once what is typed is on the server. */
function Ajukan({ skp, flush, siap, submit, onMissing }: AjukanProps) {
  const { t } = useLingui();
  const [asking, ask] = useState<SkpRenkin["triwulan"] | null>(null);
  const [memeriksa, setMemeriksa] = useState(false);
  const { tahun } = skp;
  const daftar = asking?.map(({ tw }) => tw).join(", ") ?? "";

  async function periksa() {
    // The question of an attempt that was refused, with the versions of then.
    ask(null);
    onMissing([]);
    submit.reset();
    setMemeriksa(true);
    const tersimpan = await flush();
    setMemeriksa(false);
    const dapat = siap().triwulan.filter(({ rencana }) => rencana.moves.includes("SUBMIT"));
    if (!tersimpan) document.querySelector<HTMLElement>("[aria-invalid]")?.focus();
    else if (dapat.length) ask(dapat);
    else onMissing([{ message: t`Isi target triwulan dahulu, baru ajukan.` }]);
  }

  async function ajukan(triwulan: SkpRenkin["triwulan"]) {
    const input = { triwulan: triwulan.map(({ id, version }) => ({ id, version })) };
    if (await submit.kirim(input, { kabar: t`Rencana kinerja ${tahun} diajukan.` })) ask(null);
  }

  return (
    <>
      <Row>
        <Button variant="primer" loading={memeriksa} onClick={periksa}>
          <Trans>Ajukan rencana kinerja</Trans>
        </Button>
      </Row>
      {asking && submit.status !== "refused" && (
        <Dialog
          title={t`Ajukan rencana kinerja ${tahun}?`}
          onClose={() => ask(null)}
          foot={
            <>
              <Button onClick={() => ask(null)}>
                <Trans>Batal</Trans>
              </Button>
              <Button variant="primer" loading={submit.sending} onClick={() => ajukan(asking)}>
                <Trans>Ajukan rencana kinerja</Trans>
              </Button>
            </>
          }
        >
          <p>
            <Trans>
              Target Triwulan {daftar} akan dikirim kepada atasan. Selama menunggu persetujuan, isinya tidak
              dapat diubah.
            </Trans>
          </p>
          {submit.status === "failed" && <Errors errors={submit.errors} />}
        </Dialog>
      )}
    </>
  );
}
