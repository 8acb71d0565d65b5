import { Trans, useLingui } from "@lingui/react/macro";
import { ChevronDown, ChevronRight } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import type { Rupa } from "./Badge";
import { cx } from "./cx";
import styles from "./Tree.module.css";

export type TreeNode = {
  id: string;
  label: string;
  note?: ReactNode;
  /** A dot in the colour of a status; its word belongs into `note` or `count`. */
  mark?: Rupa;
  /** At the end of the row: how much waits below; `countLabel` says what is counted, for readers. */
  count?: number;
  countLabel?: string;
  hasChildren: boolean;
};

type TreeProps = {
  label: string;
  roots: readonly TreeNode[];
  /** The children of an open node; undefined while they are being read. */
  childrenOf: (id: string) => readonly TreeNode[] | undefined;
  open: ReadonlySet<string>;
  onToggle: (id: string, open: boolean) => void;
  selected?: string | null;
  onSelect?: (id: string) => void;
};

type Line = { node: TreeNode; level: number; nth: number; of: number; parent: string | null };

/**
 * A tree whose branches are read when they are opened. The focus stays on the whole and points at the current line, so
 * that a line that is read again never loses it. Arrows, Home, End, Enter and letters work as in any tree.
 */
export function Tree({ label, roots, childrenOf, open, onToggle, selected, onSelect }: TreeProps) {
  const { t } = useLingui();
  const prefix = useId();
  const typed = useRef({ text: "", at: 0 });
  const [wanted, setCurrent] = useState<string | null>(null);

  const lines: Line[] = [];
  const waiting = new Set<string>();
  const collect = (nodes: readonly TreeNode[], level: number, parent: string | null) => {
    nodes.forEach((node, at) => {
      lines.push({ node, level, nth: at + 1, of: nodes.length, parent });
      if (!node.hasChildren || !open.has(node.id)) return;
      const children = childrenOf(node.id);
      if (children) collect(children, level + 1, node.id);
      else waiting.add(node.id);
    });
  };
  collect(roots, 1, null);

  const found = lines.findIndex((line) => line.node.id === (wanted ?? selected));
  const at = found < 0 ? 0 : found;
  const current = lines[at];
  const domId = (id: string) => `${prefix}-${id}`;

  function moveTo(index: number) {
    const line = lines[Math.min(Math.max(index, 0), lines.length - 1)];
    if (!line) return;
    setCurrent(line.node.id);
    document.getElementById(domId(line.node.id))?.scrollIntoView({ block: "nearest" });
  }

  function toLetter(letter: string, now: number) {
    typed.current = { text: now - typed.current.at < 700 ? typed.current.text + letter : letter, at: now };
    const text = typed.current.text.toLowerCase();
    const from = text.length > 1 ? at : at + 1;
    const order = [...lines.slice(from), ...lines.slice(0, from)];
    const hit = order.find((line) => line.node.label.toLowerCase().startsWith(text));
    if (hit) moveTo(lines.indexOf(hit));
  }

  function onKeyDown(event: KeyboardEvent) {
    if (!current || event.ctrlKey || event.metaKey || event.altKey) return;
    const { node, parent } = current;
    const isOpen = open.has(node.id);
    const keys: Record<string, () => void> = {
      ArrowDown: () => moveTo(at + 1),
      ArrowUp: () => moveTo(at - 1),
      Home: () => moveTo(0),
      End: () => moveTo(lines.length - 1),
      ArrowRight: () => {
        if (!node.hasChildren) return;
        if (!isOpen) onToggle(node.id, true);
        else if (lines[at + 1]?.parent === node.id) moveTo(at + 1);
      },
      ArrowLeft: () => {
        if (node.hasChildren && isOpen) onToggle(node.id, false);
        else if (parent) moveTo(lines.findIndex((line) => line.node.id === parent));
      },
      Enter: () => onSelect?.(node.id),
      " ": () => onSelect?.(node.id),
    };
    const act = keys[event.key];
    if (act) act();
    else if (event.key.length === 1) toLetter(event.key, event.timeStamp);
    else return;
    event.preventDefault();
  }

  return (
    <div
      role="tree"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={current && domId(current.node.id)}
      onKeyDown={onKeyDown}
      className={styles.pohon}
    >
      {lines.map(({ node, level, nth, of }, index) => {
        const isOpen = open.has(node.id);
        const Chevron = isOpen ? ChevronDown : ChevronRight;
        return (
          <div key={node.id} role="presentation">
            {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the tree has the focus and the keys */}
            <div
              role="treeitem"
              id={domId(node.id)}
              aria-level={level}
              aria-posinset={nth}
              aria-setsize={of}
              aria-expanded={node.hasChildren ? isOpen : undefined}
              aria-selected={node.id === selected}
              className={cx(styles.baris, index === at && styles.kini)}
              style={{ paddingInlineStart: `${(level - 1) * 18 + 4}px` }}
              onClick={() => {
                setCurrent(node.id);
                onSelect?.(node.id);
              }}
            >
              <span
                className={styles.panah}
                aria-hidden="true"
                onClick={(event) => {
                  if (!node.hasChildren) return;
                  event.stopPropagation();
                  setCurrent(node.id);
                  onToggle(node.id, !isOpen);
                }}
              >
                {node.hasChildren && <Chevron size={18} />}
              </span>
              {node.mark && <span className={cx(styles.titik, styles[node.mark])} />}
              <span className={styles.kata}>
                <span className={styles.nama}>{node.label}</span>
                {node.note && <span className={styles.catatan}>{node.note}</span>}
              </span>
              {Boolean(node.count) && (
                <span className={styles.jumlah}>
                  {node.count}
                  <span className="baca"> {node.countLabel}</span>
                </span>
              )}
            </div>
            {waiting.has(node.id) && (
              <div className={styles.tunggu} style={{ paddingInlineStart: `${level * 18 + 36}px` }}>
                <Trans>Memuat…</Trans>
              </div>
            )}
          </div>
        );
      })}
      {!lines.length && <p className={styles.tunggu}>{t`Belum ada isi.`}</p>}
    </div>
  );
}
