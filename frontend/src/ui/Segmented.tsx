import type { ReactNode } from "react";
import styles from "./Segmented.module.css";

type SegmentedProps<Value extends string> = {
  label: string;
  value: Value;
  options: readonly { value: Value; label: ReactNode }[];
  onChange: (value: Value) => void;
};

/** A choice between two or three views of the same list. */
export function Segmented<Value extends string>({ label, value, options, onChange }: SegmentedProps<Value>) {
  return (
    <div role="group" aria-label={label} className={styles.ruas}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className={styles.satu}
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}

/** The same as links, for views with an address of their own: each a `<Link className={segmentClass}>`. */
export function SegmentedNav({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={label} className={styles.ruas}>
      {children}
    </nav>
  );
}

export const segmentClass = styles.satu;
