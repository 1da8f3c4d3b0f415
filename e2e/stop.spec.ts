import type { Page } from '@playwright/test';
import { asked, composer, dialog, done, expect, press, row, standing, start, startHeld, test } from './person.ts';

/** It is said within the time that a person takes for at once; then a message is answered still. */
async function stopsAndGoesOn(page: Page, { held = false } = {}): Promise<void> {
  await expect(standing(page)).toHaveText(/^Stopped/, { timeout: 1000 });
  await expect(row(page, 'You stopped the run')).toHaveCount(1);
  await composer(page).fill('Go on, please.');
  await composer(page).press('Enter');
  await expect(row(page, 'Go on, please.')).toBeVisible();
  if (held) {
    await expect(standing(page)).toHaveText(/^Paused/);
    await press(page, 'Continue');
  }
  await done(page);
  await expect(row(page, 'Rest done')).toHaveCount(1);
}

test('in the middle of a stream', async ({ page }) => {
  // one step and no more: a later reply, which a slow machine would stop, goes on from results that a message is not
  await startHeld(page, 'Find the TODOs');
  await press(page, 'Step');
  await expect(row(page, /^\d+ Model/).first()).toBeVisible();
  await press(page, 'Stop the run');
  await stopsAndGoesOn(page, { held: true });
});

test('while it waits for approval', async ({ page }) => {
  await start(page, 'Fix the failing test', 'At once');
  await asked(page, 'test.js');
  await dialog(page).getByRole('button', { name: 'Stop the run' }).click();
  await stopsAndGoesOn(page);
});

test('while the debugger holds it: it rests, and the hold is still there for the next message', async ({ page }) => {
  await startHeld(page, 'Find the TODOs');
  await press(page, 'Step');
  await expect(standing(page)).toHaveText(/^Paused/);
  await press(page, 'Stop the run');
  await stopsAndGoesOn(page, { held: true });
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
