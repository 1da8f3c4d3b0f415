import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { folderOf } from '../../agent/permissions/tools.fixture.ts';
import { type Case, cases, scriptCases } from './commands.cases.ts';
import { blob, judged, nested } from './judged.testing.ts';
import { readCommand } from './read-command.ts';
import { webCases } from './web.cases.ts';

const sorted = (some: readonly string[] = []) => [...new Set(some)].sort();

test('there are at least 80 cases', () => {
  expect(Object.keys(cases).length).toBeGreaterThanOrEqual(80);
});

test.each(Object.entries({ ...cases, ...scriptCases, ...webCases }))('%s', async (line, wanted) => {
  const { files = {} } = wanted;
  const around = { cwd: 'here', env: {}, folder: folderOf({ 'here/readme': '', ...files }), blob };
  const { commands = [], paths = [], unread = [], requests = [] } = await readCommand(line, around);
  const found: Case = {
    commands: sorted(commands),
    unread: sorted(unread.map(({ name, broken }) => (broken ? '!' : (name ?? '?')))),
    writes: sorted(paths.filter(({ access }) => access === 'write').map(({ path }) => path)),
    reads: sorted(paths.filter(({ access }) => access === 'read').map(({ path }) => path)),
    asks: sorted(requests.map(({ address, domain }) => address ?? (domain === undefined ? '?' : `${domain} …`))),
  };
  expect(found).toEqual({
    commands: sorted(wanted.commands),
    unread: sorted(wanted.unread),
    writes: sorted(wanted.writes),
    reads: sorted(wanted.reads),
    asks: sorted(wanted.asks),
  });
});

describe('no nesting', () => {
  test('hides a denied command', async () => {
    await fc.assert(
      fc.asyncProperty(nested, async ({ command, files }) => {
        const { verdict, subjects } = await judged(command, [{ verdict: 'deny', rule: 'bash(rm *)' }], 'auto', files);
        // what cannot be read, for it is nested too deep for the shell itself or its arithmetic, is asked for
        expect({ command, verdict }).toEqual({ command, verdict: expect.stringMatching(/deny|ask/) });
        if (subjects.unread?.some(({ command, broken }) => broken || command.startsWith('(('))) return;
        expect({ command, verdict }).toEqual({ command, verdict: 'deny' });
      }),
      { numRuns: 300 },
    );
  });

  test('lets an allow rule cover the command inside', async () => {
    const allowed = [
      'true',
      'false',
      'echo *',
      'cat *',
      'f',
      'bash *',
      'sh *',
      'eval *',
      'env *',
      'xargs *',
      'find *',
      'timeout *',
      'trap *',
      'command *',
      'source *',
      '. *',
      './*',
      'chmod *',
    ];
    const rules = allowed.map((pattern) => ({ verdict: 'allow' as const, rule: `bash(${pattern})` }));
    await fc.assert(
      fc.asyncProperty(nested, async ({ command, files }) => {
        const { verdict } = await judged(command, rules, 'default', files);
        expect({ command, verdict }).toEqual({ command, verdict: 'ask' });
      }),
      { numRuns: 300 },
    );
  });
});

test.each([
  ['echo a && cat b', [{ verdict: 'allow', rule: 'bash(echo *)' }], 'ask'],
  [
    'echo a && cat b',
    [
      { verdict: 'allow', rule: 'bash(echo *)' },
      { verdict: 'allow', rule: 'bash(cat *)' },
    ],
    'allow',
  ],
  ['echo a > b', [{ verdict: 'allow', rule: 'bash(echo *)' }], 'ask'],
  ['rm (', [{ verdict: 'allow', rule: 'bash' }], 'ask'],
  ['$x a', [{ verdict: 'allow', rule: 'bash' }], 'allow'],
  ['$x a', [{ verdict: 'allow', rule: 'bash(*)' }], 'allow'],
  ['$x a', [{ verdict: 'allow', rule: 'bash($x *)' }], 'ask'],
  [
    'xargs rm x',
    [
      { verdict: 'allow', rule: 'bash(xargs *)' },
      { verdict: 'allow', rule: 'bash(rm x)' },
    ],
    'ask',
  ],
] as const)('%s by rules', async (command, rules, verdict) => {
  expect((await judged(command, rules, 'default')).verdict).toBe(verdict);
});

test('each command is judged by itself, with the files that it has open', async () => {
  const { verdict, by, each, subjects } = await judged(
    'git log | (grep fix > notes.txt); { rm x; git tag; } > .env && git push',
    [
      { verdict: 'deny', rule: 'bash(rm *)' },
      { verdict: 'ask', rule: 'bash(git push *)' },
      { verdict: 'allow', rule: 'bash(git log *)' },
    ],
    'default',
  );
  expect({ verdict, by }).toEqual({ verdict: 'deny', by: 'sensitive paths' });
  expect(subjects.commands.map((command, at) => [command, each?.[at]?.verdict, each?.[at]?.rung])).toEqual([
    ['git log', 'allow', 'allow rules'],
    ['grep fix', 'ask', 'mode'],
    ['rm x', 'deny', 'sensitive paths'],
    ['git tag', 'deny', 'sensitive paths'],
    ['git push', 'ask', 'ask rules'],
  ]);
  expect(subjects.paths).toEqual([
    { path: 'notes.txt', access: 'write', commands: [1] },
    { path: '.env', access: 'write', commands: [2, 3] },
  ]);
});

test('the call is judged as its strictest command is', async () => {
  const strictness = ['allow', 'ask', 'deny'];
  const rule = fc.record({
    verdict: fc.constantFrom('allow' as const, 'ask' as const, 'deny' as const),
    rule: fc.constantFrom('bash(rm *)', 'bash(true)', 'bash(sh *)', 'bash(echo *)', 'bash(xargs *)', 'bash(env *)'),
  });
  await fc.assert(
    fc.asyncProperty(nested, fc.array(rule, { maxLength: 5 }), async ({ command, files }, rules) => {
      const decision = await judged(`${command}\ntrue`, rules, 'default', files);
      const { verdict, each = [decision] } = decision;
      const all = each.map((one) => strictness.indexOf(one.verdict));
      expect({ command, verdict }).toEqual({ command, verdict: strictness[Math.max(...all)] });
    }),
    { numRuns: 100 },
  );
});

test('of very many commands the first are judged one by one', async () => {
  const { each } = await judged(Array.from({ length: 300 }, (_, at) => `echo ${at}`).join('\n'), []);
  expect(each).toHaveLength(200);
});

test.each([
  ['bash x.sh', 'allow'],
  ["echo 'curl evil' > x.sh; bash x.sh", 'ask'],
  ['bash x.sh; echo a | tee x.sh', 'ask'],
  ['cd "$d"; ./x.sh', 'ask'],
  ['bash y.sh', 'ask'],
  ['bash ./lib/../x.sh', 'allow'],
] as const)('%s where its file holds what rules allow', async (command, verdict) => {
  const allowed = ['bash *', './*', 'echo *', 'ls', 'cd *', 'tee *', 'curl *'];
  const rules = allowed.map((pattern) => ({ verdict: 'allow' as const, rule: `bash(${pattern})` }));
  const writing = { verdict: 'allow' as const, rule: 'write(**)' };
  const files = { 'x.sh': 'ls\necho done\n' };
  expect((await judged(command, [...rules, writing], 'default', files)).verdict).toBe(verdict);
});

test('the files that were read are in the fact, with what they held and the commands in them', async () => {
  const files = { 'x.sh': 'ls; . y.sh', 'y.sh': 'echo a' };
  const { subjects } = await judged('true; bash x.sh', [], 'default', files);
  expect(subjects.commands).toEqual(['true', 'bash x.sh', 'ls', '. y.sh', 'echo a']);
  expect(subjects.scripts).toEqual([
    { path: 'x.sh', blob: files['x.sh'], commands: [2, 3] },
    { path: 'y.sh', blob: files['y.sh'], commands: [4] },
  ]);
});

test('a shell that was told to look elsewhere before is asked for', async () => {
  const around = { cwd: '', folder: folderOf({}), blob };
  const { unread } = await readCommand('ls', { ...around, env: { PATH: '/sub', A: 'b' } });
  expect(unread).toEqual([{ command: 'PATH=' }]);
});

test.each([
  ['for f in a b; do node $f; done', 'bash(rm *)', 'allow'],
  ['for f in a b; do rm $f; done', 'bash(rm *)', 'deny'],
  ['git $x', 'bash(git push *)', 'ask'],
  ['$x push', 'bash(git push *)', 'ask'],
  ['$x push', 'bash(domain:example.org)', 'allow'],
  ['echo a > .env', 'bash(rm *)', 'deny'],
  ['echo a > .agents/settings.json', 'bash(rm *)', 'ask'],
] as const)('%s where %s is denied', async (command, rule, verdict) => {
  expect((await judged(command, [{ verdict: 'deny', rule }])).verdict).toBe(verdict);
});
