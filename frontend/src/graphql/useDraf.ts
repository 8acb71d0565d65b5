import { useEffect, useState } from "react";
import { type Alih, ambil } from "../lib/perangkat";
import type { Draf, TempatDraf } from "./autosave";
import { useViewer } from "./viewer";

/**
 * The place of a draft, with what this person left there; undefined while it is being looked for.
 *
 * `alih` stays the same function: it is for drafts that were typed in another language.
 */
export function useDraf<Value, Kiriman, Version = number>(
  id: string,
  alih: Alih<Value>,
): TempatDraf<Value, Kiriman, Version> | undefined {
  const { pegawai } = useViewer();
  const [tempat, setTempat] = useState<TempatDraf<Value, Kiriman, Version>>();
  useEffect(() => {
    let gone = false;
    const alihDraf: Alih<Draf<Value, Kiriman, Version>> = (draf, dari) => ({
      ...draf,
      value: alih(draf.value, dari),
    });
    void ambil("draf", pegawai.id, id, alihDraf).then((awal) => {
      if (!gone) setTempat({ pegawaiId: pegawai.id, id, awal: awal ?? null });
    });
    return () => {
      gone = true;
    };
  }, [pegawai.id, id, alih]);
  return tempat;
}
