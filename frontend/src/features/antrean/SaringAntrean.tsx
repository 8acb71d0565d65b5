import { useLingui } from "@lingui/react/macro";
import type { AntreanSort, JenisAntrean } from "../../graphql";
import { FoldCard, Row, Stack } from "../../ui/Card";
import { Checkbox } from "../../ui/Checkbox";
import { Field } from "../../ui/Field";
import { SearchField } from "../../ui/SearchField";
import { Segmented } from "../../ui/Segmented";
import type { CariAntrean } from "./cari";

type SaringAntreanProps = {
  search: CariAntrean;
  jumlah: { semua: number; skp: number; renkin: number; realisasi: number; terlambat: number };
  onUbah: (next: CariAntrean) => void;
};

/** Which of the queue, and in which order. */
export function SaringAntrean({ search, jumlah, onUbah }: SaringAntreanProps) {
  const { t } = useLingui();
  return (
    <>
      <Segmented<JenisAntrean | "SEMUA">
        label={t`Jenis`}
        value={search.jenis ?? "SEMUA"}
        options={[
          { value: "SEMUA", label: t`Semua (${jumlah.semua})` },
          { value: "SKP", label: t`SKP (${jumlah.skp})` },
          { value: "RENKIN", label: t`Rencana (${jumlah.renkin})` },
          { value: "REALISASI", label: t`Realisasi (${jumlah.realisasi})` },
        ]}
        onChange={(next) => onUbah({ jenis: next === "SEMUA" ? undefined : next })}
      />
      <FoldCard title={t`Saring dan urutkan`} openOnWide level={2}>
        <Stack gap={12}>
          <Row gap={12}>
            <SearchField
              label={t`Cari nama atau NRK`}
              value={search.cari}
              onSearch={(cari) => onUbah({ cari })}
            />
            <Field
              as="select"
              label={t`Urutan`}
              hideLabel
              value={search.urut ?? "BERUBAH_ASC"}
              onChange={(event) => onUbah({ urut: event.target.value as AntreanSort })}
            >
              <option value="BERUBAH_ASC">{t`Yang berbeda dulu`}</option>
              <option value="SEJAK_ASC">{t`Yang terlama dulu`}</option>
              <option value="BATAS_ASC">{t`Yang tenggatnya dekat dulu`}</option>
            </Field>
          </Row>
          <Row gap={16}>
            <Checkbox
              label={t`Hanya yang berbeda`}
              checked={search.berubah ?? false}
              onChange={(event) => onUbah({ berubah: event.target.checked || undefined })}
            />
            {(jumlah.terlambat > 0 || search.terlambat) && (
              <Checkbox
                label={t`Hanya yang terlambat (${jumlah.terlambat})`}
                checked={search.terlambat ?? false}
                onChange={(event) => onUbah({ terlambat: event.target.checked || undefined })}
              />
            )}
          </Row>
        </Stack>
      </FoldCard>
    </>
  );
}
