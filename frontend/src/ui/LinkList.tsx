import type { ReactNode } from "react";
import styles from "./LinkList.module.css";

/** Things to pick from, one under the other; each item is a `<Link className={linkItemClass}>` with a `LinkItem` inside. */
export function LinkList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul aria-label={label} className={styles.daftar}>
      {children}
    </ul>
  );
}

export const linkItemClass = styles.taut;

type FoldItemProps = { title: ReactNode; end?: ReactNode; children: ReactNode };

/** An item that opens to show what it stands for. */
export function FoldItem({ title, end, children }: FoldItemProps) {
  return (
    <details>
      <summary className={styles.taut}>
        <LinkItem title={title} end={end} />
      </summary>
      <div className={styles.dalam}>{children}</div>
    </details>
  );
}

export function LinkItem({ title, note, end }: { title: ReactNode; note?: ReactNode; end?: ReactNode }) {
  return (
    <>
      <span className={styles.kata}>
        <span className={styles.judul}>{title}</span>
        {note && <span className={styles.catatan}>{note}</span>}
      </span>
      {end && <span className={styles.ujung}>{end}</span>}
    </>
  );
}
