import type { ModelCard } from '../protocol/config.ts';
import type { Event } from '../protocol/event.ts';
import { costOf } from './cost.ts';
import type { View } from './view.ts';

/** What a run has used, all agents together: tokens, requests that were answered, and US dollars. */
export interface UsageSoFar {
  readonly input: number;
  readonly output: number;
  /** The part of `input` that the provider had kept. */
  readonly cached: number;
  readonly requests: number;
  readonly spent: number;
  /** Whether every request had a price; what is not known is not zero. */
  readonly priced: boolean;
  /** The model that each agent asks, by its name. */
  readonly models: Readonly<Record<string, ModelCard>>;
}

/** Reads what a run has used. */
export const usageView: View<UsageSoFar> = {
  initial: { input: 0, output: 0, cached: 0, requests: 0, spent: 0, priced: true, models: {} },
  evolve(so, event) {
    const model = modelIn(event);
    if (model !== undefined) return { ...so, models: { ...so.models, [event.agent]: model } };
    if (event.type !== 'model.responded') return so;
    const { usage } = event;
    const asked = so.models[event.agent];
    return {
      ...so,
      input: so.input + usage.input,
      output: so.output + usage.output,
      cached: so.cached + usage.cacheRead,
      requests: so.requests + 1,
      spent: so.spent + (asked === undefined ? 0 : costOf(usage, asked)),
      priced: so.priced && (asked?.prices !== undefined || asked?.provider === 'scripted'),
    };
  },
};

function modelIn(event: Event): ModelCard | undefined {
  if (event.type === 'run.started' || event.type === 'agent.started') return event.config.model;
  return event.type === 'settings.changed' ? event.config.model : undefined;
}
