import type { ReactNode } from "react";
import styles from "./Page.module.css";

type PageProps = {
  title: string;
  /** What the browser's tab says, when the heading is a greeting. */
  tab?: string;
  subtitle?: ReactNode;
  /** Above the title: the way back. */
  back?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
};

/** The frame of every page: one h1, which takes the focus after a navigation. */
export function Page({ title, tab, subtitle, back, actions, children }: PageProps) {
  return (
    <>
      <title>{`${tab ?? title} · Kinerja`}</title>
      <header className={styles.kepala}>
        <div className={styles.judul}>
          {back && <div className={styles.kembali}>{back}</div>}
          <h1 tabIndex={-1}>{title}</h1>
          {subtitle && <div className={styles.sub}>{subtitle}</div>}
        </div>
        {actions && <div className={styles.aksi}>{actions}</div>}
      </header>
      <div className={styles.isi}>{children}</div>
    </>
  );
}
