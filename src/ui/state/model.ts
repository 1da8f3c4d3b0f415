import { create } from 'zustand';
import type { ModelCard } from '../../protocol/config.ts';
import { useFramed } from './framed.ts';

/** Which model new runs ask, and what is known of the person's own. There is no key here: the runtime has it. */
export interface ModelChoice {
  readonly use: 'scripted' | 'own';
  /** The model that the person connected last. Its prices may be the person's. */
  readonly own: ModelCard | undefined;
  /** The day of the table that its prices are from; undefined when they are the person's, or unknown. */
  readonly pricesOf: string | undefined;
  /** What a new run with it may cost, in USD. */
  readonly maxSpend: number | undefined;
}

const kept = 'loopscope.model';
const usual: ModelChoice = { use: 'scripted', own: undefined, pricesOf: undefined, maxSpend: undefined };

/** The store of the choice, which outlives a visit when the browser lets it. */
export const useModel = create<ModelChoice>()(() => ({ ...usual, ...recall() }));

useModel.subscribe((choice) => {
  try {
    localStorage.setItem(kept, JSON.stringify(choice));
  } catch {
    // a browser that keeps nothing: the page works, and forgets
  }
});

/** The model that a new run asks in place of its script's; undefined when that one is to be asked. */
export function chosenModel(): ModelCard | undefined {
  const { use, own } = useModel.getState();
  return use === 'own' && !useFramed.getState().framed ? own : undefined;
}

/** What was kept, field by field, for it may be old or not ours. */
function recall(): Partial<ModelChoice> {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(kept) ?? '{}');
    if (typeof found !== 'object' || found === null) return {};
    const { use, own, pricesOf, maxSpend } = found as Record<string, unknown>;
    if (!isCard(own)) return {};
    return {
      own,
      use: use === 'own' ? 'own' : 'scripted',
      ...(typeof pricesOf === 'string' && { pricesOf }),
      ...(typeof maxSpend === 'number' && maxSpend > 0 && { maxSpend }),
    };
  } catch {
    return {};
  }
}

/** Whether it has what every card has. The runtime reads it whole, and refuses what is wrong with it. */
function isCard(found: unknown): found is ModelCard {
  if (typeof found !== 'object' || found === null) return false;
  const { provider, id, window, maxOutputTokens } = found as Partial<ModelCard>;
  return (
    typeof provider === 'string' &&
    typeof id === 'string' &&
    typeof window === 'number' &&
    typeof maxOutputTokens === 'number'
  );
}
