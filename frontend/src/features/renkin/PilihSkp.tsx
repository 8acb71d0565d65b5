import { Trans, useLingui } from "@lingui/react/macro";
import { Link, type LinkProps } from "@tanstack/react-router";
import { type FragmentOf, graphql, readFragment } from "../../graphql";
import { tanggalBulan } from "../../lib/tanggal";
import styles from "./PilihSkp.module.css";

export const PilihSkpFragment = graphql(`
  fragment PilihSkp on Skp { id mulai selesai }
`);

type Masked = { id: string } & FragmentOf<typeof PilihSkpFragment>;

/** The SKP that is asked for; else the last of the year. */
export function pilihSkp<Satu extends { id: string }>(semua: readonly Satu[], dipilih: string | undefined) {
  return semua.find(({ id }) => id === dipilih) ?? semua.at(-1) ?? null;
}

type Props = {
  semua: readonly Masked[];
  dipilih: string;
  ke: "/renkin/$tahun" | "/realisasi/$tahun/$tw";
  params: NonNullable<LinkProps["params"]>;
};

/** The SKP of a year by their spans; nothing where there is only one. */
export function PilihSkp({ semua, dipilih, ke, params }: Props) {
  const { t } = useLingui();
  if (semua.length < 2) return null;
  return (
    <nav aria-label={t`SKP tahun ini`}>
      <ul className={styles.deret}>
        {readFragment(PilihSkpFragment, semua).map((skp) => {
          const mulai = tanggalBulan(skp.mulai);
          const selesai = tanggalBulan(skp.selesai);
          const link = { to: ke, params, search: { skp: skp.id } } as LinkProps;
          return (
            <li key={skp.id}>
              <Link {...link} className={styles.satu} aria-current={skp.id === dipilih ? "page" : undefined}>
                <Trans>
                  {mulai} – {selesai}
                </Trans>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
