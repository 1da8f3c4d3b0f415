import type { Page } from '@playwright/test';
import { longLog } from '../src/views/log.testing.ts';
import { composer, expect, position, row, slider, standing, test } from './person.ts';

const turns = 12_500;
const facts = turns * 8 + 2;

/** Puts a run of 100,000 facts where the page keeps its runs, as if it had been made there. */
async function keepLongRun(page: Page): Promise<void> {
  await page.goto('./#/library');
  await expect(page.getByText('Every run that you start is kept here')).toBeVisible();
  const [started, prompted, ...turn] = longLog(1);
  await page.evaluate(
    async ({ first, turn, turns }) => {
      const opening = indexedDB.open(`loopscope ${location.pathname}`);
      const database = await new Promise<IDBDatabase>((opened, failed) => {
        opening.onsuccess = () => opened(opening.result);
        opening.onerror = () => failed(opening.error);
      });
      const texts = Array.from({ length: turns }, (_, n) => turn.replaceAll('main.1', `main.${n + 1}`));
      const events = [first, ...texts]
        .flatMap((text) => JSON.parse(text) as object[])
        .map((event, seq) => ({
          ...event,
          seq,
          at: seq * 100,
        }));
      const transaction = database.transaction(['runs', 'events'], 'readwrite');
      for (let from = 0; from < events.length; from += 1000)
        transaction
          .objectStore('events')
          .put({ run: 'long', from, events: events.slice(from, from + 1000), names: [] });
      const { length } = events;
      transaction.objectStore('runs').put({ id: 'long', title: 'Long', created: 0, updated: 1, length, owner: 1 });
      await new Promise((done, failed) => {
        transaction.oncomplete = done;
        transaction.onerror = failed;
      });
      database.close();
    },
    { first: JSON.stringify([started, prompted]), turn: JSON.stringify(turn), turns },
  );
  await page.reload();
}

const drawn = (page: Page) => page.getByRole('list', { name: 'Events' }).getByRole('listitem').count();
const at = (page: Page) => expect.poll(async () => (await position(page)).at);

test('a run of 100,000 facts opens, and every way through it is answered with at most 80 rows', async ({ page }) => {
  test.slow();
  await keepLongRun(page);
  await expect(page.getByText('100,002 events')).toBeVisible();
  await page.getByRole('link', { name: 'Long' }).click();
  await expect(standing(page)).toHaveText(/./);
  await at(page).toBeGreaterThan(facts - 1);
  const held = async () => {
    expect(await drawn(page)).toBeGreaterThan(10);
    expect(await drawn(page)).toBeLessThanOrEqual(80);
    await expect(page.getByRole('list', { name: 'Events' }).locator('[aria-current=step]')).toBeInViewport();
  };

  await slider(page).focus();
  await page.keyboard.press('Home');
  await at(page).toBe(1);
  await held();
  await expect(row(page, /^0 Run A run/)).toBeInViewport();

  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('ArrowRight');
  const { at: stepped } = await position(page);
  expect(stepped).toBeGreaterThan(8);
  expect(stepped).toBeLessThan(30);
  await held();

  const box = await slider(page).boundingBox();
  if (box === null) throw new Error('There is no slider.');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect.poll(async () => Math.abs((await position(page)).at - facts / 2)).toBeLessThan(facts / 50);
  await held();

  const { at: middle } = await position(page);
  await page.getByRole('heading', { name: 'Timeline' }).click();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(async () => middle - (await position(page)).at).toBeGreaterThan(0);
  expect(middle - (await position(page)).at).toBeLessThan(10);
  await held();

  await page.keyboard.press('Home');
  await expect(row(page, /^0 Run A run/)).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Enter');
  await at(page).toBe(1);
  await held();
  await page.keyboard.press('End');
  await expect(page.getByRole('list', { name: 'Events' }).getByRole('button', { pressed: true })).toBeInViewport();

  await slider(page).focus();
  await page.keyboard.press('End');
  await at(page).toBeGreaterThan(facts - 1);
  await held();
});

test('a run of 100,000 facts is searched, and goes on', async ({ page }) => {
  test.slow();
  await keepLongRun(page);
  await page.getByRole('link', { name: 'Long' }).click();
  await at(page).toBeGreaterThan(facts - 1);
  await page.getByRole('heading', { name: 'Timeline' }).click();
  await page.keyboard.press('/');
  await page.keyboard.type('main.12345.txt');
  await expect(page.getByText(/hidden by the filter/)).toBeVisible();
  await expect(row(page, /read_file main\.12345\.txt/)).toBeVisible();
  expect(await drawn(page)).toBeLessThanOrEqual(80);
  await page.keyboard.press('Escape');
  await expect(page.getByText(/hidden by the filter/)).toHaveCount(0);
  expect(await drawn(page)).toBeGreaterThan(10);
  await composer(page).fill('Go on.');
  await expect(composer(page)).toHaveValue('Go on.');
  await composer(page).press('Enter');
  await expect(row(page, /You Go on\./)).toBeVisible();
});
