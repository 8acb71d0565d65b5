import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx";
import styles from "./Table.module.css";

type TableProps = {
  /** Read out, not shown. */
  caption: string;
  head: ReactNode;
  children: ReactNode;
  /** On a phone each row becomes a card; the cells then show their `label`. */
  cards?: boolean;
  busy?: boolean;
};

export function Table({ caption, head, children, cards, busy }: TableProps) {
  return (
    <div className={cx(styles.wadah, cards && styles.kartu)}>
      <table className={styles.tabel} aria-busy={busy || undefined}>
        <caption className="baca">{caption}</caption>
        <thead>
          <tr>{head}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

type CellProps = { numeric?: boolean; label?: string };

export function Th({ numeric, className, ...rest }: { numeric?: boolean } & ComponentProps<"th">) {
  return <th scope="col" {...rest} className={cx(numeric && styles.angka, className)} />;
}

export function Td({ numeric, label, className, ...rest }: CellProps & ComponentProps<"td">) {
  return <td {...rest} data-label={label} className={cx(numeric && styles.angka, className)} />;
}
