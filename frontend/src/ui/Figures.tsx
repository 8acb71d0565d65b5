import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { type Rupa, rupaOf, type Status } from "./Badge";
import { cx } from "./cx";
import styles from "./Figures.module.css";

type RingProps = { percent: number; size?: 56 | 72 | 96; label: string };

/** A share as a ring with its number. `label` is what the number is of, for readers. */
export function Ring({ percent, size = 72, label }: RingProps) {
  const part = Math.min(Math.max(percent, 0), 100);
  return (
    <svg viewBox="0 0 72 72" width={size} height={size} role="img" aria-label={`${label}: ${percent}%`}>
      <circle cx="36" cy="36" r="30" className={styles.rel} />
      <circle
        cx="36"
        cy="36"
        r="30"
        className={styles.busur}
        pathLength={100}
        strokeDasharray={`${part} 100`}
      />
      <text x="36" y="36" className={styles.angkaCincin}>
        {percent}%
      </text>
    </svg>
  );
}

type ProgressProps = { value: number; max: number; label: string; rupa?: Rupa };

/** A bar; the numbers stand beside it as text, so it is only a picture. */
export function Progress({ value, max, label, rupa }: ProgressProps) {
  const share = max > 0 ? Math.min(value / max, 1) : 0;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={Math.min(value, max)}
      className={styles.batang}
    >
      <span
        className={cx(styles.isiBatang, rupa && styles[rupa])}
        style={{ inlineSize: `${share * 100}%` }}
      />
    </div>
  );
}

type Quarter = { tw: number; status: Status; label: string };

const namaKuartal = ({ tw, label }: Quarter) => t`TW ${tw}: ${label}`;

/** The four quarters as four squares; null is a quarter outside of the SKP. */
export function QuarterStrip({ quarters }: { quarters: readonly (Quarter | null)[] }) {
  return (
    <ul className={styles.kuartal}>
      {quarters.map((quarter, nth) => (
        // oxlint-disable-next-line react/no-array-index-key -- the place is the quarter
        <li key={nth} title={quarter ? namaKuartal(quarter) : undefined}>
          <span className={cx(styles.kotak, quarter ? styles[rupaOf(quarter.status)] : styles.luar)} />
          {quarter && <span className="baca">{namaKuartal(quarter)}</span>}
        </li>
      ))}
    </ul>
  );
}

/** What the colours of the squares say. */
export function QuarterLegend({ items }: { items: readonly { status: Status; label: string }[] }) {
  return (
    <ul className={styles.legenda}>
      {items.map(({ status, label }) => (
        <li key={status}>
          <span className={cx(styles.kotak, styles[rupaOf(status)])} aria-hidden="true" />
          {label}
        </li>
      ))}
    </ul>
  );
}

export type Stop = {
  nama: ReactNode;
  keterangan: ReactNode;
  keadaan: "selesai" | "berjalan" | "masalah" | "nanti";
};

/** The year as a line of stops: across, and down on a phone. */
export function YearLine({ stops, label }: { stops: readonly Stop[]; label: string }) {
  return (
    <ol className={styles.garisTahun} aria-label={label}>
      {stops.map((stop, nth) => (
        // oxlint-disable-next-line react/no-array-index-key -- the order is the year
        <li key={nth} className={cx(styles.henti, styles[stop.keadaan])} aria-current={current(stop)}>
          <span className={styles.bulat} aria-hidden="true">
            {stop.keadaan === "selesai" && <Check size={14} strokeWidth={3} />}
          </span>
          <span className={styles.namaHenti}>{stop.nama}</span>
          <span className={styles.keterangan}>{stop.keterangan}</span>
        </li>
      ))}
    </ol>
  );
}

const current = (stop: Stop) =>
  stop.keadaan === "berjalan" || stop.keadaan === "masalah" ? "step" : undefined;

type DiffProps = { before: ReactNode; after: ReactNode; same: boolean };

/** A value and what it was when it was sent the time before. */
export function Diff({ before, after, same }: DiffProps) {
  if (same) return <>{after}</>;
  return (
    <>
      <del className={styles.hapus}>
        <span className="baca">
          <Trans>dihapus</Trans>{" "}
        </span>
        {before}
      </del>{" "}
      <ins className={styles.tambah}>
        <span className="baca">
          <Trans>ditambah</Trans>{" "}
        </span>
        {after}
      </ins>
    </>
  );
}
