import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { type FragmentOf, graphql, readFragment } from "../../graphql";
import { Badge } from "../../ui/Badge";
import styles from "./PilihTriwulan.module.css";

export const PilihTriwulanFragment = graphql(`
  fragment PilihTriwulan on Triwulan { id tw realisasi { status statusLabel } }
`);

type Props = {
  triwulan: readonly FragmentOf<typeof PilihTriwulanFragment>[];
  tw: number;
  tahun: string;
  skpId: string;
};

/** The quarters of the SKP, each with where its report stands. */
export function PilihTriwulan({ triwulan, tw, tahun, skpId }: Props) {
  const { t } = useLingui();
  return (
    <nav aria-label={t`Triwulan`}>
      <ul className={styles.deret}>
        {readFragment(PilihTriwulanFragment, triwulan).map(({ id, tw: satu, realisasi }) => (
          <li key={id}>
            <Link
              to="/realisasi/$tahun/$tw"
              params={{ tahun, tw: String(satu) }}
              search={{ skp: skpId }}
              className={styles.satu}
              aria-current={satu === tw ? "page" : undefined}
            >
              <span className={styles.nama}>{t`TW ${satu}`}</span>
              <Badge status={realisasi.status} plain>
                {realisasi.statusLabel}
              </Badge>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
