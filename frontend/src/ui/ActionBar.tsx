import type { ReactNode } from "react";
import styles from "./ActionBar.module.css";

/** The acts of a long page, always in sight: at the foot of the screen until its end is reached. */
export function ActionBar({ note, children }: { note?: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.bilah}>
      {note && <div className={styles.kata}>{note}</div>}
      <div className={styles.aksi}>{children}</div>
    </div>
  );
}
