import { useLayoutEffect, useRef } from 'react';
import { agentsView } from '../../views/agent.ts';
import { Button } from '../kit/button.tsx';
import { Select } from '../kit/select.tsx';
import { TextField } from '../kit/text-field.tsx';
import { type Filter, noFilter, useLayout, type Verdict } from '../state/layout.ts';
import { useView } from '../state/run.ts';
import { type KindName, kinds } from '../words/kinds.ts';

const choices: readonly KindName[] = ['you', 'model', 'tool', 'hook', 'permission', 'context', 'retry', 'error'];
const verdicts: readonly { readonly value: Verdict; readonly label: string }[] = [
  { value: 'allow', label: '✓ Allowed' },
  { value: 'ask', label: '? Asked' },
  { value: 'deny', label: '✕ Denied' },
];

/** Looks for rows that contain a text, or are of some kinds, of some verdicts or of one agent. */
export function FilterBar() {
  const filter = useLayout((state) => state.filter);
  const agents = Object.keys(useView(agentsView));
  const box = useRef<HTMLDivElement>(null);
  // before the first paint, so that what is typed right after the key is in the field
  useLayoutEffect(() => box.current?.querySelector('input')?.focus(), []);
  const narrow = (some: Partial<Filter>) => useLayout.setState({ filter: { ...filter, ...some } });
  return (
    <search ref={box} className="grid flex-none gap-2 border-line border-b px-4 py-2">
      <TextField
        label="Search the timeline"
        labelled="silently"
        type="search"
        placeholder="Text in any event"
        value={filter.text}
        onChange={(text) => narrow({ text })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          useLayout.setState({ searching: false, filter: noFilter });
        }}
      />
      <fieldset className="flex flex-wrap gap-1">
        <legend className="sr-only">Kinds of events</legend>
        {choices.map((kind) => (
          <Choice
            key={kind}
            label={kinds[kind].label}
            on={filter.kinds.includes(kind)}
            onPress={() => narrow({ kinds: toggled(filter.kinds, kind) })}
          />
        ))}
      </fieldset>
      <fieldset className="flex flex-wrap items-center gap-1">
        <legend className="sr-only">Verdicts and agents</legend>
        {verdicts.map(({ value, label }) => (
          <Choice
            key={value}
            label={label}
            on={filter.verdicts.includes(value)}
            onPress={() => narrow({ verdicts: toggled(filter.verdicts, value) })}
          />
        ))}
        {agents.length > 1 && (
          <Select
            label="Agent"
            labelled="silently"
            choices={[{ value: '', label: 'any agent' }, ...agents.map((agent) => ({ value: agent, label: agent }))]}
            value={filter.agent ?? ''}
            onChange={(agent) => narrow({ agent: agent === '' ? undefined : agent })}
          />
        )}
      </fieldset>
    </search>
  );
}

function Choice({
  label,
  on,
  onPress,
}: {
  readonly label: string;
  readonly on: boolean;
  readonly onPress: () => void;
}) {
  return (
    <Button size="small" aria-pressed={on} onClick={onPress} look={on ? 'primary' : 'plain'}>
      {label}
    </Button>
  );
}

function toggled<Each>(all: readonly Each[], one: Each): readonly Each[] {
  return all.includes(one) ? all.filter((each) => each !== one) : [...all, one];
}
