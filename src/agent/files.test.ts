import { expect, test } from 'vitest';
import { hashOf } from '../base/hash.ts';
import { decode, encode } from '../base/text.ts';
import type { Config } from '../protocol/config.ts';
import type { Entry, Subjects } from '../protocol/event.ts';
import { filesFor } from './files.ts';
import { Log } from './log.ts';

const config: Config = {
  model: { provider: 'none', id: 'none', window: 1000, maxOutputTokens: 100 },
  system: '',
  tools: [],
  mode: 'auto',
  rules: [],
  hooks: [],
  limits: { maxTurns: 5 },
};

/** A run with these files (`-> path` makes a link) in which the call main.1 is running, judged by these paths. */
function open(tree: Readonly<Record<string, string>>, changes: Partial<Config> = {}, judged: Subjects['paths'] = []) {
  const log = new Log(() => 0);
  const kept = new Map<string, Uint8Array>();
  const put = (bytes: Uint8Array) => {
    kept.set(hashOf(bytes), bytes);
    return hashOf(bytes);
  };
  const entryOf = (content: string): Entry => {
    if (content.startsWith('-> ')) return { is: 'link', target: content.slice(3) };
    if (content === '/') return { is: 'folder' };
    return { is: 'file', blob: put(encode(content)), bytes: encode(content).length };
  };
  const entries = Object.entries(tree).map(([path, content]) => ({ path, entry: entryOf(content) }));
  log.append('main', {
    type: 'run.started',
    format: 1,
    title: '',
    config: { ...config, ...changes },
    files: entries,
    seed: 1,
  });
  log.append('main', { type: 'model.requested', purpose: 'turn', attempt: 1 });
  const usage = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 };
  const calls = [{ call: 'main.1', wire: 'a', name: 'any', input: {} }];
  log.append('main', { type: 'model.responded', text: '', thinking: '', calls, usage, stop: 'end' });
  const subjects = { paths: judged, commands: [], domains: [] };
  log.append('main', {
    type: 'tool.decided',
    call: 'main.1',
    verdict: 'allow',
    by: 'mode',
    reason: '',
    input: {},
    rungs: [],
    subjects,
    dropped: [],
  });
  log.append('main', { type: 'tool.started', call: 'main.1' });
  const stop = new AbortController();
  const blobs = { put, get: async (hash: string) => kept.get(hash) };
  const files = filesFor({ log, name: 'main', ports: { blobs }, signal: stop.signal }, 'main.1');
  return { log, stop, files };
}

const tree = {
  'src/a.ts': 'a',
  'b.md': 'b',
  'to-a': '-> src/a.ts',
  'to-src': '-> src',
  gone: '-> nowhere/x',
  round: '-> round',
  empty: '/',
};

test('a file is read by any spelling of its path and through links, and is remembered by the one it has', async () => {
  const { files } = open(tree);
  for (const path of ['src/a.ts', '/src/./x/../a.ts', 'to-a', 'to-src/a.ts']) {
    const { path: found, bytes } = await files.read(path);
    expect([found, decode(bytes)]).toEqual(['src/a.ts', 'a']);
  }
  expect(files.reads).toEqual([{ path: 'src/a.ts', blob: hashOf(encode('a')) }]);
});

test.each([
  ['src/other.txt', 'There is no file at src/other.txt. Use glob to find where it is.'],
  ['a.ts', 'There is no file at a.ts. Did you mean src/a.ts?'],
  ['src', 'src is a folder, not a file.'],
  ['gone', 'There is no file at gone.'],
  ['round', 'round leads in a circle of links.'],
  ['a\0b', 'cannot be a path'],
  ['src/a.ts/c', 'There is no file at src/a.ts/c.'],
])('reading %s is refused: %s', async (path, why) => {
  await expect(open(tree).files.read(path)).rejects.toThrow(why);
});

test.each([
  ['', 'is a folder, not a file'],
  ['src', 'src is a folder, not a file'],
  ['to-src', 'to-src is a folder, not a file'],
  ['new/', 'is the path of a folder'],
  ['src/a.ts/c', 'src/a.ts/c cannot be written: src/a.ts is a file, not a folder'],
  ['to-a/c', 'to-a/c cannot be written: src/a.ts is a file'],
  ['gone', 'gone goes through a link to something that is not there'],
  ['gone/c', 'gone/c goes through a link to something that is not there'],
  ['round', 'leads in a circle of links'],
])('writing %j is refused: %s', (path, why) => {
  const { files, log } = open(tree);
  expect(() => files.write(path, 'x')).toThrow(why);
  expect(log.events.filter(({ type }) => type === 'files.changed')).toEqual([]);
});

test('a write creates folders, follows links, and is a fact with the name of the call', () => {
  const { files, log } = open(tree);
  expect(files.write('/new/deep/c.ts', 'c')).toEqual({ path: 'new/deep/c.ts', before: undefined });
  expect(files.write('to-a', 'aa')).toMatchObject({ path: 'src/a.ts', before: { blob: hashOf(encode('a')) } });
  expect(files.write('to-src/d.ts', encode('d'))).toEqual({ path: 'src/d.ts', before: undefined });
  const facts = log.events.filter((event) => event.type === 'files.changed');
  expect(facts.map(({ because, call, changes }) => ({ because, call, changes }))).toEqual(
    [
      ['new/deep/c.ts', 'c'],
      ['src/a.ts', 'aa'],
      ['src/d.ts', 'd'],
    ].map(([path = '', content = '']) => ({
      because: 'tool',
      call: 'main.1',
      changes: [{ path, entry: { is: 'file', blob: hashOf(encode(content)), bytes: content.length } }],
    })),
  );
});

test('a call that was stopped or has its result writes nothing any more', () => {
  const stopped = open(tree);
  stopped.stop.abort();
  expect(() => stopped.files.write('c', 'c')).toThrow('c was not written: the call was already over.');
  const finished = open(tree);
  finished.log.append('main', { type: 'tool.finished', because: 'ran', call: 'main.1', content: [], failed: false });
  const { length } = finished.log.events;
  expect(() => finished.files.write('c', 'c')).toThrow('c was not written: the call was already over.');
  expect(finished.log.events.length).toBe(length);
});

test('a listing shows files and links in order, enters no link, and needs a folder', () => {
  const { files } = open(tree);
  expect(files.list('').files.map(({ path }) => path)).toEqual(['b.md', 'gone', 'round', 'src/a.ts', 'to-a', 'to-src']);
  expect(files.list('to-src').files.map(({ path }) => path)).toEqual(['src/a.ts']);
  expect(files.list('empty')).toEqual({ files: [], leftOut: 0 });
  expect(() => files.list('b.md')).toThrow('b.md is not a folder but a file.');
  expect(() => files.list('lib')).toThrow('There is no folder at lib.');
});

const closed = {
  '.env': 'k',
  '.env.example': 'k',
  'secrets/a': 'k',
  'secrets/b/c': 'k',
  'src/id_rsa': 'k',
  'a.md': 'a',
  key: '-> .env',
  way: '-> key',
  box: '-> secrets',
  'docs/up': '-> ..',
};

test.each([
  '.env',
  './x/../.ENV',
  'secrets/a',
  'secrets',
  'key',
  'way',
  'box/a',
  'box/new',
  'docs/up/.env',
  'docs/up/secrets/b/c',
  'src/id_rsa',
])('%s is closed to reading, writing, finding and listing', async (path) => {
  const { files, log } = open(closed);
  const { length } = log.events;
  await expect(files.read(path)).rejects.toThrow(/sensitive/i);
  expect(() => files.write(path, 'x')).toThrow(/sensitive/i);
  expect(() => files.find(path)).toThrow(/sensitive/i);
  expect(() => files.list(path)).toThrow(/sensitive/i);
  expect(log.events.length).toBe(length);
});

test('a listing leaves out what is closed, and links to it, and says how many places that is', () => {
  const { files } = open(closed);
  const { files: found, leftOut } = files.list('/');
  expect(found.map(({ path }) => path)).toEqual(['.env.example', 'a.md', 'docs/up']);
  // .env, box, key, secrets, src/id_rsa, way
  expect(leftOut).toBe(6);
});

test('a path that is closed is not offered for one that is missing', async () => {
  const { files } = open({ 'secrets/token.txt': 'k' });
  await expect(files.read('token.txt')).rejects.toThrow('There is no file at token.txt. Use glob to find where it is.');
});

test('rules stand before the files: what they deny is closed, by whatever way', async () => {
  const rules = [
    { verdict: 'deny', rule: 'read(docs/**)', source: 'test' },
    { verdict: 'deny', rule: 'write(dist/**)', source: 'test' },
  ] as const;
  const denied = open({ 'docs/a.md': 'a', 'dist/a.js': 'a' }, { rules });
  await expect(denied.files.read('docs/a.md')).rejects.toThrow(/docs/);
  expect(() => denied.files.write('dist/../dist/a.js', 'b')).toThrow(/dist/);
  expect(denied.files.list('')).toMatchObject({ files: [{ path: 'dist/a.js' }], leftOut: 1 });
});

test('what would have to be asked for is open only where the ladder judged this call', async () => {
  const rules = [{ verdict: 'ask', rule: 'read(docs/**)', source: 'test' }] as const;
  const docs = { 'docs/a.md': 'a', 'docs/b.md': 'b', way: '-> docs/b.md' };
  const { files } = open(docs, { rules }, [
    { path: 'docs/a.md', access: 'read' },
    { path: 'way', access: 'read' },
    { path: '.agents/settings.json', access: 'write' },
  ]);
  expect((await files.read('docs/a.md')).path).toBe('docs/a.md');
  await expect(files.read('docs/b.md')).rejects.toThrow('a person must be asked');
  // the link led elsewhere when it was judged
  await expect(files.read('way')).rejects.toThrow('a person must be asked');
  expect(files.write('.agents/settings.json', '{}').path).toBe('.agents/settings.json');
  expect(() => open(docs).files.write('.agents/settings.json', '{}')).toThrow('a person must be asked');
});
