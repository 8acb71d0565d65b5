import { useEffect, useRef, useState } from "react";
import { Field } from "./Field";
import styles from "./SearchField.module.css";

const PAUSE = 300;

type SearchFieldProps = {
  label: string;
  value: string | undefined;
  onSearch: (cari: string | undefined) => void;
};

/** A search that asks a moment after the last key. */
export function SearchField({ label, value = "", onSearch }: SearchFieldProps) {
  const [text, write] = useState(value);
  const [shown, show] = useState(value);
  const search = useRef(onSearch);
  useEffect(() => {
    search.current = onSearch;
  });

  // The address changed by itself: the way back, or a link.
  if (shown !== value) {
    show(value);
    if (text.trim() !== value) write(value);
  }

  useEffect(() => {
    const cari = text.trim();
    if (cari === value) return;
    const timer = setTimeout(() => search.current(cari || undefined), PAUSE);
    return () => clearTimeout(timer);
  }, [text, value]);

  return (
    <Field
      as="search"
      className={styles.cari}
      label={label}
      hideLabel
      placeholder={label}
      value={text}
      maxLength={100}
      autoComplete="off"
      onChange={(event) => write(event.target.value)}
    />
  );
}
