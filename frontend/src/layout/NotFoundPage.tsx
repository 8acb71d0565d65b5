import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { buttonClass } from "../ui/Button";
import { Page } from "../ui/Page";

export function NotFoundPage() {
  const { t } = useLingui();
  return (
    <Page title={t`Halaman tidak ditemukan`}>
      <p>
        <Trans>Alamat ini tidak ada, atau bukan untuk dilihat akun Anda.</Trans>
      </p>
      <p>
        <Link to="/" className={buttonClass({ variant: "primer" })}>
          <Trans>Ke Beranda</Trans>
        </Link>
      </p>
    </Page>
  );
}
