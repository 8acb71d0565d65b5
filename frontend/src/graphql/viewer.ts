import { createContext, useContext } from "react";
import { graphql, type ResultOf } from "./index";

export const ViewerQuery = graphql(`
  query Viewer {
    viewer {
      pegawai { id nrk nip nama jabatan { id nama unit { id nama } } }
      tim { id jumlahBawahan menungguDiBawah }
      peran
      melihatSemua
      hari
      tahun
      triwulan
      demo
      bahasa
      kalender {
        tahun
        bukaSkp
        tutupSkp
        triwulan { tw batasRenkin bukaRealisasi batasRealisasi batasValidasi kunci }
      }
    }
  }
`);

export type Viewer = ResultOf<typeof ViewerQuery>["viewer"];

export const ViewerContext = createContext<Viewer | null>(null);

/** Who is signed in, and which day it is. Every page inside the layout has it. */
export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error("useViewer outside of the layout");
  return viewer;
}
