import { useLingui } from "@lingui/react/macro";
import { Page } from "../../ui/Page";

export function ValidasiPage() {
  const { t } = useLingui();
  return <Page title={t`Penilaian kinerja`} />;
}
