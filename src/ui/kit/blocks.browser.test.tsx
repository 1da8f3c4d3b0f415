import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { Diff } from './diff.tsx';
import { Empty } from './empty.tsx';
import { Figure } from './figure.tsx';
import { tokens } from './format.ts';
import { Json } from './json.tsx';
import { LiveRegion } from './live-region.tsx';
import { mount } from './mount.testing.tsx';
import { Notice } from './notice.tsx';
import { Verdict } from './verdict.tsx';

const cells = () =>
  [...document.querySelectorAll('tr')].slice(1).map((row) => [...row.cells].map((cell) => cell.textContent));

test('a difference has signs, words for the ear, and numbers of both sides', async () => {
  mount(<Diff label="Change of sum.ts" before={'a\nreturn a - b\n'} after={'a\nreturn a + b\n'} />);
  await expect.element(page.getByRole('table', { name: 'Change of sum.ts' })).toBeVisible();
  expect(cells()).toEqual([
    ['1', '1', ' a'],
    ['2', '', '-removedreturn a - b'],
    ['', '2', '+addedreturn a + b'],
  ]);
  expect([...document.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['-', '+']);
});

test('a very long difference is drawn in part until it is asked for', async () => {
  const text = Array.from({ length: 3000 }, (_, index) => `line ${index}\n`).join('');
  mount(<Diff label="New file" before="" after={text} />);
  const more = page.getByRole('button', { name: 'Show all 3,000 lines' });
  await expect.element(more).toBeVisible();
  expect(cells().length).toBe(1000);
  await more.click();
  expect(cells().length).toBe(3000);
});

test('equal texts say that nothing changed', async () => {
  mount(<Diff label="Change" before="a" after="a" />);
  await expect.element(page.getByText('Nothing changed.')).toBeVisible();
});

test('markup in a value or a text stays text', async () => {
  mount(
    <>
      <Json label="Event" value={{ html: '<img src=x onerror=alert(1)>' }} />
      <Diff label="Change" before="" after={'<b>bold</b>\n'} />
    </>,
  );
  await expect.element(page.getByRole('table')).toHaveTextContent('<b>bold</b>');
  await expect.element(page.getByRole('region', { name: 'Event' })).toHaveTextContent('<img src=x onerror=alert(1)>');
  expect(document.querySelector('img, b')).toBeNull();
});

test('printed JSON reads back as the value', async () => {
  const value = { a: 'x: "y"', b: [1, null, { c: true }], d: 'two\nlines', e: {} };
  mount(<Json label="Event" value={value} />);
  expect(JSON.parse(page.getByRole('region').element().textContent ?? '')).toEqual(value);
});

test('an error says what happened, what is safe and what to do, and is announced', async () => {
  mount(
    <>
      <LiveRegion />
      <Notice happened="The disk is full." safe="The run goes on in memory." todo="Export it." detail="events:12" />
    </>,
  );
  const notice = page.getByRole('region', { name: 'Error' });
  await expect.element(notice).toHaveTextContent('The disk is full.events:12The run goes on in memory.Export it.');
  await expect.poll(() => document.querySelector('[aria-live=polite]')?.textContent).toBe('The disk is full.');
});

test('an empty panel has one sentence and one button', async () => {
  const pressed = vi.fn();
  mount(<Empty action={{ label: 'New file', onPress: pressed }}>Files that the agent writes stand here.</Empty>);
  await page.getByRole('button', { name: 'New file' }).click();
  expect(pressed).toHaveBeenCalledOnce();
});

test('a verdict is a word, and a figure is whole for the ear', async () => {
  mount(
    <>
      <Verdict verdict="deny" />
      <Figure value={tokens(1204)} />
    </>,
  );
  await expect.element(page.getByText('deny')).toBeVisible();
  await expect.element(page.getByText('1,204 tokens')).toBeInTheDocument();
  expect(page.getByText('1,204 tok', { exact: true }).element().getAttribute('aria-hidden')).toBe('true');
});
