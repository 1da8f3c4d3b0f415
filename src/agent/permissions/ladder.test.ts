import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rungNames } from '../../protocol/event.ts';
import { cases } from './ladder.cases.ts';
import { judge, type Setting } from './tools.fixture.ts';

test('the table is long, and meets every rung, mode and risk', () => {
  expect(cases.length).toBeGreaterThanOrEqual(120);
  expect(new Set(cases.map(([, , , , by]) => by))).toEqual(new Set(rungNames));
});

test.each(cases)('%s', async (_, [tool, input], setting, verdict, by) => {
  const decision = await judge(tool, input, setting);
  expect({ verdict: decision.verdict, by: decision.by }).toEqual({ verdict, by });
});

test('every rung down to the one that decides is written down with its reason', async () => {
  for (const [, [tool, input], setting] of cases) {
    const { rungs, by, verdict, reason } = await judge(tool, input, setting);
    expect(rungs.map(({ rung }) => rung)).toEqual(rungNames.slice(0, rungNames.indexOf(by) + 1));
    expect(rungs.at(-1)).toEqual({ rung: by, verdict, reason });
    expect(rungs.every((rung) => rung.reason.length > 10)).toBe(true);
    // above the one that decides nothing decided, but what a person has answered
    for (const above of rungs.slice(0, -1))
      expect(above.verdict).toBe(above.verdict === 'ask' && by === 'person' ? 'ask' : 'pass');
  }
});

test('a decision tells the whole story', async () => {
  const decision = await judge('bash', { command: 'git log && rm x', colour: 'red' }, { rules: ['allow bash(git *)'] });
  const { rungs, ...rest } = decision;
  expect(rest).toMatchInlineSnapshot(`
    {
      "by": "mode",
      "dropped": [
        "colour",
      ],
      "each": [
        {
          "reason": "Allowed by allow bash(git *) (test).",
          "rung": "allow rules",
          "verdict": "allow",
        },
        {
          "reason": "The mode default asks for a call of the risk execute.",
          "rung": "mode",
          "verdict": "ask",
        },
      ],
      "input": {
        "command": "git log && rm x",
      },
      "reason": "The mode default asks for a call of the risk execute.",
      "subjects": {
        "commands": [
          "git log",
          "rm x",
        ],
        "domains": [],
        "paths": [],
      },
      "verdict": "ask",
    }
  `);
  expect(rungs.map(({ rung, verdict, reason }) => `${rung}: ${verdict}. ${reason}`)).toMatchInlineSnapshot(`
    [
      "hooks: pass. No hook meets this call.",
      "known tool: pass. There is a tool bash, of the risk execute.",
      "valid input: pass. The input fits the tool’s schema without colour, which it does not know.",
      "sensitive paths: pass. No path in this call.",
      "deny rules: pass. There is no deny rule.",
      "plan mode: pass. The mode is default, not plan.",
      "protected paths: pass. Nothing is written at a path.",
      "ask rules: pass. There is no ask rule.",
      "hook asks: pass. No hook votes to ask.",
      "always asks: pass. This tool does not always ask.",
      "person: pass. No person has allowed it so far.",
      "allow rules: pass. 1 allow rule for bash, but none for the command "rm x".",
      "hook allows: pass. No hook votes to allow it.",
      "mode: ask. The mode default asks for a call of the risk execute.",
    ]
  `);
});

test('a refusal says what was refused, why, and what to do', async () => {
  const reasons = [
    await judge('readFile', {}),
    await judge('read_file', { path: '~/.ssh/id_rsa' }),
    await judge('bash', { command: 'rm -rf x' }, { rules: ['deny bash(rm *)'] }),
    await judge('write_file', { path: 'a', content: '' }, { mode: 'plan' }),
    await judge('bash', { command: 'ls' }, { hooked: { before: 1, block: { hook: 'quiet', reason: 'it is late' } } }),
  ].map(({ reason }) => reason);
  expect(reasons).toMatchInlineSnapshot(`
    [
      "There is no tool "readFile". Nearest to it: read_file.",
      "home/user/.ssh/id_rsa is a sensitive path (.ssh/): it is never opened, whatever rules, modes or people say. Go on without it, or ask the person for what you need from it.",
      "The rule deny bash(rm *) (test) refuses the command "rm -rf x". Find another way, or tell the person why you need it.",
      "The plan comes first: in plan mode nothing that changes files may run, and write_file does. Look around, then lay out your plan.",
      "The hook quiet blocked this call: it is late",
    ]
  `);
});

const setting: fc.Arbitrary<Setting> = fc.record(
  {
    mode: fc.constantFrom('default', 'auto', 'plan'),
    rules: fc.subarray([
      'allow *',
      'allow read',
      'allow write',
      'allow bash',
      'allow bash(git *)',
      'allow web',
      'ask bash',
      'ask write(src/**)',
      'deny bash(rm *)',
      'deny write(dist/**)',
      'deny web',
    ]),
    hooked: fc.record({
      before: fc.nat(3),
      block: fc.option(fc.constant({ hook: 'no', reason: 'no' }), { nil: undefined }),
      vote: fc.option(fc.record({ hook: fc.constant('h'), vote: fc.constantFrom('allow', 'ask') }), { nil: undefined }),
      rewrittenBy: fc.constant([]),
    }),
    approved: fc.constant(true as const),
  },
  { requiredKeys: [] },
);
const call = fc.constantFrom(
  ['read_file', { path: 'src/a' }],
  ['read_file', { path: '.env' }],
  ['read_file', {}],
  ['write_file', { path: 'dist/a', content: '' }],
  ['write_file', { path: 'src/a', content: '' }],
  ['write_file', { path: '.agents/settings.json', content: '' }],
  ['bash', { command: 'git log' }],
  ['bash', { command: 'git log && rm x' }],
  ['web_fetch', { url: 'https://example.org' }],
  ['exit_plan_mode', { plan: 'x' }],
  ['teleport', {}],
) as fc.Arbitrary<readonly [string, Record<string, string>]>;

test('a refusal is never undone by anything below it', async () => {
  await fc.assert(
    fc.asyncProperty(call, setting, setting, async ([tool, input], { approved: _, ...before }, after) => {
      const first = await judge(tool, input, before);
      fc.pre(first.verdict === 'deny');
      // whatever is added for the call: allow rules, votes, a person, and the mode where it did not refuse
      const more: Setting = {
        ...before,
        approved: true,
        mode: first.by === 'plan mode' ? 'plan' : (after.mode ?? 'auto'),
        rules: [...(before.rules ?? []), ...(after.rules ?? [])],
        hooked: { ...before.hooked, before: 1, vote: { hook: 'h', vote: 'allow' } },
      };
      expect((await judge(tool, input, more)).verdict).toBe('deny');
    }),
    { numRuns: 500 },
  );
});

test('what must be asked for is never allowed by rule, vote or mode', async () => {
  await fc.assert(
    fc.asyncProperty(setting, async ({ approved: _, ...around }) => {
      const { verdict } = await judge('write_file', { path: '.agents/settings.json', content: '' }, around);
      expect(verdict).not.toBe('allow');
    }),
  );
});

const wide: Readonly<Record<string, string>> = {
  '.': '．',
  s: 'ｓ',
  h: 'ｈ',
  e: 'ｅ',
  n: 'ｎ',
  v: 'ｖ',
  i: 'ｉ',
  d: 'ｄ',
  r: 'ｒ',
  a: 'ａ',
  p: 'ｐ',
  m: 'ｍ',
  c: 'ｃ',
  t: 'ｔ',
};
const hiddenLetters = ['\u200b', '\u00ad', '\u2060', '\ufeff', '\ufe0f', '\u3164', '\u{e0020}'];

/** A name with its letters dressed up, in a way that some eye, disk or shell reads as the same name. */
function dressed(name: string): fc.Arbitrary<string> {
  const letters = [...name].map((letter) =>
    fc
      .tuple(
        fc.constantFrom(letter, letter.toUpperCase(), wide[letter] ?? letter),
        fc.oneof(
          { weight: 8, arbitrary: fc.constant('') },
          { weight: 1, arbitrary: fc.constantFrom(...hiddenLetters) },
        ),
      )
      .map((both) => both.join('')),
  );
  const tail = fc.string({ unit: fc.constantFrom('.', ' ', '\u00a0'), maxLength: 2 });
  return fc.tuple(fc.tuple(...letters), tail).map(([drawn, end]) => drawn.join('') + end);
}

const sensitivePath = fc
  .constantFrom(
    '.ssh',
    '.aws/config',
    '.env',
    '.env.local',
    'id_rsa',
    'id_ed25519.pub',
    'tls/server.pem',
    'secrets/a',
    'my-credentials.json',
    '.kube/config',
    '.docker/config.json',
  )
  .chain((path) => fc.tuple(...path.split('/').map(dressed)))
  .chain((names) => {
    const slash = fc.constantFrom('/', '/', '//', '/./', '/x/../', '\\', '／');
    const start = fc.constantFrom('', './', '/', '../', '../../', 'a/', 'a/../', '~/', 'a\\', './/');
    return fc
      .tuple(
        start,
        fc.array(slash, { minLength: names.length, maxLength: names.length }),
        fc.constantFrom('', '/', '/.', '\\'),
      )
      .map(
        ([first, slashes, end]) =>
          first + names.map((name, at) => (at === 0 ? name : `${slashes[at]}${name}`)).join('') + end,
      );
  });

test('no spelling of a sensitive path passes', async () => {
  await fc.assert(
    fc.asyncProperty(sensitivePath, setting, async (path, around) => {
      const { verdict, by } = await judge('read_file', { path }, { ...around, hooked: {}, mode: 'auto' });
      expect({ verdict, by }).toEqual({ verdict: 'deny', by: 'sensitive paths' });
    }),
    { numRuns: 3000 },
  );
});

test('no chain of links to a sensitive path passes', async () => {
  const chain = fc
    .array(fc.constantFrom('k', 'l/m', 'n/o/p', 'q'), { minLength: 1, maxLength: 4 })
    .map((names) => [...new Set(names)]);
  await fc.assert(
    fc.asyncProperty(chain, fc.boolean(), sensitivePath, async (names, absolute, target) => {
      const up = (from: string) => '../'.repeat(from.split('/').length - 1);
      // `..` past the root, and `~`, mean the same from every folder; from its own folder a link needs its way up
      const lead = (from: string, to: string) => (absolute || to.startsWith('/') ? `/${to}` : `${up(from)}${to}`);
      const files = Object.fromEntries(names.map((name, at) => [name, `-> ${lead(name, names[at + 1] ?? target)}`]));
      const { by } = await judge('write_file', { path: names[0] ?? '', content: '' }, { mode: 'auto', files });
      expect(by).toBe('sensitive paths');
    }),
    { numRuns: 500 },
  );
});

test('an allow rule never covers a call with an uncovered command', async () => {
  const command = fc.constantFrom('git log', 'git push origin', 'ls', 'ls -la', 'rm x', 'npm test', 'cat a b');
  const pattern = fc.constantFrom('git *', 'git log', 'ls', 'ls *', 'npm *', 'cat *');
  const covers = (each: string, one: string) =>
    each.endsWith(' *') ? one === each.slice(0, -2) || one.startsWith(each.slice(0, -1)) : one === each;
  await fc.assert(
    fc.asyncProperty(
      fc.array(command, { minLength: 1, maxLength: 4 }),
      fc.uniqueArray(pattern),
      async (commands, patterns) => {
        const { verdict, by } = await judge(
          'bash',
          { command: commands.join(' && ') },
          { rules: patterns.map((each) => `allow bash(${each})`) },
        );
        const covered = commands.every((one) => patterns.some((each) => covers(each, one)));
        expect({ verdict, by }).toEqual(
          covered ? { verdict: 'allow', by: 'allow rules' } : { verdict: 'ask', by: 'mode' },
        );
      },
    ),
    { numRuns: 500 },
  );
});
