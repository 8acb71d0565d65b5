import type { ReactNode } from "react";
import { cx } from "./cx";
import styles from "./Tile.module.css";

type TileProps = {
  /** The number, or a ring. */
  value: ReactNode;
  label: ReactNode;
  /** With onPress the tile is a filter: pressed or not. */
  pressed?: boolean;
  onPress?: () => void;
};

/** A number that is also the filter of the list below it. */
export function Tile({ value, label, pressed = false, onPress }: TileProps) {
  const isi = (
    <>
      <span className={styles.nilai}>{value}</span>
      <span className={styles.label}>{label}</span>
    </>
  );
  if (!onPress) return <div className={styles.ubin}>{isi}</div>;
  return (
    <button type="button" className={styles.ubin} aria-pressed={pressed} onClick={onPress}>
      {isi}
    </button>
  );
}

type TilesProps = {
  label: string;
  /** Six of them: smaller, three by two on a phone. */
  six?: boolean;
  children: ReactNode;
};

/** Four across, two by two on a phone. */
export function Tiles({ label, six, children }: TilesProps) {
  return (
    <div role="group" aria-label={label} className={cx(styles.deret, six && styles.enam)}>
      {children}
    </div>
  );
}
