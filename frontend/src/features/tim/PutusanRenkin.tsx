import { Trans, useLingui } from "@lingui/react/macro";
import { type FragmentOf, graphql, readFragment } from "../../graphql";
import { catatanDari, useKetikan } from "../../graphql/ketikan";
import { useKirim } from "../../graphql/kirim";
import { BilahPutusan } from "./BilahPutusan";

/** The key of the note on the whole plan among those typed. */
export const SELURUH_RENKIN = "renkin";

export const PutusanRenkinFragment = graphql(`
  fragment PutusanRenkin on Skp {
    id
    pegawai { id nama }
    indikator(first: 100) { edges { node { id renkin { id tw catatanRenkin } } } }
    triwulan {
      id
      version
      tw
      rencana {
        status
        statusLabel
        catatan
        diajukan
        moves
        giliran { pihak sejak batas orang { id nama } }
      }
    }
  }
`);

const ApproveRenkinMutation = graphql(
  `
    mutation ApproveRenkin($input: ApproveRenkinInput!) {
      approveRenkin(input: $input) { skp { ...PutusanRenkin } errors { code message path } }
    }
  `,
  [PutusanRenkinFragment],
);

const ReturnRenkinMutation = graphql(
  `
    mutation ReturnRenkin($input: ReturnRenkinInput!) {
      returnRenkin(input: $input) { skp { ...PutusanRenkin } errors { code message path } }
    }
  `,
  [PutusanRenkinFragment],
);

const versi = ({ id, version }: { id: string; version: number }) => ({ id, version });

type PutusanRenkinProps = {
  skp: FragmentOf<typeof PutusanRenkinFragment>;
  onPutus: (kata: string, urung: boolean) => void;
};

/** Dikembalikan and Diterima for all plans that wait, at once. */
export function PutusanRenkin({ skp, onPutus }: PutusanRenkinProps) {
  const { t } = useLingui();
  const { id, pegawai, indikator, triwulan } = readFragment(PutusanRenkinFragment, skp);
  const { texts, aman } = useKetikan(id);
  const terima = useKirim(ApproveRenkinMutation);
  const kembalikan = useKirim(ReturnRenkinMutation);
  const { nama } = pegawai;

  const untuk = (move: "APPROVE" | "RETURN") => triwulan.filter((each) => each.rencana.moves.includes(move));
  const kembali = untuk("RETURN");
  const setuju = untuk("APPROVE");
  const namaTw = [...new Set([...kembali, ...setuju])].map((each) => each.tw).join(", ");

  const catatan = catatanDari(
    texts,
    indikator.edges.flatMap((edge) => edge.node.renkin.map((each) => each.id)),
  );
  const seluruh = texts[SELURUH_RENKIN]?.trim() || null;
  const jumlah = catatan.length + (seluruh ? 1 : 0);

  async function onTerima() {
    kembalikan.reset();
    const kabar = t`Rencana kinerja ${nama} TW ${namaTw} diterima.`;
    const input = { triwulan: setuju.map(versi) };
    if (await terima.kirim(input, { kabar, ketikan: id })) onPutus(kabar, true);
  }

  async function onKembalikan() {
    terima.reset();
    const input = { triwulan: kembali.map(versi), catatan: seluruh, renkin: catatan };
    const kabar = t`Rencana kinerja ${nama} TW ${namaTw} dikembalikan dengan ${jumlah} catatan.`;
    if (await kembalikan.kirim(input, { kabar, ketikan: id })) onPutus(kabar, false);
  }

  return (
    <BilahPutusan
      terima={{ ...terima, kata: <Trans>Diterima</Trans>, boleh: setuju.length > 0, onPutus: onTerima }}
      kembalikan={{
        ...kembalikan,
        kata: <Trans>Dikembalikan</Trans>,
        boleh: kembali.length > 0,
        onPutus: onKembalikan,
      }}
      jumlah={jumlah}
      texts={texts}
      aman={aman}
    >
      {jumlah ? (
        <Trans>
          Selama ada catatan, rencana tidak dapat diterima. Kosongkan catatan bila semuanya sesuai.
        </Trans>
      ) : (
        <Trans>Keputusan berlaku untuk TW {namaTw}. Untuk mengembalikan, tulis catatan.</Trans>
      )}
    </BilahPutusan>
  );
}
