import { Trans, useLingui } from "@lingui/react/macro";
import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { memo, type ReactNode } from "react";
import type { Arah, JenisRekap, Kelompok } from "../../graphql";
import { angka, galatAngka } from "../../lib/angka";
import { labelArah, labelKelompok, labelRekap, labelSumber } from "../../lib/label";
import { rupiah } from "../../lib/rupiah";
import { Badge, Chip } from "../../ui/Badge";
import { Button, IconButton } from "../../ui/Button";
import { Card, Row, Stack } from "../../ui/Card";
import { Note } from "../../ui/Errors";
import { Field } from "../../ui/Field";
import { type Baris, type Kolom, salahKetik, terbuka } from "./draf";
import type { Editor } from "./editor";
import styles from "./KartuIndikator.module.css";

type Props = {
  baris: Baris;
  nth: number;
  terakhir: boolean;
  /** Whether lines can change places. */
  bergeser: boolean;
  galat: ReadonlyMap<string, string>;
  /** What still prevents the submission, shown once the owner has asked for it. */
  hambatan?: ReadonlyMap<string, string>;
  aksi: Editor["aksi"];
  onRemove: (baris: Baris, nth: number) => void;
  onReplace: (baris: Baris) => void;
};

/** One line of the SKP: what its source says, and the fields that are its owner's. */
export const KartuIndikator = memo(function KartuIndikator(props: Props) {
  const { baris, nth, terakhir, bergeser, aksi, onRemove, onReplace } = props;
  const { t } = useLingui();
  const { server, kunci } = baris;
  const nomor = nth + 1;
  const buka = terbuka(baris);
  const judul = baris.uraian.trim() || (baris.referensi ? t`Mengambil dari sumber…` : t`Indikator baru`);
  const pesan = usePesan(props);
  const umum = pesan("");

  return (
    <div id={`indikator-${nth}`} tabIndex={-1} className={styles.kartu}>
      <Card
        level={2}
        title={
          <>
            {nomor}. {judul}
          </>
        }
        actions={
          <>
            {bergeser && (
              <>
                <IconButton
                  label={t`Naikkan indikator ${nomor}`}
                  icon={<ArrowUp size={18} aria-hidden="true" />}
                  disabled={nth === 0}
                  onClick={() => aksi.geser(kunci, -1)}
                />
                <IconButton
                  label={t`Turunkan indikator ${nomor}`}
                  icon={<ArrowDown size={18} aria-hidden="true" />}
                  disabled={terakhir}
                  onClick={() => aksi.geser(kunci, 1)}
                />
              </>
            )}
            {buka.length > 0 && (
              <IconButton
                label={t`Hapus indikator ${nomor}`}
                icon={<Trash2 size={18} aria-hidden="true" />}
                onClick={() => onRemove(baris, nth)}
              />
            )}
          </>
        }
      >
        <Stack gap={12}>
          <Row>
            <Chip>
              {labelSumber(baris.sumber)}
              {baris.referensi && ` ${baris.referensi.kode}`}
            </Chip>
            <Chip>{labelKelompok(baris.kelompok)}</Chip>
            {server && server.status !== "PROPOSED" && (
              <Badge status={server.status}>{server.statusLabel}</Badge>
            )}
            {server?.disentuh && <Badge status="ACCEPTED">{t`sudah diperbaiki atau dijawab`}</Badge>}
          </Row>
          {umum && <p className={styles.galat}>{umum}</p>}
          {server?.catatan && (
            <Note kind="catatan" title={t`Catatan atasan`}>
              <p>{server.catatan}</p>
            </Note>
          )}
          <Tertutup baris={baris} buka={buka} />
          <Isian {...props} buka={buka} pesan={pesan} />
          {server?.catatan && <Balasan {...props} />}
          {server?.status === "RETURNED" && baris.referensi && (
            <Row>
              <Button compact onClick={() => onReplace(baris)}>
                <Trans>Ganti rujukan</Trans>
              </Button>
            </Row>
          )}
        </Stack>
      </Card>
    </div>
  );
});

type Pesan = (kolom: Kolom | "") => ReactNode;

/** What is wrong with a field: what cannot be read, what was refused, what still has to be filled in. */
function usePesan({ baris, nth, galat, hambatan }: Props): Pesan {
  const salah = salahKetik(baris);
  return (kolom) => {
    const angkanya = salah.find((satu) => satu === kolom);
    if (angkanya) return galatAngka(baris[angkanya]);
    return galat.get(`${baris.kunci}.${kolom}`) ?? hambatan?.get(`${nth}.${kolom}`);
  };
}

type IsianProps = Props & { buka: readonly Kolom[]; pesan: Pesan };

function Isian({ baris, nth, aksi, buka, pesan }: IsianProps) {
  const { t } = useLingui();
  const { kunci } = baris;
  if (!buka.length) return null;
  const teks = (kolom: "uraian" | "output" | "satuan" | "mutu" | "waktu" | "biaya") => ({
    id: `indikator-${nth}-${kolom}`,
    value: baris[kolom],
    error: pesan(kolom),
    onChange: (event: { target: { value: string } }) => aksi.ubah(kunci, { [kolom]: event.target.value }),
  });

  return (
    <Stack gap={12}>
      {buka.includes("uraian") && (
        <Field as="textarea" rows={2} label={t`Uraian`} maxLength={500} {...teks("uraian")} />
      )}
      <div className={styles.angka}>
        {buka.includes("output") && <Field as="number" label={t`Output setahun`} {...teks("output")} />}
        {buka.includes("satuan") && (
          <Field label={t`Satuan`} maxLength={40} placeholder={t`misalnya laporan`} {...teks("satuan")} />
        )}
        {buka.includes("mutu") && <Field as="number" label={t`Mutu (1–100)`} {...teks("mutu")} />}
        {buka.includes("waktu") && (
          <Field as="number" inputMode="numeric" label={t`Waktu`} unit={t`bulan`} {...teks("waktu")} />
        )}
        {buka.includes("biaya") && (
          <Field
            as="number"
            inputMode="numeric"
            label={t`Biaya (Rp)`}
            hint={t`Boleh kosong.`}
            {...teks("biaya")}
          />
        )}
      </div>
      {(buka.includes("jenisRekap") || buka.includes("arah") || buka.includes("kelompok")) && (
        <details className={styles.cara}>
          <summary>
            <Trans>Cara menghitung</Trans>: {labelRekap(baris.jenisRekap)},{" "}
            {labelArah(baris.arah).toLowerCase()}
          </summary>
          <div className={styles.pilihan}>
            {buka.includes("jenisRekap") && (
              <Field
                as="select"
                label={t`Jenis rekap`}
                hint={t`Bagaimana keempat triwulan menjadi nilai setahun.`}
                value={baris.jenisRekap}
                onChange={(event) => aksi.ubah(kunci, { jenisRekap: event.target.value as JenisRekap })}
              >
                {REKAP.map((satu) => (
                  <option key={satu} value={satu}>
                    {labelRekap(satu)}
                  </option>
                ))}
              </Field>
            )}
            {buka.includes("arah") && (
              <Field
                as="select"
                label={t`Arah`}
                value={baris.arah}
                onChange={(event) => aksi.ubah(kunci, { arah: event.target.value as Arah })}
              >
                {ARAH.map((satu) => (
                  <option key={satu} value={satu}>
                    {labelArah(satu)}
                  </option>
                ))}
              </Field>
            )}
            {buka.includes("kelompok") && (
              <Field
                as="select"
                label={t`Kelompok`}
                value={baris.kelompok}
                onChange={(event) => aksi.ubah(kunci, { kelompok: event.target.value as Kelompok })}
              >
                {KELOMPOK.map((satu) => (
                  <option key={satu} value={satu}>
                    {labelKelompok(satu)}
                  </option>
                ))}
              </Field>
            )}
          </div>
        </details>
      )}
    </Stack>
  );
}

const REKAP = ["AKUMULASI", "POSISI_AKHIR", "RATA_RATA"] as const;
const ARAH = ["NAIK", "TURUN"] as const;
const KELOMPOK = ["STRATEGIS", "OPERASIONAL", "KHUSUS", "TUSI", "SCORE_CARD"] as const;

/** What the source decides, or what cannot be changed any more, as facts. */
function Tertutup({ baris, buka }: { baris: Baris; buka: readonly Kolom[] }) {
  const { t } = useLingui();
  const { server } = baris;
  if (!server) return null;
  const { waktu } = server;
  const fakta: [Kolom, string, ReactNode][] = [
    ["output", t`Output setahun`, server.output && `${angka(server.output)} ${server.satuan ?? ""}`],
    ["mutu", t`Mutu`, server.mutu && angka(server.mutu)],
    ["waktu", t`Waktu`, waktu && <Trans>{waktu} bulan</Trans>],
    ["biaya", t`Biaya`, server.biaya && rupiah(server.biaya)],
    ["jenisRekap", t`Jenis rekap`, labelRekap(server.jenisRekap)],
    ["arah", t`Arah`, labelArah(server.arah)],
  ];
  const tampil = fakta.filter(([kolom, , isi]) => isi && !buka.includes(kolom));
  if (!tampil.length) return null;
  return (
    <dl className={styles.fakta}>
      {tampil.map(([kolom, nama, isi]) => (
        <div key={kolom}>
          <dt>{nama}</dt>
          <dd>{isi}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The reply to the superior's note: what is right as it is needs no change, only a word. */
function Balasan({ baris, nth, aksi, galat }: Props) {
  const { t } = useLingui();
  return (
    <Field
      as="textarea"
      rows={2}
      id={`indikator-${nth}-balasan`}
      label={t`Balasan untuk atasan`}
      hint={t`Tulis bila targetnya memang sudah tepat, atau untuk menjelaskan perubahan.`}
      optional
      maxLength={2000}
      error={galat.get(`${baris.kunci}.balasan`)}
      value={baris.balasan}
      onChange={(event) => aksi.ubah(baris.kunci, { balasan: event.target.value })}
    />
  );
}
