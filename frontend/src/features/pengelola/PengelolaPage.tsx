import { Trans, useLingui } from "@lingui/react/macro";
import { getRouteApi } from "@tanstack/react-router";
import { useViewer } from "../../graphql/viewer";
import { Row } from "../../ui/Card";
import { Page } from "../../ui/Page";
import { Segmented } from "../../ui/Segmented";
import { EmptyState } from "../../ui/States";
import { DaftarLaporan } from "./DaftarLaporan";
import { DaftarPenilai } from "./DaftarPenilai";
import { DaftarPenugasan } from "./DaftarPenugasan";

const route = getRouteApi("/pengelola");

/** What a pengelola keeps of his office: wrong superiors, raters that differ from the tree, Plt and Plh. */
export function PengelolaPage() {
  const { t } = useLingui();
  const { peran } = useViewer();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const bagian = search.bagian ?? "laporan";
  const set = (next: Partial<typeof search>) =>
    navigate({ to: "/pengelola", search: { ...search, ...next }, replace: true, resetScroll: false });

  if (!peran.some((satu) => satu === "PENGELOLA" || satu === "ADMIN_BKD")) {
    return (
      <Page title={t`Kepegawaian`}>
        <EmptyState title={t`Hanya untuk pengelola kepegawaian`}>
          <Trans>Bila atasan Anda keliru, laporkan dari halaman SKP.</Trans>
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page
      title={t`Kepegawaian`}
      subtitle={<Trans>Atasan, pejabat penilai, Plt, dan Plh di kantor Anda</Trans>}
    >
      <Row>
        <Segmented
          label={t`Bagian`}
          value={bagian}
          options={[
            { value: "laporan", label: t`Atasan keliru` },
            { value: "penilai", label: t`Penilai berbeda` },
            { value: "penugasan", label: t`Plt dan Plh` },
          ]}
          onChange={(next) => set({ bagian: next, cari: undefined })}
        />
      </Row>
      {bagian === "laporan" && <DaftarLaporan cari={search.cari} onSearch={(cari) => set({ cari })} />}
      {bagian === "penilai" && <DaftarPenilai cari={search.cari} onSearch={(cari) => set({ cari })} />}
      {bagian === "penugasan" && (
        <DaftarPenugasan
          cari={search.cari}
          keadaan={search.keadaan ?? "BERLAKU"}
          onSearch={(cari) => set({ cari })}
          onKeadaan={(keadaan) => set({ keadaan })}
        />
      )}
    </Page>
  );
}
