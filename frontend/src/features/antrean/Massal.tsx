import { Trans } from "@lingui/react/macro";
import { Button } from "../../ui/Button";
import type { Item } from "./DaftarAntrean";

type MassalProps = {
  daftar: readonly Item[];
  onBatal: () => void;
  onSelesai: (selesai: readonly Item[]) => void;
};

export function Massal({ daftar, onBatal }: MassalProps) {
  return (
    <Button onClick={onBatal}>
      <Trans>{daftar.length} dipilih: batalkan pilihan</Trans>
    </Button>
  );
}
