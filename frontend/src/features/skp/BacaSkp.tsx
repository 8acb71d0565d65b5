import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { type FragmentOf, readFragment } from "../../graphql";
import { tanggal, waktu } from "../../lib/tanggal";
import { Badge } from "../../ui/Badge";
import { buttonClass } from "../../ui/Button";
import { Card, Row } from "../../ui/Card";
import { Note } from "../../ui/Errors";
import { Page } from "../../ui/Page";
import { BacaSkpFragment } from "./baca";
import { Giliran } from "./Giliran";
import { KeputusanWakil } from "./KeputusanWakil";
import { LangkahSkp } from "./LangkahSkp";
import { PejabatPenilai } from "./PejabatPenilai";
import { TabelIndikator } from "./TabelIndikator";
import { UsulPerubahan } from "./UsulPerubahan";

/** An SKP for reading: where it stands, whose turn it is, and what was promised. */
export function BacaSkp(props: { skp: FragmentOf<typeof BacaSkpFragment> }) {
  const { t } = useLingui();
  const skp = readFragment(BacaSkpFragment, props.skp);
  const { id, tahun, status, catatan, giliran, triwulan, versi, revisi } = skp;
  const sengketa = skp.sengketa && waktu(skp.sengketa);
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
        <>
          <Link to="/riwayat/$id" params={{ id }} className={buttonClass({ variant: "polos" })}>
            <Trans>Riwayat</Trans>
          </Link>
          {triwulan.length > 0 && (
            <Link
              to="/renkin/$tahun"
              params={{ tahun: String(tahun) }}
              search={{ skp: id }}
              className={buttonClass({ variant: "primer" })}
            >
              <Trans>Rencana kinerja</Trans>
            </Link>
          )}
        </>
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
      <UsulPerubahan skp={skp} />
      {sengketa && (
        <Note title={t`Keputusan diminta kepada atasan pejabat penilai`}>
          <p>
            <Trans>Pegawai tidak sepakat dengan catatan atasannya dan meminta keputusan {sengketa}.</Trans>
          </p>
        </Note>
      )}
      {status === "APPROVED" && skp.olehAtasan && (
        <p>
          <Trans>SKP ini diputuskan oleh atasan pejabat penilai.</Trans>
        </p>
      )}
      <LangkahSkp skp={skp} />
      {(skp.moves.includes("APPROVE") || skp.moves.includes("DECIDE")) && (
        <Row>
          <Link to="/tim" search={{ skp: id }} className={buttonClass({ variant: "primer" })}>
            <Trans>Periksa dan putuskan</Trans>
          </Link>
        </Row>
      )}
      <KeputusanWakil keputusan={skp.keputusan} />
      {catatan && (
        <Note kind="catatan" title={t`Catatan atasan untuk SKP ini`}>
          <p>{catatan}</p>
        </Note>
      )}
      <PejabatPenilai skp={skp} />
      <Card
        title={t`Indikator`}
        flush
        actions={
          (versi > 1 || revisi > 0) && (
            <Link to="/skp/$id/banding" params={{ id }}>
              <Trans>Bandingkan versi</Trans>
            </Link>
          )
        }
      >
        <TabelIndikator skp={skp} />
      </Card>
    </Page>
  );
}
