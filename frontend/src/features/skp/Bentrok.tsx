import { t as kata } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { angka } from "../../lib/angka";
import { rupiah } from "../../lib/rupiah";
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
    return {
      kunci: baris.kunci,
      nama: baris.uraian || (lain?.uraian ?? ""),
      kiri: ringkas(isiMilik(baris)),
      kanan: lain ? ringkas(lain) : null,
    };
  });
  for (const lain of tersimpan)
    if (!dikenal.has(lain.id))
      semua.push({ kunci: lain.id, nama: lain.uraian, kiri: null, kanan: ringkas(lain) });
  return semua.filter(({ kiri, kanan }) => kiri !== kanan);
}

type Isi = Pick<BarisServer, "output" | "mutu" | "waktu" | "biaya" | "satuan" | "uraian" | "balasan">;

/** A line as it would be saved; what cannot be read counts as it was. */
function isiMilik(baris: Baris): Isi {
  const { server, uraian, satuan, balasan } = baris;
  const { output, mutu, waktu, biaya } = keMasukan(baris);
  return {
    uraian,
    satuan,
    balasan,
    output: output === undefined ? (server?.output ?? null) : output,
    mutu: mutu === undefined ? (server?.mutu ?? null) : mutu,
    waktu: waktu === undefined ? (server?.waktu ?? null) : waktu,
    biaya: biaya === undefined ? (server?.biaya ?? null) : biaya,
  };
}

/** All that two sides can differ in, in a line of words. */
function ringkas({ uraian, output, satuan, mutu, waktu, biaya, balasan }: Isi): string {
  const mutunya = angka(mutu);
  const bulan = angka(waktu);
  const bagian = [
    `${uraian.trim()}: ${angka(output)} ${satuan?.trim() ?? ""}`,
    kata`mutu ${mutunya}`,
    kata`${bulan} bulan`,
  ];
  if (biaya !== null) bagian.push(rupiah(biaya));
  const jawaban = balasan?.trim();
  if (jawaban) bagian.push(kata`balasan “${jawaban}”`);
  return bagian.join(", ");
}
