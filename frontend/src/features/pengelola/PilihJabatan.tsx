import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql, type ResultOf } from "../../graphql";
import { LazyCombobox } from "../../ui/LazyCombobox";

const DaftarJabatanQuery = graphql(`
  query DaftarJabatan($cari: String) {
    daftarJabatan(first: 20, cari: $cari) {
      edges { node { id nama kosong unit { id nama } pemegang { id nrk nama } } }
    }
  }
`);

export type Jabatan = ResultOf<typeof DaftarJabatanQuery>["daftarJabatan"]["edges"][number]["node"];

type Props = {
  label: string;
  hint?: string;
  error?: string | null;
  value: Jabatan | null;
  onChange: (jabatan: Jabatan | null) => void;
};

/** A post of the offices whose data one keeps, found by its name. */
export function PilihJabatan({ label, hint, error, value, onChange }: Props) {
  const { t } = useLingui();
  const [cari, setCari] = useState("");
  const [{ data, fetching }] = useQuery({ query: DaftarJabatanQuery, variables: { cari: cari || null } });
  return (
    <LazyCombobox<Jabatan>
      label={label}
      hint={hint}
      error={error}
      placeholder={t`Ketik nama jabatan`}
      items={data?.daftarJabatan.edges.map(({ node }) => node) ?? []}
      selected={value}
      keyOf={(jabatan) => jabatan.id}
      textOf={(jabatan) => jabatan.nama}
      render={(jabatan) => (
        <>
          {jabatan.nama}
          <br />
          <small>{jabatan.kosong ? t`kosong` : (jabatan.pemegang?.nama ?? jabatan.unit.nama)}</small>
        </>
      )}
      loading={fetching}
      onSearch={setCari}
      onSelect={onChange}
    />
  );
}
