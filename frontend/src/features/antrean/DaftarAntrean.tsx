import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { graphql, type ResultOf } from "../../graphql";
import { hariBulan, hariDari } from "../../lib/tanggal";
import { Badge, Chip } from "../../ui/Badge";
import { Checkbox } from "../../ui/Checkbox";
import { LinkItem, LinkList, linkItemClass } from "../../ui/LinkList";
import type { CariAntrean } from "./cari";
import styles from "./DaftarAntrean.module.css";

export const ItemAntreanFragment = graphql(`
  fragment ItemAntrean on ItemAntrean @_unmask {
    id
    jenis
    sejak
    batas
    jumlahBerubah
    jumlahMenyimpang
    adaCatatan
    jumlahBukti
    terlambat
    perluDilihat
    sebagaiAtasan
    skp { id version sengketa pegawai { id nrk nip nama jabatan { id nama } } }
    triwulan { id tw version }
  }
`);

export type Item = ResultOf<typeof ItemAntreanFragment>;

type DaftarAntreanProps = {
  label: string;
  daftar: readonly Item[];
  dipilih: string | undefined;
  /** What is ticked for a decision in bulk. */
  dicentang: ReadonlySet<string>;
  onCentang: (id: string) => void;
  search: CariAntrean;
};

export function DaftarAntrean({ label, daftar, dipilih, dicentang, onCentang, search }: DaftarAntreanProps) {
  const { t } = useLingui();
  return (
    <LinkList label={label}>
      {daftar.map((item) => {
        const { nama } = item.skp.pegawai;
        return (
          <li key={item.id} className={styles.baris}>
            {!item.sebagaiAtasan && (
              <Checkbox
                hideLabel
                label={t`Pilih ${nama}`}
                checked={dicentang.has(item.id)}
                onChange={() => onCentang(item.id)}
              />
            )}
            <Link
              to="/antrean"
              search={{ ...search, item: item.id }}
              resetScroll={false}
              aria-current={item.id === dipilih ? "true" : undefined}
              className={linkItemClass}
            >
              <LinkItem title={nama} note={<Keterangan item={item} />} end={<Tanda item={item} />} />
            </Link>
          </li>
        );
      })}
    </LinkList>
  );
}

/** What is to be decided, and since when it waits. */
function Keterangan({ item }: { item: Item }) {
  const { t } = useLingui();
  const { jenis, triwulan, sejak, skp } = item;
  const tw = triwulan.map((each) => each.tw).join(", ");
  const apa = { SKP: t`SKP`, RENKIN: t`Rencana TW ${tw}`, REALISASI: t`Realisasi TW ${tw}` }[jenis];
  const kata = [apa, sejak && t`sejak ${hariBulan(hariDari(sejak))}`, skp.pegawai.jabatan?.nama];
  return <>{kata.filter(Boolean).join(" · ")}</>;
}

function Tanda({ item }: { item: Item }) {
  const { t } = useLingui();
  const { jenis, jumlahBerubah, jumlahMenyimpang, jumlahBukti, adaCatatan, terlambat, sebagaiAtasan } = item;
  return (
    <span className={styles.tanda}>
      {sebagaiAtasan && (
        <Badge status="RETURNED">{item.skp.sengketa ? t`tidak sepakat` : t`penilai terlambat`}</Badge>
      )}
      {terlambat && <Badge status="MISSED">{t`terlambat`}</Badge>}
      {jumlahBerubah > 0 && <Badge status="SUBMITTED">{t`${jumlahBerubah} berubah`}</Badge>}
      {jumlahMenyimpang > 0 && (
        <Chip>
          {jenis === "SKP" ? t`${jumlahMenyimpang} tanpa referensi` : t`${jumlahMenyimpang} di luar target`}
        </Chip>
      )}
      {adaCatatan && <Chip>{t`ada catatan`}</Chip>}
      {jumlahBukti > 0 && <Chip>{t`${jumlahBukti} bukti`}</Chip>}
    </span>
  );
}
