import { Trans, useLingui } from "@lingui/react/macro";
import { angka, persen } from "../../lib/angka";
import { Card, Stack } from "../../ui/Card";
import { Note } from "../../ui/Errors";
import type { RenkinRealisasi } from "./KartuRealisasi";
import styles from "./KartuRealisasi.module.css";

/** A row that cannot be written now: what was reported, and what came of it. */
export function BacaanRealisasi({ renkin }: { renkin: RenkinRealisasi }) {
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
function Rumus({ renkin }: { renkin: RenkinRealisasi }) {
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

/** What the quarter came to, and how. */
export function HasilTriwulan({ hasil }: { hasil: string }) {
  const { t } = useLingui();
  return (
    <Card title={t`Hasil triwulan: ${persen(hasil)}`}>
      <details>
        <summary>
          <Trans>Dari mana angka ini</Trans>
        </summary>
        <Stack gap={8}>
          <p>
            <Trans>
              Hasil triwulan adalah rata-rata capaian semua indikator yang ada targetnya. Untuk rata-rata ini
              tiap capaian dihitung paling tinggi 100.
            </Trans>
          </p>
          <p>
            <Trans>
              Capaian adalah nilai validasi dibagi target, dikali 100. Bila makin rendah makin baik: 2
              dikurangi (nilai validasi dibagi target), dikali 100, paling rendah 0.
            </Trans>
          </p>
          <p>
            <Trans>Yang dihitung nilai validasi dari atasan, bukan nilai yang Anda laporkan.</Trans>
          </p>
        </Stack>
      </details>
    </Card>
  );
}
