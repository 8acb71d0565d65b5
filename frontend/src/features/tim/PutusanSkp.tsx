import { Trans, useLingui } from "@lingui/react/macro";
import { type FragmentOf, graphql, readFragment } from "../../graphql";
import { catatanDari, useKetikan } from "../../graphql/ketikan";
import { useKirim } from "../../graphql/kirim";
import { BilahPutusan } from "./BilahPutusan";

/** The key of the note on the whole SKP among those typed. */
export const SELURUH = "skp";

export const PutusanSkpFragment = graphql(`
  fragment PutusanSkp on Skp {
    id
    version
    status
    statusLabel
    moves
    catatan
    sengketa
    giliran { pihak sejak batas orang { id nama } }
    pegawai { id nama }
    indikator(first: 100) { edges { node { id status statusLabel catatan } } }
    triwulan {
      id
      version
      rencana { status statusLabel moves }
    }
  }
`);

const ApproveSkpMutation = graphql(
  `
    mutation ApproveSkp($input: ApproveSkpInput!) {
      hasil: approveSkp(input: $input) { skp { moves ...PutusanSkp } errors { code message path } }
    }
  `,
  [PutusanSkpFragment],
);

const ReturnSkpMutation = graphql(
  `
    mutation ReturnSkp($input: ReturnSkpInput!) {
      returnSkp(input: $input) { skp { ...PutusanSkp } errors { code message path } }
    }
  `,
  [PutusanSkpFragment],
);

const DecideSkpMutation = graphql(
  `
    mutation DecideSkp($input: DecideSkpInput!) {
      hasil: decideSkp(input: $input) { skp { moves ...PutusanSkp } errors { code message path } }
    }
  `,
  [PutusanSkpFragment],
);

const UpholdSkpMutation = graphql(
  `
    mutation UpholdSkp($input: UpholdSkpInput!) {
      upholdSkp(input: $input) { skp { ...PutusanSkp } errors { code message path } }
    }
  `,
  [PutusanSkpFragment],
);

type PutusanSkpProps = {
  skp: FragmentOf<typeof PutusanSkpFragment>;
  /** `urung`: whether it can be taken back. */
  onPutus: (kata: string, urung: boolean) => void;
};

/** Dikembalikan and Diterima, as far as the server offers them. */
export function PutusanSkp({ skp, onPutus }: PutusanSkpProps) {
  const { t } = useLingui();
  const { id, version, moves, sengketa, pegawai, indikator } = readFragment(PutusanSkpFragment, skp);
  const { texts, aman } = useKetikan(id);
  // The rater's superior decides in his place, with acts of his own.
  const penilai = [useKirim(ApproveSkpMutation), useKirim(ReturnSkpMutation)] as const;
  const atasan = [useKirim(DecideSkpMutation), useKirim(UpholdSkpMutation)] as const;
  const [terima, kembalikan] = moves.includes("DECIDE") || moves.includes("UPHOLD") ? atasan : penilai;
  const { nama } = pegawai;

  const catatan = catatanDari(
    texts,
    indikator.edges.map((edge) => edge.node.id),
  );
  const seluruh = texts[SELURUH]?.trim() || null;
  const jumlah = catatan.length + (seluruh ? 1 : 0);

  async function onTerima() {
    kembalikan.reset();
    const kabar = t`SKP ${nama} diterima.`;
    const data = await terima.kirim({ id, version }, { kabar, ketikan: id });
    if (data) onPutus(kabar, data.hasil.skp?.moves.includes("UNDO") ?? false);
  }

  async function onKembalikan() {
    terima.reset();
    const kabar = t`SKP ${nama} dikembalikan dengan ${jumlah} catatan.`;
    const input = { id, version, catatan: seluruh, indikator: catatan };
    if (await kembalikan.kirim(input, { kabar, ketikan: id })) onPutus(kabar, false);
  }

  return (
    <BilahPutusan
      terima={{
        ...terima,
        kata: moves.includes("DECIDE") ? <Trans>Putuskan: diterima</Trans> : <Trans>Diterima</Trans>,
        boleh: moves.includes("APPROVE") || moves.includes("DECIDE"),
        onPutus: onTerima,
      }}
      kembalikan={{
        ...kembalikan,
        kata: sengketa ? <Trans>Kuatkan pengembalian</Trans> : <Trans>Dikembalikan</Trans>,
        boleh: moves.includes("RETURN") || moves.includes("UPHOLD"),
        onPutus: onKembalikan,
      }}
      jumlah={jumlah}
      texts={texts}
      aman={aman}
    >
      {jumlah ? (
        <Trans>Selama ada catatan, SKP tidak dapat diterima. Kosongkan catatan bila semuanya sesuai.</Trans>
      ) : (
        <Trans>Untuk mengembalikan, tulis catatan pada indikator atau pada keseluruhan.</Trans>
      )}
    </BilahPutusan>
  );
}
