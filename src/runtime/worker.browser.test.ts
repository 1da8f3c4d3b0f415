import { expect, onTestFinished, test } from 'vitest';
import type { Event } from '../protocol/event.ts';
import type { Notice } from '../protocol/notice.ts';
import { type Script, scriptSchema } from '../protocol/script.ts';
import { type Client, connect } from './client.ts';

const script: Script = scriptSchema.parse({
  title: 'Write a file',
  files: { 'notes.txt': 'old' },
  settings: { mode: 'auto' },
  model: [
    {
      when: { reply: 1 },
      reply: {
        text: 'I write it.',
        calls: [{ tool: 'write_file', input: { path: 'new.txt', content: 'Grüße' } }],
      },
    },
    { reply: { text: 'Done.' } },
  ],
});

/** A page with a runtime of its own, and all that it has heard. */
function page(): { readonly client: Client; readonly heard: Notice[] } {
  const client = connect();
  onTestFinished(() => client.close());
  const heard: Notice[] = [];
  client.listen((notice) => heard.push(notice));
  return { client, heard };
}

/** Resolves with the first notice that fits from now on; a crash fails. */
function until<Say extends Notice['say']>(
  client: Client,
  say: Say,
  fits: (notice: Extract<Notice, { say: Say }>) => boolean = () => true,
): Promise<Extract<Notice, { say: Say }>> {
  return new Promise((resolve, reject) => {
    const stop = client.listen((notice) => {
      if (notice.say === 'crashed') reject(new Error(notice.why));
      if (notice.say !== say || !fits(notice as Extract<Notice, { say: Say }>)) return;
      stop();
      resolve(notice as Extract<Notice, { say: Say }>);
    });
  });
}

const eventsIn = (heard: readonly Notice[]): readonly Event[] =>
  heard.flatMap((notice) => (notice.say === 'event' ? [notice.event] : []));

/** A new run of the script, up to its rest on the disk. */
async function ranThrough({ client }: { readonly client: Client }): Promise<string> {
  const run = crypto.randomUUID();
  const rested = until(client, 'event', ({ event }) => event.type === 'agent.rested');
  client.send({ do: 'start', run, script });
  client.send({ do: 'speed', run, speed: 'max' });
  client.send({ do: 'prompt', run, text: 'Write new.txt' });
  const { event } = await rested;
  await until(client, 'stored', ({ stored }) => stored.is === 'kept' && stored.length > event.seq);
  return run;
}

test('what is sent to a worker that is still loading is not lost: a run goes from start to rest', async () => {
  const first = page();
  await ranThrough(first);
  expect(first.heard[0]).toEqual({ say: 'ready' });
  const events = eventsIn(first.heard);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i));
  expect(events.map(({ type }) => type)).toContain('tool.finished');
  expect(events.at(-1)).toMatchObject({ type: 'agent.rested', why: 'done' });
  const said = first.heard.flatMap((notice) => (notice.say === 'delta' ? [notice.text] : []));
  expect(said.join('')).toBe('I write it.Done.');
});

test('a page that is loaded again finds the run as it was, and all that it wrote', async () => {
  const first = page();
  const run = await ranThrough(first);
  first.client.close();

  const second = page();
  second.client.send({ do: 'open', run });
  const { events, readOnly } = await until(second.client, 'log');
  expect(readOnly).toBeUndefined();
  expect(events).toEqual(eventsIn(first.heard));
  const blobs = events.flatMap((event) => (event.type === 'files.changed' ? event.changes : []));
  const [written] = blobs.flatMap(({ entry }) => (entry.is === 'file' ? [entry.blob] : []));
  const bytes = await second.client.shelf.blob(written ?? '');
  expect(new TextDecoder().decode(bytes)).toBe('Grüße');
  expect(await second.client.shelf.run(run)).toMatchObject({
    title: 'Write a file',
    length: events.length,
    rested: 'done',
  });
});

test('a second page reads a run along, takes it over, and the first reads along from then on', async () => {
  const first = page();
  const run = await ranThrough(first);
  const second = page();
  second.client.send({ do: 'open', run });
  expect(await until(second.client, 'log')).toMatchObject({ fixed: 'elsewhere' });
  const along = until(second.client, 'event', ({ event }) => event.type === 'agent.rested');
  first.client.send({ do: 'prompt', run, text: 'From the first' });
  const { event } = await along;

  const lost = until(first.client, 'log', ({ readOnly }) => readOnly !== undefined);
  const taken = until(second.client, 'log', ({ readOnly }) => readOnly === undefined);
  second.client.send({ do: 'take-over', run });
  expect((await taken).events).toHaveLength(event.seq + 1);
  expect(await lost).toMatchObject({ fixed: 'elsewhere', readOnly: expect.stringMatching(/taken this run over/) });
  const rested = until(first.client, 'event', (notice) => notice.event.type === 'agent.rested');
  second.client.send({ do: 'speed', run, speed: 'max' });
  second.client.send({ do: 'prompt', run, text: 'From the second' });
  expect((await rested).event.seq).toBeGreaterThan(event.seq);
});

test('a run goes out as an archive and comes back as one that only replays', async () => {
  const first = page();
  const run = await ranThrough(first);
  const { keeping } = first.client;
  const { bytes, missing } = await keeping.exportArchive({ runs: [run], workspaces: [] });
  expect(missing).toEqual([]);
  expect(await keeping.readArchive({ bytes })).toMatchObject({ runs: [{ title: 'Write a file' }] });
  const { runs } = await keeping.importArchive({ bytes });
  const opened = until(first.client, 'log', ({ fixed }) => fixed === 'imported');
  first.client.send({ do: 'open', run: runs[0] ?? '' });
  expect((await opened).events).toEqual(eventsIn(first.heard));
  await expect(keeping.importArchive({ bytes: bytes.slice(9) })).rejects.toThrow(/^the file: /);
  const rows = await keeping.doctor();
  expect(rows.filter(({ state }) => state === 'bad')).toEqual([]);
  expect((await keeping.storage()).runs.length).toBeGreaterThan(1);
});

test('a runtime that dies in the middle of a reply takes it up again where it was', async () => {
  const slow: Script = scriptSchema.parse({
    title: 'A long reply',
    model: [{ reply: { text: 'word '.repeat(100), speed: 200 } }],
  });
  const first = page();
  const run = crypto.randomUUID();
  const speaking = until(first.client, 'delta');
  const kept = until(first.client, 'stored', ({ stored }) => stored.is === 'kept' && stored.length >= 3);
  first.client.send({ do: 'start', run, script: slow });
  first.client.send({ do: 'prompt', run, text: 'Talk' });
  await Promise.all([speaking, kept]);
  first.client.close();

  const second = page();
  const opened = until(second.client, 'log');
  const rested = until(second.client, 'event', ({ event }) => event.type === 'agent.rested');
  second.client.send({ do: 'open', run });
  second.client.send({ do: 'speed', run, speed: 'max' });
  const { events } = await opened;
  expect(events).toEqual(eventsIn(first.heard).slice(0, events.length));
  expect((await rested).event).toMatchObject({ why: 'done' });
  const requests = [...events, ...eventsIn(second.heard)].filter(({ type }) => type === 'model.requested');
  expect(requests.map((event) => event.type === 'model.requested' && event.attempt)).toEqual([1, 1]);
});
