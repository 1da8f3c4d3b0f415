import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { encode } from '../../base/text.ts';
import type { Event } from '../../protocol/event.ts';
import { type Script, scriptSchema } from '../../protocol/script.ts';
import { fileName } from './ready.ts';
import { recordRun } from './recorded.ts';
import { scriptText } from './script-text.ts';

const usage = { input: 10, output: 2, cacheRead: 0, cacheWrite: 10 };
const facts = [
  {
    type: 'run.started',
    format: 1,
    title: 'Fix it',
    config: {
      model: {
        provider: 'anthropic',
        id: 'claude-x',
        window: 200_000,
        maxOutputTokens: 8000,
        settings: { preset: 'anthropic' },
      },
      system: 'You are an agent.\nBe brief.',
      tools: [],
      mode: 'default',
      rules: [{ verdict: 'deny', rule: 'write(*.lock)', source: 'script' }],
      hooks: [],
      limits: { maxTurns: 9 },
    },
    files: [
      { path: 'src/a.ts', entry: { is: 'file', blob: 'text', bytes: 30 } },
      { path: 'picture.png', entry: { is: 'file', blob: 'image', bytes: 3 } },
    ],
    seed: 1,
  },
  { type: 'prompt.submitted', text: 'Go: "on" # now' },
  { type: 'model.requested', purpose: 'turn', attempt: 1 },
  {
    type: 'model.responded',
    text: '',
    thinking: '',
    calls: [{ call: 'main.1', wire: 'w', name: 'x', input: { text: '' } }],
    usage,
    stop: 'end',
  },
  { type: 'agent.rested', why: 'done', text: '' },
].map((fact, seq) => ({ seq, at: seq, agent: 'main', ...fact })) as readonly Event[];

const contents: Readonly<Record<string, Uint8Array>> = {
  text: encode('const a = 1;\n\n  const b = 2;\n'),
  image: new Uint8Array([0, 1, 2]),
};
const recording = recordRun(facts, async (hash) => contents[hash]);

test.each(['yaml', 'json'] as const)('a script that is written as %s reads as the same script', async (form) => {
  const { script, lost } = await recording;
  const text = scriptText(script, form);
  expect(scriptSchema.parse(parse(text)) as Script).toEqual(script);
  expect(lost).toEqual(['picture.png is no text, and was left out.']);
});

const piece = fc.constantFrom(
  ' ',
  '\n',
  '\t',
  '\r\n',
  '\r',
  'a',
  '#',
  '- ',
  ': ',
  '"',
  '\\',
  '\u2028',
  '\ufeff',
  'x'.repeat(90),
);

test('any text is read from YAML as it was, also one in which nothing is drawn', async () => {
  const { script } = await recording;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const title = `T${pieces.join('')}`;
      const summary = pieces.join('');
      const read = scriptSchema.parse(parse(scriptText({ ...script, title, summary }, 'yaml')));
      expect([read.title, read.summary]).toEqual([title, summary]);
    }),
    { numRuns: 100, examples: [[[' ', '\n']], [['a', '\r', '\n', 'x'.repeat(90), '\n', ' ', '\n', '\n', 'a']]] },
  );
});

test('in YAML a file stands as its lines, and nothing is said that goes without saying', async () => {
  const text = scriptText((await recording).script, 'yaml');
  expect(text).toContain('  src/a.ts: |\n    const a = 1;\n\n      const b = 2;\n');
  expect(text).not.toMatch(/once:|cut:|speed:|thinking:|hooks:|faults:/);
  // what belongs to the person's service is not in it
  expect(text).not.toContain('preset');
});

test('a file is called by the title, as file systems like it, and never by a key', () => {
  expect(fileName('Fix the failing test!', 'yaml')).toBe('fix-the-failing-test.yaml');
  expect(fileName('Übung 1/2: ../x', 'json')).toBe('ubung-1-2-x.json');
  expect(fileName('…', 'yaml')).toBe('run.yaml');
  expect(fileName('Use sk-ant-api03-AbCdEf0123456789', 'yaml')).toBe('use-key-removed.yaml');
});
