import { type ReactNode, useId } from "react";
import styles from "./RadioGroup.module.css";

type RadioGroupProps<Value extends string> = {
  legend: ReactNode;
  hint?: ReactNode;
  value: Value | null;
  options: readonly { value: Value; label: ReactNode; note?: ReactNode; disabled?: boolean }[];
  onChange: (value: Value) => void;
};

/** One of a few, all of them seen. */
export function RadioGroup<Value extends string>({
  legend,
  hint,
  value,
  options,
  onChange,
}: RadioGroupProps<Value>) {
  const name = useId();
  return (
    <fieldset aria-describedby={hint ? `${name}-hint` : undefined}>
      <legend className={styles.judul}>{legend}</legend>
      {hint && (
        <p id={`${name}-hint`} className={styles.petunjuk}>
          {hint}
        </p>
      )}
      <div className={styles.pilihan}>
        {options.map((option) => (
          <label key={option.value} className={styles.satu}>
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              disabled={option.disabled}
              onChange={() => onChange(option.value)}
            />
            <span>
              {option.label}
              {option.note && <span className={styles.petunjuk}> {option.note}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
