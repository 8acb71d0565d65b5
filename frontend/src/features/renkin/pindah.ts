import type { KeyboardEvent } from "react";

const LANGKAH: Record<string, readonly [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  Enter: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Arrow keys lead from cell to cell; left and right only from the end of what is typed. */
export function pindah(event: KeyboardEvent<HTMLElement>): void {
  const sel = event.target;
  const langkah = LANGKAH[event.key];
  if (!langkah || !(sel instanceof HTMLInputElement) || event.altKey || event.ctrlKey || event.metaKey)
    return;
  const { selectionStart, selectionEnd, value } = sel;
  if (event.key === "ArrowLeft" && (selectionStart !== 0 || selectionEnd !== 0) && !semua(sel)) return;
  if (event.key === "ArrowRight" && selectionStart !== value.length && !semua(sel)) return;

  const [, baris, kolom] = /^target-(\d+)-(\d)$/.exec(sel.id) ?? [];
  if (!baris || !kolom) return;
  const [turun, kanan] = langkah;
  let [r, k] = [Number(baris) + turun, Number(kolom) + kanan];
  // A closed quarter is stepped over.
  for (; r >= 0 && k >= 1 && k <= 4; r += turun, k += kanan) {
    const tujuan = document.getElementById(`target-${r}-${k}`);
    if (tujuan instanceof HTMLInputElement) {
      event.preventDefault();
      tujuan.focus();
      tujuan.select();
      return;
    }
    if (turun) break;
  }
  if (event.key === "Enter") event.preventDefault();
}

const semua = ({ selectionStart, selectionEnd, value }: HTMLInputElement) =>
  selectionStart === 0 && selectionEnd === value.length;
