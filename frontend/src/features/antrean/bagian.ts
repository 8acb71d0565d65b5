/** Parts of a list with at most so many rows in each, in the same order; the rows of one item stay together. */
export function bagian<T>(daftar: readonly T[], jumlahBaris: (item: T) => number, maks: number): T[][] {
  const parts: T[][] = [];
  let sisa = 0;
  for (const item of daftar) {
    const jumlah = jumlahBaris(item);
    if (jumlah > sisa || !parts.length) {
      parts.push([]);
      sisa = maks;
    }
    parts.at(-1)?.push(item);
    sisa -= jumlah;
  }
  return parts;
}
