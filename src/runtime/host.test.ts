import { describe, expect, test } from 'vitest';
import { hashOf } from '../base/hash.ts';
import { encode } from '../base/text.ts';
import type { Wish } from '../protocol/command.ts';
import type { Event, EventOf } from '../protocol/event.ts';
import { type Script, scriptSchema } from '../protocol/script.ts';
import { MemoryStore } from '../storage/memory.ts';
import { walk, workspaceView } from '../views/workspace.ts';
import { Headless } from './headless.ts';
import { testTools } from './scripts.testing.ts';

const run = 'r';

function scriptOf(more: object = {}): Script {
  return scriptSchema.parse({
    title: 'A run',
    files: { 'a.txt': 'one\n' },
    model: [
      { when: { reply: 1 }, reply: { calls: [{ tool: 'write_file', input: { path: 'b.txt', content: 'two\n' } }] } },
      { reply: { text: 'Done.' } },
    ],
    ...more,
  });
}

async function started(more: object = {}, wish: Partial<Extract<Wish, { do: 'start' }>> = {}) {
  const headless = new Headless({ tools: testTools });
  await headless.send({ do: 'start', run, script: scriptOf(more), ...wish });
  return headless;
}

const refusals = ({ notices }: Headless): string[] =>
  notices.flatMap((notice) => (notice.say === 'refused' ? [notice.why] : []));
const last = <Type extends Event['type']>(
  { events }: { events: readonly Event[] },
  type: Type,
): EventOf<Type> | undefined => events.findLast((event): event is EventOf<Type> => event.type === type);
const asked = (headless: Headless): Promise<void> =>
  headless
    .log(run)
    .until(() => last(headless.log(run), 'tool.decided')?.verdict === 'ask', new AbortController().signal);

describe('a command that makes no sense now is refused with the reason, and changes nothing', () => {
  const senseless: readonly [string, Wish, RegExp][] = [
    [
      'a decision about a call that does not wait',
      { do: 'decide', run, call: 'main.7', verdict: 'allow' },
      /does not wait/,
    ],
    ['an answer to nothing', { do: 'answer', run, call: 'main.1', text: 'x' }, /does not wait/],
    ['a stop of an agent that rests', { do: 'stop', run }, /rests already/],
    ['going on after nothing', { do: 'continue', run }, /send a message/],
    ['trying again what did not fail', { do: 'retry-now', run }, /No request waits/],
    ['a run that is not open', { do: 'prompt', run: 'other', text: 'x' }, /not open/],
    ['opening a run that is not there', { do: 'open', run: 'other' }, /no such run/],
    ['a second run of one name', { do: 'start', run, script: scriptOf() }, /already/],
    ['a file without a name', { do: 'write-files', run, files: [{ path: '..', text: '' }] }, /no file at/],
  ];
  test('a script with a pattern that is none', async () => {
    const headless = new Headless({ tools: testTools });
    await headless.send({ do: 'start', run, script: scriptOf({ model: [{ when: { last: '/(/' }, reply: {} }] }) });
    expect(refusals(headless)).toEqual([expect.stringMatching(/can't be played. At model.0.when.last/)]);
    expect(headless.host.run(run)).toBeUndefined();
  });

  test.each(senseless)('%s', async (_, wish, why) => {
    const headless = await started();
    const length = headless.log(run).events.length;
    await headless.send(wish);
    expect(refusals(headless)).toEqual([expect.stringMatching(why)]);
    expect(headless.log(run).events.length).toBe(length);
  });
});

test('an approval is given once: the second decision about the same call is refused', async () => {
  const headless = await started();
  await headless.send({ do: 'prompt', run, text: 'Go.' });
  await asked(headless);
  await headless.send({ do: 'decide', run, call: 'main.1', verdict: 'allow' });
  await headless.send({ do: 'decide', run, call: 'main.1', verdict: 'deny' });
  await headless.atRest(run);
  expect(refusals(headless)).toEqual([expect.stringMatching(/does not wait for approval any more/)]);
  expect(last(headless.log(run), 'tool.finished')?.failed).toBe(false);
});

test('the model is told when a person changed its call, and when an argument was left out', async () => {
  const input = { path: 'b.txt', content: 'two\n', colour: 'blue' };
  const headless = await started({
    model: [{ when: { reply: 1 }, reply: { calls: [{ tool: 'write_file', input }] } }, { reply: { text: 'Done.' } }],
  });
  await headless.send({ do: 'prompt', run, text: 'Go.' });
  await asked(headless);
  await headless.send({
    do: 'decide',
    run,
    call: 'main.1',
    verdict: 'allow',
    input: { path: 'b.txt', content: 'three\n', size: 7 },
  });
  await headless.atRest(run);
  const [, ...notes] = last(headless.log(run), 'tool.finished')?.content ?? [];
  expect(notes).toEqual([
    { type: 'text', text: expect.stringMatching(/^The person changed this call before it ran. It ran with: .*three/) },
    { type: 'text', text: 'There is no such argument, so it was left out: size.' },
  ]);
});

test('a run is paused before its first step, and each step takes one', async () => {
  const headless = await started({}, { paused: true });
  await headless.send({ do: 'prompt', run, text: 'Go.' });
  const seen: number[] = [];
  for (let i = 0; i < 3; i++) {
    await settled();
    seen.push(headless.log(run).events.length);
    await headless.send({ do: 'step', run });
  }
  await settled();
  expect(headless.log(run).events.map(({ type }) => type)).toEqual([
    'run.started',
    'prompt.submitted',
    'model.requested',
    'model.responded',
    'tool.decided',
  ]);
  expect(seen).toEqual([2, 4, 5]);
});

test('a stop while a person is asked settles the call and rests', async () => {
  const headless = await started();
  await headless.send({ do: 'prompt', run, text: 'Go.' });
  await asked(headless);
  await headless.send({ do: 'stop', run });
  await headless.atRest(run);
  expect(
    headless
      .log(run)
      .events.slice(-3)
      .map(({ type }) => type),
  ).toEqual(['stop.requested', 'tool.finished', 'agent.rested']);
  await headless.send({ do: 'prompt', run, text: 'Go on.' });
  await headless.atRest(run);
  expect(last(headless.log(run), 'agent.rested')).toMatchObject({ why: 'done', text: 'Done.' });
});

test('at a limit the run rests; going on raises the limit and wakes it', async () => {
  const headless = await started({ settings: { mode: 'auto', maxTurns: 1 } });
  await headless.send({ do: 'prompt', run, text: 'Go.' });
  await headless.atRest(run);
  expect(last(headless.log(run), 'agent.rested')?.why).toBe('limit');
  await headless.send({ do: 'continue', run });
  await headless.atRest(run);
  expect(last(headless.log(run), 'agent.rested')?.why).toBe('done');
});

test('a request that no rule of the script fits fails loudly; the reply can be written, and the run goes on', async () => {
  const model = [{ when: { reply: 7 }, reply: { text: 'never' } }];
  const headless = await started({ model });
  await headless.send({ do: 'prompt', run, text: 'Go.' });
  await headless.atRest(run);
  expect(last(headless.log(run), 'model.failed')).toMatchObject({ failure: 'no-rule', retryable: false });
  const play = scriptOf({ model: [...model, { reply: { text: 'Written by hand.' } }] });
  await headless.send({ do: 'set', run, config: { play: { model: play.model, person: [], faults: [] } } });
  await headless.send({ do: 'continue', run });
  await headless.atRest(run);
  expect(last(headless.log(run), 'agent.rested')).toMatchObject({ why: 'done', text: 'Written by hand.' });
});

test('a wait between attempts is cut short by “Try now”, and by “Stop”', async () => {
  const faults = [{ request: 1, attempt: 1, status: 529, retryAfter: 50 }];
  for (const wish of [
    { do: 'retry-now', run },
    { do: 'stop', run },
  ] as const) {
    const headless = await started({ faults, model: [{ reply: { text: 'Done.' } }] });
    await headless.send({ do: 'prompt', run, text: 'Go.' });
    await until(headless, () => last(headless.log(run), 'model.failed') !== undefined);
    const failedAt = headless.clock.now();
    await headless.send(wish);
    await headless.atRest(run);
    const next = headless
      .log(run)
      .events.findLast(({ type }) => type === (wish.do === 'stop' ? 'agent.rested' : 'model.requested'));
    expect((next?.at ?? 0) - failedAt).toBe(0);
  }
});

test('a call that ran when the page went away is settled as interrupted, and its files are named', async () => {
  const script = {
    model: [
      { when: { reply: 1 }, reply: { calls: [{ tool: 'make', input: { target: 'all' } }] } },
      { reply: { text: 'Done.' } },
    ],
    settings: { mode: 'auto' },
  };
  const first = await started(script);
  await first.send({ do: 'prompt', run, text: 'Go.' });
  await first.atRest(run);
  const { events } = first.log(run);
  const changed = events.findIndex(({ type }) => type === 'files.changed');
  const store = new MemoryStore();
  await store.append({ run, owner: 1, from: 0, events: events.slice(0, changed + 1) });
  const again = new Headless({ tools: testTools, store });
  await again.send({ do: 'open', run });
  await again.atRest(run);
  expect(again.log(run).events[changed + 1]).toMatchObject({
    type: 'tool.finished',
    because: 'interrupted',
    failed: true,
    content: [
      {
        type: 'text',
        text: 'Interrupted: the page was closed before this call had a result. It had changed: built/all.',
      },
    ],
  });
  expect(last(again.log(run), 'agent.rested')?.why).toBe('done');
});

test('a run that is deleted while a person is asked ends, and lets everything else go on', async () => {
  const headless = await started();
  await headless.send({ do: 'prompt', run, text: 'Go.' });
  await asked(headless);
  await headless.send({ do: 'delete', run });
  await settled();
  expect(headless.host.run(run)).toBeUndefined();
});

test('a log with a damaged fact is shown, and nothing is added to it', async () => {
  const first = await started();
  await first.send({ do: 'prompt', run, text: 'Go.' });
  await asked(first);
  const store = new MemoryStore();
  const [begin, , ...others] = first.log(run).events;
  const damaged = { seq: 1, at: 0, agent: 'main', type: 'prompt.submitted', text: 7 };
  await store.append({ run, owner: 1, from: 0, events: [begin, damaged, ...others] as Event[] });
  const again = new Headless({ tools: testTools, store });
  await again.send({ do: 'open', run });
  const shown = again.notices.find((notice) => notice.say === 'log');
  expect(shown).toMatchObject({ readOnly: expect.stringMatching(/Fact 1 could not be read/) });
  const length = again.log(run).events.length;
  await again.send({ do: 'prompt', run, text: 'More.' });
  expect(refusals(again)).toEqual([expect.stringMatching(/can only be read/)]);
  expect(again.log(run).events.length).toBe(length);
});

test('what changes files waits until the disk has the decision', async () => {
  const headless = await started();
  const live = headless.host.run(run);
  await headless.send({ do: 'prompt', run, text: 'Go.' });
  await asked(headless);
  let storedWhenRun = 0;
  const deafen = headless.log(run).listen(({ type }) => {
    if (type === 'tool.started') storedWhenRun = live?.persist.stored.is === 'kept' ? live.persist.stored.length : -1;
  });
  await headless.send({ do: 'decide', run, call: 'main.1', verdict: 'allow' });
  await headless.atRest(run);
  deafen();
  const decided = headless.log(run).events.findIndex(({ type }) => type === 'approval.resolved');
  expect(storedWhenRun).toBe(decided + 1);
});

/** Lets everything happen that can happen without time passing. */
async function settled(): Promise<void> {
  for (let i = 0; i < 50; i++) await new Promise((resolve) => setImmediate(resolve));
}

/** Resolves as soon as a condition on the log holds. */
async function until(headless: Headless, condition: () => boolean): Promise<void> {
  if (!condition()) await headless.log(run).until(condition, new AbortController().signal);
}

test('a person writes text and any bytes, and takes a path away, in one fact', async () => {
  const headless = await started();
  const bytes = new Uint8Array([0, 255, 10]);
  await headless.send({
    do: 'write-files',
    run,
    files: [
      { path: 'a/b.bin', bytes },
      { path: './c.txt', text: 'c\n' },
      { path: 'a.txt', text: null },
    ],
  });
  expect(headless.log(run).events.at(-1)).toMatchObject({
    type: 'files.changed',
    because: 'person',
    changes: [
      { path: 'a/b.bin', entry: { is: 'file', blob: hashOf(bytes), bytes: 3 } },
      { path: 'c.txt', entry: { is: 'file', bytes: 2 } },
      { path: 'a.txt', entry: { is: 'gone' } },
    ],
  });
  expect(await headless.host.run(run)?.persist.blobs.get(hashOf(bytes))).toEqual(bytes);
});

test('a person moves a folder with all that is in it, as one fact', async () => {
  const headless = await started({ files: { 'src/a.js': 'a', 'src/deep/b.js': 'b', 'c.js': 'c' } });
  const moved = { path: 'lib/own', from: 'src' };
  await headless.send({ do: 'write-files', run, files: [{ path: 'src', text: null }, moved] });
  const entry = (text: string) => ({ is: 'file', blob: hashOf(encode(text)), bytes: 1 });
  const log = headless.log(run);
  expect(log.events.at(-1)).toMatchObject({
    because: 'person',
    changes: [
      { path: 'src', entry: { is: 'gone' } },
      { path: 'lib/own/a.js', entry: entry('a') },
      { path: 'lib/own/deep/b.js', entry: entry('b') },
    ],
  });
  const paths = [...walk(log.read(workspaceView))].map(([path]) => path);
  expect(paths.toSorted()).toEqual(['c.js', 'lib/own/a.js', 'lib/own/deep/b.js']);
  await headless.send({ do: 'write-files', run, files: [{ path: 'x', from: 'src' }] });
  expect(refusals(headless)).toEqual(['There is nothing at “src” any more.']);
});
