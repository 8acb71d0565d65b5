import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { type TandaTerima as Tanda, tandaTerima } from "../../graphql/tindakan";
import { useViewer } from "../../graphql/viewer";
import { waktu } from "../../lib/tanggal";
import { Card } from "../../ui/Card";
import { EmptyState } from "../../ui/States";
import { Table, Td, Th } from "../../ui/Table";

const TAMPIL = 50;

/** What this person sent from this device: what, when, and the number by which it can be found again. */
export function TandaTerima() {
  const { t } = useLingui();
  const { pegawai } = useViewer();
  const [daftar, setDaftar] = useState<readonly Tanda[]>([]);
  useEffect(() => {
    let gone = false;
    void tandaTerima(pegawai.id).then((ada) => !gone && setDaftar(ada.slice(0, TAMPIL)));
    return () => {
      gone = true;
    };
  }, [pegawai.id]);

  return (
    <Card title={t`Tanda terima`} note={t`di perangkat ini, sampai Anda keluar`} flush={daftar.length > 0}>
      {daftar.length ? (
        <Table
          caption={t`Tanda terima`}
          cards
          head={
            <>
              <Th>{t`Apa`}</Th>
              <Th>{t`Diterima server`}</Th>
              <Th>{t`Nomor`}</Th>
            </>
          }
        >
          {daftar.map(({ nomor, kabar, waktu: saat }) => (
            <tr key={nomor}>
              <Th scope="row">{kabar}</Th>
              <Td label={t`Diterima server`}>{waktu(saat)}</Td>
              <Td label={t`Nomor`}>{nomor}</Td>
            </tr>
          ))}
        </Table>
      ) : (
        <EmptyState title={t`Belum ada tanda terima`}>
          <Trans>Setiap kali Anda mengajukan atau memutuskan sesuatu, buktinya tercatat di sini.</Trans>
        </EmptyState>
      )}
    </Card>
  );
}
