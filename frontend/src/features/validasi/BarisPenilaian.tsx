import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { type FragmentOf, graphql, readFragment } from "../../graphql";
import { useKetikan } from "../../graphql/ketikan";
import { angka, galatAngka, persen } from "../../lib/angka";
import { labelSumber } from "../../lib/label";
import { Chip } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Card, Grid, Row, Stack } from "../../ui/Card";
import { type Cell, Cells } from "../../ui/Cells";
import { Note } from "../../ui/Errors";
import { Field } from "../../ui/Field";
import { Diff } from "../../ui/Figures";
import { DaftarBukti, DaftarBuktiFragment } from "./DaftarBukti";
import { berbeda, nilaiTampil } from "./nilai";

export const BarisPenilaianFragment = graphql(
  `
    fragment BarisPenilaian on Renkin {
      id
      target
      realisasi
      realisasiSebelum
      catatanRealisasi
      nilaiValidasi
      catatanValidasi
      capaian
      indikator { id urut uraian satuan sumber referensi { id kode } }
      bukti { ...DaftarBukti }
    }
  `,
  [DaftarBuktiFragment],
);

/** The keys of what is typed about a row. */
export const kunciNilai = (id: string) => `nilai:${id}`;
export const kunciCatatan = (id: string) => `catatan:${id}`;

type BarisPenilaianProps = {
  triwulan: string;
  renkin: FragmentOf<typeof BarisPenilaianFragment>;
  /** Whether values can be written now. */
  nilai: boolean;
  /** Whether notes can be written now. */
  catat: boolean;
  galat: Record<string, string> | undefined;
};

/** One line of the report beside its plan, its evidence, and the superior's value. */
export function BarisPenilaian({ triwulan, renkin, nilai, catat, galat }: BarisPenilaianProps) {
  const { t } = useLingui();
  const { texts, write } = useKetikan(triwulan);
  const [opened, open] = useState(false);
  const baris = readFragment(BarisPenilaianFragment, renkin);
  const { id, indikator, target, realisasi } = baris;
  const { urut, satuan } = indikator;

  const ketikan = texts[kunciNilai(id)];
  const catatan = texts[kunciCatatan(id)] ?? "";
  const lain = berbeda(ketikan, realisasi);
  const galatKetikan = ketikan === undefined ? undefined : galatAngka(ketikan);
  const isian = catat && (lain || opened || Boolean(catatan) || Boolean(galat?.catatan));
  const dilaporkan = angka(realisasi);
  const lalu = angka(baris.realisasiSebelum);
  const cells: Cell[] = [
    { key: "target", label: t`Target`, value: angka(target) },
    {
      key: "realisasi",
      label: t`Realisasi`,
      value: (
        <Diff
          before={lalu}
          after={dilaporkan}
          same={baris.realisasiSebelum === null || lalu === dilaporkan}
        />
      ),
      mark: realisasi !== target,
    },
  ];
  if (baris.nilaiValidasi !== null) {
    cells.push({ key: "nilai", label: t`Nilai validasi`, value: angka(baris.nilaiValidasi) });
    cells.push({ key: "capaian", label: t`Capaian`, value: persen(baris.capaian) });
  }

  return (
    <Card
      level={3}
      title={
        <>
          {urut}. {indikator.uraian}
        </>
      }
    >
      <Stack gap={12}>
        <Row gap={8}>
          <Chip>
            {labelSumber(indikator.sumber)}
            {indikator.referensi && ` ${indikator.referensi.kode}`}
          </Chip>
          {satuan && <span>{t`dalam ${satuan}`}</span>}
        </Row>
        <Grid min={240}>
          <Cells cells={cells} />
          {nilai && (
            <Field
              as="number"
              id={`nilai-${id}`}
              label={
                <Trans>
                  Nilai validasi<span className="baca"> indikator {urut}</span>
                </Trans>
              }
              unit={satuan}
              value={nilaiTampil(ketikan, realisasi)}
              error={galatKetikan ?? galat?.nilai}
              onChange={(event) => write(kunciNilai(id), event.target.value)}
            />
          )}
        </Grid>
        {baris.catatanRealisasi && <Note title={t`Catatan pegawai`}>{baris.catatanRealisasi}</Note>}
        {baris.catatanValidasi && (
          <Note kind="catatan" title={t`Catatan atasan`}>
            {baris.catatanValidasi}
          </Note>
        )}
        <Row between>
          <DaftarBukti bukti={baris.bukti} />
          {catat && !isian && (
            <Button variant="polos" compact onClick={() => open(true)}>
              <Trans>
                Beri catatan<span className="baca"> untuk indikator {urut}</span>
              </Trans>
            </Button>
          )}
        </Row>
        {isian && (
          <Field
            as="textarea"
            rows={2}
            maxLength={2000}
            id={`catatan-${id}`}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the button that was pressed is gone
            autoFocus={opened}
            label={t`Catatan untuk indikator ${urut}`}
            hint={lain ? t`Wajib: nilainya berbeda dari realisasi ${dilaporkan}.` : undefined}
            error={galat?.catatan}
            value={catatan}
            onChange={(event) => write(kunciCatatan(id), event.target.value)}
          />
        )}
      </Stack>
    </Card>
  );
}
