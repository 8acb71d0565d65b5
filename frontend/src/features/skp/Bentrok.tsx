import { Trans, useLingui } from "@lingui/react/macro";
import { angka } from "../../lib/angka";
import { Button } from "../../ui/Button";
import { Card, Row, Stack } from "../../ui/Card";
import { Table, Td, Th } from "../../ui/Table";
import { type Baris, type BarisServer, keMasukan } from "./draf";

type Props = {
  milik: readonly Baris[];
  tersimpan: readonly BarisServer[];
  onChoose: (pilihan: "ours" | "theirs") => void;
};

/** The same SKP was changed elsewhere: both sides, and the choice between them. Nothing is lost before it is made. */
export function Bentrok({ milik, tersimpan, onChoose }: Props) {
  const { t } = useLingui();
  const beda = bandingkan(milik, tersimpan);
  return (
    <Card
      title={t`SKP ini juga diubah di tempat lain`}
      foot={
        <Row>
          <Button variant="primer" onClick={() => onChoose("ours")}>
            <Trans>Pakai isian saya</Trans>
          </Button>
          <Button onClick={() => onChoose("theirs")}>
            <Trans>Pakai yang tersimpan</Trans>
          </Button>
        </Row>
      }
    >
      <Stack gap={12}>
        <p role="alert">
          <Trans>
            Mungkin Anda membukanya di tab atau perangkat lain. Pilih isian mana yang dipakai; yang lain
            dilepas.
          </Trans>
        </p>
        {beda.length > 0 && (
          <Table
            caption={t`Perbedaan isian`}
            cards
            head={
              <>
                <Th>{t`Indikator`}</Th>
                <Th>{t`Isian saya`}</Th>
                <Th>{t`Yang tersimpan`}</Th>
              </>
            }
          >
            {beda.map(({ kunci, nama, kiri, kanan }) => (
              <tr key={kunci}>
                <Th scope="row">{nama}</Th>
                <Td label={t`Isian saya`}>{kiri ?? t`tidak ada`}</Td>
                <Td label={t`Yang tersimpan`}>{kanan ?? t`tidak ada`}</Td>
              </tr>
            ))}
          </Table>
        )}
      </Stack>
    </Card>
  );
}

type Beda = { kunci: string; nama: string; kiri: string | null; kanan: string | null };

function bandingkan(milik: readonly Baris[], tersimpan: readonly BarisServer[]): Beda[] {
  const dikenal = new Set(milik.map(({ server }) => server?.id));
  const semua: Beda[] = milik.map((baris) => {
    const lain = tersimpan.find(({ id }) => id === baris.server?.id);
    const { output, mutu, waktu } = keMasukan(baris);
    return {
      kunci: baris.kunci,
      nama: baris.uraian || (lain?.uraian ?? ""),
      kiri: ringkas({
        output: output ?? baris.server?.output ?? null,
        mutu: mutu ?? baris.server?.mutu ?? null,
        waktu: waktu ?? baris.server?.waktu ?? null,
        satuan: baris.satuan,
        uraian: baris.uraian,
      }),
      kanan: lain ? ringkas(lain) : null,
    };
  });
  for (const lain of tersimpan)
    if (!dikenal.has(lain.id))
      semua.push({ kunci: lain.id, nama: lain.uraian, kiri: null, kanan: ringkas(lain) });
  return semua.filter(({ kiri, kanan }) => kiri !== kanan);
}

type Isi = Pick<BarisServer, "output" | "mutu" | "waktu" | "satuan" | "uraian">;

const ringkas = ({ uraian, output, satuan, mutu, waktu }: Isi) =>
  `${uraian.trim()}: ${angka(output)} ${satuan?.trim() ?? ""}, ${angka(mutu)}, ${angka(waktu)}`;
