import { Trans, useLingui } from "@lingui/react/macro";
import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "../../ui/Button";
import { Row } from "../../ui/Card";
import { PaketSkp } from "../tim/PaketSkp";
import { PaketPenilaian } from "../validasi/PaketPenilaian";
import { objekDari } from "./cari";

type PaketAntreanProps = {
  item: string;
  /** Where it stands in the list; null when it is not in it. */
  urutan: ReactNode;
  /** Whether it opened by itself, after a decision on another. */
  fokus: boolean;
  onPindah: (langkah: 1 | -1) => void;
  onPutus: (kata: string, setuju: boolean) => void;
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
  if (jenis === "REALISASI")
    return <PaketPenilaian id={id} urutan={tempat} fokus={fokus} onPutus={onPutus} />;
  return <PaketSkp id={id} renkin={jenis === "RENKIN"} urutan={tempat} fokus={fokus} onPutus={onPutus} />;
}
