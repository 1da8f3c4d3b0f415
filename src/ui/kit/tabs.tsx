import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react';
import { rove } from './roving.ts';

/** A tab: its id, its word, and a picture above the word where the row is a dock. */
interface Tab {
  readonly id: string;
  readonly label: string;
  readonly picture?: ReactNode;
}

const looks = {
  line: {
    list: 'h-9 flex-none gap-0 border-b border-line px-1 max-desk:h-11.25',
    tab: 'h-full min-w-6 flex-none justify-center border-b-2 px-1.75 max-desk:min-w-11 max-desk:px-2.5',
    on: 'border-ink font-semibold text-ink',
  },
  dock: {
    list: 'border-t border-line px-1 pb-[max(6px,env(safe-area-inset-bottom))]',
    tab: 'min-h-12 min-w-0 flex-1 flex-col justify-center gap-0.5 border-t-2 text-11',
    on: 'border-ink font-bold text-ink',
  },
} as const;

type Props = {
  /** Joins the tabs to their panels: the same id goes to `TabPanel`. */
  readonly id: string;
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly selected: string;
  readonly onSelect: (id: string) => void;
  readonly look?: keyof typeof looks;
};

/** A row of tabs with one stop for the Tab key: arrows, Home and End move and select at once. */
export function Tabs({ id, label, tabs, selected, onSelect, look = 'line' }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const { list: listLook, tab: tabLook, on } = looks[look];

  // a row with more tabs than room scrolls by itself to the one that is shown
  useLayoutEffect(() => {
    const row = list.current;
    const tab = [...(row?.querySelectorAll<HTMLElement>('[role=tab]') ?? [])].find(
      (each) => each.id === `${id}-tab-${selected}`,
    );
    if (row === null || tab === undefined) return;
    const left = tab.offsetLeft - row.offsetLeft;
    if (left < row.scrollLeft) row.scrollLeft = left;
    else if (left + tab.offsetWidth > row.scrollLeft + row.clientWidth)
      row.scrollLeft = left + tab.offsetWidth - row.clientWidth;
  }, [id, selected]);
  // where none of them is shown, the first is where Tab stops
  const stop = tabs.some((tab) => tab.id === selected) ? selected : tabs[0]?.id;

  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.id === selected);
    const to = rove(event.key, at, tabs.length, { axis: 'row', wraps: true });
    const tab = to === undefined ? undefined : tabs[to];
    if (tab === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onSelect(tab.id);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[to ?? 0]?.focus();
  };

  return (
    <div
      ref={list}
      role="tablist"
      aria-label={label}
      onKeyDown={onKeyDown}
      className={`no-scrollbar flex overflow-x-auto overflow-y-hidden ${listLook}`}
    >
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          id={`${id}-tab-${tab.id}`}
          aria-selected={tab.id === selected}
          aria-controls={tab.id === selected ? `${id}-panel-${tab.id}` : undefined}
          tabIndex={tab.id === stop ? 0 : -1}
          onClick={() => onSelect(tab.id)}
          className={`flex items-center -outline-offset-2 ${tabLook} ${tab.id === selected ? on : 'border-transparent font-medium text-ink-2 hover:text-ink'}`}
        >
          {tab.picture}
          {tab.label}
        </button>
      ))}
    </div>
  );
}

/** What the selected tab shows. */
export function TabPanel(props: {
  readonly tabs: string;
  readonly tab: string;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const { tabs, tab, className, children } = props;
  return (
    <div
      role="tabpanel"
      id={`${tabs}-panel-${tab}`}
      aria-labelledby={`${tabs}-tab-${tab}`}
      tabIndex={-1}
      className={`outline-none ${className ?? ''}`}
    >
      {children}
    </div>
  );
}
