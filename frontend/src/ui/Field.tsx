import { Trans } from "@lingui/react/macro";
import { type ComponentProps, type ReactNode, useId } from "react";
import { cx } from "./cx";
import styles from "./Field.module.css";

type Frame = {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  /** The label is only for readers: in a grid whose heads say it already. */
  hideLabel?: boolean;
  /** Written after the label, for what need not be filled in. */
  optional?: boolean;
  className?: string;
};

type Input = Omit<ComponentProps<"input">, "type" | "className"> & {
  as?: "text" | "number" | "date" | "password" | "search";
};
type Area = Omit<ComponentProps<"textarea">, "className"> & { as: "textarea" };
type Select = Omit<ComponentProps<"select">, "className"> & { as: "select" };

type FieldProps = Frame & (Input | Area | Select) & { unit?: ReactNode };

/**
 * One question: label, native input, hint, error, tied together for readers.
 *
 * `as="number"` is a text field with a number keypad, right-aligned: a native number input cannot read "1.234,5". Read it
 * with `parseAngka`. The id of the input is `id` (or made up), so that an ErrorSummary can link to it.
 */
export function Field({ label, hint, error, hideLabel, optional, className, unit, ...control }: FieldProps) {
  const made = useId();
  const id = control.id ?? made;
  const describedBy =
    cx(Boolean(hint) && `${id}-hint`, Boolean(error) && `${id}-error`, control["aria-describedby"]) ||
    undefined;
  const shared = { id, "aria-invalid": error ? (true as const) : undefined, "aria-describedby": describedBy };

  return (
    <div className={cx(styles.isian, className)}>
      <label htmlFor={id} className={cx(styles.label, hideLabel && "baca")}>
        {label}
        {optional && (
          <span className={styles.opsional}>
            {" "}
            <Trans>(boleh kosong)</Trans>
          </span>
        )}
      </label>
      <span className={styles.baris}>
        <Control {...(control as Input | Area | Select)} {...shared} />
        {unit && <span className={styles.satuan}>{unit}</span>}
      </span>
      {hint && (
        <p id={`${id}-hint`} className={styles.petunjuk}>
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className={styles.galat}>
          {error}
        </p>
      )}
    </div>
  );
}

function Control(props: Input | Area | Select) {
  if (props.as === "textarea") {
    const { as: _, ...rest } = props;
    return <textarea rows={3} {...rest} className={styles.kontrol} />;
  }
  if (props.as === "select") {
    const { as: _, ...rest } = props;
    return <select {...rest} className={cx(styles.kontrol, styles.pilih)} />;
  }
  const { as = "text", ...rest } = props;
  if (as === "number") {
    return (
      <input
        inputMode="decimal"
        autoComplete="off"
        {...rest}
        type="text"
        className={cx(styles.kontrol, styles.angka)}
      />
    );
  }
  return <input {...rest} type={as} className={styles.kontrol} />;
}
