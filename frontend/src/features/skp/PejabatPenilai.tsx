import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useId, useState } from "react";
import { useQuery } from "urql";
import { type FragmentOf, graphql, readFragment } from "../../graphql";
import { Button } from "../../ui/Button";
import { Card, Row, Stack } from "../../ui/Card";
import { Note } from "../../ui/Errors";
import { Field } from "../../ui/Field";
import { Orang } from "./Giliran";
import styles from "./PejabatPenilai.module.css";

export const PejabatPenilaiFragment = graphql(`
  fragment PejabatPenilai on Skp {
    id
    penilai { nama nrk namaJabatan sesuaiSusunan sebutan pemegang { id nama nrk } }
  }
`);

const DaftarAtasanQuery = graphql(`
  query DaftarAtasan {
    daftarAtasan(first: 20) { edges { node { id nrk nama jabatan { id nama } } } }
  }
`);

type Props = {
  skp: FragmentOf<typeof PejabatPenilaiFragment>;
  /** Absent: for reading. */
  onName?: (nomor: string) => void;
  error?: string | null;
};

/** Who rates this SKP: proposed from the tree of posts, changed by NRK or NIP and Enter. */
export function PejabatPenilai({ skp, onName, error }: Props) {
  const { t } = useLingui();
  const { penilai } = readFragment(PejabatPenilaiFragment, skp);
  const [asking, ask] = useState(false);
  const open = onName && (asking || !penilai || Boolean(error));

  return (
    <Card
      title={t`Pejabat penilai`}
      actions={
        onName &&
        !open && (
          <Button compact onClick={() => ask(true)}>
            <Trans>Ganti</Trans>
          </Button>
        )
      }
    >
      <Stack gap={12}>
        {penilai ? (
          <div>
            <strong>
              <Orang orang={penilai} />
            </strong>
            <p className={styles.jabatan}>{penilai.namaJabatan}</p>
            {penilai.pemegang && penilai.pemegang.nrk !== penilai.nrk && (
              <p className={styles.jabatan}>
                {penilai.sebutan ? (
                  <Trans>
                    Sekarang diwakili <Orang orang={penilai.pemegang} />, {penilai.sebutan}.
                  </Trans>
                ) : (
                  <Trans>
                    Sekarang dijabat <Orang orang={penilai.pemegang} />.
                  </Trans>
                )}
              </p>
            )}
          </div>
        ) : (
          <p>
            <Trans>Belum ditetapkan.</Trans>
          </p>
        )}
        {penilai && !penilai.sesuaiSusunan && (
          <Note>
            <Trans>
              Menurut susunan jabatan, atasan langsung Anda orang lain. SKP tetap dapat diajukan; pengelola
              kepegawaian akan melihat perbedaan ini.
            </Trans>
          </Note>
        )}
        {open && (
          <GantiPenilai
            error={error}
            onName={(nomor) => {
              onName(nomor);
              ask(false);
            }}
            onCancel={penilai ? () => ask(false) : undefined}
          />
        )}
      </Stack>
    </Card>
  );
}

type GantiProps = { error?: string | null; onName: (nomor: string) => void; onCancel?: () => void };

function GantiPenilai({ error, onName, onCancel }: GantiProps) {
  const { t } = useLingui();
  const id = useId();
  const [nomor, setNomor] = useState("");
  const [kosong, setKosong] = useState(false);
  const [{ data }] = useQuery({ query: DaftarAtasanQuery });
  const atasan = data?.daftarAtasan.edges.map(({ node }) => node).filter(({ nrk }) => nrk) ?? [];

  function tetapkan(event: FormEvent) {
    event.preventDefault();
    const bersih = nomor.replace(/\s/g, "");
    setKosong(!bersih);
    if (bersih) onName(bersih);
  }

  return (
    <form onSubmit={tetapkan}>
      <Stack gap={12}>
        <Field
          id="penilai"
          label={t`NRK atau NIP pejabat penilai`}
          hint={t`Ketik nomornya lalu tekan Enter, atau pilih dari daftar atasan Anda.`}
          error={kosong ? t`Isi NRK (6 angka) atau NIP (18 angka).` : error}
          inputMode="numeric"
          autoComplete="off"
          list={id}
          value={nomor}
          onChange={(event) => setNomor(event.target.value)}
        />
        <datalist id={id}>
          {atasan.map(({ id: kunci, nrk, nama, jabatan }) => (
            <option key={kunci} value={nrk ?? ""}>
              {jabatan ? `${nama}, ${jabatan.nama}` : nama}
            </option>
          ))}
        </datalist>
        {atasan.length > 0 && (
          <ul className={styles.daftar} aria-label={t`Atasan Anda`}>
            {atasan.map(({ id: kunci, nrk, nama, jabatan }) => (
              <li key={kunci}>
                <button type="button" className={styles.usul} onClick={() => nrk && onName(nrk)}>
                  <strong>{nama}</strong>
                  <span>
                    NRK {nrk}
                    {jabatan && ` · ${jabatan.nama}`}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
        <Row>
          <Button type="submit" variant="primer">
            <Trans>Tetapkan</Trans>
          </Button>
          {onCancel && (
            <Button onClick={onCancel}>
              <Trans>Batal</Trans>
            </Button>
          )}
        </Row>
      </Stack>
    </form>
  );
}
