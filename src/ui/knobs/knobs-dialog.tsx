import { useState } from 'react';
import { agentsView, contextNow } from '../../views/agent.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { Select } from '../kit/select.tsx';
import { Switch } from '../kit/switch.tsx';
import { send, useRun, useView } from '../state/run.ts';
import { offers, settingsFor } from './knobs.ts';

const groups = ['Model', 'Tools', 'Around them'] as const;

/** Breaks things on purpose while the run goes on: each switch is a fact of the run, so a replay and a fork have it too. */
export function KnobsDialog({ onClose }: { readonly onClose: () => void }) {
  const { run, live, readOnly } = useRun();
  const { main } = useView(agentsView);
  const [tool, setTool] = useState('*');
  if (run === undefined || main === undefined) return null;
  const { config } = main;
  const { knobs = [] } = config;
  const why = live ? readOnly : 'You look at the past: this is what was broken here. Go to live to change it.';
  const set = (next: typeof knobs) => {
    const { reported, estimated } = contextNow(main);
    send({ do: 'set', run, config: settingsFor(config, next, reported + estimated) as object });
  };
  const choices = ['*', ...config.tools.map(({ name }) => name)].map((value) => ({
    value,
    label: value === '*' ? 'every tool' : value,
  }));
  return (
    <Dialog
      title="Break it"
      lead="Each switch is written into the run, where it happens. The agent is not told; see what it makes of it."
      closing="anywhere"
      onClose={onClose}
      footer={
        <>
          {knobs.length > 0 && why === undefined && <Button onClick={() => set([])}>Mend everything</Button>}
          <Button look="primary" onClick={onClose} data-first-focus="">
            Close
          </Button>
        </>
      }
    >
      {why !== undefined && <p className="mb-2 text-ink-2">{why}</p>}
      {groups.map((group) => (
        <fieldset key={group} className="mb-3 grid gap-1.5" disabled={why !== undefined}>
          <legend className="mb-1.5 font-semibold">{group}</legend>
          {group === 'Tools' && <Select label="Which" choices={choices} value={tool} onChange={setTool} mono />}
          {offers
            .filter((offer) => offer.group === group)
            .map(({ name, says, knob }) => {
              const called = name(tool);
              const on = knobs.some((each) => each.name === called);
              const others = knobs.filter((each) => each.name !== called);
              return (
                <div key={called}>
                  <Switch
                    label={called}
                    checked={on}
                    disabled={why !== undefined}
                    onChange={() => set(on ? others : [...others, knob(called, tool, config)])}
                  />
                  <p className="pl-8.5 text-12 text-ink-3">{says}</p>
                </div>
              );
            })}
        </fieldset>
      ))}
      {knobs.length > 0 && (
        <p className="border-line border-t pt-2">
          Broken {live ? 'now' : 'here'}: {knobs.map(({ name }) => name).join(', ')}.
        </p>
      )}
    </Dialog>
  );
}
