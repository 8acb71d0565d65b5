import { Trans } from "@lingui/react/macro";
import { useQuery } from "urql";
import { graphql } from "../../graphql";
import { tanggal } from "../../lib/tanggal";
import { Note } from "../../ui/Errors";

const BertindakSebagaiQuery = graphql(`
  query BertindakSebagai {
    daftarPenugasan(first: 5, filter: { keadaan: BERLAKU, milik: true }) {
      edges { node { id jenis selesai jabatan { id nama } } }
    }
  }
`);

/** For which posts beside one's own one acts today, as Plt or Plh: their people stand in the team too. */
export function BertindakSebagai() {
  const [{ data }] = useQuery({ query: BertindakSebagaiQuery });
  const surat = data?.daftarPenugasan.edges.map(({ node }) => node);
  if (!surat?.length) return null;
  return (
    <Note>
      {surat.map(({ id, jenis, jabatan, ...satu }) => {
        const sebutan = jenis === "PLH" ? "Plh." : "Plt.";
        const selesai = satu.selesai && tanggal(satu.selesai);
        return (
          <p key={id}>
            {selesai ? (
              <Trans>
                Anda bertindak sebagai {sebutan} {jabatan.nama} sampai {selesai}.
              </Trans>
            ) : (
              <Trans>
                Anda bertindak sebagai {sebutan} {jabatan.nama}.
              </Trans>
            )}
          </p>
        );
      })}
    </Note>
  );
}
