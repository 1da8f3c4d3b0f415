import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { Glyph } from './glyph.tsx';
import { addTyped, findTyped, rove, type Typed } from './roving.ts';
import { drawnRows, type TreeNode, type TreeRow } from './tree-rows.ts';

type Props = {
  readonly label: string;
  readonly nodes: readonly TreeNode[];
  readonly selected: string | undefined;
  readonly onSelect: (id: string) => void;
  /** What stands at the right end of a row: `+1 −1`, `read`, `sensitive`. `stop`: whether the Tab key stops at the row. */
  readonly detail?: (node: TreeNode, stop: boolean) => ReactNode;
};

/**
 * A tree of folders and files with one stop for the Tab key. Up, Down, Home, End and typing move; Right opens or goes in,
 * Left closes or goes out; Enter and Space select a file, and open or close a folder.
 */
export function Tree({ label, nodes, selected, onSelect, detail }: Props) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [focused, setFocused] = useState<string>();
  const list = useRef<HTMLDivElement>(null);
  const typed = useRef<Typed>({ text: '', at: 0 });
  const rows = drawnRows(nodes, closed);
  const indexOf = (id: string | undefined) => rows.findIndex((row) => row.node.id === id);
  const stop = [indexOf(focused), indexOf(selected), 0].find((index) => index >= 0);

  const focus = (index: number) => list.current?.querySelectorAll<HTMLElement>('[role=treeitem]')[index]?.focus();
  const setOpen = (id: string, open: boolean) =>
    setClosed((before) => {
      const after = new Set(before);
      if (open) after.delete(id);
      else after.add(id);
      return after;
    });
  const press = ({ node, open }: TreeRow) => (open === undefined ? onSelect(node.id) : setOpen(node.id, !open));

  const onKeyDown = (event: KeyboardEvent, row: TreeRow, at: number) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const done = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    const letters = addTyped(typed.current, event.key, event.timeStamp);
    if (letters !== undefined) {
      typed.current = letters;
      const to = findTyped(
        rows.map(({ node }) => node.label),
        at,
        letters.text,
      );
      if (to !== undefined) focus(to);
      return done();
    }
    const to = rove(event.key, at, rows.length, { axis: 'column', wraps: false });
    if (to !== undefined) {
      focus(to);
      return done();
    }
    switch (event.key) {
      case 'ArrowRight':
        if (row.open === false) setOpen(row.node.id, true);
        else if (row.open) focus(at + 1);
        return done();
      case 'ArrowLeft':
        if (row.open) setOpen(row.node.id, false);
        else if (row.parent !== undefined) focus(indexOf(row.parent));
        return done();
      case 'Enter':
      case ' ':
        press(row);
        return done();
    }
  };

  return (
    <div ref={list} role="tree" aria-label={label} className="py-1.5">
      {rows.map((row, index) => {
        const { node, level, open } = row;
        const on = node.id === selected;
        return (
          <div
            key={node.id}
            role="treeitem"
            aria-level={level}
            aria-setsize={row.siblings}
            aria-posinset={row.place}
            aria-expanded={open}
            aria-selected={on}
            tabIndex={index === stop ? 0 : -1}
            onFocus={() => setFocused(node.id)}
            onClick={() => press(row)}
            onKeyDown={(event) => onKeyDown(event, row, index)}
            style={{ paddingLeft: 14 + (level - 1) * 20 }}
            className={`flex h-row items-center gap-1.75 border-l-2 pr-4 -outline-offset-2 hover:bg-raised ${on ? 'border-ink bg-raised font-semibold' : 'border-transparent'}`}
          >
            {open === undefined ? (
              <span className="w-3.5 flex-none" />
            ) : (
              <Glyph name={open ? 'folder-open' : 'folder'} />
            )}
            <span className="min-w-0 flex-1 truncate">{node.label}</span>
            {detail?.(node, index === stop)}
          </div>
        );
      })}
    </div>
  );
}
