import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

const names = ['read_file', 'write_file', 'edit_file', 'list_files', 'glob', 'grep', 'bash'];

test.each([
  ['readFile', ['read_file']],
  ['read-file', ['read_file']],
  ['raed_file', ['read_file']],
  ['read', ['read_file']],
  ['gerp', ['grep']],
  ['Bash', ['bash']],
  ['files', ['list_files']],
  ['teleport', []],
  ['', []],
  ['_', []],
  ['x'.repeat(100_000), []],
])('nearest to %s: %j', (name, found) => {
  expect(nearest(name, names)).toEqual(found);
});

test('only so many are named', () => {
  expect(nearest('file', names)).toEqual(['edit_file', 'list_files', 'read_file']);
});
