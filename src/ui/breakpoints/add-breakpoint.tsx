import { useState } from 'react';
import { patternFault } from '../../base/pattern.ts';
import type { Breakpoint } from '../../protocol/breakpoint.ts';
import { agentsView } from '../../views/agent.ts';
import { Button } from '../kit/button.tsx';
import { Select } from '../kit/select.tsx';
import { TextField } from '../kit/text-field.tsx';
import { toggleBreakpoint } from '../state/breakpoints.ts';
import { useView } from '../state/run.ts';
import { kindOfType } from '../words/kinds.ts';
import { stations, stepsAt } from '../words/stations.ts';

const kinds = [
  { value: 'any', label: 'after any' },
  { value: 'step', label: 'before a step' },
  { value: 'tool', label: 'before a tool' },
  { value: 'path', label: 'before a path' },
  { value: 'verdict', label: 'after a verdict' },
  { value: 'fact', label: 'after a fact' },
  { value: 'agent', label: 'every step of' },
] as const;
type Kind = (typeof kinds)[number]['value'];

/** Sets a breakpoint by what it holds at, for one agent or all, at once or from the nth time on. */
export function AddBreakpoint({ known }: { readonly known: (breakpoint: Breakpoint) => boolean }) {
  const agents = useView(agentsView);
  const [kind, setKind] = useState<Kind>('any');
  const [chosen, choose] = useState('');
  const [agent, setAgent] = useState('');
  const [from, setFrom] = useState('1');
  const names = Object.keys(agents);
  const offeredFor: Readonly<Record<Kind, readonly string[]>> = {
    any: ['error', 'denial'],
    step: stations.flatMap(({ name }) => stepsAt(name)),
    tool: agents.main?.config.tools.map(({ name }) => name) ?? [],
    path: [],
    verdict: ['allow', 'ask', 'deny'],
    fact: Object.keys(kindOfType),
    agent: names,
  };
  const offered = offeredFor[kind];
  const value = kind === 'path' || offered.includes(chosen) ? chosen : (offered[0] ?? '');
  const times = Number(from);
  const fault = kind === 'path' && value !== '' ? patternFault(value) : undefined;
  const whole = value !== '' && fault === undefined && Number.isInteger(times) && times > 0;
  const breakpoint = whole
    ? ({
        [kind]: value,
        ...(agent === '' || kind === 'agent' ? {} : { agent }),
        ...(times === 1 ? {} : { from: times }),
      } as unknown as Breakpoint)
    : undefined;
  const same = (values: readonly string[]) => values.map((each) => ({ value: each, label: each }));
  return (
    <form
      aria-label="Another breakpoint"
      className="flex flex-wrap items-end gap-2 border-line border-t pt-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (breakpoint !== undefined && !known(breakpoint)) toggleBreakpoint(breakpoint);
      }}
    >
      <Select label="Hold" choices={kinds} value={kind} onChange={setKind} />
      {kind === 'path' ? (
        <TextField
          label="Path"
          labelled="silently"
          placeholder="src/*.ts"
          value={chosen}
          onChange={choose}
          error={fault === undefined ? undefined : `This pattern cannot be read: ${fault}`}
          mono
        />
      ) : (
        <Select label="At what" labelled="silently" choices={same(offered)} value={value} onChange={choose} mono />
      )}
      {kind !== 'agent' && names.length > 1 && (
        <Select
          label="of"
          choices={[{ value: '', label: 'any agent' }, ...same(names)]}
          value={agent}
          onChange={setAgent}
        />
      )}
      <span className="w-20">
        <TextField label="From time" value={from} onChange={setFrom} />
      </span>
      <Button type="submit" disabled={breakpoint === undefined || known(breakpoint)}>
        Set it
      </Button>
    </form>
  );
}
