import { Trans } from "@lingui/react/macro";
import {
  CircleAlert,
  CircleCheck,
  CloudOff,
  CloudUpload,
  type LucideIcon,
  Pencil,
  TriangleAlert,
} from "lucide-react";
import type { ReactNode } from "react";
import { jam } from "../lib/tanggal";
import { cx } from "./cx";
import styles from "./SaveState.module.css";

type Status = "idle" | "dirty" | "saving" | "saved" | "retrying" | "refused" | "conflict";

/** How things stand with what was typed. Give it what `useAutosave` returns; it says nothing before the first change. */
export function SaveState({ status, savedAt }: { status: Status; savedAt: Date | null }) {
  const pada = savedAt ? jam(savedAt) : "";
  const looks: Record<Status, [LucideIcon, ReactNode, string?] | null> = {
    idle: savedAt ? [CircleCheck, <Trans key="s">Tersimpan {pada}</Trans>, styles.baik] : null,
    dirty: [Pencil, <Trans key="d">Belum tersimpan</Trans>],
    saving: [CloudUpload, <Trans key="m">Menyimpan…</Trans>],
    saved: [CircleCheck, <Trans key="s">Tersimpan {pada}</Trans>, styles.baik],
    retrying: [CloudOff, <Trans key="r">Belum tersimpan, akan dicoba lagi</Trans>, styles.awas],
    refused: [CircleAlert, <Trans key="t">Belum tersimpan, ada yang perlu diperbaiki</Trans>, styles.galat],
    conflict: [TriangleAlert, <Trans key="b">Bentrok dengan perubahan lain</Trans>, styles.galat],
  };
  const look = looks[status];
  const [Icon, kata, kelas] = look ?? [Pencil, null];
  return (
    <span role="status" className={cx(styles.simpan, kelas)}>
      {look && <Icon size={16} aria-hidden="true" />}
      {kata}
    </span>
  );
}
