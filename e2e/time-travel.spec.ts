import type { Page } from '@playwright/test';
import {
  done,
  expect,
  inspector,
  numberOf,
  position,
  press,
  rows,
  show,
  slider,
  standing,
  start,
  startHeld,
  test,
} from './person.ts';

/** All that the panels say, in words. */
async function panels(page: Page): Promise<readonly string[]> {
  const parts = [
    page.getByRole('list', { name: 'Events' }),
    page.getByRole('navigation', { name: 'Loop' }),
    page.getByRole('region', { name: 'Source' }),
    inspector(page),
    page.getByRole('region', { name: 'Debugger' }),
  ];
  return Promise.all(parts.map((part) => part.innerText()));
}

/** Moves, and waits until the slider has moved with it. */
async function move(page: Page, key: 'ArrowLeft' | 'ArrowRight'): Promise<number> {
  const { at } = await position(page);
  await page.keyboard.press(key);
  await expect.poll(async () => (await position(page)).at).not.toBe(at);
  // what is fetched when it is shown has come: a file of the source, the panel of the inspector
  await expect(page.getByText(/^Opening/)).toHaveCount(0);
  return (await position(page)).at;
}

for (const tab of ['Event', 'Context', 'Files'] as const) {
  test(`forward over a whole run and back, every panel says the same at each place (${tab})`, async ({ page }) => {
    test.slow();
    await start(page, 'The provider is overloaded', 'At once');
    await done(page);
    await show(page, tab);
    await press(page, 'To the start');
    await expect.poll(async () => (await position(page)).at).toBe(1);
    const { of } = await position(page);
    const first = new Map<number, readonly string[]>();
    for (let at = 1; at < of; at = await move(page, 'ArrowRight')) first.set(at, await panels(page));
    expect(first.size).toBeGreaterThan(6);
    let seen = 0;
    for (let at = await move(page, 'ArrowLeft'); ; at = await move(page, 'ArrowLeft')) {
      expect(await panels(page), `at ${at}`).toEqual(first.get(at));
      seen++;
      if (at === 1) break;
    }
    expect(seen).toBe(first.size);
  });
}

test('a held run is stepped to its end, one step after the other', async ({ page }) => {
  await startHeld(page, 'Find the TODOs');
  let steps = 0;
  for (; (await standing(page).innerText()).startsWith('Paused'); steps++) {
    const { of } = await position(page);
    await press(page, 'Step');
    await expect
      .poll(async () => `${(await position(page)).of > of} ${await standing(page).innerText()}`)
      .toMatch(/^true (Paused|Done)/);
  }
  await expect(standing(page)).toHaveText('Done');
  expect(steps).toBeGreaterThan(12);
});

test('the slider, J and K, and a filter agree on the number of the event', async ({ page }) => {
  await start(page, 'Find the TODOs', 'At once');
  await done(page);
  const now = rows(page).and(page.locator('[aria-current="step"]'));
  await press(page, 'To the start');
  for (let i = 0; i < 5; i++) {
    await page.keyboard.press('j');
    const chosen = rows(page).and(page.locator('[aria-pressed="true"]'));
    const number = numberOf(await chosen.innerText());
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await position(page)).at).toBe(number);
    await expect(page).toHaveURL(new RegExp(`/e/${number}$`));
    await expect(now).toHaveText(new RegExp(`^${number}`));
  }
  await page.keyboard.press('k');
  await page
    .getByRole('navigation', { name: 'Loop' })
    .getByRole('button', { name: /^Tools/ })
    .click();
  await expect(page.getByText(/events? hidden by the filter/)).toBeVisible();
  const { at } = await position(page);
  await page.getByRole('button', { name: 'Clear' }).click();
  expect((await position(page)).at).toBe(at);
});

test('an address of an event shows the run as it was there', async ({ page }) => {
  await start(page, 'Find the TODOs', 'At once');
  await done(page);
  await page.goto(`${page.url().replace(/\/e\/\d+$/, '')}/e/7`);
  await expect(standing(page)).toHaveText(/^In the past/);
  await expect(slider(page)).toHaveAttribute('aria-valuenow', '7');
  await page.goBack();
  await expect(standing(page)).toHaveText('Done');
});
