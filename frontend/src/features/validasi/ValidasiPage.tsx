import { Trans, useLingui } from "@lingui/react/macro";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState, useSyncExternalStore } from "react";
import { useQuery } from "urql";
import { type FragmentOf, graphql, readFragment } from "../../graphql";
import { useViewer } from "../../graphql/viewer";
import { NotFoundPage } from "../../layout/NotFoundPage";
import { batasValidasi } from "../../lib/periode";
import { hariBulan, hariDari, tutup } from "../../lib/tanggal";
import { Badge } from "../../ui/Badge";
import { Button, buttonClass } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { LinkItem, LinkList, linkItemClass } from "../../ui/LinkList";
import { announce } from "../../ui/Live";
import { Page } from "../../ui/Page";
import { SearchField } from "../../ui/SearchField";
import { SegmentedNav, segmentClass } from "../../ui/Segmented";
import { Skeleton } from "../../ui/Skeleton";
import { Split, WIDE } from "../../ui/Split";
import { EmptyState, ErrorState } from "../../ui/States";
import { PaketPenilaian } from "./PaketPenilaian";

const route = getRouteApi("/validasi/$tw");

const OrangPenilaianFragment = graphql(`
  fragment OrangPenilaian on Pegawai {
    id
    nrk
    nip
    nama
    skp(tahun: $tahun, last: 2) {
      edges {
        node {
          id
          triwulan { id tw realisasi { status statusLabel diajukan moves } }
        }
      }
    }
  }
`);

const PenilaianQuery = graphql(
  `
    query Penilaian(
      $tahun: Int!
      $tw: Int!
      $first: Int!
      $tingkat: Tingkat!
      $saringan: Saringan
      $cari: String
    ) {
      viewer {
        tim {
          id
          tw1: ringkasan(tahun: $tahun, tw: 1) { realisasiMenunggu }
          tw2: ringkasan(tahun: $tahun, tw: 2) { realisasiMenunggu }
          tw3: ringkasan(tahun: $tahun, tw: 3) { realisasiMenunggu }
          tw4: ringkasan(tahun: $tahun, tw: 4) { realisasiMenunggu }
          bawahan(
            first: $first
            filter: { tingkat: $tingkat, saringan: $saringan, tahun: $tahun, tw: $tw, cari: $cari }
          ) {
            totalCount
            edges { node { id ...OrangPenilaian } }
          }
        }
      }
    }
  `,
  [OrangPenilaianFragment],
);

const HALAMAN = 50;

export function ValidasiPage() {
  const { t } = useLingui();
  const viewer = useViewer();
  const tw = Number(route.useParams().tw);
  if (![1, 2, 3, 4].includes(tw)) return <NotFoundPage />;
  if (!viewer.tim) {
    return (
      <Page title={t`Penilaian kinerja`}>
        <EmptyState title={t`Belum ada pegawai di bawah Anda`}>
          <Trans>
            Menurut susunan jabatan hari ini tidak ada yang dinilai oleh Anda. Bila seharusnya ada, hubungi
            pengelola kepegawaian kantor Anda.
          </Trans>
        </EmptyState>
      </Page>
    );
  }
  return <Penilaian tw={tw} />;
}

function Penilaian({ tw }: { tw: number }) {
  const { t } = useLingui();
  const viewer = useViewer();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const wide = useWide();
  const [first, setFirst] = useState(HALAMAN);
  const [dilanjutkan, setDilanjutkan] = useState(false);
  const tahun = search.tahun ?? viewer.tahun;
  const mencari = Boolean(search.cari);
  const [{ data, error }, ask] = useQuery({
    query: PenilaianQuery,
    variables: {
      tahun,
      tw,
      first,
      tingkat: mencari ? "SEMUA" : "LANGSUNG",
      saringan: mencari ? null : "REALISASI_MENUNGGU",
      cari: search.cari ?? null,
    },
  });
  const tim = data?.viewer.tim;
  const daftar = usePaket(tim?.bawahan.edges.map((edge) => edge.node) ?? [], tw, mencari);
  const dipilih = search.triwulan ?? (wide ? daftar[0]?.triwulan : undefined);
  const tempat = daftar.findIndex((each) => each.triwulan === dipilih);
  const batas = tahun === viewer.tahun ? batasValidasi(viewer, tw) : null;
  const total = tim?.bawahan.totalCount ?? 0;

  const set = (next: Partial<typeof search>) =>
    navigate({
      to: "/validasi/$tw",
      params: { tw: String(tw) },
      search: { ...search, ...next },
      replace: true,
      resetScroll: false,
    });

  // The list is that of the moment of the decision: the next one stands behind it, or the last before it.
  function onPutus(kata: string) {
    announce(kata);
    setDilanjutkan(true);
    const sisa = daftar.filter((each) => each.triwulan !== dipilih && each.menunggu);
    const lanjut = sisa[Math.min(Math.max(tempat, 0), sisa.length - 1)];
    set({ triwulan: lanjut?.triwulan });
    window.scrollTo(0, 0);
    // The buttons are gone; the next report takes the focus by itself.
    if (!lanjut) document.querySelector<HTMLElement>("main h1")?.focus();
  }

  const jumlahTw = [tim?.tw1, tim?.tw2, tim?.tw3, tim?.tw4].map((each) => each?.realisasiMenunggu ?? 0);

  const tab = [1, 2, 3, 4].map((each) => ({ tahun: viewer.tahun, tw: each }));
  // Until the first reports of this year come in, the last ones of the year before are what is at hand.
  const laluMasihDinilai = viewer.hari < (viewer.kalender?.triwulan[0]?.bukaRealisasi ?? "");
  if (laluMasihDinilai || tahun < viewer.tahun) tab.unshift({ tahun: viewer.tahun - 1, tw: 4 });

  return (
    <Page
      title={t`Penilaian kinerja`}
      back={
        !wide &&
        search.triwulan && (
          <Link to="/validasi/$tw" params={{ tw: String(tw) }} search={{ ...search, triwulan: undefined }}>
            <Trans>Kembali ke daftar</Trans>
          </Link>
        )
      }
      subtitle={
        <Trans>
          Realisasi tahun {tahun} · Triwulan {tw}
          {batas && <> · validasi {tutup(viewer.hari, batas)}</>}
        </Trans>
      }
      actions={
        <SegmentedNav label={t`Triwulan`}>
          {tab.map((each) => (
            <TautTw
              key={`${each.tahun} ${each.tw}`}
              {...each}
              jumlah={each.tahun === tahun ? jumlahTw[each.tw - 1] : 0}
              kini={each.tahun === tahun && each.tw === tw}
            />
          ))}
        </SegmentedNav>
      }
    >
      {!tim ? (
        error ? (
          <ErrorState onRetry={() => ask({ requestPolicy: "network-only" })} />
        ) : (
          <Skeleton lines={4} tall />
        )
      ) : (
        <Split
          only={dipilih ? "main" : "side"}
          side={
            <Card
              title={mencari ? t`Hasil pencarian` : t`Menunggu validasi`}
              note={t`${total} orang`}
              flush
              actions={
                <SearchField
                  label={t`Cari nama atau NRK`}
                  value={search.cari}
                  onSearch={(cari) => set({ cari, triwulan: undefined })}
                />
              }
              foot={
                total > first && first < 100 ? (
                  <Button onClick={() => setFirst(100)}>{t`Tampilkan lagi`}</Button>
                ) : undefined
              }
            >
              {daftar.length ? (
                <LinkList label={mencari ? t`Hasil pencarian` : t`Menunggu validasi`}>
                  {daftar.map((each) => (
                    <li key={each.triwulan}>
                      <Link
                        to="/validasi/$tw"
                        params={{ tw: String(tw) }}
                        search={{ ...search, triwulan: each.triwulan }}
                        aria-current={each.triwulan === dipilih ? "true" : undefined}
                        className={linkItemClass}
                      >
                        <LinkItem
                          title={each.nama}
                          note={[
                            each.nomor,
                            each.diajukan && t`dikirim ${hariBulan(hariDari(each.diajukan))}`,
                          ]
                            .filter(Boolean)
                            .join(" · ")}
                          end={<Badge status={each.status}>{each.statusLabel}</Badge>}
                        />
                      </Link>
                    </li>
                  ))}
                </LinkList>
              ) : mencari ? (
                <EmptyState title={t`Tidak ditemukan`}>
                  <Trans>Tidak ada pegawai dengan realisasi triwulan ini yang cocok.</Trans>
                </EmptyState>
              ) : (
                <EmptyState
                  title={t`Tidak ada yang menunggu`}
                  action={
                    <Link to="/tim" className={buttonClass()}>
                      <Trans>Lihat tim saya</Trans>
                    </Link>
                  }
                >
                  <Trans>Realisasi TW {tw} muncul di sini begitu dikirim pegawai.</Trans>
                </EmptyState>
              )}
            </Card>
          }
        >
          {dipilih ? (
            <PaketPenilaian
              key={dipilih}
              id={dipilih}
              urutan={tempat >= 0 && t`${tempat + 1} dari ${daftar.length}`}
              fokus={dilanjutkan}
              onPutus={onPutus}
            />
          ) : (
            <Card>
              <EmptyState title={t`Tidak ada realisasi untuk dinilai`}>
                <Trans>Cari nama pegawai untuk melihat realisasi yang sudah diputuskan.</Trans>
              </EmptyState>
            </Card>
          )}
        </Split>
      )}
    </Page>
  );
}

type TautTwProps = { tw: number; tahun: number; jumlah?: number; kini: boolean };

function TautTw({ tw, tahun, jumlah = 0, kini }: TautTwProps) {
  const { t } = useLingui();
  const { tahun: tahunIni } = useViewer();
  return (
    <Link
      to="/validasi/$tw"
      params={{ tw: String(tw) }}
      search={tahun === tahunIni ? {} : { tahun }}
      className={segmentClass}
      activeProps={{ "aria-current": undefined }}
      aria-current={kini ? "page" : undefined}
    >
      {tahun === tahunIni ? t`TW ${tw}` : t`TW ${tw} ${tahun}`}
      {jumlah > 0 && (
        <span>
          ({jumlah}
          <span className="baca"> {t`menunggu`}</span>)
        </span>
      )}
    </Link>
  );
}

/** The quarters of this number of the people listed; without a search only those that still wait. */
function usePaket(orang: readonly FragmentOf<typeof OrangPenilaianFragment>[], tw: number, semua: boolean) {
  const { t } = useLingui();
  return readFragment(OrangPenilaianFragment, orang).flatMap(({ nama, nrk, nip, skp }) =>
    skp.edges
      .flatMap((edge) => edge.node.triwulan)
      .filter((each) => each.tw === tw)
      .map(({ id, realisasi }) => ({
        triwulan: id,
        nama,
        nomor: nrk ? t`NRK ${nrk}` : nip && t`NIP ${nip}`,
        diajukan: realisasi.diajukan,
        status: realisasi.status,
        statusLabel: realisasi.statusLabel,
        menunggu: realisasi.status === "SUBMITTED" || realisasi.status === "HELD",
      }))
      .filter((each) => semua || each.menunggu),
  );
}

function useWide(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const media = matchMedia(WIDE);
      media.addEventListener("change", onChange);
      return () => media.removeEventListener("change", onChange);
    },
    () => matchMedia(WIDE).matches,
  );
}
