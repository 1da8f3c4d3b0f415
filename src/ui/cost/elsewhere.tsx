import type { PriceTable } from '../../protocol/connection.ts';
import { costAt, type Spending } from '../../views/spending.ts';
import { money } from '../kit/format.ts';
import { Select } from '../kit/select.tsx';
import { pricesIn, useLens } from './lens.ts';
import { dayInWords, pricesInWords } from './words.ts';

/** What the same tokens would have cost on a model of the person's choice. It is a way of reading, and changes nothing. */
export function Elsewhere(props: { readonly table: PriceTable | undefined; readonly requests: Spending['requests'] }) {
  const { table, requests } = props;
  const lens = useLens();
  if (table === undefined) return <p className="px-4 text-ink-2">Opening the table of prices…</p>;
  const models = table.services.find(({ name }) => name === lens.service)?.models ?? [];
  const prices = pricesIn(table, lens);
  return (
    <div className="grid gap-2 px-4">
      <div className="flex flex-wrap gap-2">
        <Select
          label="Service"
          labelled="silently"
          choices={[
            { value: '', label: 'Choose a service' },
            ...table.services.map(({ name, label }) => ({ value: name, label })),
          ]}
          value={lens.service}
          onChange={(service) => useLens.setState({ service, model: '' })}
        />
        {models.length > 0 && (
          <Select
            label="Model"
            labelled="silently"
            mono
            choices={[{ value: '', label: 'Choose a model' }, ...models.map(({ id }) => ({ value: id, label: id }))]}
            value={lens.model}
            onChange={(model) => useLens.setState({ model })}
          />
        )}
      </div>
      {prices !== undefined && (
        <>
          <p>
            <strong className="font-semibold text-16 tabular-nums">{money(costAt(requests, prices)).short}</strong>{' '}
            <span className="text-ink-2">for the same tokens, had its cache held as it did here.</span>
          </p>
          <p className="text-12 text-ink-2">{pricesInWords(prices)}</p>
        </>
      )}
      <p className="text-12 text-ink-2">
        Prices of {dayInWords(table.date)}, from @pydantic/genai-prices. Nothing is asked of the service.
      </p>
    </div>
  );
}
