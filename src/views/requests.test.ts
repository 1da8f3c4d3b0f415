import fc from 'fast-check';
import { expect, test } from 'vitest';
import { play } from '../runtime/replay.testing.ts';
import { scripts } from '../runtime/scripts.testing.ts';
import { logOf, prompted, replied, requested, started } from './log.testing.ts';
import { Projector } from './projector.ts';
import { requestsView } from './requests.ts';

test('requests are numbered by their first attempts, and each knows the one before it and its reply', async () => {
  await fc.assert(
    fc.asyncProperty(scripts, async (script) => {
      const { events } = await play(script);
      const projector = new Projector(events);
      for (const { seq, agent: name } of events.filter((event) => event.type === 'model.requested')) {
        const sent = events.filter(
          (event) => event.type === 'model.requested' && event.agent === name && event.seq <= seq,
        );
        const asked = projector.at(seq + 1).read(requestsView)[name];
        const firsts = sent.filter((event) => event.type === 'model.requested' && event.attempt === 1);
        expect(asked?.number).toBe(firsts.length);
        expect(asked?.last).toBe(events[seq]);
        expect(asked?.reply).toBeUndefined();
        expect(asked?.before).toBe(sent.findLast((event) => event.seq < (firsts.at(-1)?.seq ?? 0)));
      }
      const end = projector.at(events.length).read(requestsView).main;
      expect(end?.reply).toBe(
        events.findLast(
          (event) => event.type === 'model.responded' && event.agent === 'main' && event.seq > (end?.last.seq ?? 0),
        ),
      );
    }),
    { numRuns: 8 },
  );
});

test('a request that was cut off and asked again is one request', () => {
  const events = logOf([started, prompted, requested, requested, replied(), prompted, requested]);
  const at = (cursor: number) => new Projector(events).at(cursor).read(requestsView).main;
  expect(at(4)).toMatchObject({ number: 1, last: events[3], before: undefined, reply: undefined });
  expect(at(7)).toMatchObject({ number: 2, last: events[6], before: events[3] });
});
