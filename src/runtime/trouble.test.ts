import { expect, test } from 'vitest';
import type { Event } from '../protocol/event.ts';
import { type Script, scriptSchema } from '../protocol/script.ts';
import { MemoryStore } from '../storage/memory.ts';
import type { Appended, Batch } from '../storage/store.ts';
import { Headless } from './headless.ts';

const script: Script = scriptSchema.parse({
  title: 'Write a file',
  settings: { mode: 'auto' },
  model: [
    { when: { reply: 1 }, reply: { calls: [{ tool: 'write_file', input: { path: 'a.txt', content: 'a' } }] } },
    { reply: { text: 'Done.' } },
  ],
});

/** A run of the script from start to rest. */
async function runThrough(store: MemoryStore): Promise<Headless> {
  const runtime = new Headless({ store });
  await runtime.send({ do: 'start', run: 'r', script });
  await runtime.send({ do: 'prompt', run: 'r', text: 'Go' });
  await runtime.atRest('r');
  await runtime.host.run('r')?.persist.flush();
  return runtime;
}

test('on a full disk a run goes on to its end, and says how far the disk is', async () => {
  const store = new MemoryStore();
  const append = store.append.bind(store);
  store.append = async (batch: Batch): Promise<Appended> =>
    batch.from === 0
      ? append({ ...batch, events: batch.events.slice(0, 1) })
      : { is: 'down', reason: 'The disk is full.' };
  const runtime = await runThrough(store);
  const log = runtime.log('r');
  expect(log.events.at(-1)).toMatchObject({ type: 'agent.rested', why: 'done' });
  expect(log.events.map(({ seq }) => seq)).toEqual(log.events.map((_, i) => i));
  expect(runtime.notices.findLast(({ say }) => say === 'stored')).toEqual({
    say: 'stored',
    run: 'r',
    stored: { is: 'down', length: 1, reason: 'The disk is full.' },
  });
  expect(await store.readEvents('r')).toEqual(log.events.slice(0, 1));
});

test('a run of which a stored fact is damaged opens, whole, to be read only', async () => {
  const store = new MemoryStore();
  const before = (await runThrough(store)).log('r').events;
  const stored = await store.readEvents('r');
  store.readEvents = async () => stored.with(2, { seq: 2, at: 0, agent: 'main', type: 'no.such.fact' });
  const runtime = new Headless({ store });
  await runtime.send({ do: 'open', run: 'r' });
  const shown = runtime.notices.find((notice) => notice.say === 'log');
  expect(shown).toMatchObject({ readOnly: expect.stringMatching(/^Fact 2 could not be read: /) });
  const events: readonly Event[] = shown?.say === 'log' ? shown.events : [];
  expect(events.toSpliced(2, 1)).toEqual(before.toSpliced(2, 1));
  await runtime.send({ do: 'prompt', run: 'r', text: 'Go on' });
  expect(runtime.notices.at(-1)).toMatchObject({
    say: 'refused',
    why: expect.stringMatching(/can only be read\. Fact 2/),
  });
});
