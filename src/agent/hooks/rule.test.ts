import { expect, test } from 'vitest';
import type { Hook, RuleHook } from '../../protocol/config.ts';
import type { JsonObject } from '../../protocol/json.ts';
import { configOf } from '../permissions/tools.fixture.ts';
import { fitsHook, HookError, hookFault, hooksFor, ruleEffect } from './rule.ts';

/** What a rule that an event meets answers to it. */
const applyRule = (hook: RuleHook, payload: JsonObject) => (fitsHook(hook, payload) ? ruleEffect(hook, payload) : {});

const base: RuleHook = { name: 'h', on: 'PreToolUse', block: 'no' };
const write = {
  hook_event_name: 'PreToolUse',
  tool_name: 'write_file',
  tool_input: { path: 'dist/a', content: 'x', lines: 3 },
};
const bash = { hook_event_name: 'PreToolUse', tool_name: 'bash', tool_input: { command: 'cd x && rm -rf y' } };

test.each([
  [undefined, true],
  ['', true],
  ['*', true],
  ['write_file', true],
  ['write', false],
  ['write_*', true],
  ['bash|write_file', true],
  ['bash | grep', false],
  ['/^write/', true],
  ['/^(bash|grep)$/', false],
  ['write.*', true],
  ['Write', true],
  ['Edit|Write', true],
  ['^(Edit|Write)$', true],
  ['^(Edit|Bash)$', false],
  ['Bash', false],
  ['Notebook.*', false],
])('the matcher %s meets write_file: %s', (matcher, meets) => {
  const hooks = [matcher === undefined ? base : { ...base, matcher }];
  expect(hooksFor({ ...configOf({}), hooks }, 'PreToolUse', 'write_file')).toEqual(meets ? hooks : []);
});

test.each([
  ['write_file(dist/**)', true],
  ['write(dist/**)', true],
  ['read(dist/**)', false],
  ['bash(rm *)', false],
])('the rule %s may speak of write_file: %s', (rule, meets) => {
  const hooks = [{ ...base, if: rule }];
  expect(hooksFor({ ...configOf({}), hooks }, 'PreToolUse', 'write_file')).toEqual(meets ? hooks : []);
});

test('hooks of other events are not met, and order stays', () => {
  const hooks: Hook[] = [
    { ...base, name: 'a' },
    { ...base, name: 'b', on: 'Stop', matcher: 'bash' },
    { ...base, name: 'c', on: 'PostToolUse' },
    { ...base, name: 'd' },
  ];
  const config = { ...configOf({}), hooks };
  expect(hooksFor(config, 'PreToolUse', 'bash').map(({ name }) => name)).toEqual(['a', 'd']);
  expect(hooksFor(config, 'Stop').map(({ name }) => name)).toEqual(['b']);
});

test.each<[when: Record<string, string>, fits: boolean]>([
  [{ 'tool_input.path': 'dist/*' }, true],
  [{ 'tool_input.path': 'src/*' }, false],
  [{ 'tool_input.path': 'dist' }, true],
  [{ 'tool_input.path': '/^dist\\//' }, true],
  [{ tool_name: 'write_file', 'tool_input.content': 'x' }, true],
  [{ tool_name: 'write_file', 'tool_input.content': 'y' }, false],
  [{ 'tool_input.lines': '3' }, true],
  [{ 'tool_input.other': '*' }, false],
  [{ 'tool_input.path.length': '*' }, false],
  [{ constructor: '*' }, false],
  [{ tool_input: '*"path":"dist/a"*' }, true],
])('when %j: %s', (when, fits) => {
  expect(applyRule({ ...base, when }, write)).toEqual(fits ? { block: 'no' } : {});
});

test.each([
  ['write(dist/**)', write, true],
  ['write(src/**)', write, false],
  ['write(x)', write, false],
  ['bash(rm *)', bash, true],
  ['bash(rm)', bash, false],
  ['bash', bash, true],
  ['web(domain:example.org)', { tool_input: { url: 'https://a.example.org/x' } }, true],
  ['web(domain:example.org)', { tool_input: { url: 'https://example.com/example.org' } }, false],
])('if %s on %j: %s', (rule, payload, fits) => {
  expect(applyRule({ ...base, if: rule }, payload)).toEqual(fits ? { block: 'no' } : {});
});

test('an answer holds what the event can take', () => {
  const all: RuleHook = { ...base, vote: 'ask', input: { path: 'src/a' }, context: 'c', replace: 'r' };
  expect(applyRule(all, write)).toEqual({
    block: 'no',
    vote: 'ask',
    input: { path: 'src/a', content: 'x', lines: 3 },
    context: 'c',
  });
  expect(applyRule({ ...all, on: 'PostToolUse' }, write)).toEqual({ block: 'no', context: 'c', replace: 'r' });
  expect(applyRule({ ...all, on: 'Stop' }, {})).toEqual({ block: 'no', context: 'c' });
});

test.each<[Partial<RuleHook>, string]>([
  [{ matcher: '/(/' }, 'cannot be read'],
  [{ when: { tool_name: '/(a)\\1/' } }, 'back reference'],
  [{ if: 'bash(' }, 'Its rule bash( cannot be read'],
])('%j cannot be asked, meets every call, and says why', (broken, why) => {
  const hook = { ...base, ...broken };
  expect(hookFault(hook)).toContain(why);
  expect(hooksFor({ ...configOf({}), hooks: [hook] }, 'PreToolUse', 'grep')).toEqual([hook]);
  expect(() => applyRule(hook, write)).toThrow(HookError);
  expect(hookFault(base)).toBeUndefined();
});
