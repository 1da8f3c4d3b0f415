import type { FoundCard, ListedModel } from '../../protocol/connection.ts';
import { money, tokens } from '../kit/format.ts';
import { type Draft, type Faults, type PricePart, priceParts, pricesOf, type WindowFrom, windowOf } from './draft.ts';
import { LineField } from './field.tsx';

const partWords: Readonly<Record<PricePart, string>> = {
  input: 'Input',
  output: 'Output',
  cacheRead: 'Cache reads',
  cacheWrite: 'Cache writes',
};

const fromWords: Readonly<Record<WindowFrom, string>> = {
  you: 'as you set it',
  service: 'as the service says',
  table: 'as the table says',
  guess: 'a guess: nobody says how large it is',
};

/** How much the model reads at most and what it costs: what is known, from where, and room to know better. */
export function CardFields(props: {
  readonly draft: Draft;
  readonly faults: Faults;
  readonly found: FoundCard | undefined;
  readonly listed: ListedModel | undefined;
  readonly onChange: (change: Partial<Draft>) => void;
}) {
  const { draft, faults, found, listed, onChange } = props;
  const window = windowOf(draft, found, listed);
  const prices = pricesOf(draft, found);
  const wrong = faults.window !== undefined || faults.prices !== undefined;
  return (
    <details open={wrong || undefined} className="rounded-box border border-line">
      <summary className="cursor-pointer px-3 py-2 max-desk:py-3.25">
        <span className="font-medium">Window and prices</span>{' '}
        <span className="text-ink-2">
          {window === undefined
            ? 'known once there is a model'
            : `${tokens(window.tokens).short}${window.from === 'guess' ? ' (a guess)' : ''} · ${
                prices === undefined
                  ? 'price unknown'
                  : `${money(prices.prices.input).short} in, ${money(prices.prices.output).short} out per million`
              }`}
        </span>
      </summary>
      <div className="grid gap-3 px-3 pt-1 pb-3">
        <LineField
          label="Window, in tokens"
          inputMode="numeric"
          value={draft.window ?? (window === undefined ? '' : String(window.tokens))}
          error={faults.window}
          hint={
            window === undefined
              ? undefined
              : `How much the model reads at once, ${fromWords[window.from]}. When it is full, the conversation is compacted.`
          }
          onChange={(text) => onChange({ window: text.trim() === '' ? undefined : text })}
        />
        <fieldset className="grid gap-1.5">
          <legend className="mb-1 font-medium text-12 text-ink-2">Prices, in USD for a million tokens</legend>
          <div className="grid grid-cols-2 gap-3 desk:grid-cols-4">
            {priceParts.map((part) => (
              <LineField
                key={part}
                label={partWords[part]}
                inputMode="decimal"
                placeholder={String(found?.card.prices?.[part] ?? 'unknown')}
                value={draft.prices[part] ?? ''}
                onChange={(text) => onChange({ prices: { ...draft.prices, [part]: text } })}
              />
            ))}
          </div>
          {faults.prices !== undefined && <p className="text-12 text-error">{faults.prices}</p>}
          <p className="text-12 text-ink-2">{priceWords(prices, found)}</p>
        </fieldset>
      </div>
    </details>
  );
}

function priceWords(prices: ReturnType<typeof pricesOf>, found: FoundCard | undefined): string {
  if (prices === undefined)
    return 'What this model costs is unknown. Runs show its tokens and no sum, unless you enter at least the prices of input and output.';
  if (prices.yours) return 'At least one price is yours. Empty a field to go back to the table.';
  return `From the table of ${found?.pricesOf ?? 'an unknown day'}. Services change prices: enter yours where it is wrong.`;
}
