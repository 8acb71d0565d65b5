import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useRef, useState } from "react";
import { Button } from "./Button";
import { Card, Row, Stack } from "./Card";
import { RadioGroup } from "./RadioGroup";

type Pihak = "milik" | "tersimpan";

/** A field in which two people wrote different things; `utama` is what is proposed. */
export type Beda = { kunci: string; nama: string; milik: string; tersimpan: string; utama?: Pihak };

type Props = { title: string; beda: readonly Beda[]; onChoose: (pilihan: Record<string, Pihak>) => void };

/** The same was changed elsewhere: both sides, field by field. Nothing of either is lost before a choice is made. */
export function Bentrok({ title, beda, onChoose }: Props) {
  const { t } = useLingui();
  const [pilihan, pilih] = useState<Record<string, Pihak>>({});
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView({ block: "center" });
  }, []);
  const semua = (pihak: Pihak | null) =>
    onChoose(
      Object.fromEntries(beda.map(({ kunci, utama = "milik" }) => [kunci, pihak ?? pilihan[kunci] ?? utama])),
    );
  return (
    <div ref={box}>
      <Card
        title={title}
        foot={
          <Row>
            <Button variant="primer" onClick={() => semua(null)}>
              <Trans>Simpan pilihan</Trans>
            </Button>
            <Button onClick={() => semua("milik")}>
              <Trans>Pakai semua isian saya</Trans>
            </Button>
            <Button onClick={() => semua("tersimpan")}>
              <Trans>Pakai semua yang tersimpan</Trans>
            </Button>
          </Row>
        }
      >
        <Stack gap={16}>
          <p role="alert">
            <Trans>
              Mungkin Anda membukanya di tab atau perangkat lain. Pilih isian mana yang dipakai; yang lain
              dilepas.
            </Trans>
          </p>
          {beda.map(({ kunci, nama, milik, tersimpan, utama = "milik" }) => (
            <RadioGroup<Pihak>
              key={kunci}
              legend={nama}
              value={pilihan[kunci] ?? utama}
              options={[
                {
                  value: "milik",
                  label: (
                    <>
                      <Trans>Isian saya</Trans>: <strong>{milik || t`kosong`}</strong>
                    </>
                  ),
                },
                {
                  value: "tersimpan",
                  label: (
                    <>
                      <Trans>Yang tersimpan</Trans>: <strong>{tersimpan || t`kosong`}</strong>
                    </>
                  ),
                },
              ]}
              onChange={(pihak) => pilih({ ...pilihan, [kunci]: pihak })}
            />
          ))}
        </Stack>
      </Card>
    </div>
  );
}
