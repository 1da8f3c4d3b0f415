import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { tabTo } from './keys.ts';
import { composer, confirm, confirming, dialog, expect, position, row, setSpeed, standing, test } from './person.ts';

const folder = new URL('../src/scenarios/', import.meta.url);
/** Every scenario that comes along; the tour has a test of its own. */
const titles = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'tour')
  .map(({ name }) => /^title: (.+)$/m.exec(readFileSync(new URL(`${name}/script.yaml`, folder), 'utf8'))?.[1] ?? name);

/** Answers the question in front as the scenario suggests, with keys alone. */
async function answer(page: Page): Promise<void> {
  const it = dialog(page);
  const [text = ''] = await it.allTextContents();
  const [, reason] = /The scenario suggests: Deny, because: (.+?)(?:\d|Allow once|Approve)/.exec(text) ?? [];
  if (reason === undefined) {
    // a key that comes too soon is swallowed, and the wait begins anew; a dialog that was answered may still be leaving
    await expect(async () => {
      if ((await it.count()) === 0) return;
      await page.keyboard.press('1');
      await expect(it.getByRole('radio').first()).toBeChecked({ timeout: 500 });
      await expect(confirming(page)).toBeEnabled({ timeout: 500 });
    }).toPass();
  } else {
    // the answer's button is ready when the dialog takes keys
    await expect(confirming(page)).toBeEnabled();
    await tabTo(page, it.getByRole('textbox', { name: 'Reason' }));
    await page.keyboard.type(reason);
  }
  if ((await it.count()) === 0) return;
  await confirm(page);
  // the next question, or none
  await expect.poll(() => it.allTextContents()).not.toEqual([text]);
}

// a check that sees nothing passes everything
if (titles.length < 9) throw new Error(`Only ${titles.length} scenarios were found.`);

/** Sends what the scenario suggests, and waits until it is under way. */
async function send(page: Page): Promise<void> {
  const { of } = await position(page);
  await composer(page).focus();
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await position(page)).of).toBeGreaterThan(of);
}

for (const title of titles)
  test(`${title}: found, run and answered to its end by keyboard`, async ({ page }) => {
    test.setTimeout(180_000); // one of them starts Python twice
    await page.addInitScript(() => addEventListener('pointerdown', () => console.error('A pointer was used.'), true));
    await page.goto('./');
    await expect(page.getByRole('button', { name: `Run ${title}`, exact: true })).toBeVisible();
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Find a command, a scenario or a run' })).toBeFocused();
    await page.keyboard.type(`run ${title}`);
    const option = page.getByRole('listbox', { name: 'Commands' }).getByRole('option', { selected: true });
    await expect(option).toContainText(`Run ${title}`);
    await page.keyboard.press('Enter');
    await setSpeed(page, 'At once');
    const suggested = page.getByText('Suggested by the scenario; change it or send it.');
    const ended = standing(page).filter({ hasText: /^\s*Done\s*$/ });
    for (;;) {
      await expect(ended.or(dialog(page)).first()).toBeVisible({ timeout: 90_000 });
      if ((await dialog(page).count()) > 0) await answer(page);
      else if ((await suggested.count()) > 0) await send(page);
      // a question that was answered may have been seen as it left, before the next one came
      else if ((await ended.count()) > 0) break;
    }
    await expect(row(page, /Rest done/).last()).toBeVisible();
  });
