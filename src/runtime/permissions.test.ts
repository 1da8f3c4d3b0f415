import { expect, test } from 'vitest';
import { settingsPath } from '../agent/permissions/settings-file.ts';
import type { Event, EventOf } from '../protocol/event.ts';
import { scriptSchema } from '../protocol/script.ts';
import { MemoryStore } from '../storage/memory.ts';
import { agentsView } from '../views/agent.ts';
import { Headless } from './headless.ts';
import { readSettingsFile } from './settings-file.ts';

const writes = (...paths: readonly string[]) =>
  scriptSchema.parse({
    title: 'Writes',
    model: [
      ...paths.map((path, at) => ({
        when: { reply: at + 1 },
        reply: { calls: [{ tool: 'write_file', input: { path, content: 'x' } }] },
      })),
      { reply: { text: 'Done.' } },
    ],
  });

async function started(script: ReturnType<typeof writes>, store = new MemoryStore()) {
  const headless = new Headless({ store });
  await headless.send({ do: 'start', run: 'r', script });
  return headless;
}

const of = <Type extends Event['type']>(headless: Headless, type: Type) =>
  headless.log('r').events.filter((event): event is EventOf<Type> => event.type === type);
const asked = (headless: Headless) => of(headless, 'tool.decided').map(({ verdict, by }) => `${verdict} by ${by}`);
const refusals = ({ notices }: Headless) => notices.flatMap((notice) => (notice.say === 'refused' ? [notice.why] : []));

async function untilAsked(headless: Headless, call: string) {
  await headless
    .log('r')
    .until(() => of(headless, 'tool.decided').some((each) => each.call === call), new AbortController().signal);
}

test('always, for this run: the rule stands in the log with its source, and the next such call is not asked for', async () => {
  const headless = await started(writes('src/a.ts', 'src/b.ts', 'c.ts'));
  await headless.send({ do: 'prompt', run: 'r', text: 'Go.' });
  await untilAsked(headless, 'main.1');
  const always = { rules: ['write_file(src/**)'], scope: 'run' } as const;
  await headless.send({ do: 'decide', run: 'r', call: 'main.1', verdict: 'allow', always });
  await untilAsked(headless, 'main.3');
  expect(asked(headless)).toEqual(['ask by mode', 'allow by allow rules', 'ask by mode']);
  expect(headless.log('r').read(agentsView).main?.config.rules).toEqual([
    { verdict: 'allow', rule: 'write_file(src/**)', source: 'you, for this run' },
  ]);
});

test('always, for this workspace: the rule lies in its settings file, is read by line, and holds at once', async () => {
  const headless = await started(writes('src/a.ts', 'src/b.ts'));
  await headless.send({ do: 'prompt', run: 'r', text: 'Go.' });
  await untilAsked(headless, 'main.1');
  const always = { rules: ['write_file(src/**)'], scope: 'workspace' } as const;
  await headless.send({ do: 'decide', run: 'r', call: 'main.1', verdict: 'allow', always });
  await headless.atRest('r');
  expect(asked(headless).at(-1)).toBe('allow by allow rules');
  const text = await headless.host.run('r')?.textAt(settingsPath);
  expect(JSON.parse(text ?? '')).toEqual({ permissions: { allow: ['write_file(src/**)'] } });
  expect(headless.log('r').read(agentsView).main?.config.rules).toEqual([
    { verdict: 'allow', rule: 'write_file(src/**)', source: `${settingsPath}:4` },
  ]);
});

test.each<[readonly string[], string]>([
  [['write_file('], 'cannot be read'],
  [['write_file(lib/**)'], 'src/a.ts is left over'],
  [['grep'], 'do not allow this call'],
])('the rules %j are refused, and the call still waits', async (rules, why) => {
  const headless = await started(writes('src/a.ts'));
  await headless.send({ do: 'prompt', run: 'r', text: 'Go.' });
  await untilAsked(headless, 'main.1');
  const always = { rules, scope: 'run' } as const;
  await headless.send({ do: 'decide', run: 'r', call: 'main.1', verdict: 'allow', always });
  expect(refusals(headless)).toHaveLength(1);
  expect(refusals(headless)[0]).toContain(why);
  expect(of(headless, 'approval.resolved')).toEqual([]);
});

test('what asks whatever the rules allow cannot be allowed for good', async () => {
  const headless = await started(writes('.agents/settings.json'));
  await headless.send({ do: 'prompt', run: 'r', text: 'Go.' });
  await untilAsked(headless, 'main.1');
  const always = { rules: ['write_file'], scope: 'run' } as const;
  await headless.send({ do: 'decide', run: 'r', call: 'main.1', verdict: 'allow', always });
  expect(refusals(headless)[0]).toContain('A rule cannot answer this for good');
});

const file = `{
  "permissions": {
    "deny": ["write(dist/**)", "bash("],
    "allow": ["write_file(src/**)", 7]
  },
  "hooks": {
    "PreToolUse": [
      { "matcher": "write_file", "hooks": [
        { "type": "rule", "name": "no logs", "block": "No logs." },
        { "type": "http", "url": "https://example.org" }
      ] }
    ],
    "Whenever": [{ "hooks": [{ "type": "rule", "block": "x" }] }]
  }
}`;

test('a file that a workspace brings may refuse at once; what loosens the reins, and hooks, wait for consent', () => {
  const { rules, hooks, notes } = readSettingsFile('.agents/settings.json', file, () => false);
  expect(rules.map(({ verdict, rule, source }) => [verdict, rule, source])).toEqual([
    ['deny', 'write(dist/**)', '.agents/settings.json:3'],
    ['deny', 'bash(', '.agents/settings.json:3'],
  ]);
  expect(hooks).toEqual([]);
  expect(notes.map(({ line, what, entry }) => [line, what.slice(0, 30), entry !== undefined])).toEqual([
    [3, 'This deny rule cannot be read:', false],
    [4, 'The rule allow write_file(src/', true],
    [4, 'This allow rule cannot be read', false],
    [9, 'The hook no logs is off until ', true],
    [10, 'This hook is left out: hooks o', false],
    [13, 'This hook is left out: there i', false],
  ]);
});

test('consent is to what an entry says: an edited one is off again', () => {
  const [allow] = readSettingsFile('s', file, () => false).notes.flatMap(({ entry }) => entry ?? []);
  const agreed = (entry: string) => entry === allow;
  expect(readSettingsFile('s', file, agreed).rules.map(({ rule }) => rule)).toContain('write_file(src/**)');
  const edited = file.replace('src/**', '**');
  expect(readSettingsFile('s', edited, agreed).rules.map(({ rule }) => rule)).not.toContain('write_file(**)');
});

test.each(['{', '[1]', '{"permissions": 1}', '{"a": &a [*a, *a]}'])(
  'while %s cannot be read, a person is asked about every call',
  async (text) => {
    const script = { ...writes('src/a.ts'), files: { [settingsPath]: text } };
    const headless = await started({ ...script, settings: { ...script.settings, mode: 'auto' } });
    await headless.send({ do: 'prompt', run: 'r', text: 'Go.' });
    await untilAsked(headless, 'main.1');
    expect(asked(headless)).toEqual(['ask by ask rules']);
    expect(of(headless, 'settings.changed')[0]?.notes?.[0]?.what).toContain('cannot be read');
  },
);

test('an entry is switched on by its name, holds from the next step on, and in the next run too', async () => {
  const store = new MemoryStore();
  const script = { ...writes('src/a.ts', 'src/b.ts'), files: { [settingsPath]: file } };
  const headless = await started(script, store);
  await headless.send({ do: 'prompt', run: 'r', text: 'Go.' });
  await untilAsked(headless, 'main.1');
  const entry = of(headless, 'settings.changed')[0]?.notes?.find(({ what }) =>
    what.includes('allow write_file'),
  )?.entry;
  await headless.send({ do: 'consent', run: 'r', entry: entry ?? '', on: true });
  await headless.send({ do: 'decide', run: 'r', call: 'main.1', verdict: 'allow' });
  await headless.atRest('r');
  expect(asked(headless).at(-1)).toBe('allow by allow rules');
  await store.deleteRun('r');
  const again = await started(script, store);
  await again.send({ do: 'prompt', run: 'r', text: 'Go.' });
  await again.atRest('r');
  expect(asked(again)).toEqual(['allow by allow rules', 'allow by allow rules']);
});

test('what a person writes into the file they agree to; the agent reads it before its next step', async () => {
  const headless = await started(writes('src/a.ts', 'src/b.ts'));
  await headless.send({ do: 'write-settings', run: 'r', text: file });
  await headless.send({ do: 'prompt', run: 'r', text: 'Go.' });
  await headless.atRest('r');
  const { rules, hooks } = headless.log('r').read(agentsView).main?.config ?? {};
  expect(rules).toHaveLength(3);
  expect(hooks?.map(({ name, source }) => [name, source])).toEqual([['no logs', '.agents/settings.json:9']]);
  expect(asked(headless)[0]).toBe('deny by hooks');
});

test('a probe shows the ladder for a call that nobody makes, with rules that are not saved, and leaves no trace', async () => {
  const headless = await started(writes('src/a.ts'));
  const before = headless.log('r').events.length;
  const input = { path: 'dist/a.js', content: '' };
  const plain = await headless.host.probe('r', { tool: 'write_file', input });
  expect([plain.decision.verdict, plain.decision.by]).toEqual(['ask', 'mode']);
  const typed = await headless.host.probe('r', { tool: 'write_file', input, settings: file });
  expect([typed.decision.verdict, typed.decision.by]).toEqual(['deny', 'deny rules']);
  expect(typed.decision.reason).toContain('.agents/settings.json:3');
  expect(typed.notes).not.toEqual([]);
  expect(headless.log('r').events).toHaveLength(before);
});
