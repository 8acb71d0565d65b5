import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { Viewer } from "../graphql/viewer";
import { hariTanggal } from "../lib/tanggal";
import { announce } from "../ui/Live";
import styles from "./DemoBanner.module.css";

/** Says that the data are made up, and moves the day on which the demo stands. */
export function DemoBanner({ viewer }: { viewer: Viewer | undefined }) {
  const { t } = useLingui();
  const [moving, setMoving] = useState(false);

  async function move(hari: string) {
    if (!hari || hari === viewer?.hari) return;
    setMoving(true);
    const answer = await fetch(`/demo/tanggal?hari=${hari}`, {
      method: "POST",
      headers: { "x-kinerja": "1" },
    }).catch(() => null);
    setMoving(false);
    if (!answer?.ok) return announce(t`Tanggal demo tidak dapat dipindahkan ke hari itu.`, "galat");
    // Every window and status hangs on the day: all that is shown is read anew.
    location.reload();
  }

  return (
    <aside aria-label={t`Demo`} className={styles.pita}>
      {viewer && (
        <>
          <span>
            <Trans>
              <strong>Demo.</strong> Data rekaan; hari ini {hariTanggal(viewer.hari)}.
            </Trans>
          </span>
          <label className={styles.pindah}>
            <Trans>Pindah ke</Trans>
            <input
              type="date"
              className={styles.hari}
              min="2020-01-01"
              max="2021-12-31"
              defaultValue={viewer.hari}
              disabled={moving}
              onChange={(event) => event.target.validity.valid && move(event.target.value)}
            />
          </label>
        </>
      )}
    </aside>
  );
}
