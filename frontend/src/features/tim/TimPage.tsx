import { Trans, useLingui } from "@lingui/react/macro";
import { getRouteApi, Link } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense } from "react";
import { useQuery } from "urql";
import { type FragmentOf, graphql, readFragment, type Saringan, type Tingkat } from "../../graphql";
import { useViewer } from "../../graphql/viewer";
import { angka } from "../../lib/angka";
import { batasValidasi, triwulanLaporan } from "../../lib/periode";
import { tutup } from "../../lib/tanggal";
import { Button } from "../../ui/Button";
import { Ring } from "../../ui/Figures";
import { Page } from "../../ui/Page";
import { SearchField } from "../../ui/SearchField";
import { Segmented } from "../../ui/Segmented";
import { Skeleton } from "../../ui/Skeleton";
import { Split } from "../../ui/Split";
import { EmptyState, ErrorState } from "../../ui/States";
import { Tile, Tiles } from "../../ui/Tile";

import { BertindakSebagai } from "./BertindakSebagai";
import { DaftarTim, DaftarTimFragment } from "./DaftarTim";
import { Laci } from "./Laci";
import { PohonTim } from "./PohonTim";

const UnduhTim = lazy(async () => ({ default: (await import("../pekerjaan/UnduhTim")).UnduhTim }));

const route = getRouteApi("/tim");

const UbinTimFragment = graphql(`
  fragment UbinTim on Atasan {
    id
    ringkasan(tahun: $tahun, tw: $tw, tingkat: $tingkat) {
      pegawai
      skpMenunggu
      renkinMenunggu
      realisasiMenunggu
      diperbaiki
      skpDisetujui
      belumAdaSkp
    }
  }
`);

const IsiTimFragment = graphql(
  `
    fragment IsiTim on Atasan {
      id
      nama
      ...UbinTim
      ...DaftarTim
    }
  `,
  [UbinTimFragment, DaftarTimFragment],
);

const TimQuery = graphql(
  `
    query Tim(
      $lain: Boolean!
      $atasan: ID!
      $tahun: Int!
      $tw: Int!
      $tingkat: Tingkat!
      $saringan: Saringan
      $cari: String
    ) {
      viewer @skip(if: $lain) { tim { ...IsiTim } }
      node(id: $atasan) @include(if: $lain) { __typename id ...IsiTim }
    }
  `,
  [IsiTimFragment],
);

export function TimPage() {
  const { t } = useLingui();
  const viewer = useViewer();
  if (!viewer.tim) {
    return (
      <Page title={t`Tim saya`}>
        <EmptyState title={t`Belum ada pegawai di bawah Anda`}>
          <Trans>
            Menurut susunan jabatan hari ini tidak ada yang dinilai oleh Anda. Bila seharusnya ada, hubungi
            pengelola kepegawaian kantor Anda.
          </Trans>
        </EmptyState>
      </Page>
    );
  }
  return <Tim milik={viewer.tim.id} />;
}

function Tim({ milik }: { milik: string }) {
  const { t } = useLingui();
  const viewer = useViewer();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { tahun, hari } = viewer;
  const tw = search.tw ?? triwulanLaporan(viewer);
  const tingkat = search.tingkat ?? "LANGSUNG";
  const atasan = search.atasan ?? milik;
  const pilihan = { tahun, tw, tingkat, saringan: search.saringan ?? null, cari: search.cari ?? null };

  const [{ data, fetching, error }, ask] = useQuery({
    query: TimQuery,
    variables: { ...pilihan, atasan, lain: atasan !== milik },
  });
  const isi = data?.viewer?.tim ?? (data?.node?.__typename === "Atasan" ? data.node : null);
  const tim = readFragment(IsiTimFragment, isi);
  const batas = batasValidasi(viewer, tw);

  const set = (next: Partial<typeof search>, replace = true) =>
    navigate({ to: "/tim", search: { ...search, ...next }, replace, resetScroll: false });
  const saring = (saringan: Saringan) =>
    set({ saringan: search.saringan === saringan ? undefined : saringan });
  const semua = () => set({ saringan: undefined, cari: undefined });

  return (
    <Page
      title={t`Tim saya`}
      subtitle={
        <Trans>
          Tahun {tahun} · Triwulan {tw}
          {batas && <> · {t`validasi ${tutup(hari, batas)}`}</>}
        </Trans>
      }
    >
      {!tim && error ? (
        <ErrorState onRetry={() => ask({ requestPolicy: "network-only" })} />
      ) : !tim && !fetching ? (
        <EmptyState
          title={t`Tim ini tidak ditemukan`}
          action={<Button onClick={() => set({ atasan: undefined })}>{t`Lihat tim saya`}</Button>}
        >
          <Trans>Mungkin susunannya sudah berubah, atau bukan untuk dilihat akun Anda.</Trans>
        </EmptyState>
      ) : (
        <>
          <UbinTim tim={tim} tw={tw} dipilih={search.saringan} onPilih={saring} />
          <BertindakSebagai />
          <Split
            side={
              <PohonTim
                akar={milik}
                tahun={tahun}
                dipilih={atasan}
                onPilih={(id) => set({ atasan: id === milik ? undefined : id }, false)}
                onOrang={(id) => set({ orang: id }, false)}
              />
            }
          >
            {tim ? (
              <DaftarTim
                tim={tim}
                pilihan={pilihan}
                sibuk={fetching}
                judul={atasan === milik ? t`Pegawai` : t`Tim ${tim.nama}`}
                catatan={
                  atasan !== milik && (
                    <Link to="/tim" search={{ ...search, atasan: undefined }}>
                      <Trans>Kembali ke tim saya</Trans>
                    </Link>
                  )
                }
                alat={
                  <>
                    <Segmented<Tingkat>
                      label={t`Tingkat`}
                      value={tingkat}
                      options={[
                        { value: "LANGSUNG", label: t`Langsung` },
                        { value: "SEMUA", label: t`Semua di bawah` },
                      ]}
                      onChange={(next) => set({ tingkat: next === "LANGSUNG" ? undefined : next })}
                    />
                    {atasan === milik && (
                      <Suspense fallback={<Button>{t`Unduh daftar tim`}</Button>}>
                        <UnduhTim
                          filter={{ tingkat, saringan: search.saringan, tahun, tw, cari: search.cari }}
                          onDone={() => navigate({ to: "/pekerjaan" })}
                        />
                      </Suspense>
                    )}
                    <SearchField
                      label={t`Cari nama atau NRK`}
                      value={search.cari}
                      onSearch={(cari) => set({ cari })}
                    />
                  </>
                }
                kosong={<TimKosong saringan={search.saringan} cari={search.cari} onSemua={semua} />}
              />
            ) : (
              <Skeleton lines={8} />
            )}
          </Split>
        </>
      )}
      <Laci
        skp={search.skp}
        orang={search.orang}
        tahun={tahun}
        onClose={() => set({ skp: undefined, orang: undefined })}
        onSkp={(id) => set({ skp: id })}
      />
    </Page>
  );
}

const MEMBACA = {
  pegawai: null,
  skpMenunggu: null,
  renkinMenunggu: null,
  realisasiMenunggu: null,
  diperbaiki: null,
  skpDisetujui: null,
  belumAdaSkp: null,
};

type UbinTimProps = {
  /** Null while it is read: the tiles stand where they will be. */
  tim: FragmentOf<typeof UbinTimFragment> | null;
  tw: number;
  dipilih: Saringan | undefined;
  onPilih: (saringan: Saringan) => void;
};

function UbinTim({ tim, tw, dipilih, onPilih }: UbinTimProps) {
  const { t } = useLingui();
  const ringkasan = tim ? readFragment(UbinTimFragment, tim).ringkasan : MEMBACA;
  if (!ringkasan) return null;
  const { pegawai, skpDisetujui } = ringkasan;
  const ubin: [Saringan, ReactNode, string][] = [
    ["SKP_MENUNGGU", angka(ringkasan.skpMenunggu), t`SKP menunggu persetujuan`],
    ["RENKIN_MENUNGGU", angka(ringkasan.renkinMenunggu), t`rencana menunggu persetujuan`],
    ["REALISASI_MENUNGGU", angka(ringkasan.realisasiMenunggu), t`realisasi TW ${tw} menunggu validasi`],
    ["DIPERBAIKI", angka(ringkasan.diperbaiki), t`sedang diperbaiki pegawai`],
    ["BELUM_ADA_SKP", angka(ringkasan.belumAdaSkp), t`belum ada SKP`],
    [
      "SKP_DISETUJUI",
      <Ring
        key="ring"
        size={56}
        percent={pegawai && skpDisetujui ? Math.floor((100 * skpDisetujui) / pegawai) : 0}
        label={pegawai === null ? t`Memuat…` : t`${skpDisetujui} dari ${pegawai} orang`}
      />,
      t`SKP disetujui`,
    ],
  ];
  return (
    <Tiles label={t`Saring daftar pegawai`} six>
      {ubin.map(([saringan, nilai, label]) => (
        <Tile
          key={saringan}
          value={nilai}
          label={label}
          pressed={dipilih === saringan}
          onPress={() => onPilih(saringan)}
        />
      ))}
    </Tiles>
  );
}

type TimKosongProps = { saringan: Saringan | undefined; cari: string | undefined; onSemua: () => void };

function TimKosong({ saringan, cari, onSemua }: TimKosongProps) {
  const { t } = useLingui();
  if (!saringan && !cari) return <EmptyState title={t`Tidak ada pegawai dalam tim ini`} />;
  const kata: Record<Saringan, string> = {
    SKP_MENUNGGU: t`Tidak ada SKP yang menunggu persetujuan`,
    RENKIN_MENUNGGU: t`Tidak ada rencana kinerja yang menunggu persetujuan`,
    REALISASI_MENUNGGU: t`Tidak ada realisasi yang menunggu validasi`,
    DIPERBAIKI: t`Tidak ada yang sedang diperbaiki`,
    SKP_DISETUJUI: t`Belum ada SKP yang disetujui`,
    BELUM_ADA_SKP: t`Semua pegawai sudah punya SKP`,
  };
  return (
    <EmptyState
      title={saringan && !cari ? kata[saringan] : t`Tidak ada yang cocok`}
      action={<Button onClick={onSemua}>{t`Tampilkan semua pegawai`}</Button>}
    >
      {cari && <Trans>Tidak ada nama, NRK, atau NIP yang cocok dengan “{cari}”.</Trans>}
    </EmptyState>
  );
}
