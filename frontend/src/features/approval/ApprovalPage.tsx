import { useLingui } from "@lingui/react/macro";
import { Page } from "../../ui/Page";

export function ApprovalPage() {
  const { t } = useLingui();
  return <Page title={t`SKP approval`} />;
}
