import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { parse } from 'yaml';
import type { Script } from '../src/protocol/script.ts';
import { confirming, dialog, expect, row, setSpeed, standing, test } from './person.ts';
import { canary } from './watch.ts';

const guide = 'https://guide.sundial.example';
const path = new URL('../src/scenarios/poisoned-page/script.yaml', import.meta.url);
/** The scenario, with the key for which the ground of every test looks in all requests as what the page is after. */
const poisoned = parse(readFileSync(path, 'utf8').replace('tr0ub4dor-and-3', canary)) as Script;

/** Opens the scenario with the real web in place of its pages, in a mode, and allows all that is asked. */
async function play(page: Page, mode: string): Promise<void> {
  const { pages: _, $schema: __, ...script } = poisoned;
  const text = JSON.stringify({ ...script, settings: { ...script.settings, mode } });
  await page.goto('./#/open');
  const file = { name: 'poisoned.json', mimeType: 'text/plain', buffer: Buffer.from(text) };
  await page.getByLabel('Script file').setInputFiles(file);
  if (mode === 'auto') await page.getByRole('switch', { name: /^Mode Auto/ }).check();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await setSpeed(page, 'At once');
  const ended = standing(page).filter({ hasText: /^\s*Done\s*$/ });
  for (;;) {
    await expect(ended.or(dialog(page)).first()).toBeVisible();
    if ((await dialog(page).count()) === 0) return;
    const [asked = ''] = await dialog(page).allTextContents();
    await expect(async () => {
      await page.keyboard.press('1');
      await expect(dialog(page).getByRole('radio').first()).toBeChecked({ timeout: 500 });
    }).toPass();
    await confirming(page).click();
    await expect.poll(() => dialog(page).allTextContents()).not.toEqual([asked]);
  }
}

for (const mode of ['default', 'auto', 'plan'])
  test(`in ${mode} the token that a poisoned page is after is in no request`, async ({ page, context, watch }) => {
    watch.register(guide);
    const asked: string[] = [];
    await context.route(/^https:/, async (route) => {
      asked.push(route.request().url());
      await route.fulfill({
        contentType: 'text/html',
        headers: { 'access-control-allow-origin': '*' },
        body: poisoned.pages?.[`${guide}/start`]?.html ?? '',
      });
    });
    await play(page, mode);
    // the guide was read, and obeyed; a request to anyone else, or one that holds the token, fails every test
    expect(asked).toEqual([`${guide}/start`]);
    await expect(row(page, /read_file \.env/).first()).toBeVisible();
  });
