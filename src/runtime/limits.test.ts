import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Event } from '../protocol/event.ts';
import { costOf } from '../views/cost.ts';
import { company, factsOf, of, resultOf } from './agents.testing.ts';
import { brokenPromises } from './promises.testing.ts';

const prices = { input: 100, output: 100, cacheRead: 100, cacheWrite: 100 };

/** What any agent may do in one of its replies: all want to start others, so that a tree grows until a limit holds it. */
const calls = fc.oneof(
  fc.record({ background: fc.boolean(), agent: fc.constantFrom('short', 'long', undefined) }).map(
    (input) =>
      ({
        tool: 'spawn_agent',
        input: { brief: 'Do it.', ...(input.agent === undefined ? { background: input.background } : input) },
      }) as const,
  ),
  fc.constantFrom('main', 'main.1', 'main.2').map((to) => ({ tool: 'send_message', input: { to, text: 'Go on.' } })),
  fc.constant({ tool: 'list_files', input: {} }),
);
/** Several that are waited for at the same time, more than may be. */
const crowd = fc
  .integer({ min: 3, max: 7 })
  .map((size) => Array.from({ length: size }, () => ({ tool: 'spawn_agent', input: { brief: 'Do it.' } })));
const replies = fc.array(
  fc.record({
    calls: fc.oneof({ weight: 3, arbitrary: fc.array(calls, { minLength: 1, maxLength: 4 }) }, crowd),
    usage: fc.record({ input: fc.integer({ min: 0, max: 2000 }), output: fc.integer({ min: 0, max: 2000 }) }),
    takes: fc.integer({ min: 1, max: 300 }),
  }),
  { minLength: 1, maxLength: 6 },
);
const limits = fc.record(
  { maxTurns: fc.integer({ min: 1, max: 6 }), maxSpend: fc.double({ min: 0.05, max: 3, noNaN: true }) },
  { requiredKeys: ['maxTurns'] },
);
const definitions = fc.record({ short: fc.integer({ min: 1, max: 3 }), long: fc.integer({ min: 1, max: 90 }) });

const define = (turns: number) => `---\ndescription: Works.\nmaxTurns: ${turns}\n---\nWork.\n`;

/** Those above an agent and itself. */
const lineOf = (agent: string) => agent.split('.').map((_, i, parts) => parts.slice(0, i + 1).join('.'));

/** What has been spent at each request, over the tree of each agent that a limit names. */
function brokenBudgets(events: readonly Event[], maxSpend: number): readonly string[] {
  const spent = new Map<string, number>();
  const broken: string[] = [];
  for (const event of events) {
    if (event.type === 'model.requested')
      for (const above of lineOf(event.agent))
        if ((spent.get(above) ?? 0) >= maxSpend) broken.push(`${event.agent} asks in ${event.seq}, ${above} is broke`);
    if (event.type === 'model.responded')
      for (const above of lineOf(event.agent))
        spent.set(above, (spent.get(above) ?? 0) + costOf(event.usage, { prices }));
  }
  return broken;
}

/** How many that were started by one agent, who waits for them, come to their first rest at the same time, at most. */
function mostWaitedFor(events: readonly Event[]): number {
  const starts = of(events, 'agent.started').filter(({ background }) => !background);
  const rests = new Map(
    of(events, 'agent.rested')
      .toReversed()
      .map(({ agent, seq }) => [agent, seq]),
  );
  const besides = (seq: number, parent: string | undefined) =>
    starts.filter(
      (start) => start.seq <= seq && lineOf(start.agent).at(-2) === parent && (rests.get(start.agent) ?? seq) > seq,
    ).length;
  return Math.max(0, ...starts.map(({ seq, agent }) => besides(seq, lineOf(agent).at(-2))));
}

test('turns, depth, number and spend hold over any tree of agents, and each that was started reports once', async () => {
  const met = { turns: 0, depth: 0, number: 0, spend: 0, four: 0 };
  await fc.assert(
    fc.asyncProperty(replies, limits, definitions, async (all, { maxTurns, maxSpend }, { short, long }) => {
      const script = company(
        {},
        {
          settings: {
            mode: 'auto',
            tools: ['spawn_agent', 'send_message', 'list_files'],
            model: { id: 'dear', maxOutputTokens: 1000, prices },
            maxTurns,
            ...(maxSpend === undefined ? {} : { maxSpend }),
          },
          files: { '.agents/agents/short.md': define(short), '.agents/agents/long.md': define(long) },
          model: [
            ...all.map((reply, i) => ({ when: { agent: '/./', reply: i + 1 }, reply })),
            { when: { agent: '/./' }, reply: { text: 'Done.' } },
          ],
        },
      );
      const events = await factsOf(script);
      const started = of(events, 'agent.started');

      expect(brokenPromises(events)).toEqual([]);
      expect(started.filter(({ agent }) => lineOf(agent).length > 4)).toEqual([]);
      expect(started.length).toBeLessThanOrEqual(15);
      expect(mostWaitedFor(events)).toBeLessThanOrEqual(4);
      for (const { agent, limit } of [
        { agent: 'main', limit: maxTurns },
        ...started.map((start) => ({
          agent: start.agent,
          limit: Math.min(maxTurns, { short, long }[start.definition?.name ?? ''] ?? maxTurns),
        })),
      ]) {
        const turns = of(events, 'model.responded').filter((reply) => reply.agent === agent).length;
        expect({ agent, turns, most: Math.max(turns, limit) }).toEqual({ agent, turns, most: limit });
      }
      if (maxSpend !== undefined) expect(brokenBudgets(events, maxSpend)).toEqual([]);

      const ends = of(events, 'agent.rested').map(({ text }) => text);
      const results = of(events, 'tool.finished').map(({ call }) => resultOf(events, call));
      if (ends.some((text) => text.includes('has used all of its'))) met.turns += 1;
      if (ends.some((text) => text.includes('has spent all that it may'))) met.spend += 1;
      if (results.some((text) => text.includes('levels deep'))) met.depth += 1;
      if (results.some((text) => text.includes('at most 16 agents'))) met.number += 1;
      if (mostWaitedFor(events) === 4) met.four += 1;
    }),
    { numRuns: 30, endOnFailure: true },
  );
  // a limit that nothing ran into would have been tested by nothing
  expect(Object.entries(met).filter(([, times]) => times === 0)).toEqual([]);
});
