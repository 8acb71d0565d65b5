import { Trans, useLingui } from "@lingui/react/macro";
import { Link, type LinkProps } from "@tanstack/react-router";
import { type FragmentOf, graphql, type ResultOf, readFragment } from "../../graphql";
import { useViewer } from "../../graphql/viewer";
import { hariBulan, hariDari, jarakHari } from "../../lib/tanggal";
import { Badge } from "../../ui/Badge";
import { Card } from "../../ui/Card";
import { LinkItem, LinkList, linkItemClass } from "../../ui/LinkList";

export const SegeraJatuhTempoFragment = graphql(`
  fragment SegeraJatuhTempo on JatuhTempoConnection {
    totalCount
    edges {
      node {
        id
        tahap
        pihak
        langkah
        langkahLabel
        tingkat
        batas
        sejak
        tertahan
        tahun
        tw
        orang { id nama }
        skp { id pegawai { id nama } }
      }
    }
  }
`);

type Item = ResultOf<typeof SegeraJatuhTempoFragment>["edges"][number]["node"];

/** What has a last day near or over, the most pressing first; nothing where nothing has. It cannot be read away. */
export function SegeraJatuhTempo(props: { jatuhTempo: FragmentOf<typeof SegeraJatuhTempoFragment> }) {
  const { t } = useLingui();
  const { totalCount, edges } = readFragment(SegeraJatuhTempoFragment, props.jatuhTempo);
  const tampil = edges.length;
  if (!tampil) return null;
  return (
    <Card
      title={<Trans>Segera jatuh tempo ({totalCount})</Trans>}
      flush
      foot={
        totalCount > tampil && (
          <Trans>
            Menampilkan {tampil} yang paling mendesak dari {totalCount}.
          </Trans>
        )
      }
    >
      <LinkList label={t`Segera jatuh tempo`}>
        {edges.map(({ node }) => (
          <li key={node.id}>
            <Satu item={node} />
          </li>
        ))}
      </LinkList>
    </Card>
  );
}

function Satu({ item }: { item: Item }) {
  const { t } = useLingui();
  const { hari } = useViewer();
  const { pihak, langkah, langkahLabel, tingkat, batas, sejak, tahun, tw, orang, skp } = item;
  const nama = pihak !== "OWNER" && skp?.pegawai.nama;
  const siapa = orang?.nama;
  const terakhir = batas && hariBulan(batas);
  const mulai = item.tertahan && sejak && hariBulan(hariDari(sejak));
  return (
    <Link {...tujuan(item)} className={linkItemClass}>
      <LinkItem
        title={[nama, langkahLabel].filter(Boolean).join(": ")}
        note={[
          tw ? t`Triwulan ${tw} tahun ${tahun}` : t`SKP ${tahun}`,
          terakhir && t`paling lambat ${terakhir}`,
          langkah === "REMIND" && siapa && t`ada pada ${siapa}`,
          mulai && t`menunggu sejak ${mulai}`,
        ]
          .filter(Boolean)
          .join(" · ")}
        end={
          <Badge status={RUPA[tingkat]}>
            {batas && tingkat !== "HELD" ? jarakHari(hari, batas) : t`tertahan`}
          </Badge>
        }
      />
    </Link>
  );
}

const RUPA = {
  OVERDUE: "MISSED",
  LAST: "RETURNED",
  SECOND: "SUBMITTED",
  FIRST: "DRAFT",
  HELD: "HELD",
} as const;

/** Where it is done. */
function tujuan({ tahap, langkah, tahun: angka, tw, skp }: Item): LinkProps {
  const tahun = String(angka);
  if (!skp) return { to: "/skp", search: { baru: true } };
  if (langkah === "REMIND") return { to: "/tim", search: { skp: skp.id } };
  if (langkah === "DECIDE")
    return {
      to: "/antrean",
      search: { jenis: tahap as "SKP" | "RENKIN" | "REALISASI", cari: skp.pegawai.nama },
    };
  if (tahap === "SKP") return { to: "/skp/$id", params: { id: skp.id } };
  if (tahap === "RENKIN") return { to: "/renkin/$tahun", params: { tahun }, search: { skp: skp.id } };
  return { to: "/realisasi/$tahun/$tw", params: { tahun, tw: String(tw) }, search: { skp: skp.id } };
}
