import { useMemo, useState } from 'react';
import type { Thresholds } from '../../protocol/config.ts';
import { agentsView } from '../../views/agent.ts';
import { compactionsAtMost } from '../../views/compaction.ts';
import { thresholdsOf } from '../../views/thresholds.ts';
import { Button } from '../kit/button.tsx';
import { percent } from '../kit/format.ts';
import { TextField } from '../kit/text-field.tsx';
import { whyNotCompact } from '../state/compact.ts';
import { useDelivery } from '../state/delivery.ts';
import { useLayout } from '../state/layout.ts';
import { send, useRun } from '../state/run.ts';

/** When the conversation is made shorter, the form that changes it, and the button that does it now. */
export function MakingRoom() {
  const run = useRun((state) => state.run);
  const live = useRun((state) => state.live);
  const readOnly = useRun((state) => state.readOnly);
  const projector = useRun((state) => state.projector);
  const length = useRun((state) => state.length);
  const log = useMemo(() => projector.at(length), [projector, length]);
  const name = useLayout(({ followed }) => followed ?? 'main');
  const agent = log.read(agentsView)[name];
  if (run === undefined || agent === undefined) return null;
  const known = thresholdsOf(agent.config);
  const fixed = readOnly ?? (live ? undefined : 'You look at the past; the conversation is compacted at live.');
  const why = fixed ?? whyNotCompact(log, name);
  return (
    <details data-live="" className="border-line border-t px-4 py-1.5">
      <summary className="min-h-6 cursor-pointer text-ink-2 max-desk:min-h-11 max-desk:py-2.5">
        Making room: results clear at {percent(known.clearAt).short}, all compacts at {percent(known.compactAt).short}
      </summary>
      <div className="grid gap-2 py-2">
        <div className="flex flex-wrap items-center gap-2">
          <Button disabled={why !== undefined} onClick={() => send({ do: 'compact', run, agent: name })}>
            Compact now
          </Button>
          <p className="min-w-40 flex-1 text-12 text-ink-2">
            {why ?? 'A summary by the model takes the place of all but the first prompt and the last messages.'}
          </p>
        </div>
        {agent.compaction.failures >= compactionsAtMost && (
          <p className="text-12 text-ink">
            It failed {agent.compaction.failures} times in a row, so it is not tried again until you press the button.
          </p>
        )}
        {name === 'main' ? (
          <ThresholdsForm key={JSON.stringify(known)} run={run} known={known} disabled={fixed !== undefined} />
        ) : (
          <p className="text-12 text-ink-2">When it makes room was set as it began; follow main to change it there.</p>
        )}
      </div>
    </details>
  );
}

const fields = [
  { name: 'clearAt', label: 'Clear old results past, in % of the window', least: 1, most: 100 },
  { name: 'compactAt', label: 'Compact past, in % of the window', least: 1, most: 100 },
  { name: 'keepResults', label: 'Results that stay', least: 0, most: 1000 },
  { name: 'keepMessages', label: 'Messages that stay', least: 1, most: 1000 },
] as const satisfies readonly {
  readonly name: keyof Thresholds;
  readonly label: string;
  readonly least: number;
  readonly most: number;
}[];
const isPart = (name: keyof Thresholds) => name === 'clearAt' || name === 'compactAt';

function ThresholdsForm(props: {
  readonly run: string;
  readonly known: { readonly [Name in keyof Thresholds]-?: number };
  readonly disabled: boolean;
}) {
  const { run, known, disabled } = props;
  const [texts, setTexts] = useState(() =>
    Object.fromEntries(
      fields.map(({ name }) => [name, String(isPart(name) ? Math.round(known[name] * 100) : known[name])]),
    ),
  );
  const [delivery, deliver] = useDelivery();
  const read = fields.map((field) => {
    const value = Number(texts[field.name]?.trim() || Number.NaN);
    const good = Number.isInteger(value) && value >= field.least && value <= field.most;
    const error = good ? undefined : `Write a whole number from ${field.least} to ${field.most}.`;
    return { ...field, value, error };
  });
  const good = read.every(({ error }) => error === undefined);
  const save = () => {
    const context: Thresholds = Object.fromEntries(
      read.map(({ name, value }) => [name, isPart(name) ? value / 100 : value]),
    );
    deliver({ do: 'set', run, config: { context } });
  };
  return (
    <form
      aria-label="When room is made"
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (good) save();
      }}
    >
      <div className="grid grid-cols-2 items-start gap-2">
        {read.map(({ name, label, error }) => (
          <TextField
            key={name}
            label={label}
            value={texts[name] ?? ''}
            onChange={(text) => setTexts({ ...texts, [name]: text })}
            error={error}
            disabled={disabled}
            autoComplete="off"
          />
        ))}
      </div>
      {delivery.is === 'refused' && <p className="text-error">Nothing was changed: {delivery.why}</p>}
      <div>
        <Button type="submit" disabled={disabled || !good}>
          Set
        </Button>
      </div>
    </form>
  );
}
