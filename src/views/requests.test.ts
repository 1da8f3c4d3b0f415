import fc from 'fast-check';
import { expect, test } from 'vitest';
import { play } from '../runtime/replay.testing.ts';
import { scripts } from '../runtime/scripts.testing.ts';
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
