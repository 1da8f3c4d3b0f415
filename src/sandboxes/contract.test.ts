import { readdirSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import type { Job, SandboxChange, SandboxEnd, SandboxFiles } from '../agent/ports.ts';
import { hashOf } from '../base/hash.ts';
import { decode, encode } from '../base/text.ts';
import { sandboxesInNode } from '../runtime/sandbox/in-node.ts';
import { longestStream } from './bounded.ts';
import type { Dialect } from './dialect.testing.ts';
import { sandboxes } from './index.ts';

const dialects = import.meta.glob<Dialect>('./*/dialect.testing.ts', { eager: true, import: 'dialect' });
const sandbox = sandboxesInNode();
/**
 * The same, but a worker whose code came to its end serves again. Python takes a new one for each program, which takes
 * seconds, and what most tests are about does not hang on that: those whose programs leave nothing behind.
 */
const reused = sandboxesInNode(new Map([...sandboxes].map(([name, spec]) => [name, { ...spec, fresh: false }])));
const never = new AbortController().signal;
const patience = 60_000;

// a start of Python takes seconds, and on a busy machine many
vi.setConfig({ testTimeout: 300_000 });

/** Files as a sandbox sees them; what lies in `secrets/` is closed, and what lies in `fixed/` may not be written. */
function filesOf(contents: Readonly<Record<string, string>>): SandboxFiles {
  const folders = new Set(
    Object.keys(contents).flatMap((path) => path.split('/').map((_, at, names) => names.slice(0, at).join('/'))),
  );
  folders.delete('');
  const isClosed = (path: string) => /^secrets(\/|$)/.test(path);
  return {
    entries: [
      ...[...folders].map((path) => ({ path, is: isClosed(path) ? ('closed' as const) : ('folder' as const) })),
      ...Object.entries(contents)
        .filter(([path]) => !isClosed(path))
        .map(([path, text]) => {
          const bytes = encode(text);
          return { path, is: 'file' as const, blob: hashOf(bytes), bytes: bytes.length, at: 0 };
        }),
    ].sort((a, b) => (a.path < b.path ? -1 : 1)),
    async read(path) {
      if (isClosed(path)) throw new Error(`${path} is closed.`);
      const text = contents[path];
      return text === undefined ? undefined : encode(text);
    },
    refusal: (path) => (/^(secrets|fixed)\//.test(path) ? `${path} may not be written.` : undefined),
  };
}

const files = { 'a.txt': 'one\n', 'deep/b.txt': 'two\n', 'grüße.txt': 'Grüße 🙂\n' };

/** What was changed, as text. */
function changed(changes: readonly SandboxChange[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    changes.map(({ path, entry }) => [path, entry.is === 'file' ? (decode(entry.bytes) ?? 'bytes') : entry.is]),
  );
}

test('every sandbox has a dialect, and bears the name of its folder', () => {
  const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect([...sandboxes.keys()].sort()).toEqual(folders.sort());
  expect(Object.keys(dialects).sort()).toEqual(folders.map((name) => `./${name}/dialect.testing.ts`).sort());
});

describe.each(Object.entries(dialects).map(([path, dialect]) => [path.split('/')[1] ?? '', dialect] as const))(
  '%s',
  (engine, say) => {
    const run = (code: string, more: Partial<Job> = {}, over = filesOf({}), signal = never): Promise<SandboxEnd> =>
      reused.run(engine, { code, deadline: patience, ...more }, over, signal);
    const runAlone = (code: string, more: Partial<Job> = {}): Promise<SandboxEnd> =>
      sandbox.run(engine, { code, deadline: patience, ...more }, filesOf(files), never);

    test('prints on both streams, and ends with its code', async () => {
      const code = [say.print('hello'), say.print('oh no', 'stderr'), say.exit(3)].join('\n');
      expect(await run(code)).toMatchObject({ ended: 'exit', exit: 3, stdout: 'hello\n', stderr: 'oh no\n' });
    });

    test('gets arguments and standard input', async () => {
      expect(await run(say.echo, { args: ['it’s'], stdin: 'Grüße\n' })).toMatchObject({ stdout: 'it’s\nGrüße\n' });
    });

    test('reads the files, says what it changed of them, and leaves nothing to the next', async () => {
      const work = [
        say.show('deep/b.txt'),
        say.show('grüße.txt'),
        say.write('new/c.txt', 'Grüße'),
        say.write('a.txt', 'other'),
        say.remove('deep/b.txt'),
      ];
      const { stdout, changes } = await runAlone(work.join('\n'));
      expect(stdout).toBe('two\nGrüße 🙂\n');
      expect(changed(changes)).toEqual({ 'new/c.txt': 'Grüße', 'a.txt': 'other', 'deep/b.txt': 'gone' });
      expect(await runAlone(say.show('b.txt'), { cwd: 'deep' })).toMatchObject({ stdout: 'two\n', changes: [] });
    });

    test('what is closed cannot be read', async () => {
      const { exit, stdout } = await run(say.show('secrets/key.txt'), {}, filesOf({ 'secrets/key.txt': 'hidden\n' }));
      expect({ failed: exit !== 0, stdout }).toEqual({ failed: true, stdout: '' });
    });

    test('an endless loop ends at its deadline, changes nothing, and the next runs at once', async () => {
      const began = Date.now();
      const end = await run(`${say.write('a.txt', 'x')}\n${say.endless}`, { deadline: 300 });
      expect(end).toMatchObject({ ended: 'deadline', exit: 124, changes: [] });
      expect(Date.now() - began).toBeGreaterThanOrEqual(300);
      expect(await run(say.print('again'))).toMatchObject({ stdout: 'again\n' });
    });

    test('a signal ends it at once, with nothing changed', async () => {
      const stop = new AbortController();
      const running = run(`${say.write('a.txt', 'x')}\n${say.endless}`, {}, filesOf({}), stop.signal);
      setTimeout(() => stop.abort(), 100);
      expect(await running).toMatchObject({ ended: 'stopped', changes: [] });
      expect(await run(say.print('again'), {}, filesOf({}), stop.signal)).toMatchObject({ ended: 'stopped' });
    });

    test('memory has an end, and what runs next does not feel it', async () => {
      const end = await run(say.bomb);
      expect({ failed: end.exit !== 0, changes: end.changes }).toEqual({ failed: true, changes: [] });
      expect(end.ended).not.toBe('deadline');
      expect(await run(say.print('again'))).toMatchObject({ stdout: 'again\n' });
    });

    test('a flood of output is bounded', async () => {
      const { stdout } = await run(say.flood);
      expect(stdout.length).toBeGreaterThan(1000);
      expect(stdout.length).toBeLessThan(longestStream + 100);
    });

    test('two run at once and do not see each other', async () => {
      const over = (text: string) => filesOf({ 'a.txt': text });
      const both = await Promise.all([
        run(say.show('a.txt'), {}, over('1\n')),
        run(say.show('a.txt'), {}, over('2\n')),
      ]);
      expect(both.map(({ stdout }) => stdout)).toEqual(['1\n', '2\n']);
    });
  },
);
