import { expect, test } from 'vitest';
import { parseRule, ruleFault } from './rules.ts';
import { ruleOf } from './tools.fixture.ts';

function scopeOf(written: string) {
  const read = parseRule(ruleOf(written));
  if ('fault' in read || read.scope === undefined) throw new Error('It has no scope.');
  return read.scope;
}

test.each([
  ['bash', 'bash', true],
  ['bash', 'bash2', false],
  [' bash ', 'bash', true],
  ['mcp__github__*', 'mcp__github__search', true],
  ['mcp__*__search', 'mcp__github__search', true],
  ['*', 'anything', true],
  ['bash(rm *)', 'bash', true],
  ['bash (rm *)', 'bash', true],
])('%s names %s: %s', (rule, tool, names) => {
  expect(parseRule(ruleOf(`deny ${rule}`)).names(tool)).toBe(names);
});

test.each(['bash', 'bash(*)', 'bash(**)', 'bash( * )'])('%s speaks of every call', (rule) => {
  expect(parseRule(ruleOf(`allow ${rule}`))).toMatchObject({ scope: undefined });
});

test.each([
  ['deny read(a/**)', 'a/b', true],
  ['deny read(a/**)', 'a', true],
  ['allow read(a/**)', 'a', false],
  ['deny read(a/)', 'a', true],
  ['deny read(/a)', 'a', true],
  ['deny read(~/x)', 'home/user/x', true],
  ['deny read(*.md)', 'a.md', true],
  ['deny read(*.md)', 'a/b.md', false],
  ['deny read({a,b}/**)', 'b', true],
  ['deny read(!a/**)', 'a/b', false],
  ['deny read(!a/**)', 'b', true],
  ['deny read(/^a/)', 'ab', true],
])('%s on the path %s: %s', (rule, path, fits) => {
  expect(scopeOf(rule).path(path)).toBe(fits);
});

test.each([
  ['deny bash(git push *)', 'git push', true],
  ['deny bash(git push *)', 'git push --force', true],
  ['deny bash(git push *)', 'git pushy', false],
  ['deny bash(git push:*)', 'git push x', true],
  ['allow bash(npm test)', 'npm test', true],
  ['allow bash(npm test)', 'npm test -- x', false],
  ['deny bash(* --force)', 'git push --force', true],
  ['deny bash(/^rm( |$)/)', 'rm', true],
  ['deny bash(echo (a))', 'echo (a)', true],
])('%s on the command %s: %s', (rule, command, fits) => {
  expect(scopeOf(rule).command(command)).toBe(fits);
});

test.each([
  ['', 'a rule is tool or tool(pattern)'],
  ['(', 'a rule is tool or tool(pattern)'],
  ['bash(rm', 'a rule is tool or tool(pattern)'],
  ['rm -rf', 'a rule is tool or tool(pattern)'],
  ['bash()', 'no pattern between its brackets'],
  ['bash(/(/)', 'cannot be read'],
  ['bash(/(a)\\1/)', 'back reference'],
  ['web(domain:)', 'no domain'],
  ['read(../x)', '.. fits none'],
  [`read(${'{a,b}'.repeat(20)})`, 'more than 512 alternatives'],
])('%s cannot be read, and it is said why', (rule, fault) => {
  expect(ruleFault(ruleOf(`deny ${rule}`))).toContain(fault);
});

test('a rule that cannot be read is taken to mean what it may have meant', () => {
  expect(parseRule(ruleOf('deny bash(rm')).names('bash')).toBe(true);
  expect(parseRule(ruleOf('deny bash(rm')).names('grep')).toBe(false);
  expect(parseRule(ruleOf('deny ((')).names('grep')).toBe(true);
  expect(ruleFault(ruleOf('deny bash(rm *)'))).toBeUndefined();
});
