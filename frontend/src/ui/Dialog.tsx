import { useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { IconButton } from "./Button";
import { cx } from "./cx";
import styles from "./Dialog.module.css";

type DialogProps = {
  title: ReactNode;
  subtitle?: ReactNode;
  onClose: () => void;
  foot?: ReactNode;
  children: ReactNode;
};

/** A question in the middle of the screen. Mount it to open it; focus, Esc and the way back are the browser's. */
export function Dialog(props: DialogProps) {
  return <Modal {...props} className={styles.dialog} />;
}

/** A panel from the right, over a page that stays; the whole screen on a phone. */
export function Drawer(props: DialogProps) {
  return <Modal {...props} className={styles.laci} />;
}

function Modal({
  title,
  subtitle,
  onClose,
  foot,
  children,
  className,
}: DialogProps & { className?: string }) {
  const { t } = useLingui();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();

  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    if (element && !element.open) element.showModal();
    return () => {
      element?.close();
      // The browser gives the focus back only to what is still there at that moment.
      if (before instanceof HTMLElement && before.isConnected) return before.focus();
      document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true });
    };
  }, []);

  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- Esc is the key for it
    <dialog
      ref={dialog}
      className={cx(styles.modal, className)}
      aria-labelledby={id}
      onCancel={(event) => {
        if (event.target !== dialog.current) return;
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className={styles.bingkai}>
        <header className={styles.kepala}>
          <div className={styles.judul}>
            <h2 id={id}>{title}</h2>
            {subtitle && <p className={styles.sub}>{subtitle}</p>}
          </div>
          <IconButton label={t`Tutup`} icon={<X size={20} aria-hidden="true" />} onClick={onClose} />
        </header>
        <div className={styles.isi}>{children}</div>
        {foot && <footer className={styles.kaki}>{foot}</footer>}
      </div>
    </dialog>
  );
}
