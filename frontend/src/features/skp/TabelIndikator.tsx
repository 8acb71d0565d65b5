import { Trans, useLingui } from "@lingui/react/macro";
import { type FragmentOf, readFragment } from "../../graphql";
import { angka } from "../../lib/angka";
import { labelKelompok, labelSumber } from "../../lib/label";
import { rupiah } from "../../lib/rupiah";
import { Badge } from "../../ui/Badge";
import { Diff } from "../../ui/Figures";
import { Table, Td, Th } from "../../ui/Table";
import { TabelIndikatorFragment } from "./baca";
import { TandaReferensi } from "./TandaReferensi";

/** All lines of an SKP for reading; what differs from the submission before is marked. */
export function TabelIndikator(props: { skp: FragmentOf<typeof TabelIndikatorFragment> }) {
  const { t } = useLingui();
  const { tahun, indikator } = readFragment(TabelIndikatorFragment, props.skp);
  const baris = indikator.edges.map(({ node }) => node);
  const berbiaya = baris.some(({ biaya }) => biaya !== null);
  return (
    <Table
      caption={t`Indikator SKP ${tahun}`}
      cards
      head={
        <>
          <Th>{t`Indikator`}</Th>
          <Th numeric>{t`Output setahun`}</Th>
          <Th numeric>{t`Mutu`}</Th>
          <Th numeric>{t`Waktu`}</Th>
          {berbiaya && <Th numeric>{t`Biaya`}</Th>}
          <Th>{t`Status`}</Th>
        </>
      }
    >
      {baris.map((satu) => {
        const { urut, sebelum, waktu } = satu;
        const output = satu.output && `${angka(satu.output)} ${satu.satuan ?? ""}`;
        const dulu = sebelum && `${angka(sebelum.output)} ${sebelum.satuan}`;
        const bulan = (nilai: number | null) => (nilai === null ? "–" : t`${nilai} bulan`);
        return (
          <tr key={satu.id}>
            <Th scope="row">
              {urut}. {satu.uraian || t`(uraian belum diisi)`}
              <br />
              <small>
                {labelSumber(satu.sumber)}
                {satu.referensi && ` ${satu.referensi.kode}`} · {labelKelompok(satu.kelompok)}
              </small>
              <TandaReferensi status={satu.statusReferensi} />
              {satu.catatan && (
                <>
                  <br />
                  <small>
                    <Trans>Catatan atasan</Trans>: {satu.catatan}
                  </small>
                </>
              )}
              {satu.balasan && (
                <>
                  <br />
                  <small>
                    <Trans>Balasan</Trans>: {satu.balasan}
                  </small>
                </>
              )}
            </Th>
            <Td numeric label={t`Output setahun`}>
              <Diff before={dulu} after={output ?? "–"} same={!dulu || dulu === output} />
            </Td>
            <Td numeric label={t`Mutu`}>
              <Diff
                before={angka(sebelum?.mutu)}
                after={angka(satu.mutu)}
                same={!sebelum || angka(sebelum.mutu) === angka(satu.mutu)}
              />
            </Td>
            <Td numeric label={t`Waktu`}>
              <Diff
                before={bulan(sebelum?.waktu ?? null)}
                after={bulan(waktu)}
                same={!sebelum || sebelum.waktu === waktu}
              />
            </Td>
            {berbiaya && (
              <Td numeric label={t`Biaya`}>
                {rupiah(satu.biaya)}
              </Td>
            )}
            <Td>
              <Badge status={satu.status}>{satu.statusLabel}</Badge>
            </Td>
          </tr>
        );
      })}
    </Table>
  );
}
