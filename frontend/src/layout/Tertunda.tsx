import { Trans, useLingui } from "@lingui/react/macro";
import { useCallback, useEffect, useRef, useState } from "react";
import { useClient } from "urql";
import type { LiveClient } from "../graphql/client";
import { kirimTindakan, type Refusal } from "../graphql/kirim";
import { lupakan, masihBaru, onTertunda, type Tindakan, tertunda } from "../graphql/tindakan";
import { jam } from "../lib/tanggal";
import { Button } from "../ui/Button";
import { Row, Stack } from "../ui/Card";
import { Errors, Note } from "../ui/Errors";
import styles from "./Tertunda.module.css";

/**
 * Acts without an answer. Those of the last ten minutes are sent again by themselves, under their key: when the page
 * opens, and when the line is back. Older ones only when their person says so, for he may have thought better of it.
 */
export function Tertunda({ pegawaiId }: { pegawaiId: string }) {
  const { t } = useLingui();
  const client = useClient() as LiveClient;
  const [daftar, setDaftar] = useState<readonly Tindakan[]>([]);
  const [ditolak, setDitolak] = useState<readonly Refusal[]>([]);
  const sibuk = useRef(false);

  const kirim = useCallback(
    async (tindakan: Tindakan) => {
      const errors = await kirimTindakan(client, pegawaiId, tindakan);
      if (!errors) return;
      setDitolak(errors.map((error) => ({ ...error, message: `${tindakan.kabar} ${error.message}` })));
      client.readAgain();
    },
    [client, pegawaiId],
  );

  useEffect(() => {
    let gone = false;
    const baca = () => void tertunda(pegawaiId).then((ada) => !gone && setDaftar(ada));
    const kirimYangBaru = async () => {
      if (sibuk.current) return;
      sibuk.current = true;
      for (const tindakan of await tertunda(pegawaiId))
        if (!gone && masihBaru(tindakan, Date.now())) await kirim(tindakan);
      sibuk.current = false;
    };
    baca();
    void kirimYangBaru();
    const off = onTertunda(baca);
    window.addEventListener("online", kirimYangBaru);
    return () => {
      gone = true;
      off();
      window.removeEventListener("online", kirimYangBaru);
    };
  }, [pegawaiId, kirim]);

  if (!daftar.length && !ditolak.length) return null;
  return (
    <aside aria-label={t`Belum pasti terkirim`} className={styles.daftar}>
      {daftar.map((tindakan) => (
        <BelumPasti
          key={tindakan.kunci}
          tindakan={tindakan}
          onSend={() => kirim(tindakan)}
          onDrop={() => void lupakan(pegawaiId, tindakan.kunci)}
        />
      ))}
      {ditolak.length > 0 && (
        <Stack gap={8}>
          <Errors errors={ditolak} />
          <Row>
            <Button compact onClick={() => setDitolak([])}>
              <Trans>Tutup</Trans>
            </Button>
          </Row>
        </Stack>
      )}
    </aside>
  );
}

type Props = { tindakan: Tindakan; onSend: () => Promise<void>; onDrop: () => void };

function BelumPasti({ tindakan, onSend, onDrop }: Props) {
  const { t } = useLingui();
  const [sending, setSending] = useState(false);
  const { kabar } = tindakan;
  const pukul = jam(tindakan.mulai);
  return (
    <Note title={t`Belum pasti terkirim: kirim lagi?`}>
      <Stack gap={8}>
        <p>
          <Trans>
            “{kabar}” ditekan pukul {pukul}, tetapi jawaban server belum sampai. Bila dikirim lagi, tidak akan
            tercatat dua kali.
          </Trans>
        </p>
        <Row>
          <Button
            variant="primer"
            loading={sending}
            onClick={async () => {
              setSending(true);
              await onSend();
              setSending(false);
            }}
          >
            <Trans>Kirim lagi</Trans>
          </Button>
          <Button onClick={onDrop}>
            <Trans>Jangan kirim</Trans>
          </Button>
        </Row>
      </Stack>
    </Note>
  );
}
