import { Trans, useLingui } from "@lingui/react/macro";
import { Download } from "lucide-react";
import { graphql, type VariablesOf } from "../../graphql";
import { useKirim } from "../../graphql/kirim";
import { Button } from "../../ui/Button";
import { Errors } from "../../ui/Errors";
import { KartuPekerjaanFragment } from "./KartuPekerjaan";

const ExportTimMutation = graphql(
  `
    mutation ExportTim($input: ExportTimInput!) {
      exportTim(input: $input) { job { id ...KartuPekerjaan } errors { code message path } }
    }
  `,
  [KartuPekerjaanFragment],
);

type Filter = VariablesOf<typeof ExportTimMutation>["input"]["filter"];

/** Asks for the team, as the filter shows it, as a file. */
export function UnduhTim({ filter, onDone }: { filter?: Filter; onDone: () => void }) {
  const { t } = useLingui();
  const minta = useKirim(ExportTimMutation);
  return (
    <>
      <Button
        icon={<Download size={18} aria-hidden="true" />}
        loading={minta.sending}
        onClick={async () => {
          if (await minta.kirim({ filter }, { kabar: t`Daftar tim diminta.` })) onDone();
        }}
      >
        <Trans>Unduh daftar tim</Trans>
      </Button>
      <Errors errors={minta.errors} />
    </>
  );
}
