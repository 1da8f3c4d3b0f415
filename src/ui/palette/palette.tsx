import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Dialog } from '../kit/dialog.tsx';
import { count } from '../kit/format.ts';
import { printKeys } from '../kit/key-hint.tsx';
import { rove } from '../kit/roving.ts';
import { type Entry, findEntries } from './find.ts';

/** All that can be done from here, found by a few letters; arrows choose, Enter does it. */
export function Palette({ entries, onClose }: { readonly entries: readonly Entry[]; readonly onClose: () => void }) {
  const id = useId();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const [refused, setRefused] = useState<string>();
  const found = findEntries(entries, query);
  const active = Math.min(at, found.length - 1);
  const current = found[active];
  const list = useRef<HTMLDivElement>(null);

  // the field keeps the focus, so the browser does not bring the chosen option into sight by itself
  // biome-ignore lint/correctness/useExhaustiveDependencies: another option, another place
  useEffect(() => {
    void list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const take = (entry: Entry | undefined) => {
    if (entry === undefined) return;
    if (entry.unavailable !== undefined) return setRefused(`${entry.label}: ${entry.unavailable}`);
    onClose();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (!event.repeat) take(current);
      return;
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    setRefused(undefined);
    setAt(rove(event.key, active, found.length, { axis: 'column', wraps: true }) ?? 0);
  };

  return (
    <Dialog title="Commands" closing="anywhere" onClose={onClose}>
      <input
        type="text"
        role="combobox"
        aria-label="Find a command, a scenario or a run"
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-activedescendant={current === undefined ? undefined : `${id}-${current.id}`}
        autoComplete="off"
        spellCheck={false}
        data-first-focus=""
        placeholder="A few letters of a command, a scenario or a run"
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setAt(0);
          setRefused(undefined);
        }}
        onKeyDown={onKeyDown}
        className="h-9 w-full rounded-control border border-edge bg-sunken px-2.5 -outline-offset-1 max-desk:h-11 max-desk:text-16"
      />
      <p role="status" className={refused === undefined ? 'sr-only' : 'pt-2 text-ink-2'}>
        {refused ?? (found.length === 0 ? '' : count(found.length, 'entry', 'entries'))}
      </p>
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label="Commands"
        className="mt-2 h-[min(420px,52dvh)] overflow-auto"
      >
        {found.map((entry, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field, which has the focus, hears the keys
          <div
            key={entry.id}
            id={`${id}-${entry.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            aria-disabled={entry.unavailable !== undefined}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => take(entry)}
            className="flex min-h-8 cursor-pointer items-center gap-3 rounded-control px-2 py-1 hover:bg-sunken aria-selected:bg-raised max-desk:min-h-11"
          >
            <span className={`min-w-0 flex-1 ${entry.unavailable === undefined ? '' : 'text-ink-2'}`}>
              {entry.label}
              {entry.unavailable !== undefined && <span className="text-12 text-ink-3"> – {entry.unavailable}</span>}
            </span>
            {entry.also !== undefined && <span className="flex-none font-mono text-12 text-ink-2">{entry.also}</span>}
            {entry.keys !== undefined && (
              <kbd className="flex-none rounded-[3px] border border-line bg-sunken px-1 font-mono text-11/4 text-ink-2 max-desk:hidden">
                {printKeys(entry.keys)}
              </kbd>
            )}
            <span className="w-16 flex-none text-right text-12 text-ink-3">{entry.kind}</span>
          </div>
        ))}
      </div>
      {found.length === 0 && (
        <p className="pb-2 text-ink-2">Nothing here is called that. Try fewer letters, or the word after a slash.</p>
      )}
    </Dialog>
  );
}
