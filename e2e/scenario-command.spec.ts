import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

const root = join(import.meta.dirname, '..');

/** Runs `npm run scenario` on a script, as somebody who wrote it would. */
async function scenario(script: string): Promise<{ readonly code: number; readonly said: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'scenario-'));
  try {
    const file = join(folder, 'mine.yaml');
    writeFileSync(file, script);
    return await new Promise((resolve) => {
      const command = ['scripts/scenario.mjs', file, '--quiet'];
      execFile(process.execPath, command, { cwd: root, maxBuffer: 2 ** 27 }, (error, out, err) => {
        const said = `${out}${err}`.replaceAll(file, 'mine.yaml');
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, said });
      });
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const lines = (megabytes: number) => `    ${'0123456789'.repeat(10)}\n`.repeat(megabytes * 10_000);
const model = 'model:\n  - reply: { text: Done. }\n';

test.describe.configure({ mode: 'serial' });

for (const [what, script, said] of [
  ['YAML that is broken', `title: A\n${model}  - reply: { text: "never closed }\n`, /^mine\.yaml:\d+:\d+: /m],
  ['a key that there is not', `title: A\nmodell: []\n${model}`, /^mine\.yaml:2:1: There is no "modell" here/m],
  ['a pattern that is none', 'title: A\nmodel:\n  - when: { last: "/(/" }\n    reply: {}\n', /^mine\.yaml:3:19: /m],
  ['a file that is a folder', `title: A\nfiles:\n  a/b: x\n  ./a: y\n${model}`, /^mine\.yaml:4:8: .*a is a folder/m],
  ['a script of 20 MB', `title: A\nfiles:\n  big.txt: |\n${lines(20)}${model}`, /^mine\.yaml:1:1: .*larger than 5 MB/m],
] as const) {
  test(`${what} ends the command with 2, and is named by line and column`, async () => {
    expect(await scenario(script)).toEqual({ code: 2, said: expect.stringMatching(said) });
  });
}

test('a request that no rule fits ends the command with 1, and what is new in it is named', async () => {
  const script = `title: A
model:
  - when: { reply: 1 }
    reply: { calls: [{ tool: list_files, input: {} }] }
person:
  - prompt: What is here?
checks:
  - rested: done
`;
  const { code, said } = await scenario(script);
  expect(code).toBe(1);
  expect(said).toMatch(/FAIL .*rest/);
  expect(said).toContain('No rule of the script fits reply 2 of main');
});

test('a file of 4 MB, one that is binary and paths with .. are met with words, and end no run', async () => {
  test.slow();
  const calls = [
    ['read_file', 'path: big.txt'],
    ['grep', 'pattern: "456"'],
    ['read_file', 'path: picture.bin'],
    ['edit_file', 'path: picture.bin, old: a, new: b'],
    ['read_file', 'path: src/../../../outside.txt'],
    ['read_file', 'path: src/../../../etc/passwd'],
    ['read_file', 'path: src/../notes.txt'],
  ].map(([tool, input]) => `        - { tool: ${tool}, input: { ${input} } }`);
  const script = `title: Odd files
files:
  big.txt: |
${lines(4)}  picture.bin: "\\x00\\x01\\xff\\x00GIF"
  src/a.txt: a
  notes.txt: Here I am.
settings: { mode: auto }
model:
  - when: { reply: 1 }
    reply:
      calls:
${calls.join('\n')}
  - reply: { text: Done. }
person:
  - prompt: Read all that.
checks:
  - rested: done
  - fact: tool.finished
    count: ${calls.length}
  - fact: tool.finished
    where: { call: main.1, failed: false, content.text: "0123456789" }
  - fact: tool.finished
    where: { call: main.2, failed: false, content.text: big.txt }
  - fact: tool.finished
    where: { call: main.3, failed: true, content.text: binary }
  - fact: tool.finished
    where: { call: main.4, failed: true, content.text: binary }
  - fact: tool.finished
    where: { call: main.5, failed: true }
  - fact: tool.decided
    where: { call: main.6, verdict: deny, by: sensitive paths }
  - fact: tool.finished
    where: { call: main.7, failed: false, content.text: Here I am. }
`;
  const { code, said } = await scenario(script);
  expect(said).not.toContain('FAIL');
  expect([code, said.trim().split('\n').at(-1)]).toEqual([0, '9 of 9 checks passed.']);
});
