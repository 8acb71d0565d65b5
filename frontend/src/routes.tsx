import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
  redirect,
} from "@tanstack/react-router";
import * as v from "valibot";
import { Layout } from "./layout/Layout";
import { NotFoundPage } from "./layout/NotFoundPage";
import { Broken } from "./ui/ErrorBoundary";
import { Skeleton } from "./ui/Skeleton";

/** Every address of the application, in one table. Each page is a file of its own, loaded when it is first opened. */

/** A search parameter that is not understood is as if it were not there. */
const maybe = <T extends v.GenericSchema>(schema: T) => v.fallback(v.optional(schema), undefined);
const text = maybe(v.pipe(v.string(), v.maxLength(200)));
const id = maybe(v.pipe(v.string(), v.regex(/^[A-Z][A-Za-z]*_[A-Za-z0-9]+$/)));
const quarter = maybe(v.picklist([1, 2, 3, 4]));

const root = createRootRoute({ component: Layout });
const parent = () => root;

const routeTree = root.addChildren([
  createRoute({
    getParentRoute: parent,
    path: "/",
    component: lazyRouteComponent(() => import("./features/beranda/BerandaPage"), "BerandaPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/skp",
    /** Opens the form for a new one. */
    validateSearch: v.object({ baru: maybe(v.boolean()) }),
    component: lazyRouteComponent(() => import("./features/skp/DaftarSkpPage"), "DaftarSkpPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/skp/$id",
    component: lazyRouteComponent(() => import("./features/skp/SkpPage"), "SkpPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/skp/$id/periksa",
    component: lazyRouteComponent(() => import("./features/skp/PeriksaSkpPage"), "PeriksaSkpPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/skp/$id/banding",
    /** The two submissions, as "versi.revisi". */
    validateSearch: v.object({ a: text, b: text }),
    component: lazyRouteComponent(() => import("./features/skp/BandingSkpPage"), "BandingSkpPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/admin/kalender",
    validateSearch: v.object({ tahun: maybe(v.pipe(v.number(), v.integer())) }),
    component: lazyRouteComponent(() => import("./features/kalender/KalenderPage"), "KalenderPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/renkin/$tahun",
    /** Which SKP, where the year has several. */
    validateSearch: v.object({ skp: id }),
    component: lazyRouteComponent(() => import("./features/renkin/RenkinPage"), "RenkinPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/realisasi/$tahun/$tw",
    validateSearch: v.object({ skp: id }),
    component: lazyRouteComponent(() => import("./features/realisasi/RealisasiPage"), "RealisasiPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/tim",
    validateSearch: v.object({
      saringan: maybe(
        v.picklist([
          "SKP_MENUNGGU",
          "RENKIN_MENUNGGU",
          "REALISASI_MENUNGGU",
          "DIPERBAIKI",
          "SKP_DISETUJUI",
          "BELUM_ADA_SKP",
        ]),
      ),
      tingkat: maybe(v.picklist(["LANGSUNG", "SEMUA"])),
      cari: text,
      /** The superior whose team is listed; absent is the viewer's own. */
      atasan: id,
      /** Opens the drawer on an SKP, on a person. */
      skp: id,
      orang: id,
      tw: quarter,
    }),
    component: lazyRouteComponent(() => import("./features/tim/TimPage"), "TimPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/antrean",
    validateSearch: v.object({
      jenis: maybe(v.picklist(["SKP", "RENKIN", "REALISASI"])),
      urut: maybe(v.picklist(["BERUBAH_ASC", "SEJAK_ASC", "BATAS_ASC"])),
      tw: quarter,
      cari: text,
      berubah: maybe(v.boolean()),
      terlambat: maybe(v.boolean()),
      /** What of the queue is open. */
      item: id,
    }),
    component: lazyRouteComponent(() => import("./features/antrean/AntreanPage"), "AntreanPage"),
  }),
  // Where the queue stood before it was one.
  createRoute({
    getParentRoute: parent,
    path: "/approval",
    beforeLoad: () => {
      throw redirect({ to: "/antrean", search: { jenis: "SKP" } });
    },
  }),
  createRoute({
    getParentRoute: parent,
    path: "/validasi/$tw",
    beforeLoad: () => {
      throw redirect({ to: "/antrean", search: { jenis: "REALISASI" } });
    },
  }),
  createRoute({
    getParentRoute: parent,
    path: "/pekerjaan",
    component: lazyRouteComponent(() => import("./features/pekerjaan/PekerjaanPage"), "PekerjaanPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/notifikasi",
    validateSearch: v.object({ belum: maybe(v.boolean()) }),
    component: lazyRouteComponent(() => import("./features/notifikasi/NotifikasiPage"), "NotifikasiPage"),
  }),
  createRoute({
    getParentRoute: parent,
    /** Of a Skp, a Triwulan or a Pegawai. */
    path: "/riwayat/$id",
    validateSearch: v.object({
      tahap: maybe(v.picklist(["SKP", "RENKIN", "REALISASI", "BUKTI", "LAIN"])),
      semua: maybe(v.boolean()),
    }),
    component: lazyRouteComponent(() => import("./features/riwayat/RiwayatPage"), "RiwayatPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/pengelola",
    validateSearch: v.object({
      bagian: maybe(v.picklist(["laporan", "penilai", "penugasan"])),
      keadaan: maybe(v.picklist(["BERLAKU", "AKAN_DATANG", "BERAKHIR"])),
      cari: text,
    }),
    component: lazyRouteComponent(() => import("./features/pengelola/PengelolaPage"), "PengelolaPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/setelan",
    component: lazyRouteComponent(() => import("./features/setelan/SetelanPage"), "SetelanPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/_kit",
    component: import.meta.env.DEV
      ? lazyRouteComponent(() => import("./features/kit/KitPage"), "KitPage")
      : (NotFoundPage as RouteComponent),
  }),
]);

export const createAppRouter = () =>
  createRouter({
    routeTree,
    defaultPreload: "intent",
    scrollRestoration: true,
    // The inner net: a page that broke leaves the navigation standing.
    defaultErrorComponent: ({ reset }) => <Broken onRetry={reset} />,
    defaultNotFoundComponent: NotFoundPage,
    defaultPendingComponent: () => <Skeleton lines={3} tall />,
    defaultPendingMs: 0,
    defaultPendingMinMs: 0,
  });

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
