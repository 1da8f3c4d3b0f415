import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ModelPart } from '../../agent/ports.ts';
import { Trail } from '../../base/trail.ts';
import {
  failureOf,
  partsOf,
  placeOf,
  prompt,
  replied,
  replyTo,
  requestOf,
  result,
  type Source,
  say,
  Ticking,
} from './asking.fixture.ts';
import { scripted } from './index.ts';

test('the first rule that fits replies, and is named', async () => {
  const model = [
    { name: 'later', when: { reply: 2 }, ...say('two') },
    { when: { last: 'hello' }, ...say('hi') },
    say('whatever'),
  ];
  expect(await replyTo({ model }, [prompt('hello there')])).toMatchObject({ text: 'hi', end: { rule: 'rule 2' } });
  expect(await replyTo({ model }, [prompt('hello')], { reply: 2 })).toMatchObject({
    text: 'two',
    end: { rule: 'later' },
  });
  expect(await replyTo({ model }, [prompt('bye')])).toMatchObject({ text: 'whatever', end: { rule: 'rule 3' } });
});

test.each([
  ['a tool it has', { tool: 'look' }, true],
  ['a tool it has not', { tool: 'write' }, false],
  ['a result that failed', { failed: true }, true],
  ['no result that failed', { failed: false }, false],
  ['the prompt, some messages ago', { prompt: 'the list' }, true],
  ['a result as if it were the prompt', { prompt: 'ENOENT' }, false],
  ['what is new', { last: '/^ENOENT/' }, true],
  ['what is not new any more', { last: 'the list' }, false],
  ['anything in the conversation', { context: 'Make the list' }, true],
  ['what is nowhere', { context: 'a cat' }, false],
  ['the main agent', { agent: 'main' }, true],
  ['another agent', { agent: 'main.1' }, false],
  ['all of them at once', { agent: 'main', tool: 'look', failed: true, last: 'ENOENT', reply: 2 }, true],
  ['all of them but one', { agent: 'main', tool: 'look', failed: true, last: 'ENOENT', reply: 3 }, false],
])('a rule looks at %s', async (_, when, fits) => {
  const usage = { input: 10, output: 1, cacheRead: 0, cacheWrite: 10 };
  const heard = [prompt('Make the list'), replied(usage), result('ENOENT: no such file', true)];
  const { text } = await replyTo({ model: [{ when, ...say('yes') }, say('no')] }, heard, { reply: 2 });
  expect(text).toBe(fits ? 'yes' : 'no');
});

test('a rule without an agent is the main one’s; a glob names many', async () => {
  const model = [say('main'), { when: { agent: 'main.*' }, ...say('below') }];
  expect((await replyTo({ model }, [prompt('Go.')])).text).toBe('main');
  expect((await replyTo({ model }, [prompt('Go.')], { agent: 'main.3' })).text).toBe('below');
});

test('a rule that fires once gives way when it has', async () => {
  const model = [{ once: true, ...say('first') }, say('then')];
  expect((await replyTo({ model }, [prompt('Go.')])).text).toBe('first');
  expect((await replyTo({ model }, [prompt('Go.')], { fired: Trail.of('rule 1') })).text).toBe('then');
});

test('no rule is a loud failure that says what was asked, and is not tried again', async () => {
  const model = [{ when: { reply: 1 }, ...say('one') }];
  const messages = [
    prompt('Go.'),
    replied({ input: 1, output: 1, cacheRead: 0, cacheWrite: 0 }),
    result(`No\nsuch file ${'x'.repeat(999)}`, true),
  ];
  const failure = await failureOf({ model }, messages, { reply: 2, fired: Trail.of('rule 1') });
  expect(failure).toMatchObject({ failure: 'no-rule', retryable: false });
  expect(failure.message).toMatch(
    /^No rule of the script fits reply 2 of main after "rule 1"\. What is new \(a call failed\) begins: "No such file x{187}…"\. Add a rule/,
  );
});

test('without a script nobody replies', async () => {
  const error: unknown = await partsOf(requestOf(), { ...placeOf({ model: [say('')] }), play: undefined }).catch(
    (thrown: unknown) => thrown,
  );
  expect(error).toMatchObject({ failure: 'no-rule', retryable: false });
});

test('a pattern that is none fails the request, not the run', async () => {
  const model = [{ when: { last: '/(/' }, ...say('one') }];
  expect(await failureOf({ model })).toMatchObject({
    failure: 'no-rule',
    message: expect.stringContaining('cannot be read'),
  });
});

test('a reply quotes what is new, in its text and in its calls', async () => {
  const calls = [{ tool: 'look', input: { path: '{{last:/in (\\S+):/}}', deep: [{ all: '{{last}}' }], n: 3 } }];
  const model = [say('{{last:/\\d+/}} found, {{last:/(never)/}}', { calls })];
  const { text, parts } = await replyTo({ model }, [result('12 places in src/a.ts: …')]);
  expect(text).toBe('12 found, (nothing here fits /(never)/)');
  expect(parts.find(({ type }) => type === 'call')).toEqual({
    type: 'call',
    wire: 'call_1_1',
    name: 'look',
    input: JSON.stringify({ path: 'src/a.ts', deep: [{ all: '12 places in src/a.ts: …' }], n: 3 }),
  });
});

test('text streams in pieces at its speed, thinking first, calls last', async () => {
  const clock = new Ticking();
  const model = [say('0123456789', { thinking: 'Hm, hm.', speed: 100, calls: [{ tool: 'look' }] })];
  const seen: unknown[] = [];
  for await (const part of scripted(clock).stream(
    requestOf(prompt('Go.')),
    placeOf({ model }),
    new AbortController().signal,
  )) {
    seen.push([clock.now(), part.type === 'text' || part.type === 'thinking' ? part.text : part.type]);
  }
  expect(seen).toEqual([
    [50, 'Hm, h'],
    [70, 'm.'],
    [120, '01234'],
    [170, '56789'],
    [190, 'call'],
    [190, 'end'],
  ]);
});

test('no piece parts a character', async () => {
  const { parts, text } = await replyTo({ model: [say('😀😀😀😀', { speed: 60 })] }, [prompt('Go.')]);
  expect(text).toBe('😀😀😀😀');
  for (const part of parts) if (part.type === 'text') expect(part.text).toMatch(/^(😀)+$/u);
});

test('a stream that is called off ends at once', async () => {
  const controller = new AbortController();
  const clock = new Ticking();
  const stream = scripted(clock).stream(requestOf(), placeOf({ model: [say('x'.repeat(1000))] }), controller.signal);
  const iterator = stream[Symbol.asyncIterator]();
  await iterator.next();
  controller.abort(new Error('Stopped.'));
  await expect(iterator.next()).rejects.toThrow('Stopped.');
  expect(clock.now()).toBe(50);
});

test('a request is weighed whole, and the next one finds the first in the cache', async () => {
  const model = [say('I look.')];
  const first = await replyTo({ model }, [prompt('Make the list')]);
  const usage = first.end?.usage;
  expect(usage).toEqual({ input: 11, output: 2, cacheRead: 0, cacheWrite: 11 });
  if (usage === undefined) throw new Error('No usage.');
  const then = await replyTo({ model }, [prompt('Make the list'), replied(usage), result('12345678')], { reply: 2 });
  expect(then.end?.usage).toEqual({ input: 15, output: 2, cacheRead: 11, cacheWrite: 4 });
});

test('usage that is given counts, and what is cached is a part of what was sent', async () => {
  const before = replied({ input: 900, output: 10, cacheRead: 0, cacheWrite: 900 });
  const usageWith = async (usage: Source) =>
    (await replyTo({ model: [say('Yes.', { usage })] }, [before, prompt('Go.')])).end?.usage;
  expect(await usageWith({ input: 500 })).toEqual({ input: 500, output: 1, cacheRead: 500, cacheWrite: 0 });
  expect(await usageWith({ output: 77, cacheRead: 0 })).toEqual({
    input: 911,
    output: 77,
    cacheRead: 0,
    cacheWrite: 11,
  });
});

test('a reply may end because it is too long', async () => {
  expect((await replyTo({ model: [say('And so', { cut: true })] }, [prompt('Go.')])).end?.stop).toBe('length');
});

test('the same script, request and place give the same parts, whenever they are asked for', async () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 });
  const rule = fc.record({
    when: fc.record({ reply: fc.integer({ min: 1, max: 3 }), failed: fc.boolean() }, { requiredKeys: [] }),
    once: fc.boolean(),
    reply: fc.record({ text, thinking: text, speed: fc.integer({ min: 1, max: 1e6 }) }),
  });
  const heard = fc.array(
    fc.oneof(
      text.map(prompt),
      fc.tuple(text, fc.boolean()).map(([said, failed]) => result(said, failed)),
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(rule), heard, fc.integer({ min: 1, max: 3 }), async (model, messages, reply) => {
      const play = { model: [...model, say('Well.')] };
      const [one, other] = await Promise.all([replyTo(play, messages, { reply }), replyTo(play, messages, { reply })]);
      expect(other).toEqual(one);
      const { rule: fired } = one.end as Extract<ModelPart, { type: 'end' }>;
      const index = fired === 'rule 1' && model.length === 0 ? 0 : Number(fired?.slice(5)) - 1;
      expect(one.text).toBe(play.model[index]?.reply.text);
    }),
  );
});
