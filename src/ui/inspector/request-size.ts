import type { ModelCard } from '../../protocol/config.ts';
import type { Usage } from '../../protocol/event.ts';
import { costOf } from '../../views/cost.ts';
import { type Before, type Forecast, forecast } from '../../views/forecast.ts';
import { money, percent } from '../kit/format.ts';

/** How large a request is: as its model counted it, as it is estimated until then, or as it would be if it were sent now. */
export type RequestSize =
  | { readonly is: 'counted'; readonly tokens: number; readonly usage: Usage; readonly cost: number | undefined }
  | { readonly is: 'estimated'; readonly tokens: number }
  | {
      readonly is: 'ahead';
      readonly tokens: number;
      /** The part of it that the model has counted, with the reply before. */
      readonly counted: number;
      readonly scripted: boolean;
      readonly forecast: Forecast;
      /** Whether the agent has sent anything at all. */
      readonly first: boolean;
    };

/** The size of a request that was sent. */
export function sizeSent(estimate: number, model: ModelCard, usage: Usage | undefined): RequestSize {
  if (usage === undefined) return { is: 'estimated', tokens: estimate };
  const cost = model.prices === undefined ? undefined : costOf({ ...usage, output: 0 }, model);
  return { is: 'counted', tokens: usage.input, usage, cost };
}

/** The size of a request that was not sent: what was counted last, and an estimate of what came since. */
export function sizeAhead(of: {
  readonly estimate: number;
  readonly context: { readonly reported: number; readonly estimated: number };
  readonly model: ModelCard;
  readonly before: Before | undefined;
  readonly first: boolean;
}): RequestSize {
  const { estimate, context, model, before, first } = of;
  const counted = context.reported;
  const tokens = counted === 0 ? estimate : counted + context.estimated;
  const scripted = model.provider === 'scripted';
  const ahead = forecast(tokens, model, before);
  return { is: 'ahead', tokens, counted, scripted, forecast: ahead, first };
}

const grouped = (number: number) => number.toLocaleString('en-US');

/** What is known of the size and the price, in words; `parts` is the estimate of all parts together. */
export function sizeInWords(size: RequestSize, parts: number): string {
  switch (size.is) {
    case 'estimated':
      return 'Estimated. The model has not counted it yet.';
    case 'counted': {
      const price = size.cost === undefined ? '' : ` It cost ${money(size.cost).short} to send.`;
      return `Counted by the model. ${cacheInWords(size.usage)}${price} By part it is estimated: ${grouped(parts)} together.`;
    }
    case 'ahead': {
      const { tokens, counted } = size;
      const known =
        counted === 0
          ? `${grouped(tokens)} tokens, estimated.`
          : `${grouped(tokens)} tokens: ${grouped(counted)} counted with the last reply, ${grouped(tokens - counted)} estimated.`;
      return `${known} ${priceInWords(size)} ${size.first ? 'Nothing was sent yet.' : 'It is not sent yet.'}`;
    }
  }
}

function cacheInWords({ input, cacheRead, cacheWrite }: Usage): string {
  const read =
    cacheRead === 0
      ? 'None of it came from the cache'
      : `${grouped(cacheRead)} of it came from the cache, ${percent(cacheRead / input).short}`;
  return cacheWrite === 0 ? `${read}.` : `${read}; ${grouped(cacheWrite)} went into it.`;
}

function priceInWords({
  scripted,
  forecast: { cached, toSend, atMost },
}: Extract<RequestSize, { is: 'ahead' }>): string {
  if (scripted) return 'A script replies, so it costs nothing.';
  if (toSend === undefined) return 'The price of this model is unknown.';
  const kept = cached === 0 ? '' : ` if ${grouped(cached)} come from the cache as before`;
  return `About ${money(toSend).short} to send${kept}, at most ${money(atMost).short} with the longest reply.`;
}
