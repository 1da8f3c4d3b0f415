import { Trail } from '../base/trail.ts';
import type { ModelCard } from '../protocol/config.ts';
import type { Event, EventOf, Usage } from '../protocol/event.ts';
import { costOf } from './cost.ts';
import { noTurn, type Turn, turnAfter } from './turn.ts';
import type { View } from './view.ts';

/** A request that was answered, and what it took. */
export interface Answered {
  /** The fact that asked. */
  readonly seq: number;
  readonly agent: string;
  /** The turn of the main agent that it belongs to. */
  readonly turn: number;
  readonly purpose: EventOf<'model.requested'>['purpose'];
  /** The model that was asked, at the prices of then. */
  readonly model: ModelCard;
  readonly usage: Usage;
  /** In US dollars; undefined when the model had no price. A script costs nothing. */
  readonly cost: number | undefined;
}

/** Sums over requests. `cost` leaves out the `unpriced`, whose price is not known. */
export interface Sum extends Usage {
  readonly requests: number;
  readonly cost: number;
  readonly unpriced: number;
}

/** Sums over nothing. */
const emptySum: Sum = { requests: 0, cost: 0, unpriced: 0, input: 0, output: 0, cacheRead: 0, cacheWrite: 0 };

/** What a run has used and spent, all agents together. */
export interface Spending {
  readonly requests: Trail<Answered>;
  readonly sum: Sum;
  /** Attempts that brought no reply. Providers say nothing of what these took. */
  readonly failed: number;
  /** The model that each agent asks, by its name. */
  readonly models: Readonly<Record<string, ModelCard>>;
  /** What each agent asked, and has no answer to. */
  readonly asked: Readonly<Record<string, EventOf<'model.requested'> | undefined>>;
  readonly turn: Turn;
}

/** Reads what a run has spent, request by request. A price that is set later changes nothing that was paid before. */
export const spendingView: View<Spending> = {
  initial: { requests: Trail.of(), sum: emptySum, failed: 0, models: {}, asked: {}, turn: noTurn },
  evolve(before, event) {
    const turn = turnAfter(before.turn, event);
    const so = turn === before.turn ? before : { ...before, turn };
    const { agent } = event;
    const model = modelIn(event);
    if (model !== undefined) return { ...so, models: { ...so.models, [agent]: model } };
    if (event.type === 'model.requested') return { ...so, asked: { ...so.asked, [agent]: event } };
    if (event.type === 'model.failed') return { ...so, failed: so.failed + 1 };
    if (event.type !== 'model.responded') return so;
    const entry = entryOf(event, so);
    const asked = { ...so.asked, [agent]: undefined };
    return { ...so, asked, requests: so.requests.add(entry), sum: add(so.sum, entry) };
  },
};

/** A sum with one more request in it. */
function add(sum: Sum, { usage, cost }: Pick<Answered, 'usage' | 'cost'>): Sum {
  return {
    requests: sum.requests + 1,
    cost: sum.cost + (cost ?? 0),
    unpriced: sum.unpriced + (cost === undefined ? 1 : 0),
    input: sum.input + usage.input,
    output: sum.output + usage.output,
    cacheRead: sum.cacheRead + usage.cacheRead,
    cacheWrite: sum.cacheWrite + usage.cacheWrite,
  };
}

/** Sums over the requests that share a name, such as their agent's, in the order in which the names first come. */
export function sumsBy(requests: Iterable<Answered>, nameOf: (request: Answered) => string): ReadonlyMap<string, Sum> {
  const sums = new Map<string, Sum>();
  for (const request of requests) {
    const name = nameOf(request);
    sums.set(name, add(sums.get(name) ?? emptySum, request));
  }
  return sums;
}

/** What the same requests would have cost at other prices, had their cache held as it did. */
export function costAt(requests: Iterable<Answered>, prices: NonNullable<ModelCard['prices']>): number {
  let cost = 0;
  for (const { usage } of requests) cost += costOf(usage, { prices });
  return cost;
}

function modelIn(event: Event): ModelCard | undefined {
  if (event.type === 'run.started' || event.type === 'agent.started') return event.config.model;
  return event.type === 'settings.changed' ? event.config.model : undefined;
}

/** What a log says of a reply is the same at every reading of it: then the entry is the same value. */
const known = new WeakMap<Event, Answered>();
const nobody: ModelCard = { provider: '', id: '', window: 1, maxOutputTokens: 1 };

function entryOf(reply: EventOf<'model.responded'>, { models, asked, turn }: Spending): Answered {
  const { agent, usage } = reply;
  const model = models[agent] ?? nobody;
  const { seq = reply.seq, purpose = 'turn' } = asked[agent] ?? {};
  const before = known.get(reply);
  if (before?.model === model && before.turn === turn.number && before.seq === seq) return before;
  const cost = model.prices !== undefined ? costOf(usage, model) : model.provider === 'scripted' ? 0 : undefined;
  const entry = { seq, agent, turn: turn.number, purpose, model, usage, cost };
  known.set(reply, entry);
  return entry;
}
