import { expect, test } from 'vitest';
import { hashOf } from '../../base/hash.ts';
import { encode } from '../../base/text.ts';
import { type Script, scriptSchema } from '../../protocol/script.ts';
import { effectsOf, withEffects } from './effects.ts';

const hook = { name: 'watch', on: 'PreToolUse', matcher: 'bash', vote: 'allow' } as const;
const later = { name: 'later', on: 'Stop', block: 'Go on.' } as const;
const skill = '---\nname: tidy\ndescription: Tidies.\nallowed-tools: bash\n---\n';
const script = scriptSchema.parse({
  title: 'A',
  files: { '.agents/skills/tidy/SKILL.md': skill },
  settings: {
    mode: 'auto',
    trustedSkills: [hashOf(encode(skill)), 'b'.repeat(64)],
    permissions: { allow: ['bash(ls *)', 'write(dist/**)'], ask: ['bash(rm *)'], deny: ['read(x)'] },
    hooks: [hook],
  },
  model: [],
  recorded: [
    {
      fact: 3,
      after: 0,
      act: {
        do: 'set',
        config: {
          mode: 'auto',
          rules: [
            { verdict: 'allow', rule: 'bash(ls *)', source: 'run' },
            { verdict: 'allow', rule: 'web', source: 'run' },
            { verdict: 'deny', rule: 'bash(rm *)', source: 'run' },
          ],
          hooks: [later],
        },
      },
    },
  ],
}) as Script;

const setIn = ({ recorded }: Script) => recorded.flatMap(({ act }) => (act.do === 'set' ? [act.config] : []));

test('all that has effect is listed once, from the start or set on the way', () => {
  expect(effectsOf(script).map(({ label, source = label }) => source.replace(/\s+/g, ' '))).toEqual([
    'Mode Auto: allows what no rule refuses',
    'Allow without asking: bash(ls *)',
    'Allow without asking: write(dist/**)',
    'Allow without asking: web',
    '--- name: tidy description: Tidies. allowed-tools: bash --- ',
    'Allow without asking what a skill lists as its allowed-tools: the SKILL.md of bbbbbbbbbbbb',
    '{ "name": "watch", "on": "PreToolUse", "matcher": "bash", "vote": "allow" }',
    '{ "name": "later", "on": "Stop", "block": "Go on." }',
  ]);
});

test('nothing is in effect that was not switched on; what asks or refuses stays', () => {
  const off = withEffects(script, new Set());
  expect(off.settings).toMatchObject({
    mode: 'default',
    permissions: { allow: [], ask: ['bash(rm *)'], deny: ['read(x)'] },
    hooks: [],
    trustedSkills: [],
  });
  expect(setIn(off)).toEqual([
    { mode: 'default', rules: [{ verdict: 'deny', rule: 'bash(rm *)', source: 'run' }], hooks: [] },
  ]);
  expect(effectsOf(off)).toEqual([]);
});

test('with all switched on it is the script as it came', () => {
  expect(withEffects(script, new Set(effectsOf(script).map(({ id }) => id)))).toEqual(script);
});

test('one that is edited is another, and off again', () => {
  const on = new Set(effectsOf(script).map(({ id }) => id));
  const edited = { ...script, settings: { ...script.settings, hooks: [{ ...hook, block: 'No.' }] }, recorded: [] };
  expect(withEffects(edited, on).settings.hooks).toEqual([]);
});

const replayed = scriptSchema.parse({
  title: 'B',
  model: [{ reply: { calls: [{ tool: 'web_fetch', input: { url: 'https://away.example' } }] } }],
  recorded: [
    { fact: 4, after: 0, act: { do: 'decide', call: 'main.1', verdict: 'allow', mode: 'auto' } },
    {
      fact: 9,
      after: 0,
      act: { do: 'decide', call: 'main.2', verdict: 'allow', always: { rules: ['web'], scope: 'workspace' } },
    },
  ],
}) as Script;

test('what the person of a recorded run allowed reaches the real web, the mode and the rules only when switched on', () => {
  expect(effectsOf(replayed).map(({ id }) => id)).toEqual(['mode auto', 'recorded web', 'allow web']);
  const off = withEffects(replayed, new Set());
  expect(off.pages).toEqual({});
  expect(off.recorded.map(({ act }) => act)).toEqual([
    { do: 'decide', call: 'main.1', verdict: 'allow', mode: 'default' },
    { do: 'decide', call: 'main.2', verdict: 'allow' },
  ]);
  expect(withEffects(replayed, new Set(['mode auto', 'recorded web', 'allow web']))).toEqual(replayed);
  // who answers themselves is asked about each page
  expect(effectsOf({ ...replayed, recorded: [] })).toEqual([]);
  expect(withEffects({ ...replayed, recorded: [] }, new Set()).pages).toBeUndefined();
  expect(effectsOf({ ...replayed, pages: {} }).map(({ id }) => id)).not.toContain('recorded web');
});
