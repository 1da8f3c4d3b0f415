import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logOf, rested, said, started } from '../storage/contract.testing.ts';
import { readEvents } from './damage.ts';

const log = logOf([started(), said('a'), said('b'), rested]);

test('a whole log is read as it is', () => {
  expect(readEvents(JSON.parse(JSON.stringify(log)))).toEqual({ events: log, trouble: undefined });
});

test('a fact that cannot be read keeps its place, and says what is wrong with it', () => {
  const { events, trouble } = readEvents(log.with(2, { ...said('b'), ...log[2], text: 7 } as never));
  expect(trouble).toBe('Fact 2 could not be read: text: Invalid input: expected string, received number');
  expect(events[2]).toEqual({
    type: 'event.damaged',
    seq: 2,
    at: 2000,
    agent: 'main',
    raw: '{"type":"prompt.submitted","text":7,"seq":2,"at":2000,"agent":"main"}',
    issue: 'text: Invalid input: expected string, received number',
  });
  expect(events.toSpliced(2, 1)).toEqual(log.toSpliced(2, 1));
});

test('what has not even a place stands where it was found', () => {
  const { events } = readEvents([log[0], 'noise', ...log.slice(2)]);
  expect(events[1]).toMatchObject({ type: 'event.damaged', seq: 1, at: 0, agent: 'main', raw: '"noise"' });
  expect(events).toHaveLength(4);
});

test('a log ends where facts are missing or stand twice', () => {
  const missing = readEvents(log.toSpliced(2, 1));
  expect(missing.events).toEqual(log.slice(0, 2));
  expect(missing.trouble).toBe('Fact 2 is missing: fact 3 stands in its place. The run is shown as far as that.');
  expect(readEvents(log.toSpliced(2, 0, ...log.slice(1, 2))).events).toEqual(log.slice(0, 2));
});

test('a log without facts, or that does not begin with its start, can only be read', () => {
  expect(readEvents([]).trouble).toBe('None of its facts is stored.');
  expect(readEvents(logOf([said('a')])).trouble).toBe('It does not begin with the start of a run.');
});

test('no noise in the store makes reading throw, and no noise passes for a fact', () => {
  const noise = fc.oneof(fc.anything({ withBigInt: true, withDate: true, withMap: true }), fc.json());
  fc.assert(
    fc.property(fc.array(noise, { minLength: 1, maxLength: 5 }), (raw) => {
      const { events, trouble } = readEvents([log[0], ...raw]);
      expect(trouble).toBeDefined();
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i));
    }),
  );
});
