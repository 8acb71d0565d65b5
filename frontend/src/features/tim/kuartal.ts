import { t } from "@lingui/core/macro";
import type { StatusRealisasi, StatusRenkin } from "../../graphql";
import type { Status } from "../../ui/Badge";

type Tahap<S> = { status: S; statusLabel: string };
export type Kuartal = {
  tw: number;
  rencana: Tahap<StatusRenkin> & { berlaku: boolean };
  realisasi: Tahap<StatusRealisasi>;
};

/**
 * One square for a quarter: how far it has come. Once something was reported that is what counts, before it the plan. A plan
 * that is agreed to and not yet reported on lies with the employee, like a draft: green is for what is finished.
 */
export function tandaKuartal({ tw, rencana, realisasi }: Kuartal): {
  tw: number;
  status: Status;
  label: string;
} {
  if (realisasi.status !== "EMPTY")
    return { tw, status: realisasi.status, label: t`realisasi ${realisasi.statusLabel}` };
  return { tw, status: rencana.berlaku ? "DRAFT" : rencana.status, label: t`rencana ${rencana.statusLabel}` };
}

/** The four squares of a year; of two SKP the later one has a quarter that both touch. */
export function empatKuartal(triwulan: readonly Kuartal[]) {
  return [1, 2, 3, 4].map((tw) => {
    const kuartal = triwulan.findLast((each) => each.tw === tw);
    return kuartal ? tandaKuartal(kuartal) : null;
  });
}

/** The result that is known last: of the latest quarter that has one. */
export function hasilTerakhir(triwulan: readonly { tw: number; hasil: string | null }[]) {
  return triwulan.reduce<{ tw: number; hasil: string } | null>(
    (last, { tw, hasil }) => (hasil !== null && (!last || tw >= last.tw) ? { tw, hasil } : last),
    null,
  );
}
