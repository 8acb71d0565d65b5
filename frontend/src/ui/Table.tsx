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

/** For the link of a row: the whole row is its target. */
export const rowLinkClass = styles.taut;

/** `wideOnly`: where rows become cards the cell is left away. */
type CellProps = { numeric?: boolean; wideOnly?: boolean; label?: string };

export function Th({
  numeric,
  wideOnly,
  className,
  ...rest
}: Omit<CellProps, "label"> & ComponentProps<"th">) {
  return (
    <th
      scope="col"
      {...rest}
      className={cx(numeric && styles.angka, wideOnly && styles.lebar, className) || undefined}
    />
  );
}

export function Td({ numeric, wideOnly, label, className, ...rest }: CellProps & ComponentProps<"td">) {
  return (
    <td
      {...rest}
      data-label={label}
      className={cx(numeric && styles.angka, wideOnly && styles.lebar, className) || undefined}
    />
  );
}
