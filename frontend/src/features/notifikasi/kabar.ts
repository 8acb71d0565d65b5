import type { LinkProps } from "@tanstack/react-router";
import { type FragmentOf, graphql, type ResultOf } from "../../graphql";
import { hariDari } from "../../lib/tanggal";

export const KabarFragment = graphql(`
  fragment Kabar on Pemberitahuan {
    id
    waktu
    dibaca
    tahap
    tindakan
    tindakanLabel
    milikSendiri
    tw
    oleh { nama jabatan }
    atasNama { nama }
    skp { id tahun pegawai { id nama } }
    triwulan { id tw tahun }
  }
`);

export type Kabar = ResultOf<typeof KabarFragment>;
export type KabarMasked = FragmentOf<typeof KabarFragment>;

/** From as many of one kind on a day they are one line that opens. */
const LIPAT = 3;

export type Hari = { hari: string; kelompok: readonly (readonly Kabar[])[] };

/** Notices by day; of others' work those of one kind, of one's own those on one object, where the first of them stood. */
export function perHari(kabar: readonly Kabar[]): Hari[] {
  const semua = berkelompok(kabar, ({ waktu }) => hariDari(waktu));
  return [...semua].map(([hari, satuHari]) => {
    const sejenis = berkelompok(satuHari, (satu) => (satu.milikSendiri ? objek(satu) : satu.tindakan));
    return {
      hari,
      kelompok: [...sejenis.values()].flatMap((sama) =>
        sama.length >= LIPAT ? [sama] : sama.map((satu) => [satu]),
      ),
    };
  });
}

const objek = ({ id, tahap, skp, triwulan }: Kabar) => [tahap, triwulan?.id ?? skp?.id ?? id].join(" ");

/** In groups by a key, each where the first of it stood. */
function berkelompok(kabar: readonly Kabar[], kunci: (kabar: Kabar) => string): Map<string, Kabar[]> {
  const out = new Map<string, Kabar[]>();
  for (const satu of kabar) out.set(kunci(satu), [...(out.get(kunci(satu)) ?? []), satu]);
  return out;
}

/** Where a notice leads: to the place where its reader works on it; nowhere when he does not see it any more. */
export function tujuan({ tahap, tindakan, milikSendiri, skp, triwulan }: Kabar): LinkProps | null {
  if (tindakan === "REPORT") return { to: "/pengelola", search: { bagian: "laporan" } };
  if (tindakan === "DEVIATE" && !skp) return { to: "/pengelola", search: { bagian: "penilai" } };
  if (tahap === "LAIN" && !milikSendiri) return { to: "/admin/kalender" };
  if (!skp) return null;
  const tahun = String(skp.tahun);
  if (!milikSendiri && triwulan)
    return { to: "/antrean", search: { jenis: "REALISASI", tw: triwulan.tw, cari: skp.pegawai.nama } };
  if (!milikSendiri) return { to: "/tim", search: { skp: skp.id } };
  if (triwulan)
    return {
      to: "/realisasi/$tahun/$tw",
      params: { tahun, tw: String(triwulan.tw) },
      search: { skp: skp.id },
    };
  if (tahap === "RENKIN") return { to: "/renkin/$tahun", params: { tahun }, search: { skp: skp.id } };
  return { to: "/skp/$id", params: { id: skp.id } };
}
