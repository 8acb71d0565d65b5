import { Trans, useLingui } from "@lingui/react/macro";
import { useRef, useState } from "react";
import { graphql, type ResultOf } from "../../graphql";
import { useKirim } from "../../graphql/kirim";
import { ActionBar } from "../../ui/ActionBar";
import { Button } from "../../ui/Button";
import { Stack } from "../../ui/Card";
import { Dialog } from "../../ui/Dialog";
import { Errors, Note } from "../../ui/Errors";
import { announce } from "../../ui/Live";
import { bagian } from "./bagian";
import type { Item } from "./DaftarAntrean";

const ApproveManySkpMutation = graphql(`
  mutation ApproveManySkp($input: ApproveManySkpInput!) {
    hasil: approveManySkp(input: $input) { hasil { id ok errors { message } } errors { message path } }
  }
`);

const ApproveManyRenkinMutation = graphql(`
  mutation ApproveManyRenkin($input: ApproveManyRenkinInput!) {
    hasil: approveManyRenkin(input: $input) { hasil { id ok errors { message } } errors { message path } }
  }
`);

const ValidateManyRealisasiMutation = graphql(`
  mutation ValidateManyRealisasi($input: ValidateManyRealisasiInput!) {
    hasil: validateManyRealisasi(input: $input) { hasil { id ok errors { message } } errors { message path } }
  }
`);

const JENIS = ["SKP", "RENKIN", "REALISASI"] as const;
type Hasil = ResultOf<typeof ApproveManySkpMutation>["hasil"]["hasil"];

const SEKALIGUS = 250;

type MassalProps = {
  daftar: readonly Item[];
  onBatal: () => void;
  onSelesai: (selesai: readonly Item[]) => void;
};

/** What is ticked, and the way to decide on all of it. */
export function Massal({ daftar, onBatal, onSelesai }: MassalProps) {
  const [asking, ask] = useState(false);
  const jumlah = daftar.length;
  return (
    <>
      <ActionBar note={<strong role="status">{<Trans>{jumlah} dipilih</Trans>}</strong>}>
        <Button onClick={onBatal}>
          <Trans>Batalkan pilihan</Trans>
        </Button>
        <Button variant="primer" onClick={() => ask(true)}>
          <Trans>Putuskan sekaligus</Trans>
        </Button>
      </ActionBar>
      {asking && <Putuskan daftar={daftar} onClose={() => ask(false)} onSelesai={onSelesai} />}
    </>
  );
}

/** The objects that an item is decided by. */
const baris = (item: Item) =>
  (item.jenis === "SKP" ? [item.skp] : item.triwulan).map(({ id, version }) => ({ id, version }));

/** As many requests as it takes: each of one kind, with no more rows than the server takes at once. */
const kiriman = (daftar: readonly Item[]) =>
  JENIS.flatMap((jenis) =>
    bagian(
      daftar.filter((each) => each.jenis === jenis),
      (each) => baris(each).length,
      SEKALIGUS,
    ).map((items, nth) => ({ jenis, items, nth })),
  );

type PutuskanProps = Pick<MassalProps, "daftar" | "onSelesai"> & { onClose: () => void };

function Putuskan({ daftar, onClose, onSelesai }: PutuskanProps) {
  const { t } = useLingui();
  const kirim = {
    SKP: useKirim(ApproveManySkpMutation),
    RENKIN: useKirim(ApproveManyRenkinMutation),
    REALISASI: useKirim(ValidateManyRealisasiMutation),
  };
  const sending = JENIS.some((jenis) => kirim[jenis].sending);
  const [gagal, setGagal] = useState<{ nama: string; pesan: string }[] | null>(null);
  const [berhasil, setBerhasil] = useState<readonly Item[]>([]);
  // What was answered is not asked again when a later part has to be.
  const dijawab = useRef(new Map<string, Hasil>());
  const [banyak] = useState(daftar);
  const jumlah = (jenis: Item["jenis"]) => banyak.filter((each) => each.jenis === jenis).length;
  const [skp, renkin, realisasi] = [jumlah("SKP"), jumlah("RENKIN"), jumlah("REALISASI")];

  async function putuskan() {
    const kabar = {
      SKP: (banyaknya: number) => t`Putusan sekaligus atas ${banyaknya} SKP terkirim.`,
      RENKIN: (banyaknya: number) => t`Putusan sekaligus atas ${banyaknya} rencana kinerja terkirim.`,
      REALISASI: (banyaknya: number) => t`Putusan sekaligus atas ${banyaknya} realisasi terkirim.`,
    };
    for (const { jenis, items, nth } of kiriman(banyak)) {
      const bagianKe = `${jenis}-${nth}`;
      if (dijawab.current.has(bagianKe)) continue;
      const input = { baris: items.flatMap(baris), kebijakan: "GOOD" as const };
      const data = await kirim[jenis].kirim(input, { kabar: kabar[jenis](items.length) });
      if (!data) return;
      dijawab.current.set(bagianKe, data.hasil.hasil);
    }
    const pesan = new Map(
      [...dijawab.current.values()]
        .flat()
        .filter(({ ok }) => !ok)
        .map(({ id, errors }) => [id, errors.map(({ message }) => message).join(" ")]),
    );
    const salah = (item: Item) => baris(item).find(({ id }) => pesan.has(id));
    const selesai = banyak.filter((each) => !salah(each));
    const tidak = banyak.flatMap((each) => {
      const row = salah(each);
      return row ? [{ nama: each.skp.pegawai.nama, pesan: pesan.get(row.id) ?? "" }] : [];
    });
    if (tidak.length) {
      setBerhasil(selesai);
      return setGagal(tidak);
    }
    announce(t`${selesai.length} putusan tersimpan.`);
    onClose();
    onSelesai(selesai);
  }

  if (gagal) {
    const tutup = () => {
      onClose();
      onSelesai(berhasil);
    };
    return (
      <Dialog
        title={t`${berhasil.length} berhasil, ${gagal.length} tidak`}
        onClose={tutup}
        foot={
          <Button variant="primer" onClick={tutup}>
            <Trans>Tutup</Trans>
          </Button>
        }
      >
        <Stack gap={12}>
          <p>
            <Trans>Yang tidak berhasil tetap dalam antrean.</Trans>
          </p>
          {gagal.map(({ nama, pesan }) => (
            <Note key={nama + pesan} title={nama}>
              {pesan}
            </Note>
          ))}
        </Stack>
      </Dialog>
    );
  }
  return (
    <Dialog
      title={t`Putuskan ${banyak.length} sekaligus?`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>
            <Trans>Batal</Trans>
          </Button>
          <Button variant="primer" loading={sending} onClick={putuskan}>
            <Trans>Terima {banyak.length}</Trans>
          </Button>
        </>
      }
    >
      <Stack gap={12}>
        <ul>
          {skp > 0 && <li>{t`${skp} SKP diterima`}</li>}
          {renkin > 0 && <li>{t`${renkin} rencana kinerja diterima`}</li>}
          {realisasi > 0 && <li>{t`${realisasi} realisasi divalidasi dengan nilai yang dilaporkan`}</li>}
        </ul>
        <p>
          <Trans>Putusan sekaligus tercatat dalam riwayat sebagai BULK.</Trans>
        </p>
        <Errors errors={JENIS.flatMap((jenis) => kirim[jenis].errors)} />
      </Stack>
    </Dialog>
  );
}
