import { lazyRouteComponent } from "@tanstack/react-router";
import { Suspense, useEffect } from "react";
import type { LaciOrangProps } from "./LaciOrang";
import type { LaciSkpProps } from "./LaciSkp";

const LaciSkp = lazyRouteComponent(() => import("./LaciSkp"), "LaciSkp");
const LaciOrang = lazyRouteComponent(() => import("./LaciOrang"), "LaciOrang");

type LaciProps = Omit<LaciSkpProps, "id"> & Omit<LaciOrangProps, "id"> & { skp?: string; orang?: string };

/** The drawer on an SKP or a person, where the address names one. Its code is fetched once the page stands. */
export function Laci({ skp, orang, tahun, onClose, onSkp }: LaciProps) {
  useEffect(() => {
    const timer = setTimeout(() => void LaciSkp.preload?.(), 500);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Suspense fallback={null}>
      {skp ? (
        <LaciSkp id={skp} onClose={onClose} onSkp={onSkp} />
      ) : (
        orang && <LaciOrang id={orang} tahun={tahun} onClose={onClose} />
      )}
    </Suspense>
  );
}
