import { Trans, useLingui } from "@lingui/react/macro";
import { Link, type LinkProps } from "@tanstack/react-router";
import { useState } from "react";
import { type FragmentOf, graphql, type ResultOf, readFragment } from "../../graphql";
import { useViewer } from "../../graphql/viewer";
import { hariBulan, hariDari, jarakHari } from "../../lib/tanggal";
import { Badge, Tenggat } from "../../ui/Badge";
import { Button } from "../../ui/Button";
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

const SEMULA = 5;

/** What has a last day near or over, the most pressing first; nothing where nothing has. It cannot be read away. */
export function SegeraJatuhTempo(props: { jatuhTempo: FragmentOf<typeof SegeraJatuhTempoFragment> }) {
  const { t } = useLingui();
  const [semua, setSemua] = useState(false);
  const { totalCount, edges } = readFragment(SegeraJatuhTempoFragment, props.jatuhTempo);
  const tampil = semua ? edges : edges.slice(0, SEMULA);
  const banyak = tampil.length;
  if (!banyak) return null;
  return (
    <Card
      title={<Trans>Segera jatuh tempo ({totalCount})</Trans>}
      flush
      foot={
        totalCount > SEMULA && (
          <>
            <Button compact onClick={() => setSemua(!semua)}>
              {semua ? <Trans>Tampilkan lebih sedikit</Trans> : <Trans>Tampilkan semua</Trans>}
            </Button>
            {totalCount > banyak && (
              <span>
                <Trans>
                  Menampilkan {banyak} yang paling mendesak dari {totalCount}.
                </Trans>
              </span>
            )}
          </>
        )
      }
    >
      <LinkList label={t`Segera jatuh tempo`}>
        {tampil.map(({ node }) => (
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
          batas && tingkat !== "HELD" ? (
            <Tenggat rupa={RUPA[tingkat]}>{jarakHari(hari, batas)}</Tenggat>
          ) : (
            <Badge status="HELD">{t`tertahan`}</Badge>
          )
        }
      />
    </Link>
  );
}

const RUPA = {
  OVERDUE: "dikembalikan",
  LAST: "dikembalikan",
  SECOND: "diajukan",
  FIRST: "draf",
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
