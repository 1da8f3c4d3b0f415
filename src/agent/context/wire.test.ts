import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Event } from '../../protocol/event.ts';
import { play } from '../../runtime/replay.testing.ts';
import { scripts } from '../../runtime/scripts.testing.ts';
import { agentsView } from '../../views/agent.ts';
import { Projector } from '../../views/projector.ts';
import { requestOf } from './request.ts';
import { wireOf } from './wire.ts';

/** Every request of a run, as it was sent. */
function requestsIn(events: readonly Event[]) {
  const projector = new Projector(events);
  return events
    .filter((event) => event.type === 'model.requested')
    .map(({ seq, agent: name }) => {
      const agent = projector.at(seq + 1).read(agentsView)[name];
      if (agent === undefined) throw new Error(`There is no agent ${name}.`);
      return { request: requestOf(agent) };
    });
}

test('the wire keeps every message, in order, and each result names a call that was made before it', async () => {
  await fc.assert(
    fc.asyncProperty(scripts, async (script) => {
      const { events } = await play(script);
      for (const { request } of requestsIn(events)) {
        const wire = wireOf(request);
        expect(wire.messages).toHaveLength(request.messages.length);
        const made = new Set<string>();
        for (const [i, message] of wire.messages.entries()) {
          const from = request.messages.at(i);
          if (message.role === 'assistant') for (const { id } of message.calls) made.add(id);
          if (message.role === 'tool') expect(made.has(message.id)).toBe(true);
          if (from?.type === 'prompt.submitted') expect(message).toEqual({ role: 'user', text: from.text });
          if (from?.type === 'tool.finished') expect(message).toMatchObject({ role: 'tool', content: from.content });
        }
        expect(JSON.parse(JSON.stringify(wire))).toEqual(wire);
      }
    }),
    { numRuns: 8 },
  );
});
