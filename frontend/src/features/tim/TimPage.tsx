import { useLingui } from "@lingui/react/macro";
import { Page } from "../../ui/Page";

export function TimPage() {
  const { t } = useLingui();
  return <Page title={t`Tim saya`} />;
}
