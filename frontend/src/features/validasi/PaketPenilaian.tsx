import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";
import { useQuery } from "urql";
import { type FragmentOf, graphql, readFragment } from "../../graphql";
import { catatanDari, useKetikan } from "../../graphql/ketikan";
import { useKirim } from "../../graphql/kirim";
import { parseAngka, persen } from "../../lib/angka";
import { hariBulan, hariDari } from "../../lib/tanggal";
import { ActionBar } from "../../ui/ActionBar";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Card, FoldCard, Row, Stack } from "../../ui/Card";
import { CatatanAman } from "../../ui/CatatanAman";
import { Errors, Note } from "../../ui/Errors";
import { Field } from "../../ui/Field";
import { EmptyState, Pending } from "../../ui/States";
import { BarisPenilaian, BarisPenilaianFragment, kunciCatatan, kunciNilai } from "./BarisPenilaian";
import { menurutBaris, nilaiTampil } from "./nilai";

const SELURUH = "seluruh";

const PaketPenilaianFragment = graphql(
  `
    fragment PaketPenilaian on Triwulan {
      id
      version
      tahun
      tw
      hasil
      skp { id pegawai { id nrk nip nama jabatan { id nama unit { id nama } } } }
      rencana { status statusLabel }
      realisasi {
        status
        statusLabel
        revisi
        catatan
        diajukan
        batasValidasi
        moves
        giliran { pihak sejak batas orang { id nama } berikutnya }
      }
      renkin(first: 100) {
        edges { node { id jatuhTempo perluDilihat realisasi ...BarisPenilaian } }
      }
    }
  `,
  [BarisPenilaianFragment],
);

const PaketPenilaianQuery = graphql(
  `
    query PaketPenilaian($id: ID!) {
      node(id: $id) { __typename id ...PaketPenilaian }
    }
  `,
  [PaketPenilaianFragment],
);

const ValidateRealisasiMutation = graphql(
  `
    mutation ValidateRealisasi($input: ValidateRealisasiInput!) {
      validateRealisasi(input: $input) { triwulan { ...PaketPenilaian } errors { code message path } }
    }
  `,
  [PaketPenilaianFragment],
);

const ReturnRealisasiMutation = graphql(
  `
    mutation ReturnRealisasi($input: ReturnRealisasiInput!) {
      returnRealisasi(input: $input) { triwulan { ...PaketPenilaian } errors { code message path } }
    }
  `,
  [PaketPenilaianFragment],
);

type PaketPenilaianProps = {
  id: string;
  /** Where it stands in the list: "2 dari 5". */
  urutan: ReactNode;
  /** Whether it opened by itself, after a decision on another. */
  fokus: boolean;
  /** After a decision, with what came of it. */
  onPutus: (kata: string, urung: boolean) => void;
};

/** The report of one person on one quarter. */
export function PaketPenilaian({ id, urutan, fokus, onPutus }: PaketPenilaianProps) {
  const { t } = useLingui();
  const [{ data, fetching, error }, ask] = useQuery({ query: PaketPenilaianQuery, variables: { id } });
  const triwulan = data?.node?.__typename === "Triwulan" && data.node.id === id ? data.node : null;
  if (triwulan) return <Paket key={id} triwulan={triwulan} urutan={urutan} fokus={fokus} onPutus={onPutus} />;
  return (
    <Card>
      <Pending
        error={error}
        fetching={fetching}
        onRetry={() => ask({ requestPolicy: "network-only" })}
        lines={4}
      >
        <EmptyState title={t`Realisasi ini tidak ditemukan`}>
          <Trans>Realisasi ini tidak ada, atau bukan untuk dilihat akun Anda.</Trans>
        </EmptyState>
      </Pending>
    </Card>
  );
}

type PaketProps = {
  triwulan: FragmentOf<typeof PaketPenilaianFragment>;
  urutan: ReactNode;
  fokus: boolean;
  onPutus: (kata: string, urung: boolean) => void;
};

function Paket({ triwulan, urutan, fokus, onPutus }: PaketProps) {
  const { t } = useLingui();
  const { id, version, tw, hasil, skp, rencana, realisasi, renkin } = readFragment(
    PaketPenilaianFragment,
    triwulan,
  );
  const { texts, write, aman } = useKetikan(id);
  const sah = useKirim(ValidateRealisasiMutation);
  const kembalikan = useKirim(ReturnRealisasiMutation);
  const head = useRef<HTMLDivElement>(null);

  // The packet that opens after a decision is where reading goes on.
  const { moves } = realisasi;
  useEffect(() => {
    if (fokus) head.current?.focus({ preventScroll: true });
  }, [fokus]);

  const { pegawai } = skp;
  const { nama } = pegawai;
  const semua = renkin.edges.map((edge) => edge.node);
  // What is due is what the employee could report on.
  const dinilai = semua.filter((each) => each.jatuhTempo);
  const validasi = moves.includes("VALIDATE");
  const sama = dinilai.filter((each) => !each.perluDilihat);
  const beda = dinilai.filter((each) => each.perluDilihat);
  const lipat = realisasi.revisi > 0 && validasi && beda.length > 0;
  const tidakDinilai = semua.filter((each) => !each.jatuhTempo);
  const kembali = moves.includes("RETURN");

  const terisi = dinilai.flatMap(({ id: baris, realisasi: dilaporkan }) => {
    const nilai = parseAngka(nilaiTampil(texts[kunciNilai(baris)], dilaporkan));
    return nilai ? [{ id: baris, nilai, catatan: texts[kunciCatatan(baris)]?.trim() || null }] : [];
  });
  const salah = dinilai.some(({ id: baris, realisasi: dilaporkan }) => {
    return parseAngka(nilaiTampil(texts[kunciNilai(baris)], dilaporkan)) === undefined;
  });
  const catatan = catatanDari(
    texts,
    dinilai.map((each) => kunciCatatan(each.id)),
  ).map((each) => ({ ...each, id: each.id.slice(kunciCatatan("").length) }));
  const seluruh = texts[SELURUH]?.trim() || null;
  const jumlah = catatan.length + (seluruh ? 1 : 0);

  const galatSah = menurutBaris(
    sah.errors,
    terisi.map((each) => each.id),
  );
  const galatKembali = menurutBaris(
    kembalikan.errors,
    catatan.map((each) => each.id),
  );

  // What was refused is where the superior has to go; the rows can be far up.
  const refused = sah.errors.length ? sah.errors : kembalikan.errors;
  useEffect(() => {
    if (refused.length) document.querySelector<HTMLElement>("main [aria-invalid]")?.focus();
  }, [refused]);

  async function onValidasi() {
    kembalikan.reset();
    const tanda = { kabar: t`Realisasi TW ${tw} ${nama} divalidasi.`, ketikan: id };
    const data = await sah.kirim({ id, version, renkin: terisi, catatan: seluruh }, tanda);
    if (!data) return;
    const hasilnya = readFragment(PaketPenilaianFragment, data.validateRealisasi.triwulan)?.hasil;
    onPutus(
      hasilnya ? t`Realisasi TW ${tw} ${nama} divalidasi, hasil ${persen(hasilnya)}.` : tanda.kabar,
      true,
    );
  }

  async function onKembalikan() {
    sah.reset();
    const kabar = t`Realisasi TW ${tw} ${nama} dikembalikan dengan ${jumlah} catatan.`;
    const input = { id, version, renkin: catatan, catatan: seluruh };
    if (await kembalikan.kirim(input, { kabar, ketikan: id })) onPutus(kabar, false);
  }

  const kartu = (daftar: typeof semua) =>
    daftar.map((each) => (
      <BarisPenilaian
        key={each.id}
        triwulan={id}
        renkin={each}
        nilai={validasi}
        catat={kembali || validasi}
        galat={galatSah.baris.get(each.id) ?? galatKembali.baris.get(each.id)}
      />
    ));

  return (
    <>
      <Card
        title={
          <span ref={head} tabIndex={-1}>
            {nama}
          </span>
        }
        note={urutan}
        actions={
          <Link to="/tim" search={{ skp: skp.id }}>
            <Trans>
              Lihat SKP<span className="baca"> {nama}</span>
            </Trans>
          </Link>
        }
      >
        <Stack gap={8}>
          <span>
            {[
              pegawai.nrk ? t`NRK ${pegawai.nrk}` : pegawai.nip && t`NIP ${pegawai.nip}`,
              pegawai.jabatan?.nama,
              pegawai.jabatan?.unit.nama,
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
          <Row gap={12}>
            <Badge status={realisasi.status}>{realisasi.statusLabel}</Badge>
            {realisasi.diajukan && <span>{t`dikirim ${hariBulan(hariDari(realisasi.diajukan))}`}</span>}
            {realisasi.revisi > 0 && <span>{t`revisi ${realisasi.revisi}`}</span>}
            {hasil !== null && <strong>{t`hasil ${persen(hasil)}`}</strong>}
          </Row>
          {!moves.length && realisasi.giliran?.orang && (
            <span>{t`Menunggu ${realisasi.giliran.orang.nama}. ${realisasi.giliran.berikutnya}`}</span>
          )}
          {realisasi.catatan && (
            <Note kind="catatan" title={t`Catatan atasan untuk keseluruhan`}>
              {realisasi.catatan}
            </Note>
          )}
        </Stack>
      </Card>
      {!semua.length && (
        <Card>
          <EmptyState title={t`Belum ada target triwulan ini`}>
            <Trans>Rencana kinerja: {rencana.statusLabel}.</Trans>
          </EmptyState>
        </Card>
      )}
      {kartu(lipat ? beda : [...beda, ...sama])}
      {lipat && sama.length > 0 && (
        <FoldCard title={t`${sama.length} indikator tidak berubah`}>
          <Stack>{kartu(sama)}</Stack>
        </FoldCard>
      )}
      {tidakDinilai.length > 0 && (
        <FoldCard title={t`${tidakDinilai.length} indikator tanpa target triwulan ini`}>
          <Stack>
            {tidakDinilai.map((each) => (
              <BarisPenilaian
                key={each.id}
                triwulan={id}
                renkin={each}
                nilai={false}
                catat={false}
                galat={undefined}
              />
            ))}
          </Stack>
        </FoldCard>
      )}
      {(validasi || kembali) && (
        <>
          <Card>
            <Field
              as="textarea"
              optional
              aria-keyshortcuts="R"
              maxLength={2000}
              label={t`Catatan untuk keseluruhan`}
              value={texts[SELURUH] ?? ""}
              onChange={(event) => write(SELURUH, event.target.value)}
            />
          </Card>
          <ActionBar
            note={
              <Stack gap={8}>
                <Errors errors={[...galatSah.lain, ...galatKembali.lain]} />
                {(galatSah.baris.size > 0 || galatKembali.baris.size > 0) && (
                  <strong>
                    <Trans>Belum terkirim: ada baris yang perlu diperbaiki.</Trans>
                  </strong>
                )}
                <span id="penilaian-kata">
                  {jumlah ? (
                    <Trans>{jumlah} catatan ikut terkirim kepada pegawai.</Trans>
                  ) : (
                    <Trans>Untuk mengembalikan, tulis sedikitnya satu catatan.</Trans>
                  )}
                </span>
                <CatatanAman aman={aman} texts={texts} />
              </Stack>
            }
          >
            {kembali && (
              <Button
                aria-disabled={!jumlah || sah.sending}
                aria-describedby="penilaian-kata"
                loading={kembalikan.sending}
                aria-keyshortcuts="Control+Enter"
                onClick={onKembalikan}
              >
                {jumlah ? <Trans>Kembalikan ({jumlah} catatan)</Trans> : <Trans>Kembalikan</Trans>}
              </Button>
            )}
            {validasi && (
              <Button
                variant="primer"
                aria-disabled={salah || kembalikan.sending}
                loading={sah.sending}
                aria-keyshortcuts="A"
                onClick={onValidasi}
              >
                <Trans>Validasi</Trans>
              </Button>
            )}
          </ActionBar>
        </>
      )}
    </>
  );
}
