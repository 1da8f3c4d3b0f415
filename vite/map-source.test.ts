import { join } from 'node:path';
import { expect, test } from 'vitest';
import { factSchema, rungNames } from '../src/protocol/event.ts';
import { textOf } from '../src/ui/source/shipped.ts';
import { paintShipped, readShipped } from './live-source.ts';
import { mapSource } from './map-source.ts';
import { readWanted } from './wanted.ts';

const whole = {
  'agent/step.ts': `export type Step =
  | { readonly do: 'call'; readonly because: 'new' | 'again'; readonly attempt: number }
  | { readonly do: 'rest'; readonly because: Why };
export type Why = | 'done' | 'stopped';`,
  'protocol/event.ts': `const text = z.string();
export const rungNames = ['rules', 'mode'] as const;
export const factSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('asked'), text }),
  z.object({ type: z.literal('ended'), because: z.enum(['ran', 'cut']), is: z.enum(['good', 'bad']) }),
  z.object({ type: z.literal('set'), because: z.literal('person') }),
]);`,
  'agent/next-step.ts': `// { do: 'call', because: 'new' } in a comment counts for nothing
export function nextStep(log) {
  if (log.stop) return { do: 'rest', because: 'stopped' };
  if (log.new) return { do: 'call', because: 'new', attempt: 1 };
  return log.again ? { do: 'call', because: 'again', attempt: 2 } : ({ do: 'rest', because: 'done' } satisfies Step);
}`,
  'agent/steps/call.ts': `log.append(name, { type: 'asked', text: 'type: asked' });
const ran = (): Fact => ({ type: 'ended', because: 'ran', is: 'good' });
function cut(): Fact {
  return {
    because: 'cut',
    type: 'ended',
    is: 'bad',
  };
}`,
  'agent/permissions/ladder.ts': `const rungs = [
  { rung: 'rules', judge },
  { rung: 'mode', judge },
];`,
  'runtime/host.ts': `this.#append('main', last ? { type: 'set', because: 'person' } : undefined);`,
};

const check = (changes: Partial<typeof whole> = {}) => {
  const files = new Map(Object.entries({ ...whole, ...changes }));
  return mapSource(files, [...files.keys()]);
};

test('every step, fact and rung is found at its line', () => {
  expect(check()).toEqual({
    map: {
      steps: {
        'call: new': { file: 'agent/next-step.ts', line: 4 },
        'call: again': { file: 'agent/next-step.ts', line: 5 },
        'rest: done': { file: 'agent/next-step.ts', line: 5 },
        'rest: stopped': { file: 'agent/next-step.ts', line: 3 },
      },
      facts: {
        asked: { file: 'agent/steps/call.ts', line: 1 },
        'ended: ran': { file: 'agent/steps/call.ts', line: 2 },
        'ended: cut': { file: 'agent/steps/call.ts', line: 6 },
        'set: person': { file: 'runtime/host.ts', line: 1 },
      },
      rungs: {
        rules: { file: 'agent/permissions/ladder.ts', line: 2 },
        mode: { file: 'agent/permissions/ladder.ts', line: 3 },
      },
    },
    problems: [],
  });
});

const nextStep = 'agent/next-step.ts';
const bad: readonly (readonly [what: string, changes: Partial<typeof whole>, complaints: readonly RegExp[]])[] = [
  [
    'a step nobody chooses',
    { [nextStep]: whole[nextStep].replace("because: 'stopped'", "because: 'done'") },
    [
      /2 lines for the step “rest: done”.*next-step\.ts:3, agent\/next-step\.ts:5/,
      /No line for the step “rest: stopped”/,
    ],
  ],
  [
    'a reason that is worked out',
    { [nextStep]: whole[nextStep].replace("because: 'stopped'", "because: log.why ? 'stopped' : 'done'") },
    [/No line for the step “rest: stopped”/, /next-step\.ts:3 has “rest”, which is not declared with that reason/],
  ],
  [
    'a reason that is not declared',
    { [nextStep]: `${whole[nextStep]}\nf(() => ({ do: 'call', because: 'bored' }));` },
    [/next-step\.ts:7 has “call: bored”, which is not declared/],
  ],
  [
    'a fact only in a comment',
    { 'runtime/host.ts': "// append({ type: 'set', because: 'person' })" },
    [/No line for the fact “set: person”/],
  ],
  [
    'a fact only compared, or kept by',
    { 'runtime/host.ts': "const kept = { type: 'set', because: 'person' }; if (event.type === 'set') hold(kept);" },
    [/No line for the fact “set: person”/],
  ],
  [
    'a fact appended twice',
    { 'runtime/host.ts': `${whole['runtime/host.ts']}\nlog.append('main', { type: 'asked' });` },
    [/2 lines for the fact “asked”.*call\.ts:1, runtime\/host\.ts:2/],
  ],
  [
    'a rung that is not judged',
    { 'agent/permissions/ladder.ts': "const rungs = [{ rung: 'mode' }];" },
    [/No line for the rung “rules”/],
  ],
  [
    'declarations that cannot be read',
    {
      'agent/step.ts': 'export type Step = Other;',
      'protocol/event.ts':
        'export const rungNames = [] as const; export const factSchema = z.union([z.object({ type })]);',
    },
    [
      /agent\/step\.ts: a case of Step does not/,
      /agent\/step\.ts: no steps/,
      /protocol\/event\.ts: a case of factSchema does not/,
      /protocol\/event\.ts: no facts/,
      /protocol\/event\.ts: no rungs/,
    ],
  ],
];

test.each(bad)('%s is a problem that names its place', (_, changes, complaints) => {
  const { problems } = check(changes);
  expect(problems).toHaveLength(complaints.length);
  for (const [nth, complaint] of complaints.entries()) expect(problems[nth]).toMatch(complaint);
});

const real = readShipped(join(import.meta.dirname, '../src'));

test('what is read from the declarations is what they declare', () => {
  const { wanted, problems } = readWanted(real.files);
  expect(problems).toEqual([]);
  expect(new Set(wanted.facts.map((key) => key.replace(/: .*$/, '')))).toEqual(
    new Set(factSchema.options.map(({ shape }) => shape.type.value)),
  );
  const reasons = factSchema.options.flatMap(({ shape }) =>
    'because' in shape && 'options' in shape.because ? shape.because.options.length : 1,
  );
  expect(wanted.facts).toHaveLength(reasons.reduce((sum, each) => sum + each, 0));
  expect(wanted.rungs).toEqual(rungNames);
  expect(wanted.steps).toContain('rest: nothing left to do');
  expect(wanted.steps.length).toBeGreaterThanOrEqual(20);
});

test('every step, fact and rung of the house has its one line', () => {
  expect(mapSource(real.files, real.shipped).problems).toEqual([]);
});

test('the shipped lines are the files, letter for letter, and no test is among them', () => {
  expect(real.shipped).toContain('agent/step.ts');
  expect(real.shipped.filter((path) => /test|cases|fixtures/.test(path))).toEqual([]);
  for (const path of real.shipped) {
    const lines = paintShipped(real.files, path);
    expect(lines.map((line) => line.map(textOf).join('')).join('\n')).toBe(real.files.get(path));
  }
});
