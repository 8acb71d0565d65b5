import { useLingui } from "@lingui/react/macro";
import { lazyRouteComponent } from "@tanstack/react-router";
import { Suspense, useState } from "react";
import { FoldCard } from "../../ui/Card";
import { Skeleton } from "../../ui/Skeleton";
import { WIDE } from "../../ui/Split";
import type { SusunanTimProps } from "./SusunanTim";

const SusunanTim = lazyRouteComponent(() => import("./SusunanTim"), "SusunanTim");

/** Who stands under whom. It is read only while it is open: on a phone it begins folded. */
export function PohonTim(props: SusunanTimProps) {
  const { t } = useLingui();
  const [wide] = useState(() => matchMedia(WIDE).matches);
  const [terbuka, setTerbuka] = useState(wide);
  return (
    <FoldCard title={t`Susunan tim`} flush startOpen={wide} onToggle={setTerbuka}>
      {terbuka && (
        <Suspense fallback={<Skeleton lines={6} />}>
          <SusunanTim {...props} />
        </Suspense>
      )}
    </FoldCard>
  );
}
