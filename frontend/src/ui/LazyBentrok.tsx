import { type ComponentProps, lazy, Suspense } from "react";
import type { Bentrok } from "./Bentrok";

const Loaded = lazy(async () => ({ default: (await import("./Bentrok")).Bentrok }));

/** Loaded when the first conflict is there, which is rare. */
export function LazyBentrok(props: ComponentProps<typeof Bentrok>) {
  if (!props.beda.length) return null;
  return (
    <Suspense>
      <Loaded {...props} />
    </Suspense>
  );
}
