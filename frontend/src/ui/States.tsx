import { Trans } from "@lingui/react/macro";
import { CircleAlert, Inbox } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./Button";
import { Skeleton } from "./Skeleton";
import styles from "./States.module.css";

type EmptyStateProps = { title: ReactNode; children?: ReactNode; action?: ReactNode; icon?: ReactNode };

/** Nothing here, why, and what to do next. */
export function EmptyState({ title, children, action, icon }: EmptyStateProps) {
  return (
    <div className={styles.kosong}>
      <span className={styles.gambar}>{icon ?? <Inbox size={28} aria-hidden="true" />}</span>
      <h2>{title}</h2>
      {children && <div className={styles.kata}>{children}</div>}
      {action}
    </div>
  );
}

type ErrorStateProps = { title?: ReactNode; children?: ReactNode; onRetry?: () => void };

/** Reading failed. The sentence says what; the button asks again. */
export function ErrorState({ title, children, onRetry }: ErrorStateProps) {
  return (
    <div className={styles.kosong} role="alert">
      <span className={styles.galat}>
        <CircleAlert size={28} aria-hidden="true" />
      </span>
      <h2>{title ?? <Trans>Data belum dapat dimuat</Trans>}</h2>
      <div className={styles.kata}>
        {children ?? <Trans>Server tidak menjawab. Yang sudah tersimpan tetap aman.</Trans>}
      </div>
      {onRetry && (
        <Button variant="sekunder" onClick={onRetry}>
          <Trans>Coba lagi</Trans>
        </Button>
      )}
    </div>
  );
}

type PendingProps = {
  error: unknown;
  fetching?: boolean;
  onRetry: () => void;
  lines?: number;
  tall?: boolean;
  children?: ReactNode;
};

/** In the place of an answer that is not there: the failure, a skeleton on its way, else what says that there is none. */
export function Pending({ error, fetching = true, onRetry, lines, tall = true, children }: PendingProps) {
  if (error) return <ErrorState onRetry={onRetry} />;
  return fetching ? <Skeleton lines={lines} tall={tall} /> : children;
}
