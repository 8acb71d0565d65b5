import { i18n } from "@lingui/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../graphql";
import { refusalsOf } from "../../graphql/kirim";
import type { Bahasa } from "../../lib/bahasa";
import { Button } from "../../ui/Button";
import { Card, Row, Stack } from "../../ui/Card";
import { RadioGroup } from "../../ui/RadioGroup";

const ChooseBahasaMutation = graphql(`
  mutation ChooseBahasa($input: ChooseBahasaInput!) {
    chooseBahasa(input: $input) {
      viewer { bahasa }
      errors { code message path }
    }
  }
`);

/** In which language this person reads, on every device. The page comes anew, since all of it changes. */
export function BahasaCard() {
  const { t } = useLingui();
  const [{ fetching }, send] = useMutation(ChooseBahasaMutation);
  const [chosen, choose] = useState(i18n.locale as Bahasa);
  const [failed, setFailed] = useState(false);

  async function take() {
    setFailed(false);
    const bahasa = chosen === "en" ? "EN" : "ID";
    const result = await send({ input: { bahasa, idempotencyKey: crypto.randomUUID() } });
    if (result.error || refusalsOf(result).length) return setFailed(true);
    location.reload();
  }

  return (
    <Card title={t`Bahasa`}>
      <Stack gap={12}>
        <RadioGroup<Bahasa>
          legend={t`Bahasa halaman dan pesan`}
          hint={t`Berlaku di semua perangkat Anda. Angka dan tanggal mengikuti bahasanya.`}
          value={chosen}
          options={[
            { value: "id", label: <span lang="id">Bahasa Indonesia</span> },
            { value: "en", label: <span lang="en">English</span> },
          ]}
          onChange={choose}
        />
        <Row>
          <Button loading={fetching} onClick={take}>
            <Trans>Pakai bahasa ini</Trans>
          </Button>
        </Row>
        {failed && (
          <p role="alert">
            <Trans>Server tidak menjawab. Bahasa belum diganti; silakan coba lagi.</Trans>
          </p>
        )}
      </Stack>
    </Card>
  );
}
