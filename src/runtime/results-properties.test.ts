import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SandboxChange } from '../agent/ports.ts';
import { playScript } from './play-script.ts';
import { canonical } from './recording.testing.ts';
import { nowhere, recorded, scriptOf, world, write } from './results.testing.ts';

const change = fc.oneof(
  fc
    .record({
      path: fc.constantFrom('a.txt', 'new/b.txt', 'main.py'),
      content: fc.oneof(fc.string({ unit: 'grapheme' }), fc.uint8Array({ maxLength: 9 })),
    })
    .map(({ path, content }) => write(path, content)),
  fc.constantFrom('a.txt', 'new').map((path): SandboxChange => ({ path, entry: { is: 'gone' } })),
  fc.constant<SandboxChange>({ path: 'folder', entry: { is: 'folder' } }),
  fc.constant<SandboxChange>({ path: 'link', entry: { is: 'link', target: 'main.py' } }),
);
const output = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('a\r\nb\n', '  - x: y\n', 'long\n'.repeat(5000), ' \n\n', '{{last}}'),
);
const ending = fc.record({
  ended: fc.constantFrom('exit' as const, 'exit' as const, 'deadline' as const, 'memory' as const),
  exit: fc.constantFrom(0, 1, 124),
  stdout: output,
  stderr: output,
  changes: fc.uniqueArray(change, { selector: ({ path }) => path, maxLength: 3 }),
});
const outside = fc.oneof(
  fc.constantFrom('ls', 'cd data; python3 x.py', 'date').map((command) => ({ tool: 'bash', input: { command } })),
  fc.constantFrom('1', '"x"').map((code) => ({ tool: 'run_python', input: { code } })),
  fc.constant({ tool: 'web_fetch', input: { url: 'https://tides.example/' } }),
  fc.constant({ tool: 'mcp__counter__count', input: {} }),
  fc.constant({ tool: 'read_file', input: { path: 'a.txt' } }),
);

test('whatever code comes to, written as a script and read again it is the same, and plays back to the same facts', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(outside, { minLength: 1, maxLength: 4 }),
      fc.array(ending, { minLength: 1, maxLength: 4 }),
      async (calls, ends) => {
        const { options } = world((_, nth) => ends[nth % ends.length] ?? {});
        const { script, events, lost } = await recorded(scriptOf(calls), options);
        expect(lost).toEqual([]);
        const again = await playScript(script, undefined, nowhere);
        expect(canonical(again.events)).toEqual(canonical(events));
      },
    ),
    { numRuns: 12 },
  );
}, 30_000);
