import { describe, expect, test } from 'vitest';
import { noSandbox } from '../agent/sandbox.testing.ts';
import { type Script, scriptSchema } from '../protocol/script.ts';
import { faultsIn } from '../runtime/check-script.ts';
import { Headless } from '../runtime/headless.ts';
import { playScript } from '../runtime/play-script.ts';
import { canonical, contentsFor } from '../runtime/recording.testing.ts';
import { finish } from '../runtime/replay.testing.ts';
import { rememberingSandboxes } from '../runtime/sandbox/remembering.testing.ts';
import { tools } from '../tools/index.ts';
import { recordingOf } from '../views/recording.ts';
import { scenarios } from './index.ts';

test('a newcomer meets a small run first, then the tour, then one part at a time; a card says what each is about', () => {
  expect(scenarios.map(({ group, name }) => `${group}: ${name}`)).toEqual([
    'Start here: find-todos',
    'Start here: tour',
    'One part at a time: fix-failing-test',
    'One part at a time: bad-arguments',
    'One part at a time: overloaded',
    'One part at a time: ask-the-person',
    'One part at a time: poisoned-page',
    'One part at a time: mend-a-program',
    'One part at a time: reasons',
    'One part at a time: shell-pipeline',
    'One part at a time: chart-a-page',
    'Plans, memory and context: plan-a-rename',
    'Plans, memory and context: remember',
    'Plans, memory and context: three-skills',
    'Plans, memory and context: lost-and-found',
    'Several agents: three-reviewers',
    'Several agents: only-delegate',
    'Several agents: background-tests',
    'Several agents: two-writers',
    'Several agents: vague-brief',
    'Several agents: one-waits',
  ]);
  expect(new Set(scenarios.map(({ order }) => order)).size).toBe(scenarios.length);
  for (const { title, summary, prompt } of scenarios) {
    expect([title, summary, prompt].every((text) => text.length > 0)).toBe(true);
  }
});

/** What is refused or left out in a scenario, and what would not be. */
const harmless: readonly (readonly [what: string, other: string])[] = [
  ['".env"', '"harmless"'],
  ['tr0ub4dor-and-3', 'known to all'],
  ['description: [Puts', 'description: Puts'],
];

/** Other scripts, each with one thing taken from this one, so that a check which holds for all of them checks nothing. */
function spoilt(script: Script): readonly Script[] {
  const without = <Key extends 'model' | 'person' | 'faults'>(key: Key): readonly Script[] =>
    script[key].map((_, index) => ({ ...script, [key]: script[key].filter((__, at) => at !== index) }));
  const { settings } = script;
  return [
    ...without('model').filter(({ model }) => model.length > 0),
    ...without('person'),
    ...without('faults'),
    ...Object.keys(script.files).map((gone) => ({
      ...script,
      files: Object.fromEntries(Object.entries(script.files).filter(([path]) => path !== gone)),
    })),
    { ...script, settings: { ...settings, hooks: [] } },
    { ...script, settings: { ...settings, mode: 'auto' } },
    { ...script, settings: { ...settings, skills: [] } },
    ...harmless.map(([what, other]) => JSON.parse(JSON.stringify(script).replaceAll(what, other)) as Script),
  ];
}

/** The script with persons who answer otherwise: they allow or deny everything, and say what it offers or something else. */
function otherwise(script: Script): readonly Script[] {
  const prompts = script.person.filter((rule) => 'prompt' in rule);
  const offered = [...JSON.stringify(script.model).matchAll(/"label":"([^"]+)"/g)].map(([, label = '']) => label);
  const answers = [...offered, 'Something else.'];
  return answers.flatMap((answer) =>
    [{ allow: true as const }, { deny: 'Not now.' }].map((verdict) => ({
      ...script,
      person: [...prompts, { when: {}, answer }, { when: {}, ...verdict }],
    })),
  );
}

const sandbox = rememberingSandboxes();
const play = (script: Script) => playScript(script, undefined, { sandbox });

describe.each(scenarios)('$name', { timeout: 120_000 }, ({ name, load }) => {
  test('holds to all of its checks, and every question finds an answer', async () => {
    const script = await load();
    const { checks, unanswered } = await play(script);
    expect(checks.length).toBeGreaterThanOrEqual(5);
    expect(checks.filter(({ passed }) => !passed)).toEqual([]);
    expect(unanswered).toEqual([]);
  });

  test('has no check that cannot fail', async () => {
    const script = await load();
    const failed = new Set<number>();
    for (const other of spoilt(script)) {
      const { checks } = await play(other);
      for (const [index, { passed }] of checks.entries()) if (!passed) failed.add(index);
    }
    expect(script.checks.filter((_, index) => !failed.has(index))).toEqual([]);
  });

  test('comes to a good end however its person answers', async () => {
    for (const other of otherwise(await load())) {
      const { events } = await play(other);
      expect(events.at(-1)).toMatchObject({ type: 'agent.rested', why: 'done' });
    }
  });

  // those that run Python, JavaScript and bash among them: no sandbox is there for it
  test('is recorded as a script that plays back to the same facts', async () => {
    const script = await load();
    const headless = new Headless({ sandbox });
    await headless.send({ do: 'start', run: 'r', script });
    const { events, store } = await finish(headless, script);
    const recording = recordingOf(events, await contentsFor(events, store));
    const read = scriptSchema.parse(JSON.parse(JSON.stringify(recording.script))) as Script;
    const again = await playScript(read, undefined, { sandbox: noSandbox });
    expect(canonical(again.events)).toEqual(canonical(events));
    expect(recording.lost).toEqual([]);
  });

  test('wants only tools that there are', async () => {
    expect(faultsIn(await load(), { tools: [...tools.keys()] })).toEqual([]);
  });

  test('is the same every time', async () => {
    const script = await load();
    const [one, other] = await Promise.all([play(script), play(script)]);
    expect(JSON.stringify(other.events)).toBe(JSON.stringify(one.events));
    expect(one.events.length, name).toBeGreaterThan(10);
  });
});
