import { t as kata } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useNavigate } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import {
  type Arah,
  type FragmentOf,
  type JenisRekap,
  type Kelompok,
  type KolomIndikator,
  readFragment,
} from "../../graphql";
import { useDraf } from "../../graphql/useDraf";
import { useViewer } from "../../graphql/viewer";
import { labelArah, labelKelompok, labelKolom, labelRekap } from "../../lib/label";
import { tanggal, tutup } from "../../lib/tanggal";
import { Badge } from "../../ui/Badge";
import type { Beda } from "../../ui/Bentrok";
import { Button } from "../../ui/Button";
import { Row, Stack } from "../../ui/Card";
import { Dialog } from "../../ui/Dialog";
import { Errors, Note } from "../../ui/Errors";
import { LazyBentrok } from "../../ui/LazyBentrok";
import { announce } from "../../ui/Live";
import { Page } from "../../ui/Page";
import { Dipulihkan, SaveState } from "../../ui/SaveState";
import { Skeleton } from "../../ui/Skeleton";
import { EmptyState } from "../../ui/States";
import type { BedaSkp } from "./bentrok";
import { type Baris, salahKetik } from "./draf";
import styles from "./EditorSkp.module.css";
import { alihkanNilai, type Kiriman, type Nilai, type TempatSkp, useEditorSkp } from "./editor";
import { EditorSkpFragment, type SkpIsi } from "./isi";
import { KartuIndikator } from "./KartuIndikator";
import { LangkahSkp } from "./LangkahSkp";
import { PejabatPenilai } from "./PejabatPenilai";
import { RingkasanSkp } from "./RingkasanSkp";
import { UsulPerubahan } from "./UsulPerubahan";

// Opened now and then, and a good part of the page.
const PilihReferensi = lazy(async () => ({ default: (await import("./PilihReferensi")).PilihReferensi }));

type Props = { skp: FragmentOf<typeof EditorSkpFragment> };

/** Opens once it is known what this person left on the device. */
export function EditorSkp(props: Props) {
  const { t } = useLingui();
  const skp = readFragment(EditorSkpFragment, props.skp);
  const draf = useDraf<Nilai, Kiriman>(skp.id, alihkanNilai);
  const { tahun } = skp;
  if (!draf)
    return (
      <Page title={t`SKP ${tahun}`}>
        <Skeleton lines={3} tall />
      </Page>
    );
  return <Isi skp={skp} draf={draf} />;
}

function Isi({ skp, draf }: { skp: SkpIsi; draf: TempatSkp }) {
  const { t } = useLingui();
  const { hari } = useViewer();
  const navigate = useNavigate();
  const editor = useEditorSkp(skp, draf);
  const { baris, aksi } = editor;
  const [memilih, pilih] = useState<{ ganti: Baris | null } | null>(null);
  const [yakin, setYakin] = useState<{ satu: Baris; tempat: number } | null>(null);
  const [memeriksa, setMemeriksa] = useState(false);
  const hambatan = useHambatan(skp);
  const belum = useMemo(() => new Set([...hambatan.keys()].map((jalur) => jalur.split(".")[0])), [hambatan]);
  const [dariPeriksa] = useState(() => location.hash.slice(1));
  useFocusField(dariPeriksa);
  const { tahun, status, catatan, giliran } = skp;
  const mulai = tanggal(skp.mulai);
  const selesai = tanggal(skp.selesai);

  async function periksa() {
    const salah = baris.findIndex((satu) => salahKetik(satu).length > 0);
    const kolom = baris[salah] && salahKetik(baris[salah])[0];
    if (kolom) return document.getElementById(`indikator-${salah}-${kolom}`)?.focus();
    setMemeriksa(true);
    const tersimpan = await editor.flush();
    setMemeriksa(false);
    if (tersimpan) await navigate({ to: "/skp/$id/periksa", params: { id: skp.id } });
    else document.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }

  function hapus(satu: Baris, tempat: number) {
    // A line that came back cannot come again as a new one: it is asked for before, not after.
    if (satu.server?.status === "RETURNED" && !yakin) return setYakin({ satu, tempat });
    setYakin(null);
    aksi.hapus(satu.kunci);
    if (satu.server?.status === "RETURNED") return;
    const nomor = tempat + 1;
    announce(t`Indikator ${nomor} dihapus.`, "baik", {
      nama: t`Urungkan`,
      // The server has let it go: it comes back as a new line.
      onPress: () => aksi.tambah([{ ...satu, server: null }], tempat),
    });
  }

  return (
    <Page
      title={t`SKP ${tahun}`}
      back={
        <Link to="/skp">
          <Trans>Daftar SKP</Trans>
        </Link>
      }
      subtitle={
        <Row gap={12}>
          <Badge status={status}>{skp.statusLabel}</Badge>
          <span>
            <Trans>
              {mulai} sampai {selesai}
            </Trans>
          </span>
          {giliran?.batas && <span>{tutup(hari, giliran.batas)}</span>}
        </Row>
      }
    >
      <SaveState {...editor} />
      <LazyBentrok
        title={t`SKP ini juga diubah di tempat lain`}
        beda={editor.beda.map(kataBeda)}
        onChoose={editor.selesaikan}
      />
      <Dipulihkan {...editor} />
      {catatan && (
        <Note kind="catatan" title={t`Catatan atasan untuk SKP ini`}>
          <p>{catatan}</p>
        </Note>
      )}
      <UsulPerubahan skp={skp} />
      <LangkahSkp skp={skp} />
      <Errors errors={editor.umum} />
      <div className={styles.dua}>
        <Stack gap={16}>
          <PejabatPenilai skp={skp} onName={aksi.namakan} error={editor.galatPenilai} />
          {baris.map((satu, nth) => (
            <KartuIndikator
              key={satu.kunci}
              baris={satu}
              nth={nth}
              terakhir={nth === baris.length - 1}
              bergeser={status !== "RETURNED"}
              galat={editor.galat}
              hambatan={dariPeriksa ? hambatan : undefined}
              aksi={aksi}
              onRemove={hapus}
              onReplace={(ganti) => pilih({ ganti })}
            />
          ))}
          {!baris.length && (
            <EmptyState title={t`Belum ada indikator`}>
              <Trans>Pilih dari Perkin, KSD, atau Tusi jabatan Anda, atau tulis sendiri.</Trans>
            </EmptyState>
          )}
          {skp.dapatDitambah && (
            <Row>
              <Button
                id="indikator"
                variant={baris.length ? "sekunder" : "primer"}
                icon={<Plus size={18} aria-hidden="true" />}
                onClick={() => pilih({ ganti: null })}
              >
                <Trans>Tambah indikator</Trans>
              </Button>
            </Row>
          )}
        </Stack>
        <RingkasanSkp
          baris={baris}
          belum={belum.size}
          periksa={
            <Button variant="primer" wide loading={memeriksa} onClick={periksa}>
              <Trans>Periksa dan ajukan</Trans>
            </Button>
          }
        />
      </div>
      {yakin && (
        <Dialog
          title={t`Hapus indikator yang dikembalikan?`}
          onClose={() => setYakin(null)}
          foot={
            <>
              <Button onClick={() => setYakin(null)}>
                <Trans>Batal</Trans>
              </Button>
              <Button variant="bahaya" onClick={() => hapus(yakin.satu, yakin.tempat)}>
                <Trans>Hapus indikator</Trans>
              </Button>
            </>
          }
        >
          <p>
            <Trans>
              Penghapusan ini tidak dapat diurungkan. Atasan akan melihat bahwa indikatornya tidak ada lagi.
            </Trans>
          </p>
        </Dialog>
      )}
      {memilih && (
        <Suspense>
          <PilihReferensi
            skpId={skp.id}
            bulan={bulanOf(skp)}
            dipakai={baris}
            ganti={memilih.ganti}
            onClose={() => pilih(null)}
            onPick={(baru) => {
              if (memilih.ganti) aksi.ubah(memilih.ganti.kunci, { referensi: baru[0]?.referensi ?? null });
              else aksi.tambah(baru);
              pilih(null);
            }}
          />
        </Suspense>
      )}
    </Page>
  );
}

/** A difference in words. */
function kataBeda({ kunci, kolom, nth, uraian, milik, tersimpan, utama }: BedaSkp): Beda {
  const nomor = nth + 1;
  const nama = namaKolom(kolom);
  const isi = (nilai: string | null) => (nilai === null ? kata`dihapus` : kataNilai(kolom, nilai));
  return {
    kunci,
    nama: kata`Indikator ${nomor} (${uraian}), ${nama}`,
    milik: isi(milik),
    tersimpan: isi(tersimpan),
    utama,
  };
}

function namaKolom(kolom: BedaSkp["kolom"]): string {
  if (kolom === "baris") return kata`seluruhnya`;
  if (kolom === "referensi") return kata`rujukan`;
  if (kolom === "balasan") return kata`balasan untuk atasan`;
  return labelKolom(
    kolom === "jenisRekap" ? "JENIS_REKAP" : (kolom.toUpperCase() as KolomIndikator),
  ).toLowerCase();
}

function kataNilai(kolom: BedaSkp["kolom"], nilai: string): string {
  if (kolom === "jenisRekap") return labelRekap(nilai as JenisRekap);
  if (kolom === "arah") return labelArah(nilai as Arah);
  if (kolom === "kelompok") return labelKelompok(nilai as Kelompok);
  return nilai;
}

/** How many months the SKP touches: what a new line begins with. */
const bulanOf = ({ mulai, selesai }: SkpIsi) => Number(selesai.slice(5, 7)) - Number(mulai.slice(5, 7)) + 1;

/** What still prevents the submission, by place and field: `3.output`. */
function useHambatan(skp: SkpIsi): ReadonlyMap<string, string> {
  return useMemo(
    () =>
      new Map(
        skp.hambatan
          .filter(({ path }) => path[0] === "indikator" && path[1] !== undefined)
          .map(({ path, message }) => [`${path[1]}.${path[2] ?? ""}`, message]),
      ),
    [skp.hambatan],
  );
}

/** The page of checking links to the field that has to be repaired. */
function useFocusField(id: string): void {
  useEffect(() => {
    if (!id) return;
    // A closed field has no input: then to its line.
    const field = document.getElementById(id) ?? document.getElementById(id.split("-").slice(0, 2).join("-"));
    field?.scrollIntoView({ block: "center" });
    field?.focus({ preventScroll: true });
  }, [id]);
}
