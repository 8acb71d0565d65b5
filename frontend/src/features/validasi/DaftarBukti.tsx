import { t as kata } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Paperclip } from "lucide-react";
import { type FragmentOf, graphql, readFragment } from "../../graphql";
import { Row, Stack } from "../../ui/Card";
import { ukuranBerkas } from "../../ui/FileInput";

export const DaftarBuktiFragment = graphql(`
  fragment DaftarBukti on Bukti {
    id
    nama
    jenis
    ukuran
  }
`);

/** The files of evidence; each opens beside the page. */
export function DaftarBukti({ bukti }: { bukti: readonly FragmentOf<typeof DaftarBuktiFragment>[] }) {
  const { t } = useLingui();
  if (!bukti.length) return <span>{t`Tanpa bukti.`}</span>;
  return (
    <Stack gap={4}>
      {readFragment(DaftarBuktiFragment, bukti).map(({ id, nama, jenis, ukuran }) => (
        <Row key={id} gap={8}>
          <Paperclip size={16} aria-hidden="true" />
          <a href={`/bukti/${id}`} target="_blank" rel="noopener">
            {nama}
            <span className="baca"> {t`(tab baru)`}</span>
          </a>
          <span>
            {jenisBerkas(jenis)}, {ukuranBerkas(ukuran)}
          </span>
        </Row>
      ))}
    </Stack>
  );
}

/** The media type in a word. */
function jenisBerkas(jenis: string): string {
  if (jenis === "application/pdf") return "PDF";
  if (jenis.startsWith("image/")) return kata`gambar`;
  if (/spreadsheet|excel/.test(jenis)) return kata`lembar kerja`;
  return kata`dokumen`;
}
