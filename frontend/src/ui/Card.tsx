import { type ReactNode, useId, useState } from "react";
import styles from "./Card.module.css";
import { cx } from "./cx";

type CardProps = {
  title?: ReactNode;
  /** Small words beside the title. */
  note?: ReactNode;
  actions?: ReactNode;
  foot?: ReactNode;
  /** No padding around the content: for tables and trees. */
  flush?: boolean;
  /** The blue one: the single next step. One per page. */
  hero?: boolean;
  level?: 2 | 3;
  children?: ReactNode;
};

export function Card({ title, note, actions, foot, flush, hero, level = 2, children }: CardProps) {
  const id = useId();
  const Heading = `h${level}` as const;
  if (hero) {
    return (
      <section className={cx(styles.kartu, styles.hero)} aria-labelledby={id}>
        <div className={styles.pesan}>
          <Heading id={id}>{title}</Heading>
          {children}
        </div>
        {actions && <div className={styles.aksi}>{actions}</div>}
      </section>
    );
  }
  return (
    <section className={styles.kartu} aria-labelledby={title ? id : undefined}>
      {(title || actions) && (
        <div className={cx(styles.kepala, flush && styles.bergaris)}>
          {title && (
            <div className={styles.judul}>
              <Heading id={id}>{title}</Heading>
              {note && <span className={styles.catatan}>{note}</span>}
            </div>
          )}
          {actions && <div className={styles.aksi}>{actions}</div>}
        </div>
      )}
      {children !== undefined && <div className={cx(styles.isi, flush && styles.rapat)}>{children}</div>}
      {foot && <div className={styles.kaki}>{foot}</div>}
    </section>
  );
}

type FoldCardProps = CardProps & {
  openOnWide?: boolean;
  /** How it stands at first, where the width of the screen does not decide it. */
  startOpen?: boolean;
  onToggle?: (open: boolean) => void;
};

/** A card that folds; open on a wide screen when `openOnWide`. */
export function FoldCard({
  title,
  note,
  flush,
  openOnWide,
  startOpen,
  onToggle,
  level = 2,
  children,
}: FoldCardProps) {
  const [open] = useState(() =>
    openOnWide ? matchMedia("(min-width: 821px)").matches : (startOpen ?? undefined),
  );
  const Heading = `h${level}` as const;
  return (
    <details
      className={styles.kartu}
      open={open}
      onToggle={(event) => {
        if (event.target === event.currentTarget) onToggle?.(event.currentTarget.open);
      }}
    >
      <summary className={styles.lipat}>
        <Heading>{title}</Heading>
        {note && <span className={styles.catatan}>{note}</span>}
      </summary>
      <div className={cx(styles.isi, styles.isiLipat, flush && styles.rapat)}>{children}</div>
    </details>
  );
}

/** Blocks under each other, or beside each other where there is room. The only place that knows distances. */
export function Stack({ children, gap = 16 }: { children: ReactNode; gap?: 4 | 8 | 12 | 16 | 24 }) {
  return <div className={cx(styles.tumpuk, styles[`g${gap}`])}>{children}</div>;
}

/** A row that wraps. `end` pushes to the right. */
export function Row({
  children,
  gap = 8,
  end,
  between,
}: {
  children: ReactNode;
  gap?: 4 | 8 | 12 | 16 | 24;
  end?: boolean;
  between?: boolean;
}) {
  return (
    <div className={cx(styles.jajar, styles[`g${gap}`], end && styles.kanan, between && styles.renggang)}>
      {children}
    </div>
  );
}

/** Columns of equal width, as many as fit. `min` is the narrowest, in px. */
export function Grid({ children, min = 240 }: { children: ReactNode; min?: 120 | 160 | 240 | 320 }) {
  return <div className={cx(styles.petak, styles[`m${min}`])}>{children}</div>;
}
