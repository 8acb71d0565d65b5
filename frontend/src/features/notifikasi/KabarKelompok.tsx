import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { jam } from "../../lib/tanggal";
import { Chip } from "../../ui/Badge";
import { FoldItem, LinkItem, LinkList, linkItemClass } from "../../ui/LinkList";
import { type Kabar, tujuan } from "./kabar";

type Props = { kabar: readonly Kabar[]; onBaca: (kabar: readonly Kabar[]) => void };

/** One notice, or several of one kind that open to show each. */
export function KabarKelompok({ kabar, onBaca }: Props) {
  const { t } = useLingui();
  const [satu] = kabar;
  if (!satu) return null;
  if (kabar.length === 1)
    return (
      <li>
        <SatuKabar kabar={satu} onBaca={onBaca} />
      </li>
    );
  const { milikSendiri, tindakanLabel } = satu;
  const banyak = kabar.length;
  const sisa = banyak - 1;
  const judul = milikSendiri
    ? t`${tindakanLabel}, dan ${sisa} sebelumnya`
    : t`${banyak} kali: ${tindakanLabel}`;
  const baru = kabar.filter(({ dibaca }) => !dibaca).length;
  return (
    <li>
      <FoldItem title={judul} end={baru > 0 && <Chip>{t`${baru} baru`}</Chip>}>
        <LinkList label={judul}>
          {kabar.map((each) => (
            <li key={each.id}>
              <SatuKabar kabar={each} onBaca={onBaca} />
            </li>
          ))}
        </LinkList>
      </FoldItem>
    </li>
  );
}

function SatuKabar({ kabar, onBaca }: { kabar: Kabar; onBaca: Props["onBaca"] }) {
  const { t } = useLingui();
  const { oleh, atasNama, skp, dibaca, milikSendiri } = kabar;
  const tw = kabar.tw.join(", ");
  const isi = (
    <LinkItem
      title={[!milikSendiri && skp?.pegawai.nama, kabar.tindakanLabel].filter(Boolean).join(": ")}
      note={[
        skp && t`SKP ${skp.tahun}`,
        tw && t`triwulan ${tw}`,
        oleh && (milikSendiri || oleh.nama !== skp?.pegawai.nama) && t`oleh ${oleh.nama}`,
        atasNama && t`atas nama ${atasNama.nama}`,
        t`pukul ${jam(kabar.waktu)}`,
      ]
        .filter(Boolean)
        .join(" · ")}
      end={!dibaca && <Chip>{t`baru`}</Chip>}
    />
  );
  const ke = tujuan(kabar);
  if (!ke) return <div className={linkItemClass}>{isi}</div>;
  return (
    <Link {...ke} className={linkItemClass} onClick={() => !dibaca && onBaca([kabar])}>
      {isi}
    </Link>
  );
}
