import { Trans, useLingui } from "@lingui/react/macro";
import { Link, Outlet, useRouter } from "@tanstack/react-router";
import { CircleUser } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { useQuery } from "urql";
import { usePerubahan } from "../graphql/perubahan";
import { type Viewer, ViewerContext, ViewerQuery } from "../graphql/viewer";
import { LiveRegion } from "../ui/Live";
import { Page } from "../ui/Page";
import { Skeleton } from "../ui/Skeleton";
import { ErrorState } from "../ui/States";
import { SAVE_SLOT } from "../ui/saveSlot";
import { BahasaLain } from "./BahasaLain";
import { DemoBanner } from "./DemoBanner";
import styles from "./Layout.module.css";
import { Lonceng } from "./Lonceng";
import { BottomNav, PersonMenu, SideNav } from "./Menu";

const Jaringan = lazy(async () => ({ default: (await import("./Jaringan")).Jaringan }));

// The server says so on the page too: the banner has its place before anything was read.
const DEMO = "demo" in document.documentElement.dataset;

/** Top bar, menu, page. The menu is at the side; on a phone at the bottom. */
export function Layout() {
  const { t } = useLingui();
  const [{ data, error }, ask] = useQuery({ query: ViewerQuery });
  const tenang = useTenang();
  usePerubahan(tenang);
  useFocusHeading();
  const viewer = data?.viewer;

  return (
    <ViewerContext value={viewer ?? null}>
      <a href="#isi" className={styles.lewati}>
        <Trans>Langsung ke isi</Trans>
      </a>
      {(DEMO || viewer?.demo) && <DemoBanner viewer={viewer} />}
      {viewer && <BahasaLain viewer={viewer} />}
      <TopBar viewer={viewer} />
      <Suspense>{tenang && <Jaringan pegawaiId={viewer?.pegawai.id} />}</Suspense>
      <div className={styles.badan}>
        <SideNav viewer={viewer} />
        <main id="isi" tabIndex={-1} className={styles.isi}>
          {viewer ? (
            <Outlet />
          ) : error ? (
            <Page title={t`Belum tersambung`}>
              <ErrorState onRetry={() => ask({ requestPolicy: "network-only" })}>
                <Trans>
                  Server tidak dapat dihubungi. Isian Anda yang belum terkirim tetap ada di perangkat ini dan
                  tampil lagi begitu tersambung.
                </Trans>
              </ErrorState>
            </Page>
          ) : (
            <Skeleton lines={3} tall />
          )}
        </main>
      </div>
      <BottomNav viewer={viewer} />
      <LiveRegion />
    </ViewerContext>
  );
}

function TopBar({ viewer }: { viewer: Viewer | undefined }) {
  const { t } = useLingui();
  return (
    <header className={styles.atas}>
      <Link to="/" className={styles.merek}>
        Kinerja
      </Link>
      <div id={SAVE_SLOT} className={styles.keadaan} />
      {viewer && (
        <div className={styles.kanan}>
          <Lonceng />
          <button type="button" className={styles.orang} popoverTarget="menu-orang">
            <CircleUser size={22} aria-hidden="true" />
            <span className={styles.nama}>{viewer.pegawai.nama}</span>
            <span className="baca">{t`, menu akun`}</span>
          </button>
          <PersonMenu viewer={viewer} />
        </div>
      )}
    </header>
  );
}

/** Whether the page has had its time: what it can do without for a moment takes nothing from its first picture. */
function useTenang(): boolean {
  const [tenang, setTenang] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setTenang(true), 1500);
    return () => clearTimeout(timer);
  }, []);
  return tenang;
}

/** After a navigation the new heading is where reading goes on. */
function useFocusHeading(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe("onRendered", ({ fromLocation, pathChanged }) => {
        if (fromLocation && pathChanged)
          document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true });
      }),
    [router],
  );
}
