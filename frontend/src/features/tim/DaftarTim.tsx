import { Trans, useLingui } from "@lingui/react/macro";
import { getRouteApi, Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useQuery } from "urql";
import { type FragmentOf, graphql, readFragment, type Saringan, type Tingkat } from "../../graphql";
import { persen } from "../../lib/angka";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Card, Row } from "../../ui/Card";
import { QuarterLegend, QuarterStrip } from "../../ui/Figures";
import { Pending } from "../../ui/States";
import { rowLinkClass, Table, Td, Th } from "../../ui/Table";
import { empatKuartal, hasilTerakhir } from "./kuartal";

const route = getRouteApi("/tim");

const BarisTimFragment = graphql(`
  fragment BarisTim on Pegawai {
    id
    nrk
    nip
    nama
    jabatan { id nama }
    skp(tahun: $tahun, last: 2) {
      edges {
        node {
          id
          status
          statusLabel
          revisi
          triwulan {
            id
            tw
            hasil
            rencana { status statusLabel berlaku }
            realisasi { status statusLabel }
          }
        }
      }
    }
  }
`);

const HalamanTimFragment = graphql(
  `
    fragment HalamanTim on PegawaiConnection {
      totalCount
      edges { node { id ...BarisTim } }
      pageInfo { hasNextPage endCursor }
    }
  `,
  [BarisTimFragment],
);

export const DaftarTimFragment = graphql(
  `
    fragment DaftarTim on Atasan {
      id
      bawahan(first: 50, filter: { tingkat: $tingkat, saringan: $saringan, tahun: $tahun, tw: $tw, cari: $cari }) {
        ...HalamanTim
      }
    }
  `,
  [HalamanTimFragment],
);

/** A page after the first one; each asks for itself, so that all of them stay fresh. */
const HalamanTimQuery = graphql(
  `
    query HalamanTim(
      $atasan: ID!
      $after: String
      $tahun: Int!
      $tw: Int!
      $tingkat: Tingkat!
      $saringan: Saringan
      $cari: String
    ) {
      node(id: $atasan) {
        __typename
        id
        ... on Atasan {
          bawahan(
            first: 50
            after: $after
            filter: { tingkat: $tingkat, saringan: $saringan, tahun: $tahun, tw: $tw, cari: $cari }
          ) {
            ...HalamanTim
          }
        }
      }
    }
  `,
  [HalamanTimFragment],
);

const HALAMAN = 50;

export type PilihanTim = {
  tahun: number;
  tw: number;
  tingkat: Tingkat;
  saringan: Saringan | null;
  cari: string | null;
};

type DaftarTimProps = {
  tim: FragmentOf<typeof DaftarTimFragment>;
  pilihan: PilihanTim;
  judul: ReactNode;
  catatan?: ReactNode;
  alat: ReactNode;
  sibuk: boolean;
  kosong: ReactNode;
};

export function DaftarTim({ tim, pilihan, judul, catatan, alat, sibuk, kosong }: DaftarTimProps) {
  const { t } = useLingui();
  const [dibuka, show] = useState({ daftar: "", lanjut: 0 });
  const { id, bawahan } = readFragment(DaftarTimFragment, tim);
  const { totalCount, edges, pageInfo } = readFragment(HalamanTimFragment, bawahan);
  // Another list begins with its first page again.
  const daftar = JSON.stringify([id, pilihan]);
  const lanjut = dibuka.daftar === daftar ? dibuka.lanjut : 0;
  const sisa = totalCount - HALAMAN * (lanjut + 1);

  return (
    <Card
      title={judul}
      note={
        <>
          {t`${totalCount} orang`} {catatan}
        </>
      }
      flush
      actions={alat}
      foot={
        edges.length > 0 && (
          <Row gap={16} between>
            <QuarterLegend
              items={[
                { status: "SUBMITTED", label: t`menunggu atasan` },
                { status: "VALIDATED", label: t`tervalidasi` },
                { status: "RETURNED", label: t`dikembalikan atau terlewat` },
                { status: "DRAFT", label: t`dikerjakan pegawai` },
                { status: "EMPTY", label: t`belum diisi` },
                { status: "LOCKED", label: t`terkunci` },
              ]}
            />
            {sisa > 0 && (
              <Button onClick={() => show({ daftar, lanjut: lanjut + 1 })}>
                <Trans>Tampilkan lagi ({sisa} orang)</Trans>
              </Button>
            )}
          </Row>
        )
      }
    >
      {edges.length ? (
        <Table
          caption={t`Pegawai dalam tim`}
          cards
          busy={sibuk}
          head={
            <>
              <Th>{t`Nama`}</Th>
              <Th>{t`Status SKP`}</Th>
              <Th wideOnly>{t`Jabatan`}</Th>
              <Th>{t`Triwulan`}</Th>
              <Th numeric>{t`Hasil`}</Th>
            </>
          }
        >
          {edges.map(({ node }) => (
            <BarisTim key={node.id} pegawai={node} />
          ))}
          {lanjut > 0 && pageInfo.endCursor && (
            <HalamanLanjut atasan={id} after={pageInfo.endCursor} pilihan={pilihan} lagi={lanjut - 1} />
          )}
        </Table>
      ) : (
        kosong
      )}
    </Card>
  );
}

type HalamanLanjutProps = { atasan: string; after: string; pilihan: PilihanTim; lagi: number };

function HalamanLanjut({ atasan, after, pilihan, lagi }: HalamanLanjutProps) {
  const [{ data, error }, ask] = useQuery({
    query: HalamanTimQuery,
    variables: { ...pilihan, atasan, after },
  });
  const node = data?.node;
  if (node?.__typename !== "Atasan") {
    return (
      <tr>
        <Td colSpan={5}>
          <Pending error={error} onRetry={() => ask({ requestPolicy: "network-only" })} tall={false} />
        </Td>
      </tr>
    );
  }
  const { edges, pageInfo } = readFragment(HalamanTimFragment, node.bawahan);
  return (
    <>
      {edges.map((edge) => (
        <BarisTim key={edge.node.id} pegawai={edge.node} />
      ))}
      {lagi > 0 && pageInfo.hasNextPage && pageInfo.endCursor && (
        <HalamanLanjut atasan={atasan} after={pageInfo.endCursor} pilihan={pilihan} lagi={lagi - 1} />
      )}
    </>
  );
}

function BarisTim({ pegawai }: { pegawai: FragmentOf<typeof BarisTimFragment> }) {
  const { t } = useLingui();
  const search = route.useSearch();
  const { id, nrk, nip, nama, jabatan, skp } = readFragment(BarisTimFragment, pegawai);
  const milik = skp.edges.map((edge) => edge.node);
  const kini = milik.at(-1);
  const triwulan = milik.flatMap((each) => each.triwulan);
  const hasil = hasilTerakhir(triwulan);
  return (
    <tr>
      <th scope="row">
        <Link
          to="/tim"
          search={{ ...search, ...(kini ? { skp: kini.id } : { orang: id }) }}
          resetScroll={false}
          className={rowLinkClass}
        >
          {nama}
        </Link>
        <br />
        <small>{nrk ? t`NRK ${nrk}` : nip ? t`NIP ${nip}` : ""}</small>
      </th>
      <Td>
        <Badge status={kini?.status ?? "EMPTY"}>{kini?.statusLabel ?? t`belum ada`}</Badge>
      </Td>
      <Td wideOnly>{jabatan?.nama}</Td>
      <Td>{triwulan.length > 0 && <QuarterStrip quarters={empatKuartal(triwulan)} />}</Td>
      <Td numeric wideOnly={!hasil} label={hasil ? t`Hasil TW ${hasil.tw}` : undefined}>
        {persen(hasil?.hasil)}
      </Td>
    </tr>
  );
}
