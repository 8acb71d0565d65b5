import type { AntreanSort, JenisAntrean } from "../../graphql";

/** What of the queue is shown, as it stands in the address; `item` is the one that is open. */
export type CariAntrean = {
  jenis?: JenisAntrean | undefined;
  urut?: AntreanSort | undefined;
  tw?: 1 | 2 | 3 | 4 | undefined;
  cari?: string | undefined;
  berubah?: boolean | undefined;
  terlambat?: boolean | undefined;
  item?: string | undefined;
};

/** The object that an item is about: of a report the quarter, else the SKP. */
export function objekDari(item: string): { jenis: JenisAntrean; id: string } {
  const [jenis, nomor] = item.split("_");
  if (jenis === "REALISASI") return { jenis, id: `Triwulan_${nomor}` };
  return { jenis: jenis === "RENKIN" ? jenis : "SKP", id: `Skp_${nomor}` };
}

/** The one to open when this one is decided: behind it, or the last before it. */
export function sesudah(daftar: readonly { id: string }[], id: string | undefined): string | undefined {
  const tempat = daftar.findIndex((each) => each.id === id);
  const sisa = daftar.filter((each) => each.id !== id);
  return sisa[Math.min(Math.max(tempat, 0), sisa.length - 1)]?.id;
}

/** One further or back in the list; from one that is not in it to the first. */
export function pindah(daftar: readonly { id: string }[], id: string | undefined, langkah: 1 | -1) {
  const tempat = daftar.findIndex((each) => each.id === id);
  if (tempat < 0) return daftar[0]?.id;
  return daftar[Math.min(Math.max(tempat + langkah, 0), daftar.length - 1)]?.id;
}
