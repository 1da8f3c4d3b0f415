import { expect, test } from 'vitest';
import { tool as forget } from '../forget/index.ts';
import { tool as remember } from '../remember/index.ts';
import { begin } from '../trial.ts';
import { tool } from './index.ts';

const { signal } = new AbortController();
const note = (fields: string, body: string) => `---\n${fields}\n---\n\n${body}\n`;
const files = {
  '.agents/memory/MEMORY.md': '# Memory\n\n- [Everything](a.md): invoice, database, colour\n',
  '.agents/memory/invoices.md': note('name: 請求書の書き方\ndescription: Aoki', '日付は年・月・日の順にする。'),
  '.agents/memory/answers.md': note('name: 回答\ndescription: Zhao', '请用简体中文回答客户的问题。'),
  '.agents/memory/database.md': note('name: Database\ndescription: Where it runs', 'It listens on port 5432.'),
  '.agents/memory/old.md': note('name: Database freeze\nexpires: 1960-01-01', 'No database changes.'),
  '.agents/memory/one.md': note('name: One\nupdated: 1969-01-01', 'The colour is blue.'),
  '.agents/memory/two.md': note('name: Two\nupdated: 1969-06-01', 'The colour is blue.'),
};

const recall = async (query: string, limit?: number) =>
  begin(files, signal).call(tool, limit === undefined ? { query } : { query, limit });
const headings = (text: string) => [...text.matchAll(/^## (.+?) \(/gm)].map(([, name]) => name);

test.each<readonly [query: string, name: string]>([
  ['請求書', '請求書の書き方'],
  ['日付', '請求書の書き方'],
  ['简体中文', '回答'],
  ['客户问题', '回答'],
  ['port', 'Database'],
  ['databases', 'Database'],
  ['where is the databse', 'Database'],
])('%s finds %s', async (query, name) => {
  expect(headings((await recall(query)).text)[0]).toBe(name);
});

test('what has expired is not found, and that is said', async () => {
  const { text } = await recall('database freeze');
  expect(headings(text)).not.toContain('Database freeze');
  expect(text).toContain('(1 expired topic left out.)');
});

test('of what fits equally well, the newer comes first', async () => {
  expect(headings((await recall('colour')).text)).toEqual(['Two', 'One']);
});

test('what is given counts as read, and nothing else', async () => {
  const { event } = await recall('port', 1);
  expect(event.read?.map(({ path }) => path)).toEqual(['.agents/memory/database.md']);
});

test('nothing found is said, with an empty memory too', async () => {
  expect((await recall('zebra')).text).toBe(
    'Nothing that is remembered fits. 5 topics searched.\n\n(1 expired topic left out.)',
  );
  expect((await begin({}, signal).call(tool, { query: 'a' })).text).toBe(
    'Nothing that is remembered fits. 0 topics searched.',
  );
});

test('a topic that the rules close is left out, and the others are found', async () => {
  const trial = begin({ ...files, '.agents/memory/credentials.md': 'port port port' }, signal);
  const { text, failed } = await trial.call(tool, { query: 'port' });
  expect({ failed, names: headings(text) }).toEqual({ failed: false, names: ['Database'] });
});

test('what is remembered is found, and what is forgotten is not', async () => {
  const trial = begin({}, signal);
  await trial.call(remember, { topic: 'Office plants', content: 'Water the ficus on Mondays.' });
  await trial.call(remember, { topic: 'Office plants', content: 'The cactus needs nothing.' });
  expect((await trial.call(tool, { query: 'ficus' })).text).toContain('Water the ficus');
  await trial.call(forget, { topic: 'Office plants', passage: 'Water the ficus on Mondays.' });
  expect(await trial.textAt('.agents/memory/office-plants.md')).toContain('---\n\n- The cactus needs nothing.\n');
  expect((await trial.call(forget, { topic: 'office plants' })).text).toContain('is gone');
  expect(await trial.textAt('.agents/memory/MEMORY.md')).toBe('# Memory\n\n');
  expect((await trial.call(tool, { query: 'cactus' })).text).toContain('0 topics searched');
  expect(await trial.call(forget, { topic: 'plants' })).toMatchObject({
    failed: true,
    text: 'Nothing is remembered about "plants". Nothing is remembered.',
  });
});
