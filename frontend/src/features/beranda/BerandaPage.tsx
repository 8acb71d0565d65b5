import { useLingui } from "@lingui/react/macro";
import { Page } from "../../ui/Page";

export function BerandaPage() {
  const { t } = useLingui();
  return <Page title={t`Beranda`} />;
}
