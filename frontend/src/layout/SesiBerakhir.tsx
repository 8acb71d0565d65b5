import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import { useClient } from "urql";
import { ViewerQuery } from "../graphql/viewer";
import { shareSession } from "../lib/keluar";
import { signInAddress, useSesiBerakhir } from "../lib/sesi";
import { buttonClass } from "../ui/Button";
import styles from "./SesiBerakhir.module.css";

/** The session has ended: nothing is taken away, the way back is shown. */
export function SesiBerakhir() {
  const { t } = useLingui();
  const berakhir = useSesiBerakhir();
  if (!berakhir) return null;
  return (
    <aside aria-label={t`Sesi berakhir`} className={styles.pita}>
      <span role="alert">
        <Trans>Sesi berakhir; isian Anda aman di perangkat ini.</Trans>
      </span>
      <a
        href="/masuk"
        className={buttonClass({ variant: "primer", compact: true })}
        onClick={(event) => {
          event.preventDefault();
          location.assign(signInAddress());
        }}
      >
        <Trans>Masuk lagi</Trans>
      </a>
    </aside>
  );
}

const COBA = 5_000;

/**
 * Watches whose session it is. After it has ended the page waits until the same person has signed in again, here or in
 * another tab; when it is somebody else's, nothing of the one before stays.
 */
export function useSesi(pegawaiId: string | undefined): void {
  const client = useClient();
  const berakhir = useSesiBerakhir();
  const siapa = useRef(pegawaiId);

  useEffect(() => {
    if (!pegawaiId) return;
    if (siapa.current && siapa.current !== pegawaiId) location.reload();
    siapa.current = pegawaiId;
    const probe = () => void client.query(ViewerQuery, {}, { requestPolicy: "network-only" }).toPromise();
    return shareSession(pegawaiId, probe);
  }, [client, pegawaiId]);

  useEffect(() => {
    if (!berakhir) return;
    // Nothing is on the screen that could be lost.
    if (!pegawaiId) return location.assign(signInAddress());
    const probe = () => {
      if (!document.hidden) void client.query(ViewerQuery, {}, { requestPolicy: "network-only" }).toPromise();
    };
    const timer = setInterval(probe, COBA);
    window.addEventListener("focus", probe);
    return () => {
      clearInterval(timer);
      window.removeEventListener("focus", probe);
    };
  }, [berakhir, client, pegawaiId]);
}
