import { Trans, useLingui } from "@lingui/react/macro";
import { lazy, Suspense } from "react";
import { type FragmentOf, graphql, type ResultOf, readFragment } from "../../graphql";
import { angka, galatAngka } from "../../lib/angka";
import { labelSumber } from "../../lib/label";
import { Chip } from "../../ui/Badge";
import { Card, Row, Stack } from "../../ui/Card";
import { Note } from "../../ui/Errors";
import { Field } from "../../ui/Field";
import { FileInput } from "../../ui/FileInput";
import { medanBaris } from "./isian";
import styles from "./KartuRealisasi.module.css";
import type { IsianRealisasi } from "./useIsianRealisasi";
import type { Unggahan } from "./useUnggahan";

// Who writes does not need it, and the other way round.
const BacaanRealisasi = lazy(async () => ({ default: (await import("./BacaanRealisasi")).BacaanRealisasi }));

export const KartuRealisasiFragment = graphql(`
  fragment KartuRealisasi on Renkin {
    id
    target
    jatuhTempo
    realisasi
    catatanRealisasi
    nilaiValidasi
    catatanValidasi
    capaian
    indikator { id uraian sumber satuan arah referensi { id kode } }
    bukti { id nama ukuran }
  }
`);

export type RenkinRealisasi = ResultOf<typeof KartuRealisasiFragment>;
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
  const { id, indikator, jatuhTempo, nilaiValidasi, catatanValidasi } = renkin;
  const nomor = nth + 1;
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
        {jatuhTempo && !terbuka && (
          <Suspense>
            <BacaanRealisasi renkin={renkin} />
          </Suspense>
        )}
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

type IsianProps = { renkin: RenkinRealisasi; nth: number; isian: IsianRealisasi; salah?: string };

function Isian({ renkin, nth, isian, salah }: IsianProps) {
  const { t } = useLingui();
  const { indikator } = renkin;
  const medan = medanBaris(renkin);
  const realisasi = isian.teks(medan.realisasi);
  return (
    <div className={styles.isian}>
      <Field
        as="number"
        id={`renkin-${nth}-realisasi`}
        label={t`Realisasi`}
        unit={indikator.satuan}
        value={realisasi}
        error={
          isian.salah(medan.realisasi)
            ? galatAngka(realisasi)
            : (isian.galat(medan.realisasi.kunci) ?? (realisasi.trim() ? undefined : salah))
        }
        onChange={(event) => isian.tulis({ [medan.realisasi.kunci]: event.target.value })}
      />
      <Field
        as="textarea"
        rows={2}
        id={`renkin-${nth}-catatan`}
        label={t`Catatan`}
        optional
        maxLength={2000}
        value={isian.teks(medan.catatan)}
        error={isian.galat(medan.catatan.kunci)}
        onChange={(event) => isian.tulis({ [medan.catatan.kunci]: event.target.value })}
      />
    </div>
  );
}
