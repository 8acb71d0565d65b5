import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../graphql";
import { rupaOf } from "../../ui/Badge";
import { Pending } from "../../ui/States";
import { Tree, type TreeNode } from "../../ui/Tree";

/** The branches that are open, in one reading. */
const PohonTimQuery = graphql(`
  query PohonTim($buka: [ID!]!, $tahun: Int!) {
    nodes(ids: $buka) {
      __typename
      id
      ... on Atasan {
        nama
        jabatan { id nama }
        menungguDiBawah
        bawahan(first: 100) {
          totalCount
          edges {
            node {
              id
              nama
              jabatan { id nama }
              tim { id menungguDiBawah }
              skp(tahun: $tahun, last: 1) { edges { node { id status statusLabel } } }
            }
          }
        }
      }
    }
  }
`);

export type SusunanTimProps = {
  /** The team at the root: the viewer's own. */
  akar: string;
  tahun: number;
  dipilih: string;
  onPilih: (atasan: string) => void;
  onOrang: (pegawai: string) => void;
};

/** The tree itself. */
export function SusunanTim({ akar, tahun, dipilih, onPilih, onOrang }: SusunanTimProps) {
  const { t } = useLingui();
  const [buka, setBuka] = useState<ReadonlySet<string>>(() => new Set([akar]));
  // The root is always read: its own line stands in the answer.
  const ids = [akar, ...[...buka].filter((id) => id !== akar)].slice(0, 100);
  const [{ data, error }, ask] = useQuery({ query: PohonTimQuery, variables: { buka: ids, tahun } });

  if (!data) {
    return (
      <Pending error={error} onRetry={() => ask({ requestPolicy: "network-only" })} lines={6} tall={false} />
    );
  }
  const cabang = new Map<string, TreeNode[]>();
  const pegawai = new Set<string>();
  let root: TreeNode | undefined;
  const countLabel = t`menunggu`;
  for (const atasan of data.nodes) {
    if (atasan?.__typename !== "Atasan") continue;
    const { id, nama, jabatan, menungguDiBawah, bawahan } = atasan;
    if (id === akar) {
      root = { id, label: nama, note: jabatan?.nama, count: menungguDiBawah, countLabel, hasChildren: true };
    }
    const anak = bawahan.edges.map(({ node }): TreeNode => {
      const skp = node.skp.edges[0]?.node;
      if (!node.tim) pegawai.add(node.id);
      return {
        id: node.tim?.id ?? node.id,
        label: node.nama,
        note: (
          <>
            {node.jabatan?.nama}
            <span className="baca">{skp ? t`, SKP ${skp.statusLabel}` : t`, belum ada SKP`}</span>
          </>
        ),
        mark: skp ? rupaOf(skp.status) : "belum",
        count: node.tim?.menungguDiBawah,
        countLabel,
        hasChildren: Boolean(node.tim),
      };
    });
    const lebih = bawahan.totalCount - anak.length;
    if (lebih > 0)
      anak.push({ id: `lebih:${id}`, label: t`dan ${lebih} orang lagi di daftar`, hasChildren: false });
    cabang.set(id, anak);
  }

  return (
    <Tree
      label={t`Susunan tim`}
      roots={root ? [root] : []}
      childrenOf={(id) => cabang.get(id)}
      open={buka}
      onToggle={(id, open) =>
        setBuka((before) => {
          const after = new Set(before);
          if (open) after.add(id);
          else after.delete(id);
          return after;
        })
      }
      selected={dipilih}
      onSelect={(id) => {
        if (pegawai.has(id)) onOrang(id);
        else onPilih(id.replace(/^lebih:/, ""));
      }}
    />
  );
}
