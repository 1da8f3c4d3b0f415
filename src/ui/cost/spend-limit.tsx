import { useState } from 'react';
import type { Config } from '../../protocol/config.ts';
import { Button } from '../kit/button.tsx';
import { money, percent } from '../kit/format.ts';
import { TextField } from '../kit/text-field.tsx';
import { useDelivery } from '../state/delivery.ts';
import { readDollars } from './words.ts';

/** A share in words: a little is not nothing. */
function shareInWords(share: number): string {
  return share > 0 && share < 0.005 ? 'less than 1 %' : percent(share).short;
}

/** How much the run may cost, how much of that it has, and the form that changes it. */
export function SpendLimit(props: {
  readonly run: string;
  readonly limits: Config['limits'];
  readonly spent: number;
  /** Whether all that was asked has a price, so that the limit can hold. */
  readonly priced: boolean;
  /** Whether the limit is why the agent rests. */
  readonly reached: boolean;
  readonly disabled: boolean;
}) {
  const { run, limits, spent, priced, reached, disabled } = props;
  const { maxSpend } = limits;
  const [written, write] = useState<string>();
  const [tried, setTried] = useState(false);
  const [delivery, deliver] = useDelivery();
  const text = written ?? maxSpend?.toString() ?? '';
  const read = readDollars(text);
  const set = (most: number | undefined) => {
    const { maxTurns } = limits;
    deliver({ do: 'set', run, config: { limits: { maxTurns, ...(most === undefined ? {} : { maxSpend: most }) } } });
    write(undefined);
    setTried(false);
  };
  const error = read === undefined || read === 0 ? 'Write dollars above zero, such as 0.50.' : undefined;
  return (
    <div className="grid gap-2 px-4">
      {maxSpend === undefined ? (
        <p className="text-ink-2">There is none: the run goes on, whatever it costs.</p>
      ) : (
        <>
          <p>
            {money(spent).short} of {money(maxSpend).short} is spent, {shareInWords(spent / maxSpend)}.
          </p>
          <div aria-hidden="true" className="h-2 overflow-hidden rounded-[2px] bg-raised">
            <i
              className="block h-full bg-current text-gate"
              style={{ width: `${Math.min(1, spent / maxSpend) * 100}%` }}
            />
          </div>
        </>
      )}
      {reached && (
        <p className="font-semibold">
          The agent rests, for it has spent all that it may. Set a higher limit, and it goes on.
        </p>
      )}
      {!priced && (
        <p className="text-ink-2">
          A limit holds only where the price is known. Enter prices, and it counts from then on.
        </p>
      )}
      {delivery.is === 'refused' && <p className="text-error">Nothing was changed: {delivery.why}</p>}
      <form
        aria-label="Spend limit"
        className="flex items-start gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (error !== undefined) setTried(true);
          else set(read);
        }}
      >
        <TextField
          label="Rest when so many dollars are spent"
          labelled="silently"
          placeholder="Dollars, such as 0.50"
          value={text}
          onChange={write}
          error={tried ? error : undefined}
          disabled={disabled}
          autoComplete="off"
        />
        <Button type="submit" disabled={disabled} className="h-8">
          Set
        </Button>
        {maxSpend !== undefined && (
          <Button disabled={disabled} className="h-8" onClick={() => set(undefined)}>
            No limit
          </Button>
        )}
      </form>
      <p className="text-12 text-ink-2">It is checked before every request, and counts what all agents spend.</p>
    </div>
  );
}
