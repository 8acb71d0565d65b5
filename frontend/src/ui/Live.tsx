import { useLingui } from "@lingui/react/macro";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useEffect, useState } from "react";
import { Button, IconButton } from "./Button";
import { cx } from "./cx";
import styles from "./Live.module.css";

type Kind = "baik" | "galat";
type Notice = { id: number; kata: string; kind: Kind; aksi?: { nama: string; onPress: () => void } };

const SHOWN_MS = 8_000;
const listeners = new Set<(notice: Notice) => void>();
let last = 0;

/** Says what has just happened: shown for eight seconds and read out. Never the only place where it can be seen. */
export function announce(kata: string, kind: Kind = "baik", aksi?: Notice["aksi"]): void {
  last += 1;
  for (const listener of listeners) listener({ id: last, kata, kind, aksi });
}

/** Stands once in the layout; it is there before the first notice, else readers miss that one. */
export function LiveRegion() {
  const { t } = useLingui();
  const [notice, setNotice] = useState<Notice | null>(null);
  useEffect(() => {
    listeners.add(setNotice);
    return () => {
      listeners.delete(setNotice);
    };
  }, []);
  useEffect(() => {
    if (!notice) return;
    const timer = setTimeout(() => setNotice(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [notice]);

  return (
    <div role="status" aria-live="polite" className={styles.wilayah}>
      {notice && (
        <div key={notice.id} className={cx(styles.kabar, notice.kind === "galat" && styles.galat)}>
          {notice.kind === "galat" ? (
            <CircleAlert size={20} aria-hidden="true" />
          ) : (
            <CircleCheck size={20} aria-hidden="true" />
          )}
          <span className={styles.kata}>{notice.kata}</span>
          {notice.aksi && (
            <Button
              compact
              onClick={() => {
                notice.aksi?.onPress();
                setNotice(null);
              }}
            >
              {notice.aksi.nama}
            </Button>
          )}
          <IconButton
            label={t`Tutup pesan`}
            icon={<X size={18} aria-hidden="true" />}
            onClick={() => setNotice(null)}
          />
        </div>
      )}
    </div>
  );
}
