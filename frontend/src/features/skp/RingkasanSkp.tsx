import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { labelKelompok, labelSumber } from "../../lib/label";
import { Card, Stack } from "../../ui/Card";
import type { Baris } from "./draf";
import styles from "./RingkasanSkp.module.css";

type Props = { baris: readonly Baris[]; belum: number; periksa: ReactNode };

const SUMBER = ["PERKIN", "KSD", "TUSI", "TANPA_REFERENSI"] as const;
const KELOMPOK = ["STRATEGIS", "OPERASIONAL", "KHUSUS", "TUSI", "SCORE_CARD"] as const;

/** What the list holds, beside it on a wide screen and below it on a narrow one. */
export function RingkasanSkp({ baris, belum, periksa }: Props) {
  const { t } = useLingui();
  const jumlah = baris.length;
  return (
    <div className={styles.samping}>
      <Card title={t`Ringkasan`}>
        <Stack gap={12}>
          <p className={styles.besar}>
            <Trans>{jumlah} indikator</Trans>
          </p>
          {belum > 0 ? (
            <p className={styles.belum}>
              <Trans>Belum lengkap {belum}</Trans>
            </p>
          ) : (
            jumlah > 0 && (
              <p className={styles.lengkap}>
                <Trans>Semua lengkap</Trans>
              </p>
            )
          )}
          <Hitungan
            judul={t`Sumber`}
            isi={SUMBER.map((satu) => [
              labelSumber(satu),
              baris.filter(({ sumber }) => sumber === satu).length,
            ])}
          />
          <Hitungan
            judul={t`Kelompok`}
            isi={KELOMPOK.map((satu) => [
              labelKelompok(satu),
              baris.filter(({ kelompok }) => kelompok === satu).length,
            ])}
          />
          {periksa}
        </Stack>
      </Card>
    </div>
  );
}

function Hitungan({ judul, isi }: { judul: string; isi: readonly (readonly [string, number])[] }) {
  const ada = isi.filter(([, jumlah]) => jumlah > 0);
  if (!ada.length) return null;
  return (
    <div>
      <h3 className={styles.judul}>{judul}</h3>
      <dl className={styles.hitung}>
        {ada.map(([nama, jumlah]) => (
          <div key={nama}>
            <dt>{nama}</dt>
            <dd>{jumlah}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
