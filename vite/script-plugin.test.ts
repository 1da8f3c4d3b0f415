import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, expect, test } from 'vitest';
import { scripts } from './script-plugin.ts';

const folder = mkdtempSync(join(tmpdir(), 'script-plugin-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The code that a page gets which asks for one form of a script. */
async function built(yaml: string, form: 'script' | 'card'): Promise<string> {
  writeFileSync(join(folder, 'a.yaml'), yaml);
  const entry = join(folder, 'entry.js');
  writeFileSync(entry, `import { ${form} } from './a.yaml?${form}';\nconsole.log(${form});\n`);
  const output = await build({
    configFile: false,
    root: folder,
    logLevel: 'silent',
    plugins: [scripts()],
    build: { write: false, minify: false, rollupOptions: { input: entry } },
  });
  return JSON.stringify(output);
}

const yaml = `title: A script
model:
  - reply: { text: Something that is long. }
person:
  - prompt: Say it.
`;

test('a script comes as an object, and a card as what a list shows of it', async () => {
  expect(await built(yaml, 'script')).toContain('Something that is long.');
  const card = await built(yaml, 'card');
  expect(card).toContain('Say it.');
  expect(card).not.toContain('Something that is long.');
});

test('a script with a fault fails the build, with its place', async () => {
  const error: unknown = await built(`${yaml}oops: 1\n`, 'card').catch((thrown: unknown) => thrown);
  expect(String(error)).toMatch(/a\.yaml is not a script:\n6:1\s+There is no "oops" here\./);
});
