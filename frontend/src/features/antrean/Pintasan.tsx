import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { tombolNyala } from "../../lib/tombol";
import { Button } from "../../ui/Button";
import { Stack } from "../../ui/Card";
import { Dialog } from "../../ui/Dialog";
import { Table, Td, Th } from "../../ui/Table";

/** The keys of the queue. */
export function Pintasan({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const tombol: [string, string][] = [
    ["J", t`Berikutnya`],
    ["K", t`Sebelumnya`],
    ["A", t`Terima atau validasi`],
    ["R", t`Tulis catatan untuk mengembalikan`],
    ["Ctrl + Enter", t`Kembalikan dengan catatan yang ditulis`],
    ["Z", t`Urungkan putusan terakhir`],
    ["X", t`Pilih untuk diputuskan sekaligus`],
    ["?", t`Daftar ini`],
  ];
  return (
    <Dialog
      title={t`Tombol pintas`}
      onClose={onClose}
      foot={
        <Button variant="primer" onClick={onClose}>
          <Trans>Tutup</Trans>
        </Button>
      }
    >
      <Stack gap={12}>
        {!tombolNyala() && (
          <p>
            <Trans>Tombol satu huruf sedang dimatikan.</Trans>
          </p>
        )}
        <Table
          caption={t`Tombol pintas`}
          head={
            <>
              <Th>{t`Tombol`}</Th>
              <Th>{t`Gunanya`}</Th>
            </>
          }
        >
          {tombol.map(([nama, guna]) => (
            <tr key={nama}>
              <th scope="row">
                <kbd>{nama}</kbd>
              </th>
              <Td>{guna}</Td>
            </tr>
          ))}
        </Table>
        <p>
          <Link to="/setelan">
            <Trans>Matikan atau nyalakan di Setelan</Trans>
          </Link>
        </p>
      </Stack>
    </Dialog>
  );
}
