import { Trans } from "@lingui/react/macro";
import { type FragmentOf, graphql, readFragment } from "../../graphql";
import { useViewer } from "../../graphql/viewer";
import { hariBulan, tutup } from "../../lib/tanggal";

export const GiliranFragment = graphql(`
  fragment Giliran on Giliran {
    pihak
    sebutan
    orang { id nrk nama }
    batas
    berikutnya
  }
`);

type Props = { giliran: FragmentOf<typeof GiliranFragment> | null };

/** Whose turn it is and until when, as a sentence; nothing when nobody has to act. */
export function Giliran(props: Props) {
  const giliran = readFragment(GiliranFragment, props.giliran);
  const { hari } = useViewer();
  if (!giliran) return null;
  const { batas } = giliran;
  if (giliran.pihak === "OWNER") {
    const kapan = batas && tutup(hari, batas);
    return kapan ? <Trans>Giliran Anda; {kapan}.</Trans> : <Trans>Giliran Anda.</Trans>;
  }
  const siapa = (
    <>
      <Orang orang={giliran.orang} />
      {giliran.sebutan && `, ${giliran.sebutan}`}
    </>
  );
  if (!batas) return <Trans>Menunggu {siapa}.</Trans>;
  const kapan = hariBulan(batas);
  return (
    <Trans>
      Menunggu {siapa}, paling lambat {kapan}.
    </Trans>
  );
}

type OrangProps = { orang: { nama: string; nrk: string | null } | null };

/** A person as people are told apart here: name and NRK. */
export function Orang({ orang }: OrangProps) {
  if (!orang) return <Trans>pejabat yang belum terisi</Trans>;
  const { nama, nrk } = orang;
  return nrk ? (
    <>
      {nama} (NRK {nrk})
    </>
  ) : (
    nama
  );
}
