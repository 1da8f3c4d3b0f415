import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noSandbox } from '../agent/sandbox.testing.ts';
import type { Event } from '../protocol/event.ts';
import { type Script, scriptSchema } from '../protocol/script.ts';
import { scripted } from '../providers/scripted/index.ts';
import { MemoryStore } from '../storage/memory.ts';
import { recordingOf } from '../views/recording.ts';
import { Headless } from './headless.ts';
import { Host } from './host.ts';
import { PacedClock } from './paced-clock.ts';
import { canonical, contentsFor } from './recording.testing.ts';
import { play } from './replay.testing.ts';
import { scripts, testTools } from './scripts.testing.ts';

const run = 'again';

async function recorded({ events, store }: Pick<Awaited<ReturnType<typeof play>>, 'events' | 'store'>) {
  return recordingOf(events, await contentsFor(events, store)).script;
}

/** Resolves when the host has told that no recorded act is left, and the run rests. */
async function over(headless: Headless): Promise<void> {
  const left = () => headless.notices.findLast((notice) => notice.say === 'repeating')?.left;
  for (let turn = 0; turn < 5000 && left() !== 0; turn++) await new Promise((resolve) => setImmediate(resolve));
  expect(left()).toBe(0);
  await headless.atRest(run);
}

const refusals = ({ notices }: Headless): readonly string[] =>
  notices.flatMap((notice) => (notice.say === 'refused' ? [notice.why] : []));

test('for any generated run, the host plays its recording to the same facts, with nobody there', async () => {
  await fc.assert(
    fc.asyncProperty(scripts, async (source) => {
      const first = await play(source);
      const script = await recorded(first);
      fc.pre(script.recorded.length > 0);
      const headless = new Headless({ tools: testTools });
      await headless.send({ do: 'start', run, script, repeat: true });
      await over(headless);
      expect(refusals(headless)).toEqual([]);
      expect(canonical(headless.log(run).events)).toEqual(canonical(first.events));
    }),
    { numRuns: 25 },
  );
}, 30_000);

const asking = scriptSchema.parse({
  title: 'Write',
  model: [
    { when: { reply: 1 }, reply: { calls: [{ tool: 'write_file', input: { path: 'a.txt', content: 'one' } }] } },
    { when: { reply: 2 }, reply: { text: 'Written.' } },
    { reply: { text: 'You are welcome.' } },
  ],
  person: [{ prompt: 'Write.' }, { allow: true }, { prompt: 'Thanks.' }],
}) as Script;

test('at once, in the time of a page, a recording plays to the same facts', async () => {
  const first = await play(asking);
  const script = await recorded(first);
  const store = new MemoryStore();
  let told = (): void => {};
  const done = new Promise<void>((resolve) => {
    told = resolve;
  });
  let events: readonly Event[] = [];
  const host = new Host({
    store,
    tools: testTools,
    clock: (speed, from) => new PacedClock(speed, from),
    model: scripted,
    sandbox: noSandbox,
    notify: (notice) => {
      if (notice.say === 'log') events = [...notice.events];
      if (notice.say === 'event') events = [...events, notice.event];
      if (notice.say === 'repeating' && notice.left === 0) told();
    },
  });
  await host.handle({ id: '1', do: 'start', run, script, repeat: true });
  await host.handle({ id: '2', do: 'speed', run, speed: 'max' });
  await done;
  await host.run(run)?.atRest();
  expect(canonical(events)).toEqual(canonical(first.events));
});

test('whoever does something takes over: no recorded act follows', async () => {
  const script = await recorded(await play(asking));
  const headless = new Headless({ tools: testTools });
  await headless.send({ do: 'start', run, script, repeat: true });
  const log = headless.log(run);
  await log.until(() => log.events.at(-1)?.type === 'tool.decided', new AbortController().signal);
  await headless.send({ do: 'decide', run, call: 'main.1', verdict: 'deny', reason: 'No.' });
  await over(headless);
  expect(refusals(headless)).toEqual([]);
  const mine = log.events.filter(({ type }) => type === 'approval.resolved' || type === 'prompt.submitted');
  expect(mine).toMatchObject([{ text: 'Write.' }, { verdict: 'deny', reason: 'No.' }]);
});

test('a run that goes another way than its recording says so, and is left to its person', async () => {
  const script = await recorded(await play(asking));
  const [first, ...others] = script.model;
  if (first === undefined) throw new Error('The recording has no reply.');
  const looking = { ...first, reply: { ...first.reply, calls: [{ tool: 'list_files', input: {} }] } };
  const headless = new Headless({ tools: testTools });
  await headless.send({ do: 'start', run, script: { ...script, model: [looking, ...others] }, repeat: true });
  await over(headless);
  expect(refusals(headless)).toEqual([expect.stringMatching(/went another way.*From here on you act yourself\.$/)]);
});
