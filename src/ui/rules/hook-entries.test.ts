import { expect, test } from 'vitest';
import { consentName, withHook, withoutHook, writtenAt } from './hook-entries.ts';

const block = { type: 'rule', block: 'No.' };
const add = { type: 'rule', context: 'Mind the gap.' };
const text = JSON.stringify({
  permissions: { deny: ['bash(rm *)'] },
  hooks: { PreToolUse: [{ matcher: 'Bash', hooks: [block, add] }, { hooks: [add] }] },
});

test('a hook joins those of its event with the same matcher, and all else stays', () => {
  const added = withHook(text, { on: 'PreToolUse', matcher: 'Bash', entry: { type: 'rule', vote: 'ask' } });
  expect(JSON.parse(added ?? '')).toEqual({
    permissions: { deny: ['bash(rm *)'] },
    hooks: { PreToolUse: [{ matcher: 'Bash', hooks: [block, add, { type: 'rule', vote: 'ask' }] }, { hooks: [add] }] },
  });
});

test('a hook takes the place of another, which may empty its group and its event', () => {
  const one = JSON.stringify({ hooks: { Stop: [{ hooks: [block] }] } });
  const moved = withHook(one, { on: 'PreToolUse', matcher: 'grep', entry: add }, { on: 'Stop', group: 0, index: 0 });
  expect(JSON.parse(moved ?? '')).toEqual({ hooks: { PreToolUse: [{ matcher: 'grep', hooks: [add] }] } });
  expect(withHook('', { on: 'Stop', matcher: undefined, entry: block })).toBe(
    `${JSON.stringify({ hooks: { Stop: [{ hooks: [block] }] } }, undefined, 2)}\n`,
  );
});

test('a hook is taken out alone', () => {
  const left = withoutHook(text, { on: 'PreToolUse', group: 0, index: 0 });
  expect(JSON.parse(left ?? '').hooks).toEqual({ PreToolUse: [{ matcher: 'Bash', hooks: [add] }, { hooks: [add] }] });
});

test('what is no JSON is not touched', () => {
  expect(withHook('{ hooks: }', { on: 'Stop', matcher: undefined, entry: block })).toBeUndefined();
  expect(withoutHook('[]', { on: 'Stop', group: 0, index: 0 })).toBeUndefined();
});

test('a hook is found by its place, and another matcher is another hook to agree to', () => {
  const found = writtenAt(text, { on: 'PreToolUse', group: 0, index: 1 });
  expect(found).toEqual({ on: 'PreToolUse', matcher: 'Bash', entry: add });
  const other = writtenAt(text, { on: 'PreToolUse', group: 1, index: 0 });
  expect(found && other && consentName(found) === consentName(other)).toBe(false);
  expect(writtenAt(text, { on: 'Stop', group: 0, index: 0 })).toBeUndefined();
});
