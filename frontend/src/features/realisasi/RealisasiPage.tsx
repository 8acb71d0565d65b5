import { useLingui } from "@lingui/react/macro";
import { Page } from "../../ui/Page";

export function RealisasiPage() {
  const { t } = useLingui();
  return <Page title={t`Realisasi`} />;
}
