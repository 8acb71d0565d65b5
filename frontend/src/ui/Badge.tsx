import {
  CircleCheck,
  CircleDashed,
  CircleX,
  Clock,
  Hourglass,
  Lock,
  type LucideIcon,
  MessageSquareWarning,
  Pencil,
  Play,
  Send,
  Undo2,
} from "lucide-react";
import type { ReactNode } from "react";
import styles from "./Badge.module.css";
import { cx } from "./cx";

export type Rupa = "belum" | "draf" | "diajukan" | "dikembalikan" | "disetujui" | "ditutup";

/** Every status of every workflow, and how it looks: a colour, and an icon so that the colour is never alone. */
const LOOKS = {
  EMPTY: ["belum", CircleDashed],
  PROPOSED: ["belum", CircleDashed],
  COLLECTING: ["belum", CircleDashed],
  DRAFT: ["draf", Pencil],
  FILLED: ["draf", Pencil],
  CORRECTING: ["draf", Pencil],
  RUNNING: ["diajukan", Play],
  QUEUED: ["belum", Clock],
  SUBMITTED: ["diajukan", Send],
  SENT: ["diajukan", Send],
  OPEN: ["diajukan", Send],
  AWAITING_EMPLOYEE: ["diajukan", Clock],
  AWAITING_UPPER: ["diajukan", Clock],
  ANSWERED: ["diajukan", Clock],
  HELD: ["diajukan", Hourglass],
  RETURNED: ["dikembalikan", Undo2],
  OBJECTED: ["dikembalikan", MessageSquareWarning],
  REJECTED: ["dikembalikan", CircleX],
  MISSED: ["dikembalikan", CircleX],
  ACCEPTED: ["disetujui", CircleCheck],
  APPROVED: ["disetujui", CircleCheck],
  VALIDATED: ["disetujui", CircleCheck],
  COMPUTED: ["disetujui", CircleCheck],
  DECIDED: ["disetujui", CircleCheck],
  CONFIRMED: ["disetujui", CircleCheck],
  RESOLVED: ["disetujui", CircleCheck],
  PAID: ["disetujui", CircleCheck],
  DONE: ["disetujui", CircleCheck],
  FAILED: ["dikembalikan", CircleX],
  CANCELLED: ["ditutup", CircleX],
  CLOSED: ["ditutup", Lock],
  WITHDRAWN: ["ditutup", Undo2],
  LOCKED: ["ditutup", Lock],
  ARCHIVED: ["ditutup", Lock],
} as const satisfies Record<string, readonly [Rupa, LucideIcon]>;

export type Status = keyof typeof LOOKS;

/** A status that comes as a text, such as one of the past. */
export const statusOf = (kata: string): Status => (kata in LOOKS ? (kata as Status) : "EMPTY");

/** The colour of a status in figures: squares, dots, lines. */
export const rupaOf = (status: Status): Rupa => LOOKS[status][0];

type BadgeProps = { status: Status; children: ReactNode; plain?: boolean };

/** A status: icon, word, colour. The word is the `statusLabel` of the server. `plain` leaves the pill away. */
export function Badge({ status, children, plain }: BadgeProps) {
  const [rupa, icon] = LOOKS[status];
  return (
    <Lencana rupa={rupa} icon={icon} plain={plain}>
      {children}
    </Lencana>
  );
}

/** How far a last day is: a clock and the words, in the colour of how pressing it is. */
export function Tenggat({ rupa, children }: { rupa: Rupa; children: ReactNode }) {
  return (
    <Lencana rupa={rupa} icon={Clock}>
      {children}
    </Lencana>
  );
}

type LencanaProps = Omit<BadgeProps, "status"> & { rupa: Rupa; icon: LucideIcon };

function Lencana({ rupa, icon: Icon, children, plain }: LencanaProps) {
  return (
    <span className={cx(styles.lencana, styles[rupa], plain && styles.polos)}>
      <Icon size={14} strokeWidth={2.25} aria-hidden="true" />
      <span className={styles.kata}>{children}</span>
    </span>
  );
}

/** A word on a quiet ground: a source, a group, "baru". */
export function Chip({ children }: { children: ReactNode }) {
  return <span className={cx(styles.lencana, styles.keping)}>{children}</span>;
}
