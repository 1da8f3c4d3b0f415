import { expect, test } from 'vitest';
import { bindingsOf, isCharacter, isChord } from './binding.ts';

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
  expect(['Space', 'F8', 'Ctrl K', 'Meta K', 'ArrowLeft', 'Shift ArrowLeft', 'Escape'].some(isCharacter)).toBe(false);
});

test('only what is pressed with Ctrl or Meta is text nowhere', () => {
  expect(['Ctrl K', 'Meta K'].every(isChord)).toBe(true);
  expect(['K', 'G L', 'Shift ArrowLeft', 'Space'].some(isChord)).toBe(false);
});
