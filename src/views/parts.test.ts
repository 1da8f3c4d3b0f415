import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askedOf } from '../agent/hooks/question.ts';
import { tokensIn } from '../base/tokens.ts';
import type { Event } from '../protocol/event.ts';
import { play } from '../runtime/replay.testing.ts';
import { scripts } from '../runtime/scripts.testing.ts';
import { agentsView } from './agent.ts';
import { tokensOfTools, weigh } from './context.ts';
import { partNames, partsOf } from './parts.ts';
import { Projector } from './projector.ts';

/** Every request of a run, as it was sent. */
function requestsIn(events: readonly Event[]) {
  const projector = new Projector(events);
  return events
    .filter((event) => event.type === 'model.requested')
    .map(({ seq, agent: name }) => {
      const agent = projector.at(seq + 1).read(agentsView)[name];
      if (agent === undefined) throw new Error(`There is no agent ${name}.`);
      return { seq, name, agent, request: askedOf(agent) };
    });
}

test('the parts of every request add up to what is sent, each piece in one part', async () => {
  await fc.assert(
    fc.asyncProperty(scripts, async (script) => {
      const { events } = await play(script);
      const requests = requestsIn(events);
      expect(requests.length).toBeGreaterThan(0);
      for (const { request, agent } of requests) {
        const { parts, tokens } = partsOf(request, agent);
        const messages = [...request.messages];
        const weighed = messages.reduce((sum, message) => sum + weigh(message), 0);
        expect(parts.reduce((sum, part) => sum + part.tokens, 0)).toBe(tokens);
        expect(tokens).toBe(tokensIn(request.system) + tokensOfTools(request.tools) + weighed);
        const said = parts.filter(({ name }) => !['system', 'instructions', 'tools'].includes(name));
        expect(said.reduce((sum, part) => sum + part.pieces, 0)).toBe(
          messages.filter(({ type }) => type !== 'context.added').length,
        );
        expect(parts.map(({ name }) => name)).toEqual(
          partNames.filter((name) => parts.some((part) => part.name === name)),
        );
      }
    }),
    { numRuns: 8 },
  );
});

test('the first request of a scripted model is reported as it is estimated', async () => {
  await fc.assert(
    fc.asyncProperty(scripts, async (script) => {
      const { events } = await play({ ...script, faults: [] });
      const reply = events.find((event) => event.type === 'model.responded');
      const first = requestsIn(events)[0];
      if (first === undefined || reply?.type !== 'model.responded') throw new Error('The run asked nothing.');
      expect(partsOf(first.request, first.agent).tokens).toBe(reply.usage.input);
    }),
    { numRuns: 8 },
  );
});
