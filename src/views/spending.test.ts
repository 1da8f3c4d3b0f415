import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ModelCard } from '../protocol/config.ts';
import { agentsView } from './agent.ts';
import { logOf, logs, plainConfig, prompted, replied, requested, started, type Told } from './log.testing.ts';
import { Projector } from './projector.ts';
import { costAt, spendingView, sumsBy } from './spending.ts';
import { timelineView, turnOfRow } from './timeline.ts';

const read = (events: ReturnType<typeof logOf>) => events.reduce(spendingView.evolve, spendingView.initial);
const prices = { input: 2, output: 10, cacheRead: 1, cacheWrite: 2 };
const bought: ModelCard = { provider: 'somebody', id: 'm', window: 9000, maxOutputTokens: 900, prices };
const startedWith = (model: ModelCard): Told => ({ ...started, config: { ...plainConfig, model } }) as Told;
const oneReply = (400 * 2 + 600 * 1 + 10 * 10) / 1e6;
const failed: Told = { type: 'model.failed', failure: 'network', reason: 'gone', retryable: true, wait: 1 };

test('tokens add up over the replies of all agents, and a script costs nothing', () => {
  const child = { agent: 'main.1', type: 'agent.started', config: plainConfig, brief: '' } as const;
  const { requests, sum } = read(
    logOf([started, prompted, requested, replied(['main.1']), child, { ...replied(), agent: 'main.1' }]),
  );
  expect(sum).toEqual({
    requests: 2,
    input: 2000,
    output: 20,
    cacheRead: 1200,
    cacheWrite: 0,
    cost: 0,
    unpriced: 0,
  });
  expect([...sumsBy(requests, ({ agent }) => agent)].map(([agent, { input }]) => [agent, input])).toEqual([
    ['main', 1000],
    ['main.1', 1000],
  ]);
});

test('an entry names the fact that asked, the turn, the model and the cost', () => {
  const { requests } = read(logOf([startedWith(bought), prompted, requested, failed, requested, replied()]));
  const { usage } = replied() as Extract<Told, { type: 'model.responded' }>;
  expect([...requests]).toEqual([
    { seq: 4, agent: 'main', turn: 1, purpose: 'turn', model: bought, usage, cost: oneReply },
  ]);
});

test('a model without a price is not free, and what it took is known all the same', () => {
  const { prices: _, ...unpriced } = bought;
  const { requests, sum } = read(logOf([startedWith(unpriced), prompted, requested, replied()]));
  expect(requests.at(0)?.cost).toBeUndefined();
  expect(sum).toMatchObject({ cost: 0, unpriced: 1, input: 1000 });
  expect(costAt(requests, prices)).toBe(oneReply);
});

test('a price that is set later counts from then on', () => {
  const dear = { ...bought, prices: { ...prices, output: 1000 } };
  const set: Told = { type: 'settings.changed', because: 'person', config: { model: dear } };
  const { requests, sum } = read(
    logOf([startedWith(bought), prompted, requested, replied(['main.1']), set, requested, replied()]),
  );
  expect([...requests].map(({ cost }) => cost)).toEqual([oneReply, (400 * 2 + 600 * 1 + 10 * 1000) / 1e6]);
  expect(sum.cost).toBeCloseTo(oneReply + (400 * 2 + 600 + 10_000) / 1e6, 12);
});

test('it spends what the loop counts against the limit, turn by turn of the timeline, and the same however it is read', () => {
  fc.assert(
    fc.property(logs, (plain) => {
      const events = plain.map((event) =>
        event.type === 'run.started' ? { ...event, config: { ...event.config, model: bought } } : event,
      );
      const projector = new Projector(events, 4);
      for (let cursor = 0; cursor <= events.length; cursor++) {
        const { requests, sum } = projector.at(cursor).read(spendingView);
        const spent = Object.values(projector.at(cursor).read(agentsView)).map(({ tally }) => tally.spent);
        expect(sum.cost).toBeCloseTo(
          spent.reduce((all, each) => all + each, 0),
          12,
        );
        expect([...requests].reduce((all, { cost = 0 }) => all + cost, 0)).toBeCloseTo(sum.cost, 12);
        const timeline = projector.at(cursor).read(timelineView);
        for (const { seq, turn } of requests) {
          const row = timeline.rows.slice().findIndex((event) => event.seq === seq);
          if (row >= 0) expect(turn).toBe(turnOfRow(timeline, row));
        }
      }
      const again = new Projector(events).at(events.length).read(spendingView).requests;
      expect(
        [...again].every((entry, i) => entry === projector.at(events.length).read(spendingView).requests.at(i)),
      ).toBe(true);
    }),
    { numRuns: 60 },
  );
});
