import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useClient } from "urql";
import { graphql } from "../../graphql";
import { type Refusal, refusalsOf } from "../../graphql/kirim";
import { ActionBar } from "../../ui/ActionBar";
import { Button } from "../../ui/Button";
import { Stack } from "../../ui/Card";
import { Dialog } from "../../ui/Dialog";
import { Errors, Note } from "../../ui/Errors";
import { announce } from "../../ui/Live";
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

const MUTATION = {
  SKP: ApproveManySkpMutation,
  RENKIN: ApproveManyRenkinMutation,
  REALISASI: ValidateManyRealisasiMutation,
} as const;

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

type PutuskanProps = Pick<MassalProps, "daftar" | "onSelesai"> & { onClose: () => void };

function Putuskan({ daftar, onClose, onSelesai }: PutuskanProps) {
  const { t } = useLingui();
  const client = useClient();
  const [sending, setSending] = useState(false);
  const [gagal, setGagal] = useState<{ nama: string; pesan: string }[] | null>(null);
  const [berhasil, setBerhasil] = useState<readonly Item[]>([]);
  const [refused, setRefused] = useState<readonly Refusal[]>([]);
  // One key for each kind as long as this question stands: sent again after a lost answer it has its effect once.
  const [kunci] = useState(() => crypto.randomUUID());
  const [banyak] = useState(daftar);
  const jumlah = (jenis: Item["jenis"]) => banyak.filter((each) => each.jenis === jenis).length;
  const [skp, renkin, realisasi] = [jumlah("SKP"), jumlah("RENKIN"), jumlah("REALISASI")];

  async function putuskan() {
    setSending(true);
    setRefused([]);
    const pesan = new Map<string, string>();
    for (const jenis of ["SKP", "RENKIN", "REALISASI"] as const) {
      const these = banyak.filter((each) => each.jenis === jenis);
      if (!these.length) continue;
      const input = {
        baris: these.flatMap(baris),
        kebijakan: "GOOD" as const,
        idempotencyKey: `${kunci}-${jenis}`,
      };
      const result = await client.mutation(MUTATION[jenis], { input }).toPromise();
      const errors = refusalsOf(result);
      if (errors.length) {
        setSending(false);
        return setRefused(errors);
      }
      for (const each of result.data?.hasil.hasil ?? []) {
        if (!each.ok) pesan.set(each.id, each.errors.map(({ message }) => message).join(" "));
      }
    }
    const salah = (item: Item) => baris(item).find(({ id }) => pesan.has(id));
    const selesai = banyak.filter((each) => !salah(each));
    const tidak = banyak.flatMap((each) => {
      const row = salah(each);
      return row ? [{ nama: each.skp.pegawai.nama, pesan: pesan.get(row.id) ?? "" }] : [];
    });
    setSending(false);
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
        <Errors errors={refused} />
      </Stack>
    </Dialog>
  );
}
