import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Entry } from '../protocol/event.ts';
import { followLinks } from './links.ts';
import { change, emptyFolder } from './workspace.ts';

const place = { seq: 0, at: 0 };
const file: Entry = { is: 'file', blob: 'b', bytes: 1 };

function folderOf(entries: Readonly<Record<string, string>>) {
  return change(
    emptyFolder,
    Object.entries(entries).map(([path, target]) => ({ path, entry: target === '' ? file : { is: 'link', target } })),
    place,
  );
}

const root = folderOf({
  'docs/a.md': '',
  absolute: '/docs/a.md',
  'docs/own': 'a.md',
  'docs/up': '../docs/a.md',
  folder: 'docs',
  chain: 'folder/own',
  over: '../../../docs',
  dangling: 'not/there',
  self: 'self',
  left: 'right',
  right: 'left/x',
  grow: 'grow/grow',
  'deep/inner/link': '../..',
  empty: './',
});

test.each([
  ['', '', ['']],
  ['docs/a.md', 'docs/a.md', ['docs/a.md']],
  ['absolute', 'docs/a.md', ['absolute', 'docs/a.md']],
  ['docs/own', 'docs/a.md', ['docs/own', 'docs/a.md']],
  ['docs/up', 'docs/a.md', ['docs/up', 'docs/a.md']],
  ['folder/a.md', 'docs/a.md', ['folder/a.md', 'docs/a.md']],
  ['chain', 'docs/a.md', ['chain', 'folder/own', 'docs/own', 'docs/a.md']],
  ['over/a.md', 'docs/a.md', ['over/a.md', 'docs/a.md']],
  ['dangling/x', 'not/there/x', ['dangling/x', 'not/there/x']],
  ['deep/inner/link/docs', 'docs', ['deep/inner/link/docs', 'docs']],
  ['empty/docs', 'docs', ['empty/docs', 'docs']],
  ['docs/a.md/x', 'docs/a.md/x', ['docs/a.md/x']],
  ['not/there', 'not/there', ['not/there']],
])('%s leads to %s', (path, to, passed) => {
  expect(followLinks(root, path)).toEqual({ leads: 'somewhere', path: to, passed });
});

test.each(['self', 'self/x', 'left', 'right/y', 'grow'])('%s leads in a circle', (path) => {
  expect(followLinks(root, path).leads).toBe('nowhere');
});

test('any tree of links is followed to an end', () => {
  const name = fc.constantFrom('a', 'b', 'c');
  const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join('/'));
  const target = fc
    .array(fc.constantFrom('a', 'b', 'c', '..', '.', '', '/'), { maxLength: 4 })
    .map((names) => `/${names.join('/')}`.slice(names.length % 2));
  fc.assert(
    fc.property(fc.dictionary(path, target), path, (links, from) => {
      const tree = folderOf(links);
      const way = followLinks(tree, from);
      if (way.leads === 'nowhere') return;
      // where it leads, nothing is left to follow
      expect(followLinks(tree, way.path)).toEqual({ leads: 'somewhere', path: way.path, passed: [way.path] });
      expect(way.passed[0]).toBe(from);
      expect(way.passed.at(-1)).toBe(way.path);
    }),
  );
});
