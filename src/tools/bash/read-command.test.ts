import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { climb } from '../../agent/permissions/ladder.ts';
import { subjectsOf } from '../../agent/permissions/subjects.ts';
import type { Rule } from '../../protocol/config.ts';
import { emptyFolder } from '../../views/workspace.ts';
import { type Case, cases } from './commands.cases.ts';
import { tool } from './index.ts';
import { readCommand } from './read-command.ts';

const sorted = (some: readonly string[] = []) => [...new Set(some)].sort();

test('there are at least 80 cases', () => {
  expect(Object.keys(cases).length).toBeGreaterThanOrEqual(80);
});

test.each(Object.entries(cases))('%s', (line, wanted) => {
  const { commands = [], paths = [], unread = [] } = readCommand(line, 'here');
  const found: Case = {
    commands: sorted(commands),
    unread: sorted(unread.map(({ name, broken }) => (broken ? '!' : (name ?? '?')))),
    writes: sorted(paths.filter(({ access }) => access === 'write').map(({ path }) => path)),
    reads: sorted(paths.filter(({ access }) => access === 'read').map(({ path }) => path)),
  };
  expect(found).toEqual({
    commands: sorted(wanted.commands),
    unread: sorted(wanted.unread),
    writes: sorted(wanted.writes),
    reads: sorted(wanted.reads),
  });
});

/** Ways to wrap a command into another, of which none may hide it. */
const wraps: readonly ((inner: string) => string)[] = [
  (inner) => `true && ${inner}`,
  (inner) => `false || ${inner}`,
  (inner) => `${inner}; true`,
  (inner) => `(${inner})`,
  (inner) => `{ ${inner}\n}`,
  (inner) => `! { ${inner}\n}`,
  (inner) => `echo $( ${inner})`,
  (inner) => `echo "a $( ${inner}) b"`,
  (inner) => `A=$( ${inner})`,
  (inner) => `cat <(${inner})`,
  (inner) => `if true; then ${inner}\nfi`,
  (inner) => `if ${inner}\nthen true; fi`,
  (inner) => `while ${inner}\ndo true; done`,
  (inner) => `for a in 1; do ${inner}\ndone`,
  (inner) => `case a in a) ${inner}\n;; esac`,
  (inner) => `f() { ${inner}\n}; f`,
  (inner) => `cat a | (${inner})`,
  (inner) => `echo \${a:-$( ${inner})}`,
  (inner) => `echo $((1 + $( ${inner})))`,
  (inner) => `[[ -n $( ${inner}) ]]`,
  (inner) => `bash -c ${quote(inner)}`,
  (inner) => `sh -c ${quote(inner)}`,
  (inner) => `eval ${quote(inner)}`,
  (inner) => `env A=1 bash -c ${quote(inner)}`,
  (inner) => `xargs -I % sh -c ${quote(inner)}`,
  (inner) => `find . -exec sh -c ${quote(inner)} \\;`,
  (inner) => `timeout 5 sh -c ${quote(inner)}`,
  (inner) => `bash <<'END${inner.length}'\n${inner}\nEND${inner.length}`,
  (inner) => `trap ${quote(inner)} EXIT`,
];
const spellings = [
  'rm x',
  'rm -rf /',
  '"rm" x',
  "'rm' x",
  'r\\m x',
  '/bin/rm x',
  'A=1 rm x',
  'env rm x',
  'command rm x',
  'xargs rm x',
];

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

const nested = fc
  .tuple(fc.constantFrom(...spellings), fc.array(fc.nat(wraps.length - 1), { maxLength: 5 }))
  .map(([inner, picks]) => picks.reduce((all, pick) => wraps[pick]?.(all) ?? all, inner));

/** What becomes of a command under rules, in a mode that would allow it. */
async function judged(
  command: string,
  rules: readonly Pick<Rule, 'verdict' | 'rule'>[],
  mode: 'auto' | 'default' = 'auto',
) {
  const input = { command };
  return climb({
    call: { name: 'bash', input, hooked: { before: 0, block: undefined, vote: undefined, rewrittenBy: [] } },
    approved: false,
    tool,
    coerced: { ok: true, input, dropped: [] },
    subjects: await subjectsOf(tool, input, emptyFolder),
    config: {
      model: { provider: 'none', id: 'none', window: 1, maxOutputTokens: 1 },
      system: '',
      tools: [{ name: 'bash', description: '', schema: {}, risk: 'execute' }],
      mode,
      rules: rules.map((rule) => ({ ...rule, source: 'test' })),
      hooks: [],
      limits: { maxTurns: 1 },
    },
  });
}

describe('no nesting', () => {
  test('hides a denied command', async () => {
    await fc.assert(
      fc.asyncProperty(nested, async (command) => {
        const { verdict } = await judged(command, [{ verdict: 'deny', rule: 'bash(rm *)' }]);
        // what cannot be read, for it is nested too deep for the shell itself, is asked for
        expect({ command, verdict }).toEqual({ command, verdict: expect.stringMatching(/deny|ask/) });
        if ((await subjectsOf(tool, { command }, emptyFolder)).unread?.some(({ broken }) => broken)) return;
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
    ];
    const rules = allowed.map((pattern) => ({ verdict: 'allow' as const, rule: `bash(${pattern})` }));
    await fc.assert(
      fc.asyncProperty(nested, async (command) => {
        const { verdict } = await judged(command, rules, 'default');
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
    fc.asyncProperty(nested, fc.array(rule, { maxLength: 5 }), async (command, rules) => {
      const decision = await judged(`${command}\ntrue`, rules, 'default');
      const { verdict, each = [decision] } = decision;
      const all = each.map((one) => strictness.indexOf(one.verdict));
      expect({ command, verdict }).toEqual({ command, verdict: strictness[Math.max(...all)] });
    }),
    { numRuns: 150 },
  );
});

test('of very many commands the first are judged one by one', async () => {
  const { each } = await judged(Array.from({ length: 300 }, (_, at) => `echo ${at}`).join('\n'), []);
  expect(each).toHaveLength(200);
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
