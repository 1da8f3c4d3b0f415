import { expect, test } from 'vitest';
import { scriptSchema } from '../../protocol/script.ts';
import { ownScript } from './own-script.ts';

test('the script of one’s own task is what a script without rules is read as', () => {
  expect(ownScript('Write a poem.', { 'a.txt': 'x' })).toEqual(
    scriptSchema.parse({ title: 'Write a poem.', files: { 'a.txt': 'x' }, model: [] }),
  );
});

test.each([
  ['Count the words', 'Count the words'],
  ['  Count\n the words  ', 'Count the words'],
  ['One two three four five six seven, eight, nine', 'One two three four five six seven, eight…'],
  ['a'.repeat(80), `${'a'.repeat(60)}…`],
])('its title is how the task begins: %s', (task, title) => {
  expect(ownScript(task, {}).title).toBe(title);
});
