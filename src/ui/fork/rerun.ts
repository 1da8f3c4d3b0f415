import type { ModelCard } from '../../protocol/config.ts';
import { agentsView, contextNow } from '../../views/agent.ts';
import { type Forecast, forecast } from '../../views/forecast.ts';
import { spendingView } from '../../views/spending.ts';
import type { Reading } from '../../views/view.ts';
import { money } from '../kit/format.ts';

/** What a fork would call at once, or as soon as something is said; nothing where a script answers. */
export interface Rerun {
  readonly model: ModelCard;
  readonly forecast: Forecast;
}

/** What it would call to go on from here. `own` is the model that takes the place of the run's. */
export function rerunFrom(log: Reading, own?: ModelCard): Rerun | undefined {
  const { main } = log.read(agentsView);
  if (main === undefined) return undefined;
  const model = own ?? main.config.model;
  if (model.provider === 'scripted') return undefined;
  const { reported, estimated } = contextNow(main);
  const { requests } = log.read(spendingView);
  return { model, forecast: forecast(reported + estimated, model, requests.at(requests.length - 1)) };
}

/** Says that going on is no replay, and what it costs as far as that is known. */
export function rerunWords({ model, forecast: { toSend, atMost } }: Rerun): string {
  const price =
    toSend === undefined
      ? 'Its price is unknown.'
      : `The next request costs about ${money(toSend).short} to send, at most ${money(atMost).short} with the longest reply.`;
  return `This is a re-run: ${model.id} is called again from here on. ${price}`;
}
