import { SesiBerakhir, useSesi } from "./SesiBerakhir";
import { Tertunda } from "./Tertunda";

/** What has to be known about the session and about acts without an answer, on every page. */
export function Jaringan({ pegawaiId }: { pegawaiId: string | undefined }) {
  useSesi(pegawaiId);
  return (
    <>
      <SesiBerakhir />
      {pegawaiId && <Tertunda pegawaiId={pegawaiId} />}
    </>
  );
}
