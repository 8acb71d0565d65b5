import { Trans, useLingui } from "@lingui/react/macro";
import { type FragmentOf, graphql, type ResultOf, readFragment } from "../../graphql";
import { angka, galatAngka, persen } from "../../lib/angka";
import { labelSumber } from "../../lib/label";
import { Chip } from "../../ui/Badge";
import { Card, Row, Stack } from "../../ui/Card";
import { Note } from "../../ui/Errors";
import { Field } from "../../ui/Field";
import { FileInput } from "../../ui/FileInput";
import styles from "./KartuRealisasi.module.css";
import type { IsianRealisasi } from "./useIsianRealisasi";
import type { Unggahan } from "./useUnggahan";

export const KartuRealisasiFragment = graphql(`
  fragment KartuRealisasi on Renkin {
    id
    target
    realisasi
    catatanRealisasi
    nilaiValidasi
    catatanValidasi
    capaian
    indikator { id uraian sumber satuan arah referensi { id kode } }
    bukti { id nama ukuran }
  }
`);

type Renkin = ResultOf<typeof KartuRealisasiFragment>;
type Props = {
  renkin: FragmentOf<typeof KartuRealisasiFragment>;
  nth: number;
  terbuka: boolean;
  isian: IsianRealisasi;
  unggahan: Unggahan;
  /** Why the report was refused for this row. */
  salah?: string;
};

const MAKS_BERKAS = 10;
const TERIMA = ".pdf,.jpg,.jpeg,.png,.webp,.docx,.xlsx";

/** One indikator of the quarter: target, what was done, the evidence, and what the superior made of it. */
export function KartuRealisasi({ renkin: masked, nth, terbuka, isian, unggahan, salah }: Props) {
  const { t } = useLingui();
  const renkin = readFragment(KartuRealisasiFragment, masked);
  const { id, indikator, nilaiValidasi, catatanValidasi } = renkin;
  const nomor = nth + 1;
  // The server says what a target of 0 means: nothing is due in this quarter.
  const jatuhTempo = renkin.target === null || Number(renkin.target) !== 0;
  const target = angka(renkin.target);

  return (
    <Card title={`${nomor}. ${indikator.uraian}`}>
      <Stack gap={12}>
        <Row>
          <Chip>
            {labelSumber(indikator.sumber)}
            {indikator.referensi && ` ${indikator.referensi.kode}`}
          </Chip>
          {jatuhTempo && (
            <strong>
              <Trans>
                Target {target} {indikator.satuan}
              </Trans>
            </strong>
          )}
        </Row>
        {!jatuhTempo && (
          <p className={styles.redup}>
            <Trans>Tidak ada target pada triwulan ini.</Trans>
          </p>
        )}
        {catatanValidasi && nilaiValidasi === null && (
          <Note kind="catatan" title={t`Catatan atasan`}>
            <p>{catatanValidasi}</p>
          </Note>
        )}
        {jatuhTempo && terbuka && <Isian renkin={renkin} nth={nth} isian={isian} salah={salah} />}
        {jatuhTempo && !terbuka && <Bacaan renkin={renkin} />}
        {jatuhTempo && (terbuka || renkin.bukti.length > 0) && (
          <FileInput
            label={terbuka ? t`Tambah bukti` : t`Bukti`}
            hint={t`PDF, gambar, Word, atau Excel.`}
            accept={TERIMA}
            max={MAKS_BERKAS}
            files={unggahan.berkasOf(id, renkin.bukti)}
            onAdd={terbuka ? (files) => unggahan.tambah(id, files) : undefined}
            onRemove={terbuka ? unggahan.hapus : undefined}
            onRetry={terbuka ? unggahan.ulangi : undefined}
          />
        )}
      </Stack>
    </Card>
  );
}

type IsianProps = { renkin: Renkin; nth: number; isian: IsianRealisasi; salah?: string };

function Isian({ renkin, nth, isian, salah }: IsianProps) {
  const { t } = useLingui();
  const { id, indikator } = renkin;
  const { realisasi, catatan } = isian.tampil(renkin);
  return (
    <div className={styles.isian}>
      <Field
        as="number"
        id={`renkin-${nth}-realisasi`}
        label={t`Realisasi`}
        unit={indikator.satuan}
        value={realisasi}
        error={
          isian.salah(renkin)
            ? galatAngka(realisasi)
            : (isian.galat(id, "realisasi") ?? (realisasi.trim() ? undefined : salah))
        }
        onChange={(event) => isian.tulis(id, { realisasi: event.target.value })}
      />
      <Field
        as="textarea"
        rows={2}
        id={`renkin-${nth}-catatan`}
        label={t`Catatan`}
        optional
        maxLength={2000}
        value={catatan}
        error={isian.galat(id, "catatan")}
        onChange={(event) => isian.tulis(id, { catatan: event.target.value })}
      />
    </div>
  );
}

function Bacaan({ renkin }: { renkin: Renkin }) {
  const { t } = useLingui();
  const { realisasi, nilaiValidasi, capaian, catatanRealisasi, catatanValidasi, indikator } = renkin;
  const bersatuan = (nilai: string | null) =>
    nilai === null ? "–" : `${angka(nilai)} ${indikator.satuan ?? ""}`;
  return (
    <>
      <dl className={styles.fakta}>
        <div>
          <dt>{t`Realisasi`}</dt>
          <dd>{bersatuan(realisasi)}</dd>
        </div>
        {nilaiValidasi !== null && (
          <>
            <div>
              <dt>{t`Nilai validasi`}</dt>
              <dd>{bersatuan(nilaiValidasi)}</dd>
            </div>
            <div>
              <dt>{t`Capaian`}</dt>
              <dd>{persen(capaian)}</dd>
            </div>
          </>
        )}
      </dl>
      {catatanRealisasi && (
        <p>
          <span className={styles.redup}>
            <Trans>Catatan Anda</Trans>:
          </span>{" "}
          {catatanRealisasi}
        </p>
      )}
      {nilaiValidasi !== null && catatanValidasi && (
        <Note kind="catatan" title={t`Catatan validasi dari atasan`}>
          <p>{catatanValidasi}</p>
        </Note>
      )}
      {nilaiValidasi !== null && capaian !== null && (
        <details>
          <summary>
            <Trans>Dari mana angka ini</Trans>
          </summary>
          <p>
            <Rumus renkin={renkin} />
          </p>
        </details>
      )}
    </>
  );
}

/** The formula of the capaian with the numbers of this row; the result is the server's. */
function Rumus({ renkin }: { renkin: Renkin }) {
  const nilai = angka(renkin.nilaiValidasi);
  const target = angka(renkin.target);
  const capaian = persen(renkin.capaian);
  if (renkin.indikator.arah === "NAIK")
    return (
      <Trans>
        Nilai validasi {nilai} dibagi target {target}, dikali 100: {capaian}.
      </Trans>
    );
  return (
    <Trans>
      Makin rendah makin baik: 2 dikurangi (nilai validasi {nilai} dibagi target {target}), dikali 100, paling
      rendah 0: {capaian}.
    </Trans>
  );
}
