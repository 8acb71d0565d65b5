import { type ComponentProps, type ReactNode, useEffect, useRef } from "react";
import styles from "./Checkbox.module.css";
import { cx } from "./cx";

type CheckboxProps = Omit<ComponentProps<"input">, "type" | "className" | "ref"> & {
  label: ReactNode;
  /** The label is only for readers: in a row of a table. */
  hideLabel?: boolean;
  /** Some of what it stands for. */
  mixed?: boolean;
};

export function Checkbox({ label, hideLabel, mixed = false, ...rest }: CheckboxProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current) input.current.indeterminate = mixed;
  }, [mixed]);
  return (
    <label className={cx(styles.centang, hideLabel && styles.rapat)}>
      <input {...rest} ref={input} type="checkbox" className={styles.kotak} />
      <span className={cx(hideLabel && "baca")}>{label}</span>
    </label>
  );
}
