import { Trans, useLingui } from "@lingui/react/macro";
import { Link, type LinkProps } from "@tanstack/react-router";
import { type FragmentOf, graphql, type ResultOf, readFragment } from "../../graphql";
import { Card, Stack } from "../../ui/Card";
import { Note } from "../../ui/Errors";

export const CatatanAtasanFragment = graphql(`
  fragment CatatanAtasan on Skp {
    id
    tahun
    catatan
    indikator(first: 50) { edges { node { id urut uraian catatan } } }
    triwulan {
      id
      tw
      rencana { catatan }
      realisasi { catatan }
    }
  }
`);

type Props = { skp: readonly FragmentOf<typeof CatatanAtasanFragment>[] };
type Catatan = { kunci: string; perihal: string; isi: string; link: LinkProps };

const TAMPIL = 3;

/** The last notes of the superior, each with the way to what it is about. */
export function CatatanAtasan({ skp }: Props) {
  const { t } = useLingui();
  const daftar = useCatatan(readFragment(CatatanAtasanFragment, skp));
  if (!daftar.length) return null;
  const sisa = daftar.length - TAMPIL;
  return (
    <Card title={t`Catatan atasan`}>
      <Stack gap={12}>
        {daftar.slice(0, TAMPIL).map(({ kunci, perihal, isi, link }) => (
          <Note key={kunci} kind="catatan" title={<Link {...link}>{perihal}</Link>}>
            <p>{isi}</p>
          </Note>
        ))}
        {sisa > 0 && (
          <p>
            <Trans>{sisa} catatan lain ada di halamannya masing-masing.</Trans>
          </p>
        )}
      </Stack>
    </Card>
  );
}

function useCatatan(semua: readonly ResultOf<typeof CatatanAtasanFragment>[]): Catatan[] {
  const { t } = useLingui();
  const daftar: Catatan[] = [];
  const catat = (kunci: string, perihal: string, isi: string | null, link: LinkProps) => {
    if (isi) daftar.push({ kunci, perihal, isi, link });
  };
  // The newest work first: a report comes after its plan, and that after the SKP.
  for (const { id, tahun, catatan, indikator, triwulan } of semua.toReversed()) {
    const tempat = { tahun: String(tahun) };
    for (const { id: kunci, tw, realisasi } of triwulan.toReversed())
      catat(`${kunci}-l`, t`Realisasi Triwulan ${tw}`, realisasi.catatan, {
        to: "/realisasi/$tahun/$tw",
        params: { ...tempat, tw: String(tw) },
        search: { skp: id },
      });
    // One note on several plans that came back together is told once.
    for (const isi of new Set(triwulan.map(({ rencana }) => rencana.catatan))) {
      const mana = triwulan.filter(({ rencana }) => rencana.catatan === isi).map(({ tw }) => tw);
      const tw = mana.join(", ");
      catat(`${id}-r-${tw}`, t`Rencana Triwulan ${tw}`, isi, {
        to: "/renkin/$tahun",
        params: tempat,
        search: { skp: id },
      });
    }
    const link: LinkProps = { to: "/skp/$id", params: { id } };
    catat(id, t`SKP ${tahun}`, catatan, link);
    for (const { node } of indikator.edges) {
      const { urut, uraian } = node;
      catat(node.id, t`Indikator ${urut}: ${uraian}`, node.catatan, link);
    }
  }
  return daftar;
}
