import { expect, test } from 'vitest';
import type { Event } from '../../protocol/event.ts';
import { mostCharacters } from '../../protocol/link-size.ts';
import { scenarios } from '../../scenarios/index.ts';
import { hashesIn } from '../../storage/named.ts';
import { specsOf, tools } from '../../tools/index.ts';
import { readArchive } from '../archive/read-archive.ts';
import { play } from '../replay.testing.ts';
import { forged } from './link.testing.ts';
import { linkOfRun, readLink } from './link.ts';
import { shrink } from './shrink.ts';

const known = specsOf(tools);

async function eventsIn(signs: string, specs = known): Promise<readonly Event[]> {
  const linked = await readLink(signs, specs);
  return readArchive(linked.is === 'archive' ? linked.bytes : new Uint8Array()).runs[0]?.events ?? [];
}

test('runs of the bundled scenarios fit into links as they were, and come out of them fact by fact, with their content', async () => {
  const sizes = new Map<string, number>();
  for (const { name, load } of scenarios) {
    const script = await load();
    const text = JSON.stringify(script);
    // what an engine prints is a result like any other, and starting one takes its time; so does a long run
    if (/"(tool":"(bash|run_)|command":)/.test(text) || text.length > 10_000) continue;
    const { events, headless } = await play(script);
    const blobs = new Map<string, Uint8Array>();
    for (const hash of hashesIn(events)) {
      const bytes = await headless.store.blob(hash);
      if (bytes !== undefined) blobs.set(hash, bytes);
    }
    const signs = linkOfRun(script.title, events, blobs, known);
    sizes.set(name, signs.length);
    if (signs.length > mostCharacters) continue;
    const linked = await readLink(signs, known);
    const archive = readArchive(linked.is === 'archive' ? linked.bytes : new Uint8Array());
    expect(archive.runs).toEqual([{ title: script.title, events }]);
    expect(new Map(archive.blobs)).toEqual(blobs);
  }
  expect(sizes.size).toBeGreaterThan(8);
  expect([...sizes].filter(([, size]) => size > mostCharacters).length / sizes.size).toBeLessThan(0.2);
});

const first = (tool = known[0]): Event =>
  ({
    seq: 0,
    at: 7,
    agent: 'main',
    type: 'run.started',
    format: 1,
    title: 'A run',
    config: {
      model: { provider: 'scripted', id: 'scripted', window: 1000, maxOutputTokens: 100 },
      system: '',
      tools: tool === undefined ? [] : [tool],
      mode: 'default',
      rules: [],
      hooks: [],
      limits: { maxTurns: 5 },
    },
    files: [],
    seed: 1,
  }) as const;

test('a tool that is described otherwise where the link is opened is no reason to show something else: the link is refused', async () => {
  const signs = linkOfRun('A run', [first()], new Map(), known);
  expect(await eventsIn(signs)).toEqual([first()]);
  const others = known.map((spec) => ({ ...spec, description: `${spec.description} Or else.` }));
  await expect(readLink(signs, others)).rejects.toThrow(
    `it was made by another version of Loopscope, in which the tool “${known[0]?.name}” is not the same as here. Ask for the run as a file`,
  );
  // one that describes its tools opens everywhere
  expect(await eventsIn(linkOfRun('A run', [first()], new Map()), others)).toEqual([first()]);
});

test('what looks like something that was left out comes out as it went in', async () => {
  const decided = (input: object): Event =>
    ({
      seq: 1,
      at: 7,
      agent: 'main.1',
      type: 'tool.decided',
      call: 'main.1.1',
      verdict: 'allow',
      by: 'mode',
      reason: '',
      input,
      rungs: [],
      subjects: { paths: [], commands: [], domains: [] },
      dropped: [],
    }) as Event;
  const odd = [
    { '#': 0 },
    { of: { '#': 'x' } },
    { tools: ['bash 12345678'] },
    { tools: ['bash'], gives: [{ '#': 1 }] },
  ];
  for (const input of odd) {
    const facts = [first(), decided(input)];
    expect(await eventsIn(linkOfRun('A run', facts, new Map(), known))).toEqual(facts);
  }
});

test('few characters that stand for much are refused before they become it', async () => {
  const [ref] =
    /"\w+ [0-9a-f]{8}"/.exec(JSON.stringify(shrink('', { facts: [first()], blobs: new Map() }, known))) ?? [];
  const many = (what: string, times: number) => Array.from({ length: times }, () => what).join();
  for (const config of [`{"tools":[${many(ref ?? '', 50_000)}]}`, `[${many('{"#":0}', 200_000)}]`]) {
    const run = `{"title":"","facts":[{"type":"x","config":${config}}],"content":["x"]}`;
    const signs = forged(`{"loopscope":"link","version":2,"run":${run}}`, 2);
    expect(signs.length).toBeLessThan(mostCharacters);
    await expect(readLink(signs, known)).rejects.toThrow('it unpacks to more than any link holds');
  }
});
