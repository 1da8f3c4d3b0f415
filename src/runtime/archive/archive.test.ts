import { readdirSync, readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { hashOf } from '../../base/hash.ts';
import { archiveVersion } from '../../protocol/archive.ts';
import { encode, forged, packed, sealed } from './archive.testing.ts';
import { ArchiveFault } from './fault.ts';
import { pack } from './pack.ts';
import { readArchive } from './read-archive.ts';
import { defaultBounds } from './unpack.ts';

let whole: Awaited<ReturnType<typeof packed>>;
beforeAll(async () => {
  whole = await packed();
});

const fixtures = new URL('../../protocol/fixtures/', import.meta.url);

test('there is an archive of every version, and each of them opens', async () => {
  const names = readdirSync(fixtures).filter((name) => name.endsWith('.zip'));
  expect(names).toEqual(Array.from({ length: archiveVersion }, (_, place) => `archive-${place + 1}.zip`));
  for (const name of names) {
    const { runs, workspaces, blobs, missing } = readArchive(readFileSync(new URL(name, fixtures)));
    expect(runs.map(({ title, events }) => [title, events.at(-1)?.type])).toEqual([
      ['A run that was packed', 'agent.rested'],
    ]);
    expect(workspaces.map(({ name, files }) => [name, files.map(({ path }) => path)])).toEqual([
      ['Docs', ['a.txt', 'docs/b.md']],
    ]);
    expect([blobs.size, missing]).toEqual([4, []]);
  }
});

test('what was packed is what comes out, and the same comes from the same', async () => {
  const { bytes, events, files } = whole;
  const { made, runs, workspaces, blobs, missing } = readArchive(bytes);
  expect({ made, runs, workspaces, missing }).toEqual({
    made: 7,
    runs: [{ title: 'A run that was packed', events }],
    workspaces: [{ name: 'Docs', files }],
    missing: [],
  });
  for (const [hash, content] of blobs) expect(hashOf(content)).toBe(hash);
  expect(blobs.size).toBe(4);
  expect((await packed()).bytes).toEqual(bytes);
});

test('content that is gone is said in the archive, which opens all the same', async () => {
  const { events } = whole;
  const { bytes, missing } = await pack({
    made: 7,
    runs: [{ title: 'R', events }],
    workspaces: [],
    blob: async () => undefined,
  });
  expect(missing).toHaveLength(4);
  expect(readArchive(bytes).missing).toEqual(missing);
});

describe('an archive with a fault is refused whole, with its place', () => {
  const manifestOf = () => JSON.parse(new TextDecoder().decode(whole.entries.get('manifest.json')));
  const changed = (name: string, text: string) => zipSync(Object.fromEntries([...whole.entries, [name, encode(text)]]));
  const without = (name: string) => zipSync(Object.fromEntries([...whole.entries].filter(([each]) => each !== name)));
  const someBlob = () => [...whole.entries.keys()].find((name) => name.startsWith('blobs/')) ?? '';
  const withFact = (place: number, more: object) =>
    forged(whole.entries, whole.events.with(place, { ...whole.events[place], ...more } as never));

  const faults: readonly (readonly [string, () => Uint8Array, RegExp])[] = [
    ['no zip', () => encode('hello'), /^the file: it is no archive/],
    ['nothing', () => new Uint8Array(), /^the file: it is no archive/],
    [
      'a zip of something else',
      () => zipSync({ 'photo.jpg': encode('x') }),
      /^"photo.jpg": an archive of Loopscope has no entry/,
    ],
    ['a path that climbs', () => zipSync({ '../../x': encode('x') }), /no entry of that name/],
    ['no manifest', () => without('manifest.json'), /^manifest.json: it is missing/],
    ['a changed manifest', () => changed('manifest.json', '{}'), /^manifest.json: it was changed/],
    ['a newer version', () => sealed(whole.entries, { ...manifestOf(), version: 2 }), /newer version of Loopscope/],
    ['an odd manifest', () => sealed(whole.entries, { ...manifestOf(), runs: 'none' }), /^manifest.json at runs: /],
    ['a log less', () => without('runs/0.jsonl'), /^runs\/0.jsonl: it is missing/],
    ['a log more', () => changed('runs/1.jsonl', ''), /^runs\/1.jsonl: manifest.json does not name it/],
    ['a changed log', () => changed('runs/0.jsonl', 'x'), /^runs\/0.jsonl: it was changed/],
    ['content less', () => without(someBlob()), /^blobs\/[0-9a-f]+: it is missing/],
    ['content more', () => changed(`blobs/${hashOf(encode('x'))}`, 'x'), /no fact and no file names it/],
    ['changed content', () => changed(someBlob(), 'x'), /^blobs\/.*its hash is not its name/],
    ['a fact of the wrong form', () => withFact(1, { text: 7 }), /^runs\/0.jsonl: Fact 1 could not be read: text/],
    [
      'facts out of order',
      () => forged(whole.entries, whole.events.toSpliced(1, 1)),
      /^runs\/0.jsonl: Fact 1 is missing/,
    ],
    [
      'a second beginning',
      () => withFact(1, { ...whole.events[0], seq: 1 }),
      /^runs\/0.jsonl line 2: a run begins once/,
    ],
    ['an agent that cannot be', () => withFact(1, { agent: '__proto__' }), /^runs\/0.jsonl line 2: no agent/],
    [
      'a file outside',
      () => withFact(0, { files: [{ path: '../x', entry: { is: 'folder' } }] }),
      /line 1: there can be no file/,
    ],
    ['a run without facts', () => forged(whole.entries, []), /facts|None of its facts/],
    ['a future format', () => withFact(0, { format: 2 }), /newer version of this page wrote it/],
    [
      'a fact that is too deep',
      () => forged(whole.entries, [whole.events[0] ?? {}, JSON.parse(`${'['.repeat(300)}${']'.repeat(300)}`)]),
      /line 2: it is more than 200 levels deep/,
    ],
    [
      'a workspace with a file outside',
      () =>
        sealed(whole.entries, {
          ...manifestOf(),
          workspaces: [{ name: 'W', files: [{ path: '/etc/x', entry: { is: 'folder' } }] }],
        }),
      /^manifest.json at workspaces.0.files: there can be no file at "\/etc\/x"/,
    ],
  ];
  test.each(faults)('%s', (_, make, words) => {
    const bytes = make();
    expect(() => readArchive(bytes)).toThrow(ArchiveFault);
    expect(() => readArchive(bytes)).toThrow(words);
  });

  test('too many entries, or too much in all', () => {
    expect(() => readArchive(whole.bytes, { ...defaultBounds, entries: 3 })).toThrow(/it is entry 4: too many/);
    expect(() => readArchive(whole.bytes, { ...defaultBounds, unpacked: 1000 })).toThrow(/too much/);
    expect(() => readArchive(whole.bytes, { ...defaultBounds, bytes: 1000 })).toThrow(/larger than/);
    const bomb = zipSync({ 'manifest.json': new Uint8Array(4 * 1024 * 1024) }, { level: 9 });
    expect(() => readArchive(bomb, { ...defaultBounds, entry: 2 * 1024 * 1024 })).toThrow(/4 MiB: too much/);
    expect(() => readArchive(bomb, { ...defaultBounds, ratio: 100 })).toThrow(/4 MiB: too much/);
  });
});
