import { expect, test } from 'vitest';
import { unmovedRungs } from '../../agent/permissions/suggest.ts';
import { meaningOf, neverAlways, rulesIn, suggestedFor } from './always.ts';
import { asked } from './question.testing.ts';

test('suggestions reach from the call itself to its whole tool', () => {
  const question = asked({
    name: 'bash',
    risk: 'execute',
    input: { command: 'git push -f' },
    commands: ['git push -f'],
  });
  const { decided } = question;
  const commands = { ...question, decided: { ...decided, subjects: { ...decided.subjects, paths: [] } } };
  expect(suggestedFor(commands)).toEqual([
    { label: 'Just this', text: 'bash(git push -f)' },
    { label: 'Calls like it', text: 'bash(git push *)' },
    { label: 'All of bash', text: 'bash' },
  ]);
});

test('of a command that reads the web the host is suggested, or all of the web where it is not known', () => {
  const { decided, ...question } = asked({ name: 'bash', risk: 'execute', commands: ['curl $x'] });
  const of = (more: Partial<typeof decided.subjects>) =>
    suggestedFor({ ...question, decided: { ...decided, subjects: { ...decided.subjects, paths: [], ...more } } });
  const request = { command: 0, address: 'https://a.example/x', domain: 'a.example' };
  expect(of({ domains: ['a.example'], requests: [request] })).toEqual([
    { label: 'Just this', text: 'bash(domain:a.example)' },
    { label: 'All of bash', text: 'bash\nbash(domain:a.example)' },
  ]);
  expect(of({ requests: [{ command: 0 }] })).toEqual([{ label: 'Just this, and all of the web', text: 'web_fetch' }]);
});

test('a call that touches nothing can only be allowed with its tool', () => {
  const { decided, ...question } = asked({ name: 'sleep' });
  const bare = { ...question, decided: { ...decided, subjects: { paths: [], commands: [], domains: [] } } };
  expect(suggestedFor(bare)).toEqual([{ label: 'All of sleep', text: 'sleep' }]);
});

test('what no rule lowers is not offered, with the reason', () => {
  const reasons = unmovedRungs.map((by) => neverAlways(asked({ by })));
  expect(reasons).toEqual([
    'Not here: a protected path is asked about every time.',
    'Not here: a rule asks every time.',
    'Not here: a hook asks every time.',
    'Not here: this tool is put before you every time.',
  ]);
  expect(neverAlways(asked({ by: 'mode' }))).toBeUndefined();
});

test('rules stand one a line, and empty lines are none', () => {
  expect(rulesIn(' bash(ls) \n\n read(src/**)\n')).toEqual(['bash(ls)', 'read(src/**)']);
});

test.each([
  ['bash', 'Any call of bash, whatever it touches but the web.'],
  ['bash(domain:a.example)', 'Calls of bash: every address of a.example.'],
  ['write(**)', 'Any call of every tool that changes files, whatever it touches.'],
  ['mcp__git__*', 'Any call of any tool named like mcp__git__*, whatever it touches.'],
  ['bash(git push *)', 'Calls of bash: every command that begins with git push, whatever follows.'],
  ['bash(node test.js)', 'Calls of bash: this and nothing else.'],
  ['write_file(src/**)', 'Calls of write_file: everything in src/, in the folders below it too.'],
  ['write_file(src/*.js)', 'Calls of write_file: all that fits src/*.js.'],
  ['bash(/^echo "\\$x"$/)', 'Calls of bash: this and nothing else.'],
  ['bash(/^git/)', 'Calls of bash: all that the regular expression finds.'],
  ['bash(/^git .*$/)', 'Calls of bash: all that the regular expression finds.'],
  ['web_fetch(domain:example.org)', 'Calls of web_fetch: every address of example.org.'],
  ['(', 'This is no rule: it is to be tool, or tool(pattern).'],
])('%s is told in words', (rule, words) => {
  expect(meaningOf(rule)).toBe(words);
});
