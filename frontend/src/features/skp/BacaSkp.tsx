import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { type FragmentOf, graphql, readFragment } from "../../graphql";
import { tanggal, waktu } from "../../lib/tanggal";
import { Badge } from "../../ui/Badge";
import { buttonClass } from "../../ui/Button";
import { Card, Row } from "../../ui/Card";
import { Note } from "../../ui/Errors";
import { Page } from "../../ui/Page";
import { Giliran, GiliranFragment } from "./Giliran";
import { PejabatPenilai, PejabatPenilaiFragment } from "./PejabatPenilai";
import { TabelIndikator, TabelIndikatorFragment } from "./TabelIndikator";

export const BacaSkpFragment = graphql(
  `
    fragment BacaSkp on Skp {
      id
      tahun
      mulai
      selesai
      revisi
      status
      statusLabel
      catatan
      diajukan
      diputuskan
      giliran { pihak berikutnya ...Giliran }
      triwulan { id }
      ...PejabatPenilai
      ...TabelIndikator
    }
  `,
  [GiliranFragment, PejabatPenilaiFragment, TabelIndikatorFragment],
);

/** An SKP for reading: where it stands, whose turn it is, and what was promised. */
export function BacaSkp(props: { skp: FragmentOf<typeof BacaSkpFragment> }) {
  const { t } = useLingui();
  const skp = readFragment(BacaSkpFragment, props.skp);
  const { id, tahun, status, catatan, giliran, triwulan } = skp;
  const mulai = tanggal(skp.mulai);
  const selesai = tanggal(skp.selesai);
  const diajukan = skp.diajukan && waktu(skp.diajukan);
  const diputuskan = skp.diputuskan && waktu(skp.diputuskan);

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
        </Row>
      }
      actions={
        triwulan.length > 0 && (
          <Link
            to="/renkin/$tahun"
            params={{ tahun: String(tahun) }}
            search={{ skp: id }}
            className={buttonClass({ variant: "primer" })}
          >
            <Trans>Rencana kinerja</Trans>
          </Link>
        )
      }
    >
      {giliran && (
        <Note title={<Giliran giliran={giliran} />}>
          <p>
            {giliran.pihak !== "OWNER" && diajukan && <Trans>Diajukan {diajukan}. </Trans>}
            {giliran.berikutnya}
          </p>
        </Note>
      )}
      {!giliran && diputuskan && (
        <p>
          <Trans>Diputuskan {diputuskan}.</Trans>
        </p>
      )}
      {catatan && (
        <Note kind="catatan" title={t`Catatan atasan untuk SKP ini`}>
          <p>{catatan}</p>
        </Note>
      )}
      <PejabatPenilai skp={skp} />
      <Card title={t`Indikator`} flush>
        <TabelIndikator skp={skp} />
      </Card>
    </Page>
  );
}
