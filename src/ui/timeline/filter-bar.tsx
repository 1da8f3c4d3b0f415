import { useLayoutEffect, useRef } from 'react';
import { Button } from '../kit/button.tsx';
import { TextField } from '../kit/text-field.tsx';
import { noFilter, useLayout } from '../state/layout.ts';
import { type KindName, kinds } from '../words/kinds.ts';

const choices: readonly KindName[] = ['you', 'model', 'tool', 'hook', 'permission', 'context', 'retry', 'error'];

/** Looks for rows that contain a text, or are of some kinds. */
export function FilterBar() {
  const filter = useLayout((state) => state.filter);
  const box = useRef<HTMLDivElement>(null);
  // before the first paint, so that what is typed right after the key is in the field
  useLayoutEffect(() => box.current?.querySelector('input')?.focus(), []);
  const toggle = (kind: KindName) => {
    const on = filter.kinds.includes(kind);
    const kept = on ? filter.kinds.filter((each) => each !== kind) : [...filter.kinds, kind];
    useLayout.setState({ filter: { ...filter, kinds: kept } });
  };
  return (
    <search ref={box} className="grid flex-none gap-2 border-line border-b px-4 py-2">
      <TextField
        label="Search the timeline"
        labelled="silently"
        type="search"
        placeholder="Text in any event"
        value={filter.text}
        onChange={(text) => useLayout.setState({ filter: { ...filter, text } })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          useLayout.setState({ searching: false, filter: noFilter });
        }}
      />
      <fieldset className="flex flex-wrap gap-1">
        <legend className="sr-only">Kinds of events</legend>
        {choices.map((kind) => (
          <Button
            key={kind}
            size="small"
            aria-pressed={filter.kinds.includes(kind)}
            onClick={() => toggle(kind)}
            look={filter.kinds.includes(kind) ? 'primary' : 'plain'}
          >
            {kinds[kind].label}
          </Button>
        ))}
      </fieldset>
    </search>
  );
}
