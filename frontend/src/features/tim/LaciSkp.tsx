import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useQuery } from "urql";
import { type FragmentOf, graphql, readFragment } from "../../graphql";
import { useViewer } from "../../graphql/viewer";
import { persen } from "../../lib/angka";
import { hariBulan, hariDari, tanggalBulan } from "../../lib/tanggal";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Card, FoldCard, Row, Stack } from "../../ui/Card";
import { Drawer } from "../../ui/Dialog";
import { Note } from "../../ui/Errors";
import { Field } from "../../ui/Field";
import { LinkItem, LinkList, linkItemClass } from "../../ui/LinkList";
import { Skeleton } from "../../ui/Skeleton";
import { EmptyState, ErrorState } from "../../ui/States";
import { KartuIndikator, KartuIndikatorFragment } from "./KartuIndikator";
import { useKetikan } from "./ketikan";
import { PutusanRenkin, PutusanRenkinFragment, SELURUH_RENKIN } from "./PutusanRenkin";
import { PutusanSkp, PutusanSkpFragment, SELURUH } from "./PutusanSkp";

const TriwulanLaciFragment = graphql(`
  fragment TriwulanLaci on Triwulan {
    id
    tw
    tahun
    hasil
    rencana { status statusLabel }
    realisasi { status statusLabel moves }
  }
`);

const LaciSkpQuery = graphql(
  `
    query LaciSkp($id: ID!) {
      node(id: $id) {
        __typename
        id
        ... on Skp {
          tahun
          mulai
          selesai
          versi
          revisi
          status
          statusLabel
          catatan
          diajukan
          moves
          giliran { pihak sejak batas orang { id nama } }
          penilai { nama namaJabatan sesuaiSusunan }
          pegawai {
            id
            nrk
            nip
            nama
            golongan
            jabatan { id nama unit { id nama } }
            skp(first: 10) { edges { node { id tahun mulai selesai statusLabel } } }
          }
          indikator(first: 100) { edges { node { id status ...KartuIndikator } } }
          triwulan {
            id
            tw
            rencana { moves catatan diajukan giliran { sejak batas } }
            ...TriwulanLaci
          }
          ...PutusanSkp
          ...PutusanRenkin
        }
      }
    }
  `,
  [KartuIndikatorFragment, TriwulanLaciFragment, PutusanSkpFragment, PutusanRenkinFragment],
);

/** Who waits, read after a decision to offer the next. */
const BerikutnyaQuery = graphql(`
  query Berikutnya($tahun: Int!) {
    viewer {
      tim {
        id
        skp: bawahan(first: 10, filter: { saringan: SKP_MENUNGGU, tahun: $tahun }) {
          edges { node { id nama skp(tahun: $tahun, last: 2) { edges { node { id moves } } } } }
        }
        renkin: bawahan(first: 10, filter: { saringan: RENKIN_MENUNGGU, tahun: $tahun }) {
          edges {
            node {
              id
              nama
              skp(tahun: $tahun, last: 2) { edges { node { id triwulan { id rencana { moves } } } } }
            }
          }
        }
      }
    }
  }
`);

export type LaciSkpProps = { id: string; onClose: () => void; onSkp: (skp: string) => void };

/** One SKP over the page that stays: look at it, decide on what waits, go on to the next. */
export function LaciSkp({ id, onClose, onSkp }: LaciSkpProps) {
  const { t } = useLingui();
  const [{ data, fetching, error }, ask] = useQuery({ query: LaciSkpQuery, variables: { id } });
  const [putusan, setPutusan] = useState<{ skp: string; kata: string } | null>(null);
  const top = useRef<HTMLDivElement>(null);
  const kabar = useRef<HTMLDivElement>(null);
  const pertama = useRef(id);

  // The next one begins at its head; whoever decided hears first what came of it.
  useEffect(() => {
    if (pertama.current === id) return;
    pertama.current = id;
    top.current?.parentElement?.scrollTo(0, 0);
    top.current?.focus({ preventScroll: true });
  }, [id]);
  useEffect(() => {
    if (putusan) {
      kabar.current?.focus({ preventScroll: true });
      top.current?.parentElement?.scrollTo(0, 0);
    }
  }, [putusan]);

  const { texts, forget } = useKetikan(id);

  // A field that vanished because somebody else decided takes the focus with it.
  useEffect(() => {
    if (document.activeElement === document.body) top.current?.focus({ preventScroll: true });
  });

  const skp = data?.node?.__typename === "Skp" && data.node.id === id ? data.node : null;
  const diputus = putusan?.skp === id ? putusan.kata : null;
  const onPutus = (kata: string) => setPutusan({ skp: id, kata });

  if (!skp) {
    const hilang = !fetching && !error;
    return (
      <Drawer title={hilang ? t`SKP tidak ditemukan` : t`SKP`} onClose={onClose}>
        <div ref={top} tabIndex={-1}>
          {error ? (
            <ErrorState onRetry={() => ask({ requestPolicy: "network-only" })} />
          ) : hilang ? (
            <EmptyState title={t`Tidak ada SKP di alamat ini`}>
              <Trans>SKP ini tidak ada, atau bukan untuk dilihat akun Anda.</Trans>
            </EmptyState>
          ) : (
            <Skeleton lines={4} tall />
          )}
        </div>
      </Drawer>
    );
  }

  const { pegawai, revisi, tahun, moves } = skp;
  const putuskanSkp = moves.includes("APPROVE") || moves.includes("RETURN");
  const catatTw = skp.triwulan
    .filter(({ rencana }) => rencana.moves.includes("APPROVE") || rencana.moves.includes("RETURN"))
    .map(({ tw }) => tw);
  const putuskanRenkin = !putuskanSkp && catatTw.length > 0;

  return (
    <Drawer
      title={pegawai.nama}
      subtitle={[
        pegawai.nrk ? t`NRK ${pegawai.nrk}` : pegawai.nip && t`NIP ${pegawai.nip}`,
        pegawai.jabatan?.nama,
        t`SKP ${tahun}`,
        revisi === 1 && t`revisi 1 dibanding kiriman pertama`,
        revisi > 1 && t`revisi ${revisi} dibanding revisi ${revisi - 1}`,
      ]
        .filter(Boolean)
        .join(" · ")}
      onClose={onClose}
      foot={
        putuskanSkp ? (
          <PutusanSkp key={id} skp={skp} onPutus={onPutus} />
        ) : putuskanRenkin ? (
          <PutusanRenkin key={id} skp={skp} onPutus={onPutus} />
        ) : diputus ? (
          <Berikutnya skp={id} tahun={tahun} onSkp={onSkp} onClose={onClose} />
        ) : undefined
      }
    >
      <div ref={top} tabIndex={-1}>
        <Stack>
          <div ref={kabar} role="status" tabIndex={-1}>
            {diputus && <Note title={diputus}>{putuskanRenkin && t`Rencana kinerjanya juga menunggu.`}</Note>}
          </div>
          <Keadaan skp={skp} />
          {!putuskanSkp && !putuskanRenkin && !diputus && (
            <TakTerkirim texts={Object.values(texts)} onBuang={forget} />
          )}
          {putuskanRenkin && <RenkinMenunggu triwulan={skp.triwulan} />}
          {skp.catatan && (
            <Note kind="catatan" title={t`Catatan atasan untuk keseluruhan`}>
              {skp.catatan}
            </Note>
          )}
          {skp.penilai && !skp.penilai.sesuaiSusunan && (
            <Note title={t`Pejabat penilai berbeda dari susunan jabatan`}>
              {skp.penilai.nama}, {skp.penilai.namaJabatan}.
            </Note>
          )}
          {!putuskanSkp && !putuskanRenkin && skp.triwulan.length > 0 && (
            <KartuTriwulan triwulan={skp.triwulan} />
          )}
          {skp.triwulan.map(
            ({ tw, rencana }) =>
              rencana.catatan && (
                <Note key={tw} kind="catatan" title={t`Catatan atasan untuk rencana TW ${tw}`}>
                  {rencana.catatan}
                </Note>
              ),
          )}
          <DaftarIndikator
            skp={skp}
            catat={moves.includes("RETURN")}
            catatTw={putuskanRenkin ? catatTw : []}
          />
          {(moves.includes("RETURN") || putuskanRenkin) && (
            <CatatanSeluruh key={`${id} ${putuskanRenkin}`} skp={id} renkin={putuskanRenkin} />
          )}
          {putuskanRenkin && <KartuTriwulan triwulan={skp.triwulan} />}
          <SkpLain kini={id} daftar={pegawai.skp.edges.map((edge) => edge.node)} onSkp={onSkp} />
        </Stack>
      </div>
    </Drawer>
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
  const siapa = moves.length > 0 ? t`Menunggu Anda` : giliran?.orang && t`Menunggu ${giliran.orang.nama}`;
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
              (moves.length > 0
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
  const menunggu = triwulan.filter(({ rencana }) => rencana.moves.length > 0);
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
    revisi: number;
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
  const lipat = catat && skp.revisi > 0;
  const diterima = lipat ? semua.filter((each) => each.status === "ACCEPTED") : [];
  const dilihat = lipat ? semua.filter((each) => each.status !== "ACCEPTED") : semua;
  const kartu = (daftar: typeof semua): ReactNode =>
    daftar.map((each) => (
      <KartuIndikator
        key={each.id}
        skp={skp.id}
        indikator={each}
        kirimUlang={skp.revisi > 0}
        catat={catat}
        catatTw={catatTw}
      />
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
        {readFragment(TriwulanLaciFragment, triwulan).map(({ id, tw, tahun, hasil, rencana, realisasi }) => (
          <li key={id}>
            <Link
              to="/validasi/$tw"
              params={{ tw: String(tw) }}
              search={{ triwulan: id, tahun }}
              className={linkItemClass}
            >
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

type SkpLainProps = {
  kini: string;
  daftar: readonly { id: string; tahun: number; mulai: string; selesai: string; statusLabel: string }[];
  onSkp: (skp: string) => void;
};

/** After a move there are two SKP in a year, and there are those of other years. */
function SkpLain({ kini, daftar, onSkp }: SkpLainProps) {
  const lain = daftar.filter((each) => each.id !== kini);
  if (!lain.length) return null;
  return (
    <Row>
      {lain.map(({ id, tahun, mulai, selesai, statusLabel }) => (
        <Button key={id} compact onClick={() => onSkp(id)}>
          <Trans>
            SKP {tahun}, {tanggalBulan(mulai)} – {tanggalBulan(selesai)} ({statusLabel})
          </Trans>
        </Button>
      ))}
    </Row>
  );
}

type BerikutnyaProps = { skp: string; tahun: number; onSkp: (skp: string) => void; onClose: () => void };

/** After a decision: whoever waits next. */
function Berikutnya({ skp, tahun, onSkp, onClose }: BerikutnyaProps) {
  const { t } = useLingui();
  const { tahun: kini } = useViewer();
  const [{ data, fetching }] = useQuery({
    query: BerikutnyaQuery,
    variables: { tahun: tahun ?? kini },
    requestPolicy: "cache-and-network",
  });
  const tim = data?.viewer.tim;
  const menunggu = [
    ...(tim?.skp.edges ?? []).flatMap(({ node }) =>
      node.skp.edges
        .filter((each) => each.node.moves.includes("APPROVE"))
        .map((each) => [node.nama, each.node.id]),
    ),
    ...(tim?.renkin.edges ?? []).flatMap(({ node }) =>
      node.skp.edges
        .filter((each) => each.node.triwulan.some(({ rencana }) => rencana.moves.includes("APPROVE")))
        .map((each) => [node.nama, each.node.id]),
    ),
  ] as [string, string][];
  const lanjut = menunggu.find(([, id]) => id !== skp);
  const nama = lanjut?.[0];
  return (
    <>
      {!lanjut && !fetching && <Trans>Tidak ada lagi yang menunggu Anda.</Trans>}
      <Button onClick={onClose}>{t`Tutup`}</Button>
      {lanjut && (
        <Button variant="primer" onClick={() => onSkp(lanjut[1])}>
          <Trans>Berikutnya: {nama}</Trans>
        </Button>
      )}
    </>
  );
}
