import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { type FragmentOf, graphql, readFragment } from "../../graphql";
import { useKirim } from "../../graphql/kirim";
import { Button } from "../../ui/Button";
import { Row } from "../../ui/Card";
import { Dialog } from "../../ui/Dialog";
import { Errors } from "../../ui/Errors";
import { BacaSkpFragment } from "./baca";
import { Orang } from "./Giliran";

export const AjukanSkpFragment = graphql(`
  fragment AjukanSkp on Skp {
    id
    version
    tahun
    jumlahIndikator
    penilai { nama nrk }
  }
`);

const SubmitSkpMutation = graphql(
  `
    mutation SubmitSkp($input: SubmitSkpInput!) {
      submitSkp(input: $input) {
        skp { id version moves hambatan { code message path } ...BacaSkp }
        errors { code message path }
      }
    }
  `,
  [BacaSkpFragment],
);

type Props = { skp: FragmentOf<typeof AjukanSkpFragment>; terhalang: boolean };

/** The button of the last step. While something is missing it leads to the list of it. */
export function AjukanSkp({ skp: masked, terhalang }: Props) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { id, version, tahun, jumlahIndikator, penilai } = readFragment(AjukanSkpFragment, masked);
  const [asking, ask] = useState(false);
  const submit = useKirim(SubmitSkpMutation);
  const siapa = <Orang orang={penilai} />;

  async function ajukan() {
    if (!(await submit.kirim({ id, version }, { kabar: t`SKP ${tahun} diajukan.` }))) return;
    await navigate({ to: "/skp/$id", params: { id } });
  }

  return (
    <>
      <Row>
        <Button
          variant="primer"
          onClick={() => {
            if (terhalang) document.querySelector<HTMLElement>('main [role="alert"]')?.focus();
            else ask(true);
          }}
        >
          <Trans>Ajukan SKP</Trans>
        </Button>
      </Row>
      {asking && (
        <Dialog
          title={t`Ajukan SKP ${tahun}?`}
          onClose={() => ask(false)}
          foot={
            <>
              <Button onClick={() => ask(false)}>
                <Trans>Batal</Trans>
              </Button>
              <Button variant="primer" loading={submit.sending} onClick={ajukan}>
                <Trans>Ajukan SKP</Trans>
              </Button>
            </>
          }
        >
          <p>
            <Trans>
              {jumlahIndikator} indikator akan dikirim kepada {siapa}. Selama menunggu persetujuan, isinya
              tidak dapat diubah.
            </Trans>
          </p>
          <Errors errors={submit.errors} />
        </Dialog>
      )}
    </>
  );
}
