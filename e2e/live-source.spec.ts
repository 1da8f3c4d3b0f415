import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { readShipped } from '../vite/live-source.ts';
import { readWanted } from '../vite/wanted.ts';
import { expect, test } from './watch.ts';

const { shipped, files } = readShipped(join(import.meta.dirname, '../src'));
const textOf = (path: string) => files.get(path) ?? '';

/** A file as the page shows it: the code of each line, and what the built map has on it. */
interface Shown {
  readonly lines: readonly string[];
  readonly keys: readonly { readonly key: string; readonly line: number }[];
}

/** Starts a run that is held before its first step, so that nothing covers the source. */
async function openSource(page: Page): Promise<void> {
  await page.goto('./');
  await page
    .getByRole('button', { name: /^Step through/ })
    .first()
    .click();
  await expect(page.getByRole('region', { name: 'Source' })).toBeVisible();
}

/** Shows a file through the menu of all files, as a person would. */
async function read(page: Page, path: string): Promise<Shown> {
  await page.getByRole('button', { name: 'All files' }).click();
  await page.getByRole('menuitem', { name: path, exact: true }).click();
  const list = page.getByRole('list', { name: path });
  await expect(list).toBeVisible();
  const lines = await list.evaluate((all) =>
    [...all.querySelectorAll('li')].map((row) => ({
      code: row.querySelector('code')?.textContent ?? '',
      keys: row.dataset.keys?.split('|') ?? [],
    })),
  );
  return {
    lines: lines.map(({ code }) => code),
    keys: lines.flatMap(({ keys }, index) => keys.map((key) => ({ key, line: index + 1 }))),
  };
}

/** Every place where a text search finds a literal, over all shipped files. */
function search(literal: RegExp): readonly string[] {
  return shipped.flatMap((path) =>
    [...textOf(path).matchAll(literal)].map(
      ({ index }) => `${path}:${textOf(path).slice(0, index).split('\n').length}`,
    ),
  );
}

/** What stands in the source for a key of the map: `do`, `type` or `rung`, and the reason right behind. */
function literalOf(field: string, key: string): RegExp {
  const [kind, because] = key.split(': ');
  return new RegExp(`\\b${field}: '${kind}'${because === undefined ? '' : `,\\s*because: '${because}'`}`, 'g');
}

test('every shipped file is shown letter for letter, with each step, fact and rung at its own line', async ({
  page,
}) => {
  test.slow();
  await openSource(page);
  const places = new Map<string, string[]>();
  for (const path of shipped) {
    const shown = await read(page, path);
    expect(shown.lines.join('\n')).toBe(textOf(path));
    for (const { key, line } of shown.keys) places.set(key, [...(places.get(key) ?? []), `${path}:${line}`]);
  }

  const { wanted } = readWanted(files);
  const expected = new Map<string, readonly string[]>();
  for (const key of wanted.steps) expected.set(key, search(literalOf('do', key)));
  for (const key of wanted.facts) expected.set(key, search(literalOf('type', key)));
  for (const key of wanted.rungs) expected.set(key, search(literalOf('rung', key)));
  expect(expected.size).toBeGreaterThan(50);
  expect([...expected.values()].filter((found) => found.length !== 1)).toEqual([]);
  expect(Object.fromEntries(places)).toEqual(Object.fromEntries(expected));
});
