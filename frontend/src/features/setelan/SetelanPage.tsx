import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { signOut } from "../../lib/keluar";
import { readTema, setTema, type Tema } from "../../lib/tema";
import { setTombol, tombolNyala } from "../../lib/tombol";
import { Button } from "../../ui/Button";
import { Card, Row, Stack } from "../../ui/Card";
import { Checkbox } from "../../ui/Checkbox";
import { Dialog } from "../../ui/Dialog";
import { Page } from "../../ui/Page";
import { RadioGroup } from "../../ui/RadioGroup";
import { BahasaCard } from "./BahasaCard";
import { TandaTerima } from "./TandaTerima";

export function SetelanPage() {
  const { t } = useLingui();
  return (
    <Page title={t`Setelan`}>
      <BahasaCard />
      <TemaCard />
      <TombolCard />
      <TandaTerima />
      <SesiCard />
    </Page>
  );
}

function TemaCard() {
  const { t } = useLingui();
  const [tema, choose] = useState(readTema);
  return (
    <Card title={t`Tampilan`}>
      <RadioGroup<Tema>
        legend={t`Tema`}
        hint={t`Berlaku di perangkat ini.`}
        value={tema}
        options={[
          { value: "sistem", label: t`Ikut perangkat` },
          { value: "terang", label: t`Terang` },
          { value: "gelap", label: t`Gelap` },
        ]}
        onChange={(next) => {
          setTema(next);
          choose(next);
        }}
      />
    </Card>
  );
}

function TombolCard() {
  const { t } = useLingui();
  const [nyala, choose] = useState(tombolNyala);
  return (
    <Card title={t`Tombol pintas`}>
      <Stack gap={8}>
        <Checkbox
          label={t`Tombol satu huruf di Antrean (J, K, A, R, X, Z)`}
          checked={nyala}
          onChange={(event) => {
            setTombol(event.target.checked);
            choose(event.target.checked);
          }}
        />
        <p>
          <Trans>
            Matikan bila Anda memakai pembaca layar atau perintah suara. Berlaku di perangkat ini.
          </Trans>
        </p>
      </Stack>
    </Card>
  );
}

function SesiCard() {
  const { t } = useLingui();
  const [asking, ask] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const [failed, setFailed] = useState(false);

  async function leave() {
    setLeaving(true);
    setFailed(false);
    try {
      await signOut({ everywhere: true });
    } catch {
      setFailed(true);
      setLeaving(false);
    }
  }

  return (
    <Card title={t`Sesi`}>
      <Stack gap={12}>
        <p>
          <Trans>Bila pernah masuk di komputer lain dan lupa keluar, akhiri semua sesi dari sini.</Trans>
        </p>
        <Row>
          <Button onClick={() => ask(true)}>
            <Trans>Keluar dari semua perangkat</Trans>
          </Button>
        </Row>
      </Stack>
      {asking && (
        <Dialog
          title={t`Keluar dari semua perangkat?`}
          onClose={() => ask(false)}
          foot={
            <>
              <Button onClick={() => ask(false)}>
                <Trans>Batal</Trans>
              </Button>
              <Button variant="bahaya" loading={leaving} onClick={leave}>
                <Trans>Keluar dari semua</Trans>
              </Button>
            </>
          }
        >
          <p>
            <Trans>Anda perlu masuk lagi di setiap perangkat, juga di sini.</Trans>
          </p>
          {failed && (
            <p role="alert">
              <Trans>Server tidak menjawab. Sesi belum diakhiri; silakan coba lagi.</Trans>
            </p>
          )}
        </Dialog>
      )}
    </Card>
  );
}
