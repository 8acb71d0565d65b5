import { Trans, useLingui } from "@lingui/react/macro";
import { Link, type LinkProps } from "@tanstack/react-router";
import {
  CalendarCog,
  CalendarRange,
  ClipboardCheck,
  Download,
  Ellipsis,
  FileText,
  House,
  IdCard,
  Inbox,
  ListChecks,
  LogOut,
  type LucideIcon,
  Settings,
  Users,
} from "lucide-react";
import type { Viewer } from "../graphql/viewer";
import { cx } from "../ui/cx";
import { announce } from "../ui/Live";
import styles from "./Layout.module.css";

type Item = { nama: string; pendek?: string; icon: LucideIcon; link: LinkProps };

/** The words of the menu are those people know from their training. */
function useMenu(viewer: Viewer | undefined): { utama: Item[]; lainnya: Item[] } {
  const { t } = useLingui();
  if (!viewer) return { utama: [], lainnya: [] };
  const milik: Item[] = [
    { nama: t`Beranda`, icon: House, link: { to: "/" } },
    { nama: t`SKP`, icon: FileText, link: { to: "/skp" } },
    {
      nama: t`Rencana kinerja`,
      pendek: t`Rencana`,
      icon: CalendarRange,
      link: { to: "/renkin/$tahun", params: { tahun: String(viewer.tahun) } },
    },
  ];
  const admin = viewer.peran.includes("ADMIN_BKD");
  const peran: Item[] = [];
  if (admin || viewer.peran.includes("PENGELOLA"))
    peran.push({ nama: t`Kepegawaian`, icon: IdCard, link: { to: "/pengelola" } });
  if (admin) peran.push({ nama: t`Kalender`, icon: CalendarCog, link: { to: "/admin/kalender" } });
  if (!viewer.tim) return { utama: milik, lainnya: peran };
  return {
    utama: [
      ...milik,
      { nama: t`Tim saya`, icon: Users, link: { to: "/tim" } },
      { nama: t`Antrean`, icon: Inbox, link: { to: "/antrean" } },
    ],
    lainnya: [
      { nama: t`SKP approval`, icon: ClipboardCheck, link: { to: "/antrean", search: { jenis: "SKP" } } },
      {
        nama: t`Penilaian kinerja`,
        icon: ListChecks,
        link: { to: "/antrean", search: { jenis: "REALISASI" } },
      },
      ...peran,
    ],
  };
}

export function SideNav({ viewer }: { viewer: Viewer | undefined }) {
  const { t } = useLingui();
  const { utama, lainnya } = useMenu(viewer);
  return (
    <nav className={styles.samping} aria-label={t`Menu utama`}>
      <ul>
        {[...utama, ...lainnya].map((item) => (
          <li key={item.nama}>
            <MenuLink item={item} className={styles.taut} size={20} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function BottomNav({ viewer }: { viewer: Viewer | undefined }) {
  const { t } = useLingui();
  const { utama, lainnya } = useMenu(viewer);
  if (!viewer) return null;
  return (
    <nav className={styles.bawah} aria-label={t`Menu bawah`}>
      <ul>
        {utama.map((item) => (
          <li key={item.nama}>
            <MenuLink
              item={{ ...item, nama: item.pendek ?? item.nama }}
              className={styles.tautBawah}
              size={22}
            />
          </li>
        ))}
        <li>
          <button type="button" className={styles.tautBawah} popoverTarget="menu-lainnya">
            <Ellipsis size={22} aria-hidden="true" />
            <Trans>Lainnya</Trans>
          </button>
        </li>
      </ul>
      <div popover="auto" id="menu-lainnya" className={cx(styles.menu, styles.menuBawah)}>
        <MenuList items={lainnya} id="menu-lainnya" />
      </div>
    </nav>
  );
}

export function PersonMenu({ viewer }: { viewer: Viewer }) {
  const { nama, nrk, nip, jabatan } = viewer.pegawai;
  return (
    <div popover="auto" id="menu-orang" className={cx(styles.menu, styles.menuAtas)}>
      <div className={styles.siapa}>
        <strong>{nama}</strong>
        {nrk && <span>NRK {nrk}</span>}
        {!nrk && nip && <span>NIP {nip}</span>}
        {jabatan && <span>{jabatan.nama}</span>}
      </div>
      <MenuList items={[]} id="menu-orang" />
    </div>
  );
}

function MenuList({ items, id }: { items: Item[]; id: string }) {
  const { t } = useLingui();
  const close = () => document.getElementById(id)?.hidePopover();
  const umum: Item[] = [
    { nama: t`Unduhan`, icon: Download, link: { to: "/pekerjaan" } },
    { nama: t`Setelan`, icon: Settings, link: { to: "/setelan" } },
  ];
  const all = [...items, ...umum];
  return (
    <ul>
      {all.map((item) => (
        <li key={item.nama}>
          <MenuLink item={item} className={styles.taut} size={20} onClick={close} />
        </li>
      ))}
      <li>
        <button
          type="button"
          className={styles.taut}
          onClick={() =>
            import("../lib/keluar")
              .then(({ signOut }) => signOut())
              .catch(() => announce(t`Belum dapat keluar: server tidak menjawab.`, "galat"))
          }
        >
          <LogOut size={20} aria-hidden="true" />
          <Trans>Keluar</Trans>
        </button>
      </li>
    </ul>
  );
}

type MenuLinkProps = { item: Item; className?: string; size: number; onClick?: () => void };

function MenuLink({ item, className, size, onClick }: MenuLinkProps) {
  const Icon = item.icon;
  return (
    <Link
      {...item.link}
      className={className}
      activeOptions={{ exact: item.link.to === "/" }}
      onClick={onClick}
    >
      <Icon size={size} aria-hidden="true" />
      {item.nama}
    </Link>
  );
}
