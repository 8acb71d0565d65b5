import { useEffect, useState } from "react";
import { ambil } from "../lib/perangkat";
import type { Draf, TempatDraf } from "./autosave";
import { useViewer } from "./viewer";

/** The place of a draft, with what this person left there; undefined while it is being looked for. */
export function useDraf<Value, Kiriman, Version = number>(
  id: string,
): TempatDraf<Value, Kiriman, Version> | undefined {
  const { pegawai } = useViewer();
  const [tempat, setTempat] = useState<TempatDraf<Value, Kiriman, Version>>();
  useEffect(() => {
    let gone = false;
    void ambil<Draf<Value, Kiriman, Version>>("draf", pegawai.id, id).then((ada) => {
      // What an earlier release left there had another form.
      const awal = ada && "value" in ada ? ada : null;
      if (!gone) setTempat({ pegawaiId: pegawai.id, id, awal });
    });
    return () => {
      gone = true;
    };
  }, [pegawai.id, id]);
  return tempat;
}
