import { Trans, useLingui } from "@lingui/react/macro";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { lazy, type ReactNode, Suspense } from "react";
import { IconButton } from "../../ui/Button";
import { Row } from "../../ui/Card";
import { Skeleton } from "../../ui/Skeleton";
import { objekDari } from "./cari";

// After the list has been drawn: an empty queue needs neither.
const PaketSkp = lazy(async () => ({ default: (await import("../tim/PaketSkp")).PaketSkp }));
const PaketPenilaian = lazy(async () => ({
  default: (await import("../validasi/PaketPenilaian")).PaketPenilaian,
}));

type PaketAntreanProps = {
  item: string;
  /** Where it stands in the list; null when it is not in it. */
  urutan: ReactNode;
  /** Whether it opened by itself, after a decision on another. */
  fokus: boolean;
  onPindah: (langkah: 1 | -1) => void;
  onPutus: (kata: string, urung: boolean) => void;
};

/** What is open of the queue, with the way to its neighbours. */
export function PaketAntrean({ item, urutan, fokus, onPindah, onPutus }: PaketAntreanProps) {
  const { t } = useLingui();
  const { jenis, id } = objekDari(item);
  const tempat = (
    <Row gap={4}>
      <IconButton
        label={t`Sebelumnya`}
        aria-keyshortcuts="K"
        icon={<ChevronLeft size={20} aria-hidden="true" />}
        onClick={() => onPindah(-1)}
      />
      <span>{urutan ?? <Trans>tidak dalam antrean</Trans>}</span>
      <IconButton
        label={t`Berikutnya`}
        aria-keyshortcuts="J"
        icon={<ChevronRight size={20} aria-hidden="true" />}
        onClick={() => onPindah(1)}
      />
    </Row>
  );
  return (
    <Suspense fallback={<Skeleton lines={3} tall />}>
      {jenis === "REALISASI" ? (
        <PaketPenilaian id={id} urutan={tempat} fokus={fokus} onPutus={onPutus} />
      ) : (
        <PaketSkp id={id} renkin={jenis === "RENKIN"} urutan={tempat} fokus={fokus} onPutus={onPutus} />
      )}
    </Suspense>
  );
}
