import { useLingui } from "@lingui/react/macro";
import { Page } from "../../ui/Page";

export function RenkinPage() {
  const { t } = useLingui();
  return <Page title={t`Rencana kinerja`} />;
}
