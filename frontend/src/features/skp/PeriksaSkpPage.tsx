import { useLingui } from "@lingui/react/macro";
import { Page } from "../../ui/Page";

export function PeriksaSkpPage() {
  const { t } = useLingui();
  return <Page title={t`Periksa SKP`} />;
}
