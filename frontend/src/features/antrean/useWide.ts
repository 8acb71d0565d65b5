import { useSyncExternalStore } from "react";
import { WIDE } from "../../ui/Split";

/** Whether there is room for the list beside what is open. */
export function useWide(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const media = matchMedia(WIDE);
      media.addEventListener("change", onChange);
      return () => media.removeEventListener("change", onChange);
    },
    () => matchMedia(WIDE).matches,
  );
}
