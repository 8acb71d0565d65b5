import type { ReactNode } from "react";
import styles from "./Cells.module.css";
import { cx } from "./cx";

export type Cell = {
  key: string | number;
  label: ReactNode;
  value: ReactNode;
  /** What is to be looked at. */
  mark?: boolean;
};

/** A few short values beside each other, each under its name: the quarters of a year. */
export function Cells({ cells }: { cells: readonly Cell[] }) {
  return (
    <dl className={styles.deret}>
      {cells.map(({ key, label, value, mark }) => (
        <div key={key} className={cx(styles.sel, mark && styles.sorot)}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
