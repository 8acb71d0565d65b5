import { Trans } from "@lingui/react/macro";
import { CircleAlert } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import styles from "./Errors.module.css";

type Refused = { message: string; path?: readonly string[] };

/** What the server refused, beside the button that asked for it. Nothing while nothing was refused. */
export function Errors({ errors }: { errors: readonly Refused[] | null | undefined }) {
  if (!errors?.length) return null;
  return (
    <div role="alert" className={styles.kotak}>
      <CircleAlert size={20} aria-hidden="true" />
      <ul>
        {errors.map((error) => (
          <li key={error.message + error.path?.join()}>{error.message}</li>
        ))}
      </ul>
    </div>
  );
}

type ErrorSummaryProps = {
  title?: ReactNode;
  /** `field` is the id of the input that has to be repaired. */
  errors: readonly { message: ReactNode; field?: string }[];
  /** Takes the focus when it appears: after an attempt to submit, not while typing. */
  focus?: boolean;
};

/** All that has to be repaired, at the head of a form, each with a link to its field. */
export function ErrorSummary({ title, errors, focus = true }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const shown = errors.length > 0;
  useEffect(() => {
    if (focus && shown) box.current?.focus();
  }, [focus, shown]);
  if (!shown) return null;
  return (
    <div ref={box} role="alert" tabIndex={-1} className={styles.ringkasan}>
      <h2>{title ?? <Trans>Ada yang perlu diperbaiki</Trans>}</h2>
      <ul>
        {errors.map(({ message, field }, nth) => (
          // oxlint-disable-next-line react/no-array-index-key -- the same words can stand twice
          <li key={nth}>{field ? <FieldLink field={field}>{message}</FieldLink> : message}</li>
        ))}
      </ul>
    </div>
  );
}

function FieldLink({ field, children }: { field: string; children: ReactNode }) {
  return (
    <a
      href={`#${field}`}
      onClick={(event) => {
        event.preventDefault();
        const element = document.getElementById(field);
        element?.scrollIntoView({ block: "center" });
        element?.focus({ preventScroll: true });
      }}
    >
      {children}
    </a>
  );
}

/** A note in a box: what to know before acting (`info`), or what a superior wrote (`catatan`). */
export function Note({ kind = "info", title, children }: NoteProps) {
  return (
    <div className={kind === "catatan" ? styles.catatan : styles.info}>
      {title && <strong className={styles.judul}>{title}</strong>}
      {children}
    </div>
  );
}

type NoteProps = { kind?: "info" | "catatan"; title?: ReactNode; children: ReactNode };
