import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { type FragmentOf, graphql, readFragment } from "../../graphql";
import { useKetikan } from "../../graphql/ketikan";
import { angka } from "../../lib/angka";
import { labelKelompok, labelRekap, labelSumber } from "../../lib/label";
import { rupiah } from "../../lib/rupiah";
import { Badge, Chip } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Card, Row, Stack } from "../../ui/Card";
import { Cells } from "../../ui/Cells";
import { Note } from "../../ui/Errors";
import { Field } from "../../ui/Field";
import { Diff } from "../../ui/Figures";

export const KartuIndikatorFragment = graphql(`
  fragment KartuIndikator on Indikator {
    id
    urut
    sumber
    kelompok
    uraian
    output
    satuan
    mutu
    waktu
    biaya
    jenisRekap
    status
    statusLabel
    catatan
    balasan
    referensi { id kode }
    baru
    sebelum { revisi uraian output satuan mutu waktu biaya }
    renkin { id tw target targetSebelum catatanRenkin }
  }
`);

type KartuIndikatorProps = {
  skp: string;
  indikator: FragmentOf<typeof KartuIndikatorFragment>;
  /** Whether a note can be written now: on the line itself, and on its targets of these quarters. */
  catat: boolean;
  catatTw: readonly number[];
};

/** A line of an SKP as the superior looks at it. */
export function KartuIndikator({ skp, indikator, catat, catatTw }: KartuIndikatorProps) {
  const { t } = useLingui();
  const { texts, write } = useKetikan(skp);
  const baris = readFragment(KartuIndikatorFragment, indikator);
  const { urut, sebelum, baru, referensi, renkin } = baris;

  return (
    <Card
      level={3}
      title={
        <>
          {urut}. <Beda lama={sebelum?.uraian} baru={baris.uraian} />
        </>
      }
    >
      <Stack gap={8}>
        <Row gap={16}>
          <span>
            {t`Output`} <Beda lama={sebelum && angka(sebelum.output)} baru={angka(baris.output)} />{" "}
            <Beda lama={sebelum?.satuan} baru={baris.satuan ?? ""} />
          </span>
          <span>
            {t`Mutu`} <Beda lama={sebelum && angka(sebelum.mutu)} baru={angka(baris.mutu)} />
          </span>
          <span>
            {t`Waktu`} <Beda lama={sebelum && angka(sebelum.waktu)} baru={angka(baris.waktu)} /> {t`bulan`}
          </span>
          {(baris.biaya || sebelum?.biaya) && (
            <span>
              {t`Biaya`} <Beda lama={sebelum && rupiah(sebelum.biaya)} baru={rupiah(baris.biaya)} />
            </span>
          )}
        </Row>
        <Row gap={4}>
          <Chip>
            {labelSumber(baris.sumber)}
            {referensi && ` ${referensi.kode}`}
          </Chip>
          <Chip>{labelKelompok(baris.kelompok)}</Chip>
          <Chip>{labelRekap(baris.jenisRekap)}</Chip>
          {baru && <Badge status="SUBMITTED">{t`baru`}</Badge>}
          {(baris.status === "RETURNED" || (catat && baris.status === "ACCEPTED")) && (
            <Badge status={baris.status}>{baris.statusLabel}</Badge>
          )}
        </Row>
        {renkin.some((sel) => sel.target !== null) && (
          <Cells
            cells={renkin.map((sel) => ({
              key: sel.tw,
              label: t`TW ${sel.tw}`,
              value: <Beda lama={sel.targetSebelum && angka(sel.targetSebelum)} baru={angka(sel.target)} />,
              mark: catatTw.includes(sel.tw),
            }))}
          />
        )}
        {baris.catatan && (
          <Note kind="catatan" title={t`Catatan atasan`}>
            {baris.catatan}
          </Note>
        )}
        {baris.balasan && <Note title={t`Jawaban pegawai`}>{baris.balasan}</Note>}
        {renkin.map(
          (sel) =>
            sel.catatanRenkin && (
              <Note key={sel.id} kind="catatan" title={t`Catatan atasan pada target TW ${sel.tw}`}>
                {sel.catatanRenkin}
              </Note>
            ),
        )}
        {catat && (
          <Field
            as="textarea"
            rows={2}
            maxLength={2000}
            label={t`Catatan untuk indikator ${urut}`}
            value={texts[baris.id] ?? ""}
            onChange={(event) => write(baris.id, event.target.value)}
          />
        )}
        {catatTw.length > 0 && (
          <CatatanTarget
            skp={skp}
            urut={urut}
            sel={renkin.filter((each) => each.target !== null && catatTw.includes(each.tw))}
          />
        )}
      </Stack>
    </Card>
  );
}

type CatatanTargetProps = { skp: string; urut: number; sel: readonly { id: string; tw: number }[] };

/** Notes on the targets of one line: out of the way until somebody has something to say. */
function CatatanTarget({ skp, urut, sel }: CatatanTargetProps) {
  const { t } = useLingui();
  const { texts, write } = useKetikan(skp);
  const [opened, open] = useState(false);
  if (!opened && !sel.some(({ id }) => texts[id])) {
    return (
      <Row>
        <Button variant="polos" compact onClick={() => open(true)}>
          <Trans>
            Beri catatan<span className="baca"> pada target indikator {urut}</span>
          </Trans>
        </Button>
      </Row>
    );
  }
  return sel.map(({ id, tw }, nth) => (
    <Field
      key={id}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the button that was pressed is gone
      autoFocus={opened && nth === 0}
      as="textarea"
      rows={2}
      maxLength={2000}
      label={t`Catatan untuk target TW ${tw} indikator ${urut}`}
      value={texts[id] ?? ""}
      onChange={(event) => write(id, event.target.value)}
    />
  ));
}

/** A value, with what it was in the submission before; `lama` is absent where there was none. */
function Beda({ lama, baru }: { lama: string | null | undefined; baru: string }) {
  return <Diff before={lama} after={baru} same={lama === null || lama === undefined || lama === baru} />;
}
