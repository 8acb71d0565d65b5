import { Trans, useLingui } from "@lingui/react/macro";
import { FileText, RotateCcw, Upload, X } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { angka } from "../lib/angka";
import { Button, IconButton } from "./Button";
import { cx } from "./cx";
import { Progress } from "./Figures";
import styles from "./FileInput.module.css";

export type Berkas = {
  id: string;
  nama: string;
  ukuran: number;
  /** Once it is on the server. */
  href?: string;
  /** While it goes up, 0 to 100. */
  percent?: number;
  error?: ReactNode;
};

type FileInputProps = {
  label: string;
  hint?: ReactNode;
  accept?: string;
  max?: number;
  files: readonly Berkas[];
  /** Absent: the list can only be read. */
  onAdd?: (files: File[]) => void;
  onRemove?: (id: string) => void;
  onRetry?: (id: string) => void;
};

/** Files that are there, that go up, that failed; and the place to drop or choose more. */
export function FileInput({ label, hint, accept, max, files, onAdd, onRemove, onRetry }: FileInputProps) {
  const { t } = useLingui();
  const id = useId();
  const [over, setOver] = useState(false);
  const full = max !== undefined && files.length >= max;

  return (
    <div className={styles.berkas}>
      {files.length > 0 && (
        <ul className={styles.daftar} aria-label={label}>
          {files.map((file) => (
            <li key={file.id} className={styles.satu}>
              <FileText size={18} aria-hidden="true" />
              <span className={styles.nama}>
                {file.href ? <a href={file.href}>{file.nama}</a> : file.nama}
                <span className={styles.ukuran}> {ukuranBerkas(file.ukuran)}</span>
                {file.percent !== undefined && !file.error && (
                  <Progress value={file.percent} max={100} label={t`Mengunggah ${file.nama}`} />
                )}
                {file.error && (
                  <span role="alert" className={styles.galat}>
                    {file.error}
                  </span>
                )}
              </span>
              {file.error && onRetry && (
                <IconButton
                  label={t`Unggah lagi ${file.nama}`}
                  icon={<RotateCcw size={18} aria-hidden="true" />}
                  onClick={() => onRetry(file.id)}
                />
              )}
              {onRemove && (
                <IconButton
                  label={t`Hapus ${file.nama}`}
                  icon={<X size={18} aria-hidden="true" />}
                  onClick={() => onRemove(file.id)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {onAdd && !full && (
        <div
          className={cx(styles.tempat, over && styles.diAtas)}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            onAdd([...event.dataTransfer.files]);
          }}
        >
          <input
            id={id}
            type="file"
            multiple={max !== 1}
            accept={accept}
            className="baca"
            tabIndex={-1}
            aria-hidden="true"
            onChange={(event) => {
              const chosen = [...(event.target.files ?? [])];
              // Else the same file could not be chosen again after it failed.
              event.target.value = "";
              if (chosen.length) onAdd(chosen);
            }}
          />
          <Button
            compact
            icon={<Upload size={18} aria-hidden="true" />}
            aria-describedby={hint ? `${id}-hint` : undefined}
            onClick={() => document.getElementById(id)?.click()}
          >
            {label}
          </Button>
          {hint && (
            <span id={`${id}-hint`} className={styles.petunjuk}>
              {hint}
            </span>
          )}
        </div>
      )}
      {full && onAdd && (
        <p className={styles.petunjuk}>
          <Trans>Paling banyak {max} berkas.</Trans>
        </p>
      )}
    </div>
  );
}

/** 1536 is "1,5 KB" */
export function ukuranBerkas(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const [nilai, satuan] = bytes < 1024 ** 2 ? [bytes / 1024, "KB"] : [bytes / 1024 ** 2, "MB"];
  return `${angka(Math.round(nilai * 10) / 10)} ${satuan}`;
}
