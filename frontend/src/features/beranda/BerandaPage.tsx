import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../graphql";
import { useViewer } from "../../graphql/viewer";
import { hariTanggal } from "../../lib/tanggal";
import { Page } from "../../ui/Page";
import { Pending } from "../../ui/States";
import { CatatanAtasan, CatatanAtasanFragment } from "./CatatanAtasan";
import { GarisKosong, GarisTahun, GarisTahunFragment } from "./GarisTahun";
import { LangkahBerikut, LangkahBerikutFragment } from "./LangkahBerikut";
import { panggilan, salam } from "./salam";

const BerandaQuery = graphql(
  `
    query Beranda($tahun: Int!) {
      viewer {
        pegawai {
          id
          skp(tahun: $tahun, first: 10) {
            edges { node { id ...LangkahBerikut ...GarisTahun ...CatatanAtasan } }
          }
        }
      }
    }
  `,
  [LangkahBerikutFragment, GarisTahunFragment, CatatanAtasanFragment],
);

/** What is to be done now, the year at a glance, and what the superior has written. */
export function BerandaPage() {
  const { t } = useLingui();
  const viewer = useViewer();
  const [{ data, error }, ask] = useQuery({ query: BerandaQuery, variables: { tahun: viewer.tahun } });
  const skp = data?.viewer.pegawai.skp.edges.map(({ node }) => node);
  const [saat] = useState(() => new Date());
  const nama = panggilan(viewer.pegawai.nama);

  return (
    <Page title={`${salam(saat)}, ${nama}`} tab={t`Beranda`} subtitle={hariTanggal(viewer.hari)}>
      {skp ? (
        <>
          <LangkahBerikut skp={skp} />
          {skp.map((satu) => (
            <GarisTahun key={satu.id} skp={satu} beberapa={skp.length > 1} />
          ))}
          {!skp.length && <GarisKosong />}
          <CatatanAtasan skp={skp} />
        </>
      ) : (
        <Pending error={error} onRetry={() => ask({ requestPolicy: "network-only" })} lines={2} />
      )}
    </Page>
  );
}
