import { type ComponentType, lazy, Suspense } from "react";
import type { ComboboxProps } from "./Combobox";
import { Field } from "./Field";

// React's lazy forgets the type of the items; the cast in LazyCombobox brings it back.
const Loaded: unknown = lazy(() => import("./Combobox").then(({ Combobox }) => ({ default: Combobox })));

/** The combobox, loaded when the first one is shown; until then a field of the same size stands there. */
export function LazyCombobox<Item>(props: ComboboxProps<Item>) {
  const Combobox = Loaded as ComponentType<ComboboxProps<Item>>;
  const { label, hint, error, selected, textOf } = props;
  const text = selected ? textOf(selected) : "";
  return (
    <Suspense fallback={<Field label={label} hint={hint} error={error} value={text} readOnly />}>
      <Combobox {...props} />
    </Suspense>
  );
}
