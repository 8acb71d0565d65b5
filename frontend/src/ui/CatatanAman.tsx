import { Trans } from "@lingui/react/macro";

/** For notes that are sent with an act: until then they are on this device. */
export function CatatanAman({ aman, texts }: { aman: boolean; texts: Readonly<Record<string, string>> }) {
  if (!aman || !Object.values(texts).some((text) => text.trim())) return null;
  return (
    <span>
      <Trans>Disimpan di perangkat ini</Trans>
    </span>
  );
}
