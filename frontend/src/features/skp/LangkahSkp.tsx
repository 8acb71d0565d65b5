import { Trans } from "@lingui/react/macro";
import { lazyRouteComponent } from "@tanstack/react-router";
import { Suspense, useState } from "react";
import { type FragmentOf, graphql, readFragment } from "../../graphql";
import { Button } from "../../ui/Button";
import { Row } from "../../ui/Card";

// The questions are loaded with the first press.
const TanyaLangkah = lazyRouteComponent(() => import("./TanyaLangkah"), "TanyaLangkah");

export const LangkahSkpFragment = graphql(`
  fragment LangkahSkp on Skp { id version tahun moves }
`);

/** The acts that are not the next step: taking back, changing, asking further up. Each asks before it is done. */
export type Langkah = "WITHDRAW" | "AMEND" | "DISCARD" | "ESCALATE";

export function LangkahSkp(props: { skp: FragmentOf<typeof LangkahSkpFragment> }) {
  const skp = readFragment(LangkahSkpFragment, props.skp);
  const [langkah, pilih] = useState<Langkah | null>(null);
  const kata = {
    WITHDRAW: <Trans>Tarik kembali</Trans>,
    AMEND: <Trans>Usulkan perubahan</Trans>,
    ESCALATE: <Trans>Minta keputusan atasan penilai</Trans>,
    DISCARD: <Trans>Batalkan usul perubahan</Trans>,
  };
  const terbuka = (Object.keys(kata) as Langkah[]).filter((satu) => skp.moves.includes(satu));
  if (!terbuka.length) return null;
  return (
    <Row gap={8}>
      {terbuka.map((satu) => (
        <Button key={satu} onClick={() => pilih(satu)}>
          {kata[satu]}
        </Button>
      ))}
      {langkah && (
        <Suspense fallback={null}>
          <TanyaLangkah skp={skp} langkah={langkah} onClose={() => pilih(null)} />
        </Suspense>
      )}
    </Row>
  );
}
