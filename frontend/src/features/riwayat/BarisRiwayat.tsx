import { Trans, useLingui } from "@lingui/react/macro";
import { ArrowRight } from "lucide-react";
import { type FragmentOf, graphql, readFragment, type Tanda } from "../../graphql";
import { waktu } from "../../lib/tanggal";
import { Badge, Chip, statusOf } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Row } from "../../ui/Card";
import { Note } from "../../ui/Errors";
import { announce } from "../../ui/Live";
import { Changes, Code, TimelineItem } from "../../ui/Timeline";
import { nilaiIsian } from "./isian";

export const BarisRiwayatFragment = graphql(`
  fragment BarisRiwayat on Riwayat {
    id
    nomor
    waktu
    tindakanLabel
    perihal
    tw
    dari
    ke
    dariLabel
    keLabel
    catatan
    tanda
    sidik
    oleh { nama jabatan }
    atasNama { nama jabatan }
    catatanBaris { uraian catatan }
    perubahan { uraian tw isian isianLabel sebelum sesudah satuan }
  }
`);

type Baris = FragmentOf<typeof BarisRiwayatFragment>;

/** One act: what, when, by whom, and what it changed. */
export function BarisRiwayat(props: { baris: Baris }) {
  const { t } = useLingui();
  const baris = readFragment(BarisRiwayatFragment, props.baris);
  const { oleh, atasNama, perihal, tw, dari, ke, dariLabel, keLabel, catatan, catatanBaris } = baris;
  const triwulan = tw.join(", ");
  const judul = [baris.tindakanLabel, triwulan && t`triwulan ${triwulan}`, perihal]
    .filter(Boolean)
    .join(" · ");

  return (
    <TimelineItem title={judul} time={baris.waktu} when={waktu(baris.waktu)}>
      <span>
        {oleh ? [oleh.nama, oleh.jabatan].filter(Boolean).join(", ") : <Trans>Oleh sistem</Trans>}
        {atasNama && (
          <>
            {", "}
            <Trans>atas nama {[atasNama.nama, atasNama.jabatan].filter(Boolean).join(", ")}</Trans>
          </>
        )}
      </span>
      {dari && ke && dariLabel && keLabel && (
        <Row>
          <Badge status={statusOf(dari)}>{dariLabel}</Badge>
          <ArrowRight size={16} aria-label={t`menjadi`} role="img" />
          <Badge status={statusOf(ke)}>{keLabel}</Badge>
        </Row>
      )}
      <Bertanda tanda={baris.tanda} />
      {(catatan || catatanBaris.length > 0) && (
        <Note kind="catatan" title={t`Catatan`}>
          {catatan && <p>{catatan}</p>}
          {catatanBaris.length > 0 && (
            <Changes label={t`Catatan per indikator`}>
              {catatanBaris.map((satu, nth) => (
                // oxlint-disable-next-line react/no-array-index-key -- what was recorded never moves
                <li key={nth}>
                  <strong>{satu.uraian ?? t`Indikator yang sudah dihapus`}</strong>: {satu.catatan}
                </li>
              ))}
            </Changes>
          )}
        </Note>
      )}
      <Perubahan perubahan={baris.perubahan} />
      <Sidik nomor={baris.nomor} sidik={baris.sidik} />
    </TimelineItem>
  );
}

/** How a decision was made, for auditors; others are told nothing. */
function Bertanda({ tanda }: { tanda: readonly Tanda[] }) {
  const { t } = useLingui();
  if (!tanda.length) return null;
  const kata: Record<Tanda, string> = {
    BULK: t`diputuskan sekaligus dengan yang lain`,
    SERAGAM: t`catatannya sama dengan untuk pegawai lain`,
    CEPAT: t`beberapa detik sesudah putusan sebelumnya`,
  };
  return (
    <Row>
      <Trans>Tanda:</Trans>
      {tanda.map((satu) => (
        <Chip key={satu}>{kata[satu]}</Chip>
      ))}
    </Row>
  );
}

type PerubahanProps = {
  perubahan: readonly {
    uraian: string | null;
    tw: number | null;
    isian: string;
    isianLabel: string;
    sebelum: string | null;
    sesudah: string | null;
    satuan: string | null;
  }[];
};

function Perubahan({ perubahan }: PerubahanProps) {
  const { t } = useLingui();
  if (!perubahan.length) return null;
  return (
    <Changes label={t`Yang berubah`}>
      {perubahan.map((satu, nth) => (
        // oxlint-disable-next-line react/no-array-index-key -- what was recorded never moves
        <li key={nth}>
          {satu.isian !== "baris" && satu.uraian && <>{satu.uraian}. </>}
          {[satu.isianLabel, satu.tw && t`triwulan ${satu.tw}`].filter(Boolean).join(" ")}:{" "}
          {satu.sebelum === null ? (
            <Trans>
              ditambahkan <ins>{nilaiIsian(satu, satu.sesudah)}</ins>
            </Trans>
          ) : satu.sesudah === null ? (
            <Trans>
              dihapus <del>{nilaiIsian(satu, satu.sebelum)}</del>
            </Trans>
          ) : (
            <Trans>
              <del>{nilaiIsian(satu, satu.sebelum)}</del> menjadi <ins>{nilaiIsian(satu, satu.sesudah)}</ins>
            </Trans>
          )}
        </li>
      ))}
    </Changes>
  );
}

/** The fingerprint of an act: whoever has noted it can tell later that nothing was changed. */
function Sidik({ nomor, sidik }: { nomor: number; sidik: string }) {
  const { t } = useLingui();
  const salin = () =>
    navigator.clipboard.writeText(sidik).then(
      () => announce(t`Sidik disalin.`),
      () => announce(t`Sidik belum dapat disalin. Blok teksnya, lalu salin.`, "galat"),
    );
  return (
    <details>
      <summary>
        <Trans>Sidik catatan nomor {nomor}</Trans>
      </summary>
      <Row>
        <Code>{sidik}</Code>
        <Button compact onClick={salin}>
          <Trans>Salin sidik</Trans>
        </Button>
      </Row>
    </details>
  );
}
