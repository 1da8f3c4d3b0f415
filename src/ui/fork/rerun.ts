import type { ModelCard } from '../../protocol/config.ts';
import { agentsView, contextNow } from '../../views/agent.ts';
import { type Forecast, forecast } from '../../views/forecast.ts';
import { type Sum, spendingView, sumsBy } from '../../views/spending.ts';
import type { Reading } from '../../views/view.ts';
import { count, money } from '../kit/format.ts';

/** What a fork would call at once, or as soon as something is said; nothing where a script answers. */
export interface Rerun {
  readonly model: ModelCard;
  readonly forecast: Forecast;
  /** What the run took from there on, as far as it has come; nothing where it asked no real model. */
  readonly earlier: Sum | undefined;
}

/** What it would call to go on from here. `whole` is the run as it went on, `own` the model that takes the place of its own. */
export function rerunFrom(log: Reading, whole: Reading, own?: ModelCard): Rerun | undefined {
  const { main } = log.read(agentsView);
  if (main === undefined) return undefined;
  const model = own ?? main.config.model;
  if (model.provider === 'scripted') return undefined;
  const { reported, estimated } = contextNow(main);
  const { requests } = log.read(spendingView);
  const later = [...whole.read(spendingView).requests]
    .slice(requests.length)
    .filter((request) => request.model.provider !== 'scripted');
  const earlier = sumsBy(later, () => 'all').get('all');
  return { model, forecast: forecast(reported + estimated, model, requests.at(requests.length - 1)), earlier };
}

/** Says that going on is no replay, whom it calls, and what it costs as far as that is known. */
export function rerunWords({ model, forecast: { toSend, atMost }, earlier }: Rerun): string {
  const price =
    toSend === undefined
      ? 'Its price is unknown.'
      : `The next request costs about ${money(toSend).short} to send, at most ${money(atMost).short} with the longest reply.`;
  return [
    `This is a re-run: ${model.id} (${model.provider}) is called again from here on.`,
    ...(earlier === undefined ? [] : [earlierWords(earlier)]),
    price,
  ].join(' ');
}

function earlierWords({ requests, unpriced, cost }: Sum): string {
  const times = `The run before took ${count(requests, 'request')} from here on`;
  if (unpriced === requests) return `${times}, at a price that is unknown.`;
  return `${times}, for about ${money(cost).short}${unpriced === 0 ? '' : ` and ${unpriced} of unknown price`}.`;
}
