import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Bell } from "lucide-react";
import { useQuery } from "urql";
import { graphql } from "../graphql";
import styles from "./Layout.module.css";

const BelumDibacaQuery = graphql(`
  query BelumDibaca {
    viewer { belumDibaca }
  }
`);

const BANYAK = 99;

/** The way to the notices, with how many are new. The number is live: it is read again with all else on a change. */
export function Lonceng() {
  const { t } = useLingui();
  const [{ data }] = useQuery({ query: BelumDibacaQuery });
  const baru = data?.viewer.belumDibaca ?? 0;
  return (
    <Link
      to="/notifikasi"
      className={styles.lonceng}
      aria-label={baru ? t`Pemberitahuan, ${baru} belum dibaca` : t`Pemberitahuan`}
    >
      <Bell size={22} aria-hidden="true" />
      {baru > 0 && <span className={styles.angka}>{baru > BANYAK ? `${BANYAK}+` : baru}</span>}
    </Link>
  );
}
