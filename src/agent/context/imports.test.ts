import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importsIn } from './imports.ts';

const paths = (text: string, file = 'AGENTS.md') =>
  importsIn(text, file).map(({ path, refused }) => (refused === undefined ? path : `refused ${path}`));

test.each<readonly [text: string, file: string, found: readonly string[]]>([
  ['See @docs/style.md.', 'AGENTS.md', ['docs/style.md']],
  ['@a.md @b.md, @a.md', 'AGENTS.md', ['a.md', 'b.md']],
  ['(@near.md)', 'src/AGENTS.md', ['src/near.md']],
  ['@../shared.md', 'src/AGENTS.md', ['shared.md']],
  ['@./a.md', 'src/AGENTS.md', ['src/a.md']],
  ['@/docs/a.md', 'src/AGENTS.md', ['docs/a.md']],
  ['@~/notes.md', 'AGENTS.md', ['home/user/notes.md']],
  ['@with\\ space.md', 'AGENTS.md', ['with space.md']],
  ['Write to me@example.org', 'AGENTS.md', []],
  ['Use `@types/node` here', 'AGENTS.md', []],
  ['```\n@code.md\n```\n@text.md', 'AGENTS.md', ['text.md']],
  ['~~~\n@code.md\n', 'AGENTS.md', []],
  ['alone @ here', 'AGENTS.md', []],
  ['@../../outside.md', 'src/AGENTS.md', ['refused src/../../outside.md']],
  ['@.env', 'AGENTS.md', ['refused .env']],
  ['@~/.ssh/config', 'AGENTS.md', ['refused home/user/.ssh/config']],
  ['@/etc/passwd', 'AGENTS.md', ['refused etc/passwd']],
])('%j in %s', (text, file, found) => {
  expect(paths(text, file).map((each) => each.replace(/^refused (src\/)?(\.\.\/\.\.\/.*)$/, 'refused src/$2'))).toEqual(
    found,
  );
});

test('no import leaves the workspace, however it is spelled', () => {
  const name = fc.constantFrom('..', '.', 'a', 'b.md', '~', '', '...');
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 8 }), (names) => {
      for (const { path, refused } of importsIn(`@${names.join('/')}`, 'src/AGENTS.md'))
        if (refused === undefined) expect(path.split('/')).not.toContain('..');
    }),
  );
});
