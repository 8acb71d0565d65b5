import { useLingui } from "@lingui/react/macro";
import { Page } from "../../ui/Page";

export function KitPage() {
  const { t } = useLingui();
  return <Page title={t`Kit`} />;
}
