import { Trans, useLingui } from "@lingui/react/macro";
import { useCombobox } from "downshift";
import { Check, ChevronsUpDown } from "lucide-react";
import { type ReactNode, useId } from "react";
import styles from "./Combobox.module.css";
import { cx } from "./cx";

export type ComboboxProps<Item> = {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  id?: string;
  placeholder?: string;
  /** What matches the text typed; the server filters. */
  items: readonly Item[];
  selected: Item | null;
  keyOf: (item: Item) => string;
  textOf: (item: Item) => string;
  /** Two lines or more in the list; the text when absent. */
  render?: (item: Item) => ReactNode;
  onSearch: (text: string) => void;
  onSelect: (item: Item | null) => void;
  loading?: boolean;
  /** At the foot of the list: "Tampilkan lagi", a count. */
  foot?: ReactNode;
  disabled?: boolean;
};

/** A field that searches: for lists too long for a select. Use it through LazyCombobox. */
export function Combobox<Item>(props: ComboboxProps<Item>) {
  const { label, hint, error, items, selected, keyOf, textOf, render, onSearch, onSelect, loading, foot } =
    props;
  const { t } = useLingui();
  const made = useId();
  const id = props.id ?? made;
  const jumlah = items.length;
  const combobox = useCombobox<Item>({
    inputId: id,
    items: items as Item[],
    itemToString: (item) => (item ? textOf(item) : ""),
    itemToKey: (item) => (item ? keyOf(item) : null),
    selectedItem: selected,
    onSelectedItemChange: (change) => onSelect(change.selectedItem ?? null),
    onInputValueChange: ({ inputValue, type }) => {
      if (type === useCombobox.stateChangeTypes.InputChange) onSearch(inputValue ?? "");
    },
    stateReducer: (state, { type, changes }) => {
      // Leaving the field without a choice brings back the words of what is chosen.
      if (type === useCombobox.stateChangeTypes.InputBlur)
        return { ...changes, selectedItem: state.selectedItem, inputValue: selected ? textOf(selected) : "" };
      return changes;
    },
    getA11yStatusMessage: ({ isOpen }) => (isOpen ? t`${jumlah} pilihan` : ""),
  });
  const describedBy = cx(Boolean(hint) && `${id}-hint`, Boolean(error) && `${id}-error`) || undefined;

  return (
    <div className={styles.isian}>
      <label {...combobox.getLabelProps({ htmlFor: id })} className={styles.label}>
        {label}
      </label>
      <div className={styles.bidang}>
        <input
          {...combobox.getInputProps({
            id,
            disabled: props.disabled,
            placeholder: props.placeholder,
            "aria-invalid": error ? true : undefined,
            "aria-describedby": describedBy,
          })}
          className={styles.kontrol}
        />
        <span className={styles.tanda}>
          <ChevronsUpDown size={18} aria-hidden="true" />
        </span>
        <div className={cx(styles.lembar, !combobox.isOpen && styles.tutup)}>
          <ul {...combobox.getMenuProps()} className={styles.daftar}>
            {combobox.isOpen &&
              items.map((item, index) => (
                <li
                  key={keyOf(item)}
                  {...combobox.getItemProps({ item, index })}
                  className={cx(styles.pilihan, combobox.highlightedIndex === index && styles.sorot)}
                >
                  <span className={styles.kata}>{render ? render(item) : textOf(item)}</span>
                  {selected && keyOf(selected) === keyOf(item) && <Check size={18} aria-hidden="true" />}
                </li>
              ))}
          </ul>
          {combobox.isOpen && !items.length && (
            <p className={styles.pesan}>
              {loading ? <Trans>Mencari…</Trans> : <Trans>Tidak ada yang cocok.</Trans>}
            </p>
          )}
          {combobox.isOpen && foot && <div className={styles.kaki}>{foot}</div>}
        </div>
      </div>
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
