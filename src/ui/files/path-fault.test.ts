import { expect, test } from 'vitest';
import { change, emptyFolder } from '../../views/workspace.ts';
import { placeFor } from './path-fault.ts';

const entry = { is: 'file', blob: 'b', bytes: 1 } as const;
const root = change(emptyFolder, [{ path: 'src/a.txt', entry }], { seq: 0, at: 0 });

test.each([
  ['new.txt', { path: 'new.txt' }],
  [' /src/./b/../c.txt ', { path: 'src/c.txt' }],
  ['src/b/c/d.txt', { path: 'src/b/c/d.txt' }],
  ['', { fault: expect.stringMatching(/Give it a name/) }],
  ['..', { fault: 'No file can have that name.' }],
  ['docs/', { fault: 'No file can have that name.' }],
  ['a\u0000b', { fault: 'No file can have that name.' }],
  ['src', { fault: 'There is a folder at src.' }],
  ['src/a.txt', { fault: 'There is a file at src/a.txt already.' }],
  ['src/a.txt/b', { fault: 'src/a.txt is a file, so nothing can stand below it.' }],
])('the place for %j', (typed, place) => {
  expect(placeFor(root, typed)).toEqual(place);
});
