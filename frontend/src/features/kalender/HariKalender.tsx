import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useState } from "react";
import { type FragmentOf, graphql, readFragment } from "../../graphql";
import { useKirim } from "../../graphql/kirim";
import { tanggal } from "../../lib/tanggal";
import { Button } from "../../ui/Button";
import { Card, Row, Stack } from "../../ui/Card";
import { Errors } from "../../ui/Errors";
import { Field } from "../../ui/Field";
import { Table, Td, Th } from "../../ui/Table";
import { KunciTriwulan } from "./KunciTriwulan";

export const HariKalenderFragment = graphql(`
  fragment HariKalender on Kalender {
    tahun
    version
    bukaSkp
    tutupSkp
    dapatDiubah
    triwulan {
      tw
      batasRenkin
      bukaRealisasi
      batasRealisasi
      batasValidasi
      kunci
      terkunci
      dapatDikunci
    }
  }
`);

const SaveKalenderMutation = graphql(
  `
    mutation SaveKalender($input: SaveKalenderInput!) {
      saveKalender(input: $input) { kalender { ...HariKalender } errors { code message path } }
    }
  `,
  [HariKalenderFragment],
);

const HARI = ["batasRenkin", "bukaRealisasi", "batasRealisasi", "batasValidasi", "kunci"] as const;

/** The days of a year as a table; the admin changes them in place. */
export function HariKalender(props: { kalender: FragmentOf<typeof HariKalenderFragment> }) {
  const { t } = useLingui();
  const kalender = readFragment(HariKalenderFragment, props.kalender);
  const [isian, isi] = useState<typeof kalender | null>(null);
  const save = useKirim(SaveKalenderMutation);
  const { tahun, dapatDiubah } = kalender;
  const kini = isian ?? kalender;
  const nama = {
    batasRenkin: t`Rencana sampai`,
    bukaRealisasi: t`Realisasi dari`,
    batasRealisasi: t`Realisasi sampai`,
    batasValidasi: t`Validasi sampai`,
    kunci: t`Dikunci mulai`,
  };
  const galat = (...path: string[]) =>
    save.errors.find((satu) => satu.path?.join(".") === path.join("."))?.message;

  async function simpan(event: FormEvent) {
    event.preventDefault();
    const input = {
      tahun,
      version: kalender.version,
      bukaSkp: kini.bukaSkp,
      tutupSkp: kini.tutupSkp,
      triwulan: kini.triwulan.map(
        ({ tw, batasRenkin, bukaRealisasi, batasRealisasi, batasValidasi, kunci }) => ({
          tw,
          batasRenkin,
          bukaRealisasi,
          batasRealisasi,
          batasValidasi,
          kunci,
        }),
      ),
    };
    if (await save.kirim(input, { kabar: t`Kalender ${tahun} disimpan.` })) isi(null);
  }

  return (
    <Card
      title={t`Masa pengisian`}
      actions={
        dapatDiubah &&
        !isian && (
          <Button onClick={() => isi(kalender)}>
            <Trans>Ubah hari</Trans>
          </Button>
        )
      }
    >
      <form onSubmit={simpan}>
        <Stack gap={16}>
          <Row gap={16}>
            <Hari
              label={t`SKP dari`}
              nilai={kini.bukaSkp}
              galat={galat("bukaSkp")}
              onChange={isian && ((bukaSkp) => isi({ ...isian, bukaSkp }))}
            />
            <Hari
              label={t`SKP sampai`}
              nilai={kini.tutupSkp}
              galat={galat("tutupSkp")}
              onChange={isian && ((tutupSkp) => isi({ ...isian, tutupSkp }))}
            />
          </Row>
          <Table
            caption={t`Hari tiap triwulan`}
            cards
            head={
              <>
                <Th>{t`Triwulan`}</Th>
                {HARI.map((hari) => (
                  <Th key={hari}>{nama[hari]}</Th>
                ))}
                {dapatDiubah && <Th>{t`Penguncian`}</Th>}
              </>
            }
          >
            {kini.triwulan.map((satu, nth) => {
              const { tw } = satu;
              return (
                <tr key={tw}>
                  <Th scope="row">
                    <Trans>Triwulan {tw}</Trans>
                  </Th>
                  {HARI.map((hari) => (
                    <Td key={hari} label={nama[hari]}>
                      {isian ? (
                        <Field
                          as="date"
                          required
                          hideLabel
                          label={`${nama[hari]}, ${t`Triwulan ${tw}`}`}
                          value={satu[hari]}
                          error={galat("triwulan", String(nth), hari)}
                          onChange={(event) =>
                            isi({
                              ...isian,
                              triwulan: isian.triwulan.map((lain) =>
                                lain.tw === tw ? { ...lain, [hari]: event.target.value } : lain,
                              ),
                            })
                          }
                        />
                      ) : (
                        tanggal(satu[hari])
                      )}
                    </Td>
                  ))}
                  {dapatDiubah && (
                    <Td label={t`Penguncian`}>
                      <KunciTriwulan tahun={tahun} tw={satu} />
                    </Td>
                  )}
                </tr>
              );
            })}
          </Table>
          <Errors errors={save.errors.filter(({ path }) => !path?.length || path[0] === "version")} />
          {isian && (
            <Row gap={8}>
              <Button type="submit" variant="primer" loading={save.sending}>
                <Trans>Simpan</Trans>
              </Button>
              <Button
                onClick={() => {
                  save.reset();
                  isi(null);
                }}
              >
                <Trans>Batal</Trans>
              </Button>
            </Row>
          )}
        </Stack>
      </form>
    </Card>
  );
}

type HariProps = {
  label: string;
  nilai: string;
  galat: string | undefined;
  onChange: ((nilai: string) => void) | null;
};

function Hari({ label, nilai, galat, onChange }: HariProps) {
  if (!onChange)
    return (
      <p>
        <small>{label}</small>
        <br />
        {tanggal(nilai)}
      </p>
    );
  return (
    <Field
      as="date"
      required
      label={label}
      value={nilai}
      error={galat}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
