import { expect, test } from 'vitest';
import { bindingsOf, isCharacter } from './binding.ts';

test.each([
  ['Space', ['Space']],
  ['Shift ArrowRight', ['Shift+ArrowRight']],
  ['Ctrl K', ['Control+K']],
  ['G L', ['G L']],
  ['B', ['B']],
  ['?', ['?', 'Shift+?', 'Alt+?']],
])('%s is bound as %j', (keys, bindings) => {
  expect(bindingsOf(keys)).toEqual(bindings);
});

test('letters, signs and what begins with one may be switched off; named keys may not', () => {
  expect(['B', 'G L', '[', '?'].every(isCharacter)).toBe(true);
  expect(['Space', 'F8', 'ArrowLeft', 'Shift ArrowLeft', 'Escape'].some(isCharacter)).toBe(false);
});
