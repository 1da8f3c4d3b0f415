import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Trail } from '../../base/trail.ts';
import type { Event, Message } from '../../protocol/event.ts';
import { play } from '../../runtime/replay.testing.ts';
import { scripts } from '../../runtime/scripts.testing.ts';
import { agentsView } from '../../views/agent.ts';
import { Projector } from '../../views/projector.ts';
import { goOn } from './conversation.ts';
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
        const own = wire.messages.filter((message) => !('by' in message));
        expect(own).toHaveLength(request.messages.length);
        const made = new Set<string>();
        for (const [i, message] of own.entries()) {
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

test('a reply that was cut is followed by the words that make the model go on', () => {
  const place = { at: 0, agent: 'main' };
  const usage = { input: 1, output: 1, cacheRead: 0, cacheWrite: 0 };
  const cut = {
    ...place,
    type: 'model.responded',
    text: 'Once',
    thinking: '',
    calls: [],
    usage,
    stop: 'length',
  } as const;
  const asked = { ...place, seq: 1, type: 'prompt.submitted', text: 'Tell.' } as const;
  const messages = Trail.of<Message>(asked, { ...cut, seq: 2 }, { ...cut, seq: 3 });
  const model = { provider: 'p', id: 'm', window: 9, maxOutputTokens: 9 };
  const wire = wireOf({ model, system: '', tools: [], messages, maxOutputTokens: 9 });
  expect(wire.messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user', 'assistant', 'user']);
  expect(wire.messages.at(-1)).toEqual({ role: 'user', text: goOn, by: 'harness' });
});
