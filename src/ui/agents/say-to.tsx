import { useState } from 'react';
import type { Agents } from '../../views/agent.ts';
import { Button } from '../kit/button.tsx';
import { TextField } from '../kit/text-field.tsx';
import { useDelivery } from '../state/delivery.ts';
import { useRun } from '../state/run.ts';

/** Where a person speaks to one agent, which reads it next or is woken by it, or stops it and those below it. */
export function SayTo({ name, agents }: { readonly name: string; readonly agents: Agents }) {
  const { run, live, readOnly } = useRun();
  const [text, setText] = useState('');
  const [delivery, deliver] = useDelivery();
  if (run === undefined) return null;
  const fixed = readOnly ?? (live ? undefined : 'You look at the past: go back to live to speak to it.');
  const works = agents[name]?.rested === undefined;
  const below = Object.keys(agents).some((other) => other.startsWith(`${name}.`));
  return (
    <form
      className="grid gap-2 px-4 pt-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        deliver({ do: 'prompt', run, agent: name, text: text.trim() });
        setText('');
      }}
    >
      <TextField
        label={`Say something to ${name}`}
        value={text}
        onChange={setText}
        disabled={fixed !== undefined}
        hint={fixed ?? (works ? 'It reads this before its next turn.' : 'It rests: this wakes it.')}
        error={delivery.is === 'refused' ? `That was not done: ${delivery.why}` : undefined}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="small" disabled={fixed !== undefined || text.trim() === ''}>
          Send to {name}
        </Button>
        <Button
          size="small"
          disabled={fixed !== undefined || !works}
          onClick={() => deliver({ do: 'stop', run, agent: name })}
        >
          Stop {name}
          {below ? ' and those below it' : ''}
        </Button>
      </div>
    </form>
  );
}
