import { Trans, useLingui } from "@lingui/react/macro";
import {
  CircleAlert,
  CircleCheck,
  CloudOff,
  CloudUpload,
  HardDrive,
  type LucideIcon,
  TriangleAlert,
} from "lucide-react";
import { type ReactNode, useState } from "react";
import { createPortal } from "react-dom";
import { useSesiBerakhir } from "../lib/sesi";
import { jam } from "../lib/tanggal";
import { cx } from "./cx";
import { Note } from "./Errors";
import styles from "./SaveState.module.css";
import { SAVE_SLOT } from "./saveSlot";

type Status = "idle" | "dirty" | "saving" | "saved" | "retrying" | "refused" | "conflict";
type Props = {
  status: Status;
  savedAt: Date | null;
  /** Whether what is unsaved is on the device. */
  kept?: boolean;
};

/** In the top bar. Give it what `useAutosave` returns. */
export function SaveState(props: Props) {
  const slot = document.getElementById(SAVE_SLOT);
  return slot ? createPortal(<SaveLine {...props} />, slot) : <SaveLine {...props} />;
}

type Look = [icon: LucideIcon, words: ReactNode, style?: string];

/** How things stand with what was typed. */
export function SaveLine({ status, savedAt, kept = false }: Props) {
  const [Icon, kata, kelas] = useLook({ status, savedAt, kept });
  return (
    <span className={cx(styles.simpan, kelas)}>
      <Icon size={16} aria-hidden="true" />
      {kata}
      <Kabar status={status} kata={kata} />
    </span>
  );
}

function useLook({ status, savedAt, kept }: Required<Props>): Look {
  const berakhir = useSesiBerakhir();
  const pada = savedAt ? jam(savedAt) : "";
  const tersimpan: Look = [CircleCheck, <Trans key="s">Tersimpan {pada}</Trans>, styles.baik];
  const terputus = berakhir ? (
    kept ? (
      <Trans key="b">Sesi berakhir, disimpan di perangkat ini</Trans>
    ) : (
      <Trans key="c">Sesi berakhir, belum tersimpan</Trans>
    )
  ) : kept ? (
    <Trans key="r">Belum tersambung, disimpan di perangkat ini</Trans>
  ) : (
    <Trans key="t">Belum tersambung, belum tersimpan</Trans>
  );
  switch (status) {
    case "idle":
      return savedAt ? tersimpan : [CircleCheck, <Trans key="o">Disimpan otomatis</Trans>];
    case "dirty":
      return kept
        ? [HardDrive, <Trans key="p">Disimpan di perangkat ini</Trans>]
        : [HardDrive, <Trans key="d">Belum tersimpan</Trans>];
    case "saving":
      return [CloudUpload, <Trans key="m">Menyimpan…</Trans>];
    case "saved":
      return tersimpan;
    case "retrying":
      return [CloudOff, terputus, styles.awas];
    case "refused":
      return [CircleAlert, <Trans key="f">Belum tersimpan, ada yang perlu diperbaiki</Trans>, styles.galat];
    case "conflict":
      return [TriangleAlert, <Trans key="k">Bentrok dengan perubahan lain</Trans>, styles.galat];
  }
}

const GENTING: readonly Status[] = ["retrying", "refused", "conflict"];

/** Read out only when something is wrong, and once it is right again: each save would be one word too many. */
function Kabar({ status, kata }: { status: Status; kata: ReactNode }) {
  const { t } = useLingui();
  const genting = GENTING.includes(status);
  const [pernah, setPernah] = useState(false);
  if (genting && !pernah) setPernah(true);
  return (
    <span role="status" className="baca">
      {genting && (
        <>
          {t`Perhatian:`} {kata}
        </>
      )}
      {pernah && status === "saved" && t`Semua isian sudah tersimpan.`}
    </span>
  );
}

type DipulihkanProps = { dipulihkan: boolean; status: Status; savedAt: Date | null };

/** Said once to whoever comes back to a draft. */
export function Dipulihkan({ dipulihkan, status, savedAt }: DipulihkanProps) {
  if (!dipulihkan || status === "conflict" || savedAt) return null;
  return (
    <Note>
      <Trans>Isian yang belum tersimpan di perangkat ini sudah dipulihkan.</Trans>
    </Note>
  );
}
