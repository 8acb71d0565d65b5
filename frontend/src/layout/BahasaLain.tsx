import { i18n } from "@lingui/core";
import { Trans } from "@lingui/react/macro";
import type { Viewer } from "../graphql/viewer";
import { Button } from "../ui/Button";
import styles from "./BahasaLain.module.css";

/**
 * The language was chosen anew somewhere else. A page keeps the one it came in, for a number half typed would mean
 * another one all at once; it says so instead.
 */
export function BahasaLain({ viewer: { bahasa } }: { viewer: Viewer }) {
  if (!bahasa || bahasa.toLowerCase() === i18n.locale) return null;
  return (
    <div role="status" className={styles.pita}>
      <span>
        <Trans>Anda sudah memilih bahasa lain. Muat ulang halaman ini untuk memakainya.</Trans>
      </span>
      <Button compact onClick={() => location.reload()}>
        <Trans>Muat ulang</Trans>
      </Button>
    </div>
  );
}
