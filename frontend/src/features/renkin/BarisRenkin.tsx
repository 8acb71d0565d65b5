import { Trans, useLingui } from "@lingui/react/macro";
import { type FragmentOf, graphql, type ResultOf, readFragment } from "../../graphql";
import { angka, galatAngka } from "../../lib/angka";
import { labelRekap, labelSumber } from "../../lib/label";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Progress } from "../../ui/Figures";
import { medanSel } from "./isian";
import type { SkpRenkin } from "./rencana";
import { sisa } from "./sisa";
import styles from "./TabelRenkin.module.css";
import type { IsianRenkin } from "./useIsianRenkin";

export const BarisRenkinFragment = graphql(`
  fragment BarisRenkin on Indikator {
    id
    uraian
    sumber
    output
    satuan
    jenisRekap
    referensi { id kode }
    renkin { id tw target catatanRenkin realisasi nilaiValidasi }
  }
`);

type Indikator = ResultOf<typeof BarisRenkinFragment>;
type Triwulan = SkpRenkin["triwulan"];
type Props = {
  indikator: FragmentOf<typeof BarisRenkinFragment>;
  nth: number;
  triwulan: Triwulan;
  isian: IsianRenkin;
  onSplit: () => void;
};

/** One indikator: a cell for each quarter, and how far they are from the year. */
export function BarisRenkin({ indikator: masked, nth, triwulan, isian, onSplit }: Props) {
  const { t } = useLingui();
  const indikator = readFragment(BarisRenkinFragment, masked);
  const { uraian, sumber, output, satuan, jenisRekap, referensi, renkin } = indikator;
  const nomor = nth + 1;
  const terbuka = triwulan.some(({ rencana }) => rencana.moves.includes("EDIT"));
  const catatan = renkin.filter(({ catatanRenkin }) => catatanRenkin);
  const target = angka(output);

  return (
    <tr className={styles.baris}>
      <th scope="row">
        <span className={styles.uraian}>
          {nomor}. {uraian}
        </span>
        <span className={styles.kecil}>
          <Trans>
            Target setahun {target} {satuan}
          </Trans>{" "}
          · {labelRekap(jenisRekap).toLowerCase()} · {labelSumber(sumber)}
          {referensi && ` ${referensi.kode}`}
        </span>
        {catatan.map(({ id, tw, catatanRenkin }) => (
          <span key={id} className={styles.catatan}>
            <Trans>
              Catatan atasan TW {tw}: {catatanRenkin}
            </Trans>
          </span>
        ))}
        {terbuka && (
          <Button compact onClick={onSplit}>
            <Trans>Bagi rata</Trans>
            <span className="baca">{t`, indikator ${nomor}`}</span>
          </Button>
        )}
      </th>
      {triwulan.map(({ id, tw, rencana }) => {
        const sel = renkin.find((satu) => satu.tw === tw);
        return (
          <td key={id} className={styles.sel}>
            <span className={styles.tw}>{t`TW ${tw}`}</span>
            {sel &&
              (rencana.moves.includes("EDIT") ? (
                <Field
                  as="number"
                  id={`target-${nth}-${tw}`}
                  hideLabel
                  label={t`Target Triwulan ${tw}, indikator ${nomor}`}
                  value={isian.teks(medanSel(sel))}
                  error={galatAngka(isian.teks(medanSel(sel))) ?? isian.galat(sel.id)}
                  onFocus={(event) => event.target.select()}
                  onChange={(event) => isian.tulis({ [sel.id]: event.target.value })}
                />
              ) : (
                <Tertutup sel={sel} />
              ))}
          </td>
        );
      })}
      <td className={styles.sisa}>
        <SisaTahun indikator={indikator} triwulan={triwulan} isian={isian} />
      </td>
    </tr>
  );
}

/** A quarter that cannot be changed: what was planned, and what came of it. */
function Tertutup({ sel }: { sel: Indikator["renkin"][number] }) {
  const { t } = useLingui();
  const tercapai = sel.nilaiValidasi ?? sel.realisasi;
  const { tw } = sel;
  if (tercapai === null || sel.target === null)
    return <span className={styles.angka}>{angka(sel.target)}</span>;
  return (
    <>
      <span className={styles.angka}>
        {angka(tercapai)} / {angka(sel.target)}
      </span>
      <Progress
        value={Number(tercapai)}
        max={Number(sel.target)}
        label={t`Realisasi Triwulan ${tw}`}
        rupa={Number(tercapai) >= Number(sel.target) ? "disetujui" : "diajukan"}
      />
    </>
  );
}

type SisaProps = { indikator: Indikator; triwulan: Triwulan; isian: IsianRenkin };

function SisaTahun({ indikator, triwulan, isian }: SisaProps) {
  const { t } = useLingui();
  const { jenisRekap, output, renkin } = indikator;
  const berlaku = triwulan.filter(({ rencana }) => rencana.dihitung);
  const ketikan = berlaku.map(({ tw }) => {
    const sel = renkin.find((satu) => satu.tw === tw);
    return sel ? isian.teks(medanSel(sel)) : "";
  });
  const hasil = sisa(jenisRekap, ketikan, output);
  if (hasil.keadaan === "salah") return <span className={styles.kurang}>{t`periksa angka`}</span>;
  if (hasil.keadaan === "kosong") return <span className={styles.netral}>{t`belum diisi`}</span>;
  if (hasil.keadaan === "turun") return <span className={styles.kurang}>{t`posisi tidak boleh turun`}</span>;
  const awalan = { AKUMULASI: "", POSISI_AKHIR: t`akhir`, RATA_RATA: t`rata-rata` }[jenisRekap];
  if (hasil.keadaan === "pas") {
    const kata = { AKUMULASI: t`sisa 0`, POSISI_AKHIR: t`akhir sesuai`, RATA_RATA: t`rata-rata sesuai` }[
      jenisRekap
    ];
    return (
      <span className={styles.pas}>
        {kata} <span aria-hidden="true">✓</span>
      </span>
    );
  }
  const selisih = angka(hasil.selisih);
  const kata = hasil.keadaan === "kurang" ? t`kurang ${selisih}` : t`lebih ${selisih}`;
  return (
    <span className={styles.kurang}>
      {awalan} {kata}
    </span>
  );
}
