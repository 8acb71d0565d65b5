import type { ReactNode } from "react";
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

/** Four across, two by two on a phone. */
export function Tiles({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="group" aria-label={label} className={styles.deret}>
      {children}
    </div>
  );
}
