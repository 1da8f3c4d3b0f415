import { expect, test } from 'vitest';
import { pathOfRun, placeOf } from './address.ts';

test.each([
  ['/', { is: 'home' }],
  ['', { is: 'home' }],
  ['/library', { is: 'library' }],
  ['/open', { is: 'open' }],
  // what opens it says what is wrong with what stands there
  ['/open/it', { is: 'open' }],
  ['/s/abc', { is: 'open' }],
  ['/run/abc', { is: 'run', run: 'abc', event: undefined }],
  ['/run/abc/e/21', { is: 'run', run: 'abc', event: 21 }],
  ['/run/abc/e/many', { is: 'run', run: 'abc', event: undefined }],
  ['/run/abc/x/21', { is: 'nowhere', path: '/run/abc/x/21' }],
  ['/run', { is: 'nowhere', path: '/run' }],
  ['/library/old', { is: 'nowhere', path: '/library/old' }],
  ['/compare/a/b', { is: 'compare', left: 'a', right: 'b' }],
  ['/compare/a', { is: 'nowhere', path: '/compare/a' }],
  ['/compare/a/b/c', { is: 'nowhere', path: '/compare/a/b/c' }],
  ['/learn', { is: 'nowhere', path: '/learn' }],
])('%s', (path, place) => {
  expect(placeOf(path)).toEqual(place);
});

test('the path of a run leads to it', () => {
  expect(placeOf(pathOfRun('a', 3))).toEqual({ is: 'run', run: 'a', event: 3 });
  expect(placeOf(pathOfRun('a'))).toEqual({ is: 'run', run: 'a', event: undefined });
});
