import { expect, test } from 'vitest';
import { failureOf, partsOf, placeOf, prompt, replyTo, requestOf, say, Ticking } from './asking.fixture.ts';

const fine = [say('Well.', { calls: [{ tool: 'look', input: { a: 1 } }] })];

test.each([
  [{ status: 529 }, { failure: 'status', retryable: true, status: 529, message: 'The provider is overloaded.' }],
  [
    { status: 429, retryAfter: 7, reason: 'Slow down.' },
    { retryable: true, status: 429, after: 7000, message: 'Slow down.' },
  ],
  [{ status: 401 }, { failure: 'refused', retryable: false }],
  [
    { status: 400, reason: 'prompt is too long' },
    { failure: 'too-long', retryable: false },
  ],
  [{ reason: 'Failed to fetch' }, { failure: 'network', retryable: true, message: 'Failed to fetch' }],
])('the fault %j fails as a provider would', async (fault, failure) => {
  expect(await failureOf({ model: fine, faults: [{ request: 1, ...fault }] })).toMatchObject(failure);
});

test('a fault stands in the way of its request, attempt and agent only', async () => {
  const play = {
    model: [say('Well.'), { when: { agent: 'main.1' }, ...say('Well.') }],
    faults: [{ request: 2, attempt: 1, status: 500 }],
  };
  await failureOf(play, [prompt('Go.')], { reply: 2 });
  expect((await replyTo(play, [prompt('Go.')], { reply: 1 })).text).toBe('Well.');
  expect((await replyTo(play, [prompt('Go.')], { reply: 2, attempt: 2 })).text).toBe('Well.');
  expect((await replyTo(play, [prompt('Go.')], { reply: 2, agent: 'main.1' })).text).toBe('Well.');
});

test.each([0, 1, 4, 5, 9])('a stream that is cut after %i characters sends no more, and no end', async (cutAfter) => {
  const { parts, text } = await replyTo({ model: fine, faults: [{ request: 1, cutAfter }] }, [prompt('Go.')]);
  expect('Well.'.startsWith(text)).toBe(true);
  expect(text.length).toBeLessThanOrEqual(Math.max(2, cutAfter));
  expect(parts.filter(({ type }) => type !== 'text')).toEqual([]);
});

test('a delay passes before the first piece, and arguments arrive as they were spoilt', async () => {
  const clock = new Ticking();
  const play = placeOf({ model: fine, faults: [{ request: 1, delay: 3000, malformed: '{"a": ' }] });
  const parts = await partsOf(requestOf(prompt('Go.')), play, new AbortController().signal, clock);
  expect(parts.find(({ type }) => type === 'call')).toMatchObject({ input: '{"a": ' });
  expect(clock.now()).toBeGreaterThan(3000);
});
