import { Trans } from "@lingui/react/macro";
import { TriangleAlert } from "lucide-react";
import styles from "./TandaReferensi.module.css";

/** The mark of a line whose source says something else by now, or has it no more. */
export function TandaReferensi({ status }: { status: "TETAP" | "BERUBAH" | "HILANG" | null }) {
  if (status === null || status === "TETAP") return null;
  return (
    <span className={styles.tanda}>
      <TriangleAlert size={16} aria-hidden="true" />
      {status === "BERUBAH" ? (
        <Trans>Referensi berubah di sumbernya</Trans>
      ) : (
        <Trans>Referensi tidak ada lagi di sumbernya</Trans>
      )}
    </span>
  );
}
