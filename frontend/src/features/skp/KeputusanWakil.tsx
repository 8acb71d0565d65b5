import { Trans } from "@lingui/react/macro";
import { type FragmentOf, graphql, readFragment } from "../../graphql";
import { Orang } from "./Giliran";

export const KeputusanWakilFragment = graphql(`
  fragment KeputusanWakil on Keputusan {
    tindakan
    sebagai
    oleh { id nrk nama }
    atasNama { id nrk nama }
  }
`);

type Props = { keputusan: FragmentOf<typeof KeputusanWakilFragment> | null };

/** Who decided in somebody's stead; nothing where the rater did so himself. */
export function KeputusanWakil(props: Props) {
  const keputusan = readFragment(KeputusanWakilFragment, props.keputusan);
  if (!keputusan?.sebagai) return null;
  const { oleh, sebagai, atasNama } = keputusan;
  const siapa = <Orang orang={oleh} />;
  return (
    <p>
      {atasNama ? (
        <Trans>
          Diputuskan oleh {siapa}, {sebagai}, atas nama <Orang orang={atasNama} />.
        </Trans>
      ) : (
        <Trans>
          Diputuskan oleh {siapa}, {sebagai}.
        </Trans>
      )}
    </p>
  );
}
