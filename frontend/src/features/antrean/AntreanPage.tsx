import { Trans, useLingui } from "@lingui/react/macro";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { useClient, useQuery } from "urql";
import { graphql } from "../../graphql";
import type { LiveClient } from "../../graphql/client";
import { Button, buttonClass } from "../../ui/Button";
import { Card, Row } from "../../ui/Card";
import { announce } from "../../ui/Live";
import { Page } from "../../ui/Page";
import { Split } from "../../ui/Split";
import { EmptyState, Pending } from "../../ui/States";
import { type CariAntrean, pindah, sesudah } from "./cari";
import { DaftarAntrean, type Item, ItemAntreanFragment } from "./DaftarAntrean";
import { Massal } from "./Massal";
import { PaketAntrean } from "./PaketAntrean";
import { Pintasan } from "./Pintasan";
import { SaringAntrean } from "./SaringAntrean";
import { useUrungkan } from "./urungkan";
import { keIsian, tekan, useTombol } from "./useTombol";
import { useWide } from "./useWide";

const route = getRouteApi("/antrean");

const AntreanQuery = graphql(
  `
    query Antrean($first: Int!, $sort: AntreanSort, $filter: AntreanFilter) {
      viewer {
        jumlahAntrean { semua skp renkin realisasi terlambat berubah }
        antrean(first: $first, sort: $sort, filter: $filter) {
          totalCount
          edges { node { ...ItemAntrean } }
        }
      }
    }
  `,
  [ItemAntreanFragment],
);

const HALAMAN = 50;
const PENUH = 100;

/** An item as it waits now: sent in again after a return it is another one. */
const kunci = (item: Item) => `${item.id} ${item.sejak}`;

export function AntreanPage() {
  const { t } = useLingui();
  const client = useClient() as LiveClient;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const wide = useWide();
  const [first, setFirst] = useState(HALAMAN);
  const [diputus, setDiputus] = useState<ReadonlySet<string>>(new Set());
  const [dicentang, setDicentang] = useState<ReadonlySet<string>>(new Set());
  const [dilanjutkan, setDilanjutkan] = useState(false);
  const [bantuan, setBantuan] = useState(false);
  const { jenis, urut, tw, cari, berubah, terlambat } = search;
  const [{ data, error }, ask] = useQuery({
    query: AntreanQuery,
    variables: { first, sort: urut ?? null, filter: { jenis, tw, cari, berubah, terlambat } },
  });
  const antrean = data?.viewer.antrean;
  const daftar = antrean?.edges.map((edge) => edge.node).filter((each) => !diputus.has(kunci(each))) ?? [];
  const total = Math.max((antrean?.totalCount ?? 0) - ((antrean?.edges.length ?? 0) - daftar.length), 0);
  const dipilih = search.item ?? (wide ? daftar[0]?.id : undefined);
  const tempat = daftar.findIndex((each) => each.id === dipilih);
  const centang = daftar.filter((each) => dicentang.has(each.id));
  const ringan = daftar.filter((each) => !each.perluDilihat);

  const set = (next: CariAntrean) =>
    navigate({ to: "/antrean", search: { ...search, ...next }, replace: true, resetScroll: false });
  const buka = (item: string | undefined) => {
    set({ item });
    window.scrollTo(0, 0);
  };
  const geser = (langkah: 1 | -1) => {
    const item = pindah(daftar, dipilih, langkah);
    if (!item || item === dipilih) return;
    setDilanjutkan(true);
    buka(item);
  };
  const ubahCentang = (id: string) => {
    // What comes to him over the rater's head is decided one by one.
    if (daftar.find((each) => each.id === id)?.sebagaiAtasan) return;
    const next = new Set(dicentang);
    if (!next.delete(id)) next.add(id);
    setDicentang(next);
  };
  const urungkan = useUrungkan((item) => {
    setDiputus(new Set([...diputus].filter((each) => each.split(" ")[0] !== item)));
    client.readAgain();
    buka(item);
  });

  // The list is that of the moment of the decision; the next one opens by itself.
  function onPutus(item: string, kata: string, urung: boolean) {
    const ada = daftar.find((each) => each.id === item);
    if (ada) setDiputus(new Set([...diputus, kunci(ada)]));
    setDilanjutkan(true);
    const kuartal = ada?.triwulan.map((each) => each.id) ?? [];
    urungkan.ingat(urung ? { item, tw: kuartal } : null);
    announce(
      kata,
      "baik",
      urung ? { nama: t`Urungkan`, onPress: () => void urungkan.urungkan() } : undefined,
    );
    const lanjut = sesudah(daftar, item);
    buka(lanjut);
    client.readAgain();
    if (!lanjut) document.querySelector<HTMLElement>("main h1")?.focus();
  }

  useTombol({
    j: () => geser(1),
    k: () => geser(-1),
    a: () => tekan("A"),
    r: () => keIsian("R"),
    x: () => dipilih && ubahCentang(dipilih),
    z: () => void urungkan.urungkan(),
    "?": () => setBantuan(true),
  });

  return (
    <Page
      title={t`Antrean`}
      back={
        !wide &&
        search.item && (
          <Link to="/antrean" search={{ ...search, item: undefined }}>
            <Trans>Kembali ke daftar</Trans>
          </Link>
        )
      }
      subtitle={<Trans>Semua yang menunggu putusan Anda hari ini.</Trans>}
      actions={
        wide && (
          <Button variant="polos" aria-keyshortcuts="?" onClick={() => setBantuan(true)}>
            <Trans>Tombol pintas</Trans>
          </Button>
        )
      }
    >
      {!data ? (
        <Pending error={error} onRetry={() => ask({ requestPolicy: "network-only" })} lines={4} />
      ) : (
        <Split
          only={dipilih ? "main" : "side"}
          side={
            <>
              <SaringAntrean
                search={search}
                jumlah={data.viewer.jumlahAntrean}
                onUbah={(next) => set({ ...next, item: undefined })}
              />
              <Card
                title={t`Menunggu putusan Anda`}
                note={t`${total} hal`}
                flush
                foot={
                  daftar.length > 0 && (
                    <Row gap={8}>
                      {ringan.length > 0 && (
                        <Button compact onClick={() => setDicentang(new Set(ringan.map((each) => each.id)))}>
                          <Trans>Pilih {ringan.length} tanpa perbedaan</Trans>
                        </Button>
                      )}
                      {total > first && first < PENUH && (
                        <Button compact onClick={() => setFirst(PENUH)}>{t`Tampilkan lagi`}</Button>
                      )}
                    </Row>
                  )
                }
              >
                {daftar.length ? (
                  <DaftarAntrean
                    label={t`Menunggu putusan Anda`}
                    daftar={daftar}
                    dipilih={dipilih}
                    dicentang={dicentang}
                    onCentang={ubahCentang}
                    search={search}
                  />
                ) : (
                  <Kosong
                    semua={data.viewer.jumlahAntrean.semua}
                    onSemua={() => navigate({ to: "/antrean" })}
                  />
                )}
              </Card>
              {centang.length > 0 && (
                <Massal
                  daftar={centang}
                  onBatal={() => setDicentang(new Set())}
                  onSelesai={(selesai) => {
                    setDicentang(new Set());
                    setDiputus(new Set([...diputus, ...selesai.map(kunci)]));
                    if (selesai.some((each) => each.id === search.item)) set({ item: undefined });
                    client.readAgain();
                  }}
                />
              )}
            </>
          }
        >
          {dipilih ? (
            <PaketAntrean
              key={dipilih}
              item={dipilih}
              urutan={tempat >= 0 ? t`${tempat + 1} dari ${total}` : null}
              fokus={dilanjutkan}
              onPindah={geser}
              onPutus={(kata, urung) => onPutus(dipilih, kata, urung)}
            />
          ) : (
            <Card>
              <EmptyState title={t`Tidak ada yang terbuka`}>
                <Trans>Pilih dari daftar untuk melihat isinya.</Trans>
              </EmptyState>
            </Card>
          )}
        </Split>
      )}
      {bantuan && <Pintasan onClose={() => setBantuan(false)} />}
    </Page>
  );
}

function Kosong({ semua, onSemua }: { semua: number; onSemua: () => void }) {
  const { t } = useLingui();
  if (semua > 0) {
    return (
      <EmptyState
        title={t`Tidak ada yang cocok`}
        action={<Button onClick={onSemua}>{t`Tampilkan semua`}</Button>}
      >
        <Trans>Yang sudah diputuskan atau belum diajukan dapat dicari di Tim saya.</Trans>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t`Antrean kosong`}
      action={
        <Link to="/tim" className={buttonClass()}>
          <Trans>Lihat tim saya</Trans>
        </Link>
      }
    >
      <Trans>SKP, rencana kinerja, dan realisasi muncul di sini begitu diajukan pegawai.</Trans>
    </EmptyState>
  );
}
