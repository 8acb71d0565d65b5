import { Trans } from "@lingui/react/macro";
import styles from "./Skeleton.module.css";

/** Grey blocks while something is read. They appear only after a moment, so that a fast answer does not flicker. */
export function Skeleton({ lines = 3, tall }: { lines?: number; tall?: boolean }) {
  return (
    <div role="status" className={styles.tunggu}>
      <span className="baca">
        <Trans>Memuat…</Trans>
      </span>
      {Array.from({ length: lines }, (_, nth) => (
        // oxlint-disable-next-line react/no-array-index-key -- blocks without identity
        <span key={nth} className={tall ? styles.balok : styles.baris} />
      ))}
    </div>
  );
}
