import { Trans } from "@lingui/react/macro";
import { type ReactNode, useId } from "react";
import { Button } from "../../ui/Button";
import { Row, Stack } from "../../ui/Card";
import { CatatanAman } from "../../ui/CatatanAman";
import { Errors } from "../../ui/Errors";

type Putusan = {
  sending: boolean;
  errors: readonly { message: string }[];
  kata: ReactNode;
  boleh: boolean;
  onPutus: () => void;
};

type BilahPutusanProps = {
  terima: Putusan;
  kembalikan: Putusan;
  /** How many notes are typed: with notes it can only be returned, without only approved. */
  jumlah: number;
  /** What the buttons do now, in words. */
  children: ReactNode;
  texts: Readonly<Record<string, string>>;
  aman: boolean;
};

/** Sending back and accepting, as far as the server offers them. */
export function BilahPutusan({ terima, kembalikan, jumlah, children, texts, aman }: BilahPutusanProps) {
  const kata = useId();
  return (
    <Stack gap={8}>
      <Errors errors={[...terima.errors, ...kembalikan.errors]} />
      <span id={kata}>{children}</span>
      <CatatanAman aman={aman} texts={texts} />
      <Row end>
        {kembalikan.boleh && (
          <Button
            aria-disabled={!jumlah || terima.sending}
            aria-describedby={kata}
            loading={kembalikan.sending}
            aria-keyshortcuts="Control+Enter"
            onClick={kembalikan.onPutus}
          >
            {kembalikan.kata}
            {jumlah > 0 && (
              <>
                {" "}
                <Trans>({jumlah} catatan)</Trans>
              </>
            )}
          </Button>
        )}
        {terima.boleh && (
          <Button
            variant="primer"
            aria-disabled={jumlah > 0 || kembalikan.sending}
            aria-describedby={kata}
            loading={terima.sending}
            aria-keyshortcuts="A"
            onClick={terima.onPutus}
          >
            {terima.kata}
          </Button>
        )}
      </Row>
    </Stack>
  );
}
