import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ModelCard } from '../../protocol/config.ts';
import type { FoundCard } from '../../protocol/connection.ts';
import { Button } from '../kit/button.tsx';
import { TextField } from '../kit/text-field.tsx';
import { useDelivery } from '../state/delivery.ts';
import { useRun } from '../state/run.ts';
import { dayInWords, type Prices, pricesInWords, readDollars } from './words.ts';

/** What the model of the run costs, and the form that changes it, from the next request on. */
export function PriceSettings(props: { readonly run: string; readonly model: ModelCard; readonly disabled: boolean }) {
  const { run, model, disabled } = props;
  const [editing, setEditing] = useState(false);
  const [delivery, deliver] = useDelivery();
  const found = useTableCard(model);
  const listed = found?.card.prices;
  const { prices } = model;
  const change = (next: Prices) => {
    deliver({ do: 'set', run, config: { model: { ...model, prices: next } } });
    setEditing(false);
  };
  return (
    <div className="grid gap-2 px-4">
      <p>
        <span className="font-mono text-12">{model.id}</span>
      </p>
      <p className="text-ink-2">
        {prices === undefined
          ? 'Its price is unknown. Its tokens are counted all the same.'
          : `${pricesInWords(prices)} ${origin(prices, found)}`}
      </p>
      {delivery.is === 'refused' && <p className="text-error">Nothing was changed: {delivery.why}</p>}
      {editing ? (
        <PriceForm prices={prices ?? listed} onChange={change} onCancel={() => setEditing(false)} />
      ) : (
        <div className="flex flex-wrap gap-2">
          <Button size="small" disabled={disabled} onClick={() => setEditing(true)}>
            {prices === undefined ? 'Enter prices' : 'Change prices'}
          </Button>
          {listed !== undefined && !same(prices, listed) && (
            <Button size="small" disabled={disabled} onClick={() => change(listed)}>
              Take those of the table
            </Button>
          )}
        </div>
      )}
      <p className="text-12 text-ink-2">
        A change is an event of the run, and counts from the next request on. What was paid before stays as it was.
      </p>
    </div>
  );
}

/** What the table says of a model. */
function useTableCard({ provider, id, settings = {} }: ModelCard): FoundCard | undefined {
  const client = useRun((state) => state.client);
  const { data } = useQuery({
    queryKey: ['card', provider, settings, id],
    queryFn: () => client?.connections.cardFor({ provider, settings, id }),
    enabled: client !== undefined,
  });
  return data;
}

function origin(prices: Prices, found: FoundCard | undefined): string {
  if (found === undefined) return '';
  const day = dayInWords(found.pricesOf);
  if (found.card.prices === undefined) return `They are not from the table of ${day}, which does not know this model.`;
  return same(prices, found.card.prices) ? `As in the table of ${day}.` : `The table of ${day} says otherwise.`;
}

function same(a: Prices | undefined, b: Prices): boolean {
  return a !== undefined && fields.every(({ key }) => a[key] === b[key]);
}

const fields = [
  { key: 'input', label: 'Input' },
  { key: 'output', label: 'Output' },
  { key: 'cacheRead', label: 'Cache reads' },
  { key: 'cacheWrite', label: 'Cache writes' },
] as const satisfies readonly { readonly key: keyof Prices; readonly label: string }[];

const notPrice = 'Write dollars, such as 0.25.';

function PriceForm(props: {
  readonly prices: Prices | undefined;
  readonly onChange: (prices: Prices) => void;
  readonly onCancel: () => void;
}) {
  const { prices, onChange, onCancel } = props;
  const [written, write] = useState<Readonly<Partial<Record<keyof Prices, string>>>>({});
  const [tried, setTried] = useState(false);
  const textOf = (key: keyof Prices) => written[key] ?? prices?.[key].toString() ?? '';
  const read = (key: keyof Prices) => {
    const cached = key === 'cacheRead' || key === 'cacheWrite';
    return readDollars(cached && textOf(key).trim() === '' ? textOf('input') : textOf(key));
  };
  const submit = () => {
    const [input, output, cacheRead, cacheWrite] = fields.map(({ key }) => read(key));
    if (input === undefined || output === undefined || cacheRead === undefined || cacheWrite === undefined)
      return setTried(true);
    onChange({ input, output, cacheRead, cacheWrite });
  };
  return (
    <form
      aria-label="Prices"
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p className="text-12 text-ink-2">US dollars for a million tokens. Cache prices left empty are as for input.</p>
      <div className="grid grid-cols-2 gap-2">
        {fields.map(({ key, label }) => (
          <TextField
            key={key}
            label={label}
            value={textOf(key)}
            onChange={(text) => write({ ...written, [key]: text })}
            error={tried && read(key) === undefined ? notPrice : undefined}
            autoComplete="off"
          />
        ))}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" size="small">
          Use from now on
        </Button>
        <Button size="small" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
