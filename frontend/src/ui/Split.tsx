import type { ReactNode } from "react";
import { cx } from "./cx";
import styles from "./Split.module.css";

/** From this width on there is room for a list beside what was picked from it. */
export const WIDE = "(min-width: 1000px)";

type SplitProps = {
  /** The narrow part at the left: a tree, a list. */
  side: ReactNode;
  children: ReactNode;
  /** Where there is no room for both: only this one. Without it they stand under each other. */
  only?: "side" | "main";
};

/** A narrow part and a wide one beside each other; under each other where there is no room. */
export function Split({ side, children, only }: SplitProps) {
  return (
    <div className={styles.belah}>
      <div className={cx(styles.sisi, only === "main" && styles.luas)}>{side}</div>
      <div className={cx(styles.utama, only === "side" && styles.luas)}>{children}</div>
    </div>
  );
}
