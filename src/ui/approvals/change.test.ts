import { expect, test } from 'vitest';
import { changeOf, changesText } from './change.ts';

test('writing a file replaces all of it, whether it is there or not', () => {
  const input = { path: 'a', content: 'new' };
  expect(changeOf('write_file', input, 'a', 'old')).toEqual({ is: 'text', after: 'new' });
  expect(changeOf('write_file', input, 'a', undefined)).toEqual({ is: 'text', after: 'new' });
});

test('edits are made in order, each in what the one before left', () => {
  const input = { path: 'a', old: '1', new: '2', more: [{ old: '2', new: '3', replace_all: true }] };
  expect(changeOf('edit_file', input, 'a', '1 2')).toEqual({ is: 'text', after: '3 3' });
});

test('an edit that cannot be made says why before anyone allows it', () => {
  expect(changeOf('edit_file', { path: 'a', old: 'x', new: 'y' }, 'a', 'z')).toMatchObject({
    is: 'impossible',
    why: expect.stringMatching(/does not stand in a/),
  });
  expect(changeOf('edit_file', { path: 'a', old: 'x', new: 'y' }, 'a', undefined)).toMatchObject({
    is: 'impossible',
    why: expect.stringMatching(/no file at a/),
  });
});

test('no other tool is shown as a difference', () => {
  expect(['write_file', 'edit_file', 'read_file', 'bash'].filter(changesText)).toEqual(['write_file', 'edit_file']);
  expect(changeOf('bash', { content: 'x' }, 'a', 'z')).toBeUndefined();
});
