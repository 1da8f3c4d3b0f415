import type { Page } from '@playwright/test';
import { asked, composer, dialog, done, expect, press, row, standing, start, test } from './person.ts';

/** Stops, and has it said within the time that a person takes for at once; then a message is answered still. */
async function stopsAndGoesOn(page: Page): Promise<void> {
  await expect(standing(page)).toHaveText(/^Stopped/, { timeout: 1000 });
  await expect(row(page, 'You stopped the run')).toHaveCount(1);
  await composer(page).fill('Go on, please.');
  await composer(page).press('Enter');
  await expect(row(page, 'Go on, please.')).toBeVisible();
  await expect(row(page, /^\d+ Model/).last()).toBeVisible();
}

test('in the middle of a stream', async ({ page }) => {
  await start(page, 'Find the TODOs');
  await expect(row(page, /^\d+ Model/).first()).toBeVisible();
  await press(page, 'Stop the run');
  await stopsAndGoesOn(page);
  await done(page);
});

test('while it waits for approval', async ({ page }) => {
  await start(page, 'Fix the failing test', 'At once');
  await asked(page, 'test.js');
  await dialog(page).getByRole('button', { name: 'Stop the run' }).click();
  await stopsAndGoesOn(page);
});

test('between two attempts', async ({ page }) => {
  await start(page, 'The provider is overloaded');
  await expect(standing(page)).toHaveText(/^Waiting to retry/);
  await press(page, 'Stop the run');
  await stopsAndGoesOn(page);
});

test('“Try now” cuts the wait short', async ({ page }) => {
  await start(page, 'The provider is overloaded');
  await expect(standing(page)).toHaveText(/^Waiting to retry/);
  await page.getByRole('button', { name: 'Try now' }).first().click();
  await expect(row(page, /529/).first()).toBeVisible();
  await done(page);
});
