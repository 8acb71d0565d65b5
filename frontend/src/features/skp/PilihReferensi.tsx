import { Trans, useLingui } from "@lingui/react/macro";
import { type KeyboardEvent, useEffect, useState } from "react";
import { useQuery } from "urql";
import { graphql, type ResultOf, type SumberIndikator } from "../../graphql";
import { angka } from "../../lib/angka";
import { labelKelompok, labelSumber } from "../../lib/label";
import { Button } from "../../ui/Button";
import { Row, Stack } from "../../ui/Card";
import { Checkbox } from "../../ui/Checkbox";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { EmptyState, Pending } from "../../ui/States";
import { type Baris, kunciBaru } from "./draf";
import styles from "./PilihReferensi.module.css";

const DaftarReferensiQuery = graphql(`
  query DaftarReferensi($skpId: ID!, $sumber: SumberIndikator!, $cari: String, $after: String) {
    daftarReferensi(skpId: $skpId, sumber: $sumber, cari: $cari, first: 50, after: $after) {
      edges {
        node { id sumber kode kelompok uraian output satuan mutu jenisRekap arah sistem }
      }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);

type Referensi = ResultOf<typeof DaftarReferensiQuery>["daftarReferensi"]["edges"][number]["node"];

type Props = {
  skpId: string;
  /** How many months a new line begins with. */
  bulan: number;
  dipakai: readonly Baris[];
  /** One line whose reference is replaced, by one of the same source. */
  ganti: Baris | null;
  onPick: (baru: Baris[]) => void;
  onClose: () => void;
};

const SUMBER = ["PERKIN", "KSD", "TUSI", "TANPA_REFERENSI"] as const;

/** Lines to choose from, by source; several at once, or one of one's own. */
export function PilihReferensi({ skpId, bulan, dipakai, ganti, onPick, onClose }: Props) {
  const { t } = useLingui();
  const [sumber, setSumber] = useState<SumberIndikator>(ganti?.sumber ?? "PERKIN");
  const [terpilih, setTerpilih] = useState<readonly Referensi[]>([]);
  const jumlah = terpilih.length;
  const terpakai = new Set(dipakai.map(({ referensi }) => referensi?.id));

  function centang(referensi: Referensi, ya: boolean) {
    const lain = ganti ? [] : terpilih.filter(({ id }) => id !== referensi.id);
    setTerpilih(ya ? [...lain, referensi] : lain);
  }

  return (
    <Dialog
      title={ganti ? t`Ganti rujukan` : t`Tambah indikator`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>
            <Trans>Batal</Trans>
          </Button>
          {sumber === "TANPA_REFERENSI" && !jumlah ? (
            <Button variant="primer" onClick={() => onPick([barisSendiri(bulan)])}>
              <Trans>Tulis indikator sendiri</Trans>
            </Button>
          ) : (
            <Button
              variant="primer"
              aria-disabled={!jumlah}
              onClick={() => onPick(terpilih.map((satu) => barisDari(satu, bulan)))}
            >
              {ganti ? <Trans>Pakai rujukan ini</Trans> : <Trans>Tambah {jumlah} indikator</Trans>}
            </Button>
          )}
        </>
      }
    >
      <Stack gap={16}>
        {!ganti && <Tab sumber={sumber} onChange={setSumber} />}
        {sumber === "TANPA_REFERENSI" ? (
          <p role="tabpanel" aria-label={labelSumber(sumber)}>
            <Trans>
              Untuk tugas di luar Perkin, KSD, dan Tusi. Uraian, output, satuan, mutu, waktu, dan biayanya
              Anda isi sendiri.
            </Trans>
          </p>
        ) : (
          <Daftar
            key={sumber}
            skpId={skpId}
            sumber={sumber}
            terpakai={terpakai}
            terpilih={terpilih}
            onTick={centang}
          />
        )}
      </Stack>
    </Dialog>
  );
}

function Tab({ sumber, onChange }: { sumber: SumberIndikator; onChange: (sumber: SumberIndikator) => void }) {
  const { t } = useLingui();
  function onKey(event: KeyboardEvent<HTMLDivElement>) {
    const langkah = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!langkah) return;
    const ke =
      SUMBER[(SUMBER.findIndex((satu) => satu === sumber) + langkah + SUMBER.length) % SUMBER.length];
    if (!ke) return;
    onChange(ke);
    event.currentTarget.querySelector<HTMLElement>(`[data-sumber="${ke}"]`)?.focus();
  }
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the focus is on the tabs in it
    <div role="tablist" aria-label={t`Sumber indikator`} className={styles.tab} onKeyDown={onKey}>
      {SUMBER.map((satu) => (
        <button
          key={satu}
          type="button"
          role="tab"
          data-sumber={satu}
          aria-selected={satu === sumber}
          tabIndex={satu === sumber ? 0 : -1}
          onClick={() => onChange(satu)}
        >
          {labelSumber(satu)}
        </button>
      ))}
    </div>
  );
}

type DaftarProps = {
  skpId: string;
  sumber: SumberIndikator;
  terpakai: ReadonlySet<string | undefined>;
  terpilih: readonly Referensi[];
  onTick: (referensi: Referensi, ya: boolean) => void;
};

const JEDA_MS = 250;

function Daftar({ skpId, sumber, terpakai, terpilih, onTick }: DaftarProps) {
  const { t } = useLingui();
  const [ketikan, ketik] = useState("");
  const [cari, setCari] = useState("");
  const [after, setAfter] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => {
      setCari(ketikan.trim());
      setAfter(null);
    }, JEDA_MS);
    return () => clearTimeout(timer);
  }, [ketikan]);
  const [{ data, error, fetching }, ask] = useQuery({
    query: DaftarReferensiQuery,
    variables: { skpId, sumber, cari: cari || null, after },
  });
  const daftar = data?.daftarReferensi;
  const nama = labelSumber(sumber);

  return (
    <div role="tabpanel" aria-label={nama}>
      <Stack gap={12}>
        <Field
          as="search"
          label={t`Cari dalam ${nama}`}
          hint={t`Kode atau sebagian uraian.`}
          value={ketikan}
          onChange={(event) => ketik(event.target.value)}
        />
        {daftar ? (
          <>
            <ul className={styles.daftar} aria-busy={fetching}>
              {daftar.edges.map(({ node }) => (
                <li key={node.id}>
                  <Checkbox
                    label={<Referensi referensi={node} terpakai={terpakai.has(node.id)} />}
                    disabled={terpakai.has(node.id)}
                    checked={terpilih.some(({ id }) => id === node.id)}
                    onChange={(event) => onTick(node, event.target.checked)}
                  />
                </li>
              ))}
            </ul>
            {!daftar.edges.length &&
              (cari ? (
                <p>
                  <Trans>Tidak ada yang cocok dengan “{cari}”.</Trans>
                </p>
              ) : (
                <EmptyState title={t`Belum ada ${nama} untuk jabatan Anda`}>
                  <Trans>Daftarnya dimuat dari sistem sumber oleh pengelola. Pakai sumber lain dahulu.</Trans>
                </EmptyState>
              ))}
            {daftar.pageInfo.hasNextPage && (
              <Row>
                <Button compact loading={fetching} onClick={() => setAfter(daftar.pageInfo.endCursor)}>
                  <Trans>Tampilkan lagi</Trans>
                </Button>
              </Row>
            )}
          </>
        ) : (
          <Pending
            error={error}
            onRetry={() => ask({ requestPolicy: "network-only" })}
            lines={4}
            tall={false}
          />
        )}
      </Stack>
    </div>
  );
}

function Referensi({ referensi, terpakai }: { referensi: Referensi; terpakai: boolean }) {
  const { kode, uraian, output, satuan, kelompok } = referensi;
  return (
    <span className={styles.satu}>
      <strong>{uraian}</strong>
      <span>
        {kode} · {labelKelompok(kelompok)}
        {output && ` · ${angka(output)} ${satuan ?? ""}`}
        {terpakai && (
          <>
            {" · "}
            <Trans>sudah dipakai</Trans>
          </>
        )}
      </span>
    </span>
  );
}

function barisDari(
  { id, kode, sumber, kelompok, uraian, jenisRekap, arah }: Referensi,
  bulan: number,
): Baris {
  return { ...barisSendiri(bulan), sumber, kelompok, uraian, jenisRekap, arah, referensi: { id, kode } };
}

function barisSendiri(bulan: number): Baris {
  return {
    kunci: kunciBaru(),
    server: null,
    sumber: "TANPA_REFERENSI",
    kelompok: "KHUSUS",
    referensi: null,
    uraian: "",
    output: "",
    satuan: "",
    mutu: "",
    waktu: String(bulan),
    biaya: "",
    jenisRekap: "AKUMULASI",
    arah: "NAIK",
    balasan: "",
  };
}
