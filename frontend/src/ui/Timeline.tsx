import type { ReactNode } from "react";
import styles from "./Timeline.module.css";

/** What happened, one under the other along a line, the last first. */
export function Timeline({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ol aria-label={label} className={styles.garis}>
      {children}
    </ol>
  );
}

type TimelineItemProps = { title: ReactNode; time: string; when: ReactNode; children?: ReactNode };

/** One thing that happened. `time`: the moment for machines, `when` for people. */
export function TimelineItem({ title, time, when, children }: TimelineItemProps) {
  return (
    <li className={styles.butir}>
      <h2 className={styles.judul}>{title}</h2>
      <time dateTime={time} className={styles.saat}>
        {when}
      </time>
      {children && <div className={styles.isi}>{children}</div>}
    </li>
  );
}

/** Values that changed: what, from, to. */
export function Changes({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul aria-label={label} className={styles.ubah}>
      {children}
    </ul>
  );
}

/** A text by which machines know something: it may break anywhere. */
export function Code({ children }: { children: ReactNode }) {
  return <code className={styles.kode}>{children}</code>;
}
