import { Trans, useLingui } from "@lingui/react/macro";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { type FragmentOf, graphql, readFragment, type Saringan, type Tingkat } from "../../graphql";
import { useViewer } from "../../graphql/viewer";
import { hariBulan, hariDari } from "../../lib/tanggal";
import { Badge } from "../../ui/Badge";
import { Button, buttonClass } from "../../ui/Button";
import { Card, Row } from "../../ui/Card";
import { Page } from "../../ui/Page";
import { SearchField } from "../../ui/SearchField";
import { Skeleton } from "../../ui/Skeleton";
import { EmptyState, ErrorState } from "../../ui/States";
import { Table, Td, Th } from "../../ui/Table";
import { Laci } from "../tim/Laci";

const route = getRouteApi("/approval");

const BarisApprovalFragment = graphql(`
  fragment BarisApproval on Pegawai {
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
          diajukan
          moves
          triwulan { id tw rencana { status statusLabel diajukan moves } }
        }
      }
    }
  }
`);

const HalamanApprovalFragment = graphql(
  `
    fragment HalamanApproval on PegawaiConnection {
      totalCount
      edges { node { id ...BarisApproval } }
      pageInfo { hasNextPage endCursor }
    }
  `,
  [BarisApprovalFragment],
);

/** Who waits for an answer; a search looks at everybody below, and also finds those who do not wait. */
const ApprovalQuery = graphql(
  `
    query Approval($tahun: Int!, $tingkat: Tingkat!, $cari: String, $mencari: Boolean!) {
      viewer {
        tim {
          id
          skp: bawahan(
            first: 50
            filter: { saringan: SKP_MENUNGGU, tingkat: $tingkat, tahun: $tahun, cari: $cari }
          ) {
            ...HalamanApproval
          }
          renkin: bawahan(
            first: 50
            filter: { saringan: RENKIN_MENUNGGU, tingkat: $tingkat, tahun: $tahun, cari: $cari }
          ) {
            ...HalamanApproval
          }
          semua: bawahan(first: 10, filter: { tingkat: $tingkat, cari: $cari }) @include(if: $mencari) {
            ...HalamanApproval
          }
        }
      }
    }
  `,
  [HalamanApprovalFragment],
);

const HalamanApprovalQuery = graphql(
  `
    query HalamanApproval($atasan: ID!, $after: String, $tahun: Int!, $tingkat: Tingkat!, $saringan: Saringan!, $cari: String) {
      node(id: $atasan) {
        __typename
        id
        ... on Atasan {
          bawahan(
            first: 50
            after: $after
            filter: { saringan: $saringan, tingkat: $tingkat, tahun: $tahun, cari: $cari }
          ) {
            ...HalamanApproval
          }
        }
      }
    }
  `,
  [HalamanApprovalFragment],
);

export function ApprovalPage() {
  const { t } = useLingui();
  const viewer = useViewer();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const mencari = Boolean(search.cari);
  const pilihan: Pilihan = {
    tahun: viewer.tahun,
    tingkat: mencari ? "SEMUA" : "LANGSUNG",
    cari: search.cari ?? null,
  };
  const [{ data, fetching, error }, ask] = useQuery({
    query: ApprovalQuery,
    variables: { ...pilihan, mencari },
    pause: !viewer.tim,
  });
  const set = (next: Partial<typeof search>) =>
    navigate({ to: "/approval", search: { ...search, ...next }, replace: true, resetScroll: false });

  const tim = data?.viewer.tim;
  const skp = readFragment(HalamanApprovalFragment, tim?.skp);
  const renkin = readFragment(HalamanApprovalFragment, tim?.renkin);
  const semua = readFragment(HalamanApprovalFragment, tim?.semua);
  const menunggu = new Set([...(skp?.edges ?? []), ...(renkin?.edges ?? [])].map((edge) => edge.node.id));
  const lain = semua?.edges.filter((edge) => !menunggu.has(edge.node.id)) ?? [];
  const kosong = skp?.totalCount === 0 && renkin?.totalCount === 0;

  return (
    <Page
      title={t`SKP approval`}
      subtitle={<Trans>SKP dan rencana kinerja tahun {viewer.tahun} yang menunggu persetujuan Anda</Trans>}
    >
      {!viewer.tim ? (
        <EmptyState title={t`Belum ada pegawai di bawah Anda`}>
          <Trans>
            Menurut susunan jabatan hari ini tidak ada yang dinilai oleh Anda. Bila seharusnya ada, hubungi
            pengelola kepegawaian kantor Anda.
          </Trans>
        </EmptyState>
      ) : (
        <>
          <Row>
            <SearchField
              label={t`Cari NRK atau nama pegawai`}
              value={search.cari}
              onSearch={(cari) => set({ cari })}
            />
            {mencari && (
              <Button variant="polos" onClick={() => set({ cari: undefined })}>
                <Trans>Hapus pencarian</Trans>
              </Button>
            )}
          </Row>
          {!tim || !skp || !renkin ? (
            error ? (
              <ErrorState onRetry={() => ask({ requestPolicy: "network-only" })} />
            ) : (
              <Skeleton lines={4} tall />
            )
          ) : (
            <>
              {skp.totalCount > 0 && (
                <DaftarApproval
                  judul={t`SKP menunggu persetujuan`}
                  saringan="SKP_MENUNGGU"
                  atasan={tim.id}
                  halaman={tim.skp}
                  pilihan={pilihan}
                  sibuk={fetching}
                />
              )}
              {renkin.totalCount > 0 && (
                <DaftarApproval
                  judul={t`Rencana kinerja menunggu persetujuan`}
                  saringan="RENKIN_MENUNGGU"
                  atasan={tim.id}
                  halaman={tim.renkin}
                  pilihan={pilihan}
                  sibuk={fetching}
                />
              )}
              {kosong && !mencari && (
                <Card>
                  <EmptyState
                    title={t`Tidak ada yang menunggu persetujuan Anda`}
                    action={
                      <Link to="/tim" className={buttonClass()}>
                        <Trans>Lihat tim saya</Trans>
                      </Link>
                    }
                  >
                    <Trans>SKP dan rencana kinerja muncul di sini begitu diajukan pegawai.</Trans>
                  </EmptyState>
                </Card>
              )}
              {lain.length > 0 && (
                <Card title={t`Tidak sedang menunggu persetujuan`} flush>
                  <TabelApproval judul={t`Tidak sedang menunggu persetujuan`} sibuk={fetching}>
                    {lain.map(({ node }) => (
                      <BarisApproval key={node.id} pegawai={node} />
                    ))}
                  </TabelApproval>
                </Card>
              )}
              {kosong && mencari && !lain.length && (
                <Card>
                  <EmptyState title={t`Tidak ditemukan`}>
                    <Trans>
                      Tidak ada pegawai di bawah Anda dengan NRK atau nama itu. Periksa angkanya, atau cari
                      sebagian nama.
                    </Trans>
                  </EmptyState>
                </Card>
              )}
            </>
          )}
        </>
      )}
      <Laci
        skp={search.skp}
        tahun={viewer.tahun}
        onClose={() => set({ skp: undefined })}
        onSkp={(id) => set({ skp: id })}
      />
    </Page>
  );
}

type Pilihan = { tahun: number; tingkat: Tingkat; cari: string | null };

const HALAMAN = 50;

type DaftarApprovalProps = {
  judul: string;
  saringan: Saringan;
  atasan: string;
  halaman: FragmentOf<typeof HalamanApprovalFragment>;
  pilihan: Pilihan;
  sibuk: boolean;
};

function DaftarApproval({ judul, saringan, atasan, halaman, pilihan, sibuk }: DaftarApprovalProps) {
  const { t } = useLingui();
  const [dibuka, show] = useState({ daftar: "", lanjut: 0 });
  const { totalCount, edges, pageInfo } = readFragment(HalamanApprovalFragment, halaman);
  const daftar = JSON.stringify(pilihan);
  const lanjut = dibuka.daftar === daftar ? dibuka.lanjut : 0;
  const sisa = totalCount - HALAMAN * (lanjut + 1);
  return (
    <Card
      title={judul}
      note={t`${totalCount} orang`}
      flush
      foot={
        sisa > 0 && (
          <Button onClick={() => show({ daftar, lanjut: lanjut + 1 })}>
            <Trans>Tampilkan lagi ({sisa} orang)</Trans>
          </Button>
        )
      }
    >
      <TabelApproval judul={judul} sibuk={sibuk}>
        {edges.map(({ node }) => (
          <BarisApproval key={node.id} pegawai={node} saringan={saringan} />
        ))}
        {lanjut > 0 && pageInfo.endCursor && (
          <HalamanLanjut
            atasan={atasan}
            saringan={saringan}
            after={pageInfo.endCursor}
            pilihan={pilihan}
            lagi={lanjut - 1}
          />
        )}
      </TabelApproval>
    </Card>
  );
}

type HalamanLanjutProps = {
  atasan: string;
  saringan: Saringan;
  after: string;
  pilihan: Pilihan;
  lagi: number;
};

function HalamanLanjut({ atasan, saringan, after, pilihan, lagi }: HalamanLanjutProps) {
  const [{ data, error }, ask] = useQuery({
    query: HalamanApprovalQuery,
    variables: { ...pilihan, atasan, saringan, after },
  });
  const node = data?.node;
  if (node?.__typename !== "Atasan") {
    return (
      <tr>
        <Td colSpan={5}>
          {error ? <ErrorState onRetry={() => ask({ requestPolicy: "network-only" })} /> : <Skeleton />}
        </Td>
      </tr>
    );
  }
  const { edges, pageInfo } = readFragment(HalamanApprovalFragment, node.bawahan);
  return (
    <>
      {edges.map((edge) => (
        <BarisApproval key={edge.node.id} pegawai={edge.node} saringan={saringan} />
      ))}
      {lagi > 0 && pageInfo.hasNextPage && pageInfo.endCursor && (
        <HalamanLanjut
          atasan={atasan}
          saringan={saringan}
          after={pageInfo.endCursor}
          pilihan={pilihan}
          lagi={lagi - 1}
        />
      )}
    </>
  );
}

function TabelApproval({
  judul,
  sibuk,
  children,
}: {
  judul: string;
  sibuk: boolean;
  children: React.ReactNode;
}) {
  const { t } = useLingui();
  return (
    <Table
      caption={judul}
      cards
      busy={sibuk}
      head={
        <>
          <Th>{t`Nama`}</Th>
          <Th wideOnly>{t`Jabatan`}</Th>
          <Th>{t`Status`}</Th>
          <Th>{t`Diajukan`}</Th>
          <Th numeric>
            <span className="baca">{t`Tindakan`}</span>
          </Th>
        </>
      }
    >
      {children}
    </Table>
  );
}

type BarisApprovalProps = { pegawai: FragmentOf<typeof BarisApprovalFragment>; saringan?: Saringan };

function BarisApproval({ pegawai, saringan }: BarisApprovalProps) {
  const { t } = useLingui();
  const search = route.useSearch();
  const { nrk, nip, nama, jabatan, skp } = readFragment(BarisApprovalFragment, pegawai);
  const milik = skp.edges.map((edge) => edge.node);
  const menungguRenkin = (each: (typeof milik)[number]) =>
    each.triwulan.filter(({ rencana }) => rencana.status === "SUBMITTED");
  // Of two SKP in a year the one that this list is about.
  const dicari =
    saringan === "RENKIN_MENUNGGU"
      ? milik.find((each) => menungguRenkin(each).length)
      : saringan && milik.find((each) => each.status === "SUBMITTED");
  const kini = dicari ?? milik.at(-1);
  const rencana = kini && saringan === "RENKIN_MENUNGGU" ? menungguRenkin(kini) : [];
  const tw = rencana.map((each) => each.tw).join(", ");
  const diajukan = rencana[0]?.rencana.diajukan ?? kini?.diajukan;
  const putuskan =
    saringan === "RENKIN_MENUNGGU"
      ? rencana.some((each) => each.rencana.moves.includes("APPROVE"))
      : Boolean(saringan && kini?.moves.includes("APPROVE"));

  return (
    <tr>
      <th scope="row">
        {nama}
        <br />
        <small>{nrk ? t`NRK ${nrk}` : nip ? t`NIP ${nip}` : ""}</small>
      </th>
      <Td wideOnly>{jabatan?.nama}</Td>
      <Td>
        {rencana[0] ? (
          <Badge status={rencana[0].rencana.status}>
            {t`TW ${tw}`}: {rencana[0].rencana.statusLabel}
          </Badge>
        ) : (
          <Badge status={kini?.status ?? "EMPTY"}>{kini?.statusLabel ?? t`belum ada SKP`}</Badge>
        )}{" "}
        {kini && kini.revisi > 0 && !rencana.length && <small>{t`revisi ${kini.revisi}`}</small>}
      </Td>
      <Td label={diajukan ? t`Diajukan` : undefined}>{diajukan && hariBulan(hariDari(diajukan))}</Td>
      <Td numeric>
        {kini && (
          <Link
            to="/approval"
            search={{ ...search, skp: kini.id }}
            resetScroll={false}
            className={buttonClass({ variant: putuskan ? "primer" : "sekunder", compact: true })}
          >
            {putuskan ? <Trans>Cek SKP</Trans> : <Trans>Lihat SKP</Trans>}
            <span className="baca"> {nama}</span>
          </Link>
        )}
      </Td>
    </tr>
  );
}
