import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { type FragmentOf, graphql, readFragment } from "../../graphql";
import { useKetikan } from "../../graphql/ketikan";
import { persen } from "../../lib/angka";
import { hariBulan, hariDari, tanggalBulan } from "../../lib/tanggal";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Card, FoldCard, Row, Stack } from "../../ui/Card";
import { Note } from "../../ui/Errors";
import { Field } from "../../ui/Field";
import { LinkItem, LinkList, linkItemClass } from "../../ui/LinkList";
import { UsulPerubahan } from "../skp/UsulPerubahan";
import { KartuIndikator, KartuIndikatorFragment } from "./KartuIndikator";
import { PutusanRenkin, PutusanRenkinFragment, SELURUH_RENKIN } from "./PutusanRenkin";
import { PutusanSkp, PutusanSkpFragment, SELURUH } from "./PutusanSkp";

const TriwulanLaciFragment = graphql(`
  fragment TriwulanLaci on Triwulan {
    id
    tw
    hasil
    rencana { status statusLabel }
    realisasi { status statusLabel moves }
  }
`);

export const IsiSkpFragment = graphql(
  `
    fragment IsiSkp on Skp {
      id
      tahun
      mulai
      selesai
      versi
      versiBerlaku
      alasan
      revisi
      status
      statusLabel
      catatan
      diajukan
      sengketa
      alasanSengketa
      moves
      giliran { pihak sejak batas berikutnya orang { id nama } }
      penilai { nama namaJabatan sesuaiSusunan }
      pegawai { id nrk nip nama jabatan { id nama unit { id nama } } }
      indikator(first: 100) { edges { node { id status ...KartuIndikator } } }
      dihapus { baris uraian }
      triwulan {
        id
        tw
        rencana { moves catatan diajukan giliran { sejak batas } }
        ...TriwulanLaci
      }
      ...PutusanSkp
      ...PutusanRenkin
    }
  `,
  [KartuIndikatorFragment, TriwulanLaciFragment, PutusanSkpFragment, PutusanRenkinFragment],
);

type IsiSkpProps = { skp: FragmentOf<typeof IsiSkpFragment>; renkin?: boolean };

const PUTUSAN = ["APPROVE", "RETURN", "DECIDE", "UPHOLD"];
const terbuka = (moves: readonly string[]) => moves.some((move) => PUTUSAN.includes(move));

/** On what of an SKP the viewer can decide: on itself first, then on the plans of its quarters. */
export function usePutusan(skp: FragmentOf<typeof IsiSkpFragment> | null, renkin?: boolean) {
  const isi = readFragment(IsiSkpFragment, skp);
  const catatTw = isi?.triwulan.filter(({ rencana }) => terbuka(rencana.moves)).map(({ tw }) => tw) ?? [];
  const putuskanSkp = Boolean(isi && terbuka(isi.moves) && !renkin);
  return { putuskanSkp, putuskanRenkin: !putuskanSkp && catatTw.length > 0, catatTw };
}

/** Who it is about, under his name. */
export function Siapa({ skp }: { skp: FragmentOf<typeof IsiSkpFragment> }) {
  const { t } = useLingui();
  const { pegawai, tahun, versi, revisi } = readFragment(IsiSkpFragment, skp);
  const kata = [
    pegawai.nrk ? t`NRK ${pegawai.nrk}` : pegawai.nip && t`NIP ${pegawai.nip}`,
    pegawai.jabatan?.nama,
    t`SKP ${tahun}`,
    versi > 1 && t`perubahan versi ${versi} dibanding yang diubah`,
    versi === 1 && revisi === 1 && t`revisi 1 dibanding kiriman pertama`,
    versi === 1 && revisi > 1 && t`revisi ${revisi} dibanding revisi ${revisi - 1}`,
  ];
  return <>{kata.filter(Boolean).join(" · ")}</>;
}

type AksiSkpProps = IsiSkpProps & { onPutus: (kata: string, urung: boolean) => void };

/** The buttons, as far as the server offers them. */
export function AksiSkp({ skp, renkin, onPutus }: AksiSkpProps) {
  const isi = readFragment(IsiSkpFragment, skp);
  const { putuskanSkp, putuskanRenkin } = usePutusan(skp, renkin);
  if (putuskanSkp) return <PutusanSkp key={isi.id} skp={isi} onPutus={onPutus} />;
  if (putuskanRenkin) return <PutusanRenkin key={isi.id} skp={isi} onPutus={onPutus} />;
  return null;
}

/** An SKP as its superior reads it: where it stands, what changed, and room for notes where he can decide. */
export function IsiSkp({ skp, renkin, diputus = false }: IsiSkpProps & { diputus?: boolean }) {
  const { t } = useLingui();
  const isi = readFragment(IsiSkpFragment, skp);
  const { id, catatan, penilai, triwulan, moves } = isi;
  const { putuskanSkp, putuskanRenkin, catatTw } = usePutusan(skp, renkin);
  const { texts, forget } = useKetikan(id);
  return (
    <>
      <Keadaan skp={isi} />
      {!putuskanSkp && !putuskanRenkin && !diputus && (
        <TakTerkirim texts={Object.values(texts)} onBuang={forget} />
      )}
      {putuskanRenkin && <RenkinMenunggu triwulan={triwulan} />}
      <UsulPerubahan skp={isi} />
      <Naik skp={isi} />
      {catatan && (
        <Note kind="catatan" title={t`Catatan atasan untuk keseluruhan`}>
          {catatan}
        </Note>
      )}
      {penilai && !penilai.sesuaiSusunan && (
        <Note title={t`Pejabat penilai berbeda dari susunan jabatan`}>
          {penilai.nama}, {penilai.namaJabatan}.
        </Note>
      )}
      {!putuskanSkp && !putuskanRenkin && triwulan.length > 0 && <KartuTriwulan triwulan={triwulan} />}
      {triwulan.map(
        ({ tw, rencana }) =>
          rencana.catatan && (
            <Note key={tw} kind="catatan" title={t`Catatan atasan untuk rencana TW ${tw}`}>
              {rencana.catatan}
            </Note>
          ),
      )}
      {isi.dihapus.length > 0 && (
        <Note title={t`Tidak ada lagi dibanding sebelumnya`}>
          <ul>
            {isi.dihapus.map(({ baris, uraian }) => (
              <li key={baris}>
                <del>{uraian}</del>
              </li>
            ))}
          </ul>
        </Note>
      )}
      <DaftarIndikator
        skp={isi}
        catat={putuskanSkp && (moves.includes("RETURN") || moves.includes("UPHOLD"))}
        catatTw={putuskanRenkin ? catatTw : []}
      />
      {(putuskanSkp || putuskanRenkin) && (
        <CatatanSeluruh key={`${id} ${putuskanRenkin}`} skp={id} renkin={putuskanRenkin} />
      )}
      {putuskanRenkin && <KartuTriwulan triwulan={triwulan} />}
    </>
  );
}

type KeadaanProps = {
  skp: {
    status: Parameters<typeof Badge>[0]["status"];
    statusLabel: string;
    mulai: string;
    selesai: string;
    diajukan: string | null;
    moves: readonly string[];
    giliran: { sejak: string | null; batas: string | null; orang: { nama: string } | null } | null;
    pegawai: { jabatan: { unit: { nama: string } } | null };
  };
};

/** Where it stands: the status, the span, whose turn it is and until when. */
function Keadaan({ skp }: KeadaanProps) {
  const { t } = useLingui();
  const { giliran, diajukan, moves } = skp;
  const memutuskan = terbuka(moves);
  const siapa = memutuskan ? t`Menunggu Anda` : giliran?.orang && t`Menunggu ${giliran.orang.nama}`;
  return (
    <Stack gap={4}>
      <Row gap={12}>
        <Badge status={skp.status}>{skp.statusLabel}</Badge>
        <span>
          {[`${tanggalBulan(skp.mulai)} – ${tanggalBulan(skp.selesai)}`, skp.pegawai.jabatan?.unit.nama]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </Row>
      {(siapa || diajukan) && (
        <span>
          {[
            diajukan && t`Diajukan ${hariBulan(hariDari(diajukan))}`,
            siapa,
            giliran?.batas &&
              (memutuskan
                ? t`sebaiknya diputuskan paling lambat ${hariBulan(giliran.batas)}`
                : t`paling lambat ${hariBulan(giliran.batas)}`),
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      )}
    </Stack>
  );
}

type NaikProps = {
  skp: {
    sengketa: string | null;
    alasanSengketa: string | null;
    giliran: { pihak: string; berikutnya: string } | null;
  };
};

/** Why the rater's superior decides. */
function Naik({ skp: { sengketa, alasanSengketa, giliran } }: NaikProps) {
  const { t } = useLingui();
  if (giliran?.pihak !== "UPPER") return null;
  const kapan = sengketa && hariBulan(hariDari(sengketa));
  return (
    <Note
      title={
        kapan
          ? t`Pegawai tidak sepakat dan meminta keputusan atasan penilai, ${kapan}`
          : t`Pejabat penilai belum memutuskan sampai batasnya`
      }
    >
      {alasanSengketa && <p>“{alasanSengketa}”</p>}
      <p>{giliran.berikutnya}</p>
    </Note>
  );
}

/** Somebody else decided, or it was taken back, while notes were being written: they are not lost unseen. */
function TakTerkirim({ texts, onBuang }: { texts: readonly string[]; onBuang: () => void }) {
  const { t } = useLingui();
  const isi = texts.filter((text) => text.trim());
  if (!isi.length) return null;
  return (
    <Note title={t`Catatan Anda belum terkirim: ini sudah tidak menunggu putusan Anda`}>
      <Stack gap={8}>
        {isi.map((text, nth) => (
          // oxlint-disable-next-line react/no-array-index-key -- the same words can stand twice
          <span key={nth}>“{text}”</span>
        ))}
        <Row>
          <Button compact onClick={onBuang}>{t`Buang catatan`}</Button>
        </Row>
      </Stack>
    </Note>
  );
}

type RenkinMenungguProps = {
  triwulan: readonly {
    tw: number;
    rencana: { moves: readonly string[]; diajukan: string | null; giliran: { batas: string | null } | null };
  }[];
};

/** What is to be decided on where the SKP itself is not. */
function RenkinMenunggu({ triwulan }: RenkinMenungguProps) {
  const { t } = useLingui();
  const menunggu = triwulan.filter(({ rencana }) => terbuka(rencana.moves));
  const tw = menunggu.map((each) => each.tw).join(", ");
  const { diajukan, giliran } = menunggu[0]?.rencana ?? {};
  return (
    <Note title={t`Rencana kinerja TW ${tw} menunggu Anda`}>
      {[
        diajukan && t`Diajukan ${hariBulan(hariDari(diajukan))}`,
        giliran?.batas && t`sebaiknya diputuskan paling lambat ${hariBulan(giliran.batas)}`,
      ]
        .filter(Boolean)
        .join(" · ")}
    </Note>
  );
}

type DaftarIndikatorProps = {
  skp: {
    id: string;
    indikator: {
      edges: readonly { node: { id: string; status: string } & FragmentOf<typeof KartuIndikatorFragment> }[];
    };
  };
  catat: boolean;
  catatTw: readonly number[];
};

/** The lines. Of one that was sent in again, those already accepted are folded away below what was repaired. */
function DaftarIndikator({ skp, catat, catatTw }: DaftarIndikatorProps) {
  const { t } = useLingui();
  const semua = skp.indikator.edges.map((edge) => edge.node);
  const diterima = catat ? semua.filter((each) => each.status === "ACCEPTED") : [];
  const dilihat = semua.filter((each) => !diterima.includes(each));
  const kartu = (daftar: typeof semua): ReactNode =>
    daftar.map((each) => (
      <KartuIndikator key={each.id} skp={skp.id} indikator={each} catat={catat} catatTw={catatTw} />
    ));
  const jumlah = diterima.length;
  return (
    <>
      {kartu(dilihat)}
      {jumlah > 0 && (
        <FoldCard title={t`${jumlah} indikator sudah diterima`}>
          <Stack>{kartu(diterima)}</Stack>
        </FoldCard>
      )}
    </>
  );
}

function CatatanSeluruh({ skp, renkin }: { skp: string; renkin: boolean }) {
  const { t } = useLingui();
  const { texts, write } = useKetikan(skp);
  const kunci = renkin ? SELURUH_RENKIN : SELURUH;
  return (
    <Field
      as="textarea"
      optional
      maxLength={2000}
      aria-keyshortcuts="R"
      label={renkin ? t`Catatan untuk seluruh rencana` : t`Catatan untuk keseluruhan SKP`}
      hint={renkin ? undefined : t`Misalnya indikator yang masih kurang.`}
      value={texts[kunci] ?? ""}
      onChange={(event) => write(kunci, event.target.value)}
    />
  );
}

type KartuTriwulanProps = { triwulan: readonly FragmentOf<typeof TriwulanLaciFragment>[] };

/** The quarters: how far plan and report have come, and the way to the validation. */
function KartuTriwulan({ triwulan }: KartuTriwulanProps) {
  const { t } = useLingui();
  return (
    <Card title={t`Triwulan`} level={3} flush>
      <LinkList label={t`Triwulan`}>
        {readFragment(TriwulanLaciFragment, triwulan).map(({ id, tw, hasil, rencana, realisasi }) => (
          <li key={id}>
            <Link to="/antrean" search={{ item: `REALISASI_${id.split("_")[1]}` }} className={linkItemClass}>
              <LinkItem
                title={realisasi.moves.includes("VALIDATE") ? t`TW ${tw}: validasi realisasi` : t`TW ${tw}`}
                note={
                  <>
                    {t`Rencana: ${rencana.statusLabel}`}
                    {hasil !== null && <> · {t`hasil ${persen(hasil)}`}</>}
                  </>
                }
                end={<Badge status={realisasi.status}>{realisasi.statusLabel}</Badge>}
              />
            </Link>
          </li>
        ))}
      </LinkList>
    </Card>
  );
}
