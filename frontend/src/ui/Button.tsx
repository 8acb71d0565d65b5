import type { ComponentProps, ReactNode } from "react";
import styles from "./Button.module.css";
import { cx } from "./cx";

export type ButtonVariant = "primer" | "sekunder" | "bahaya" | "polos";

type Look = { variant?: ButtonVariant; icon?: ReactNode; compact?: boolean; wide?: boolean };

type ButtonProps = Look & ComponentProps<"button"> & { loading?: boolean };

/** While loading it stays in place and focusable, and does nothing. */
export function Button({ variant, icon, compact, wide, loading, children, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={cx(buttonClass({ variant, compact, wide }), className)}
      aria-disabled={loading || rest["aria-disabled"] || undefined}
      aria-busy={loading || undefined}
      onClick={(event) => {
        if (loading || rest["aria-disabled"]) event.preventDefault();
        else rest.onClick?.(event);
      }}
    >
      {loading ? <span className={styles.putar} aria-hidden="true" /> : icon}
      {children}
    </button>
  );
}

/** The look of a button for a link: `<Link className={buttonClass({ variant: "primer" })}>`. */
export function buttonClass({ variant = "sekunder", compact, wide }: Omit<Look, "icon"> = {}): string {
  return cx(styles.tombol, styles[variant], compact && styles.ringkas, wide && styles.penuh);
}

type IconButtonProps = Omit<ComponentProps<"button">, "children"> & { label: string; icon: ReactNode };

/** A button with only a picture; the label is for readers and shows as a tip. */
export function IconButton({ label, icon, className, ...rest }: IconButtonProps) {
  return (
    <button type="button" title={label} {...rest} aria-label={label} className={cx(styles.ikon, className)}>
      {icon}
    </button>
  );
}
