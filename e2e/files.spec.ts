import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { composer, done, events, expect, inspector, show, standing, test } from './person.ts';

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="12" height="9"><rect width="12" height="9" fill="teal"/></svg>';

async function open(page: Page, script: string): Promise<void> {
  await page.goto('./#/open');
  const buffer = Buffer.from(script);
  await page.getByLabel('Script file').setInputFiles({ name: 'files.yaml', mimeType: 'text/yaml', buffer });
  await page.getByRole('button', { name: 'Run', exact: true }).click();
}

async function go(page: Page): Promise<void> {
  await composer(page).fill('Go.');
  await composer(page).press('Enter');
}

test('under the policy of the page files are made, edited by keys, uploaded, drawn and packed, and outlive a reload', async ({
  page,
}) => {
  await open(page, `title: Files\nfiles:\n  logo.svg: '${svg}'\nmodel:\n  - reply: { text: Done. }\n`);
  await go(page);
  await done(page);
  const files = await show(page, 'Files');
  const image = files.getByRole('img', { name: 'logo.svg' });
  await files.getByRole('treeitem', { name: 'logo.svg' }).click();
  await expect.poll(() => image.evaluate((element) => (element as HTMLImageElement).naturalWidth)).toBe(12);

  await files.getByRole('button', { name: 'New file' }).press('Enter');
  await page.getByRole('textbox', { name: 'Path of the file' }).fill('docs/plan.json');
  await page.keyboard.press('Enter');
  const editor = files.getByRole('textbox', { name: 'The text of docs/plan.json' });
  await expect(editor).toBeFocused();
  await page.keyboard.type('{ "b": [1, 2] }');
  // its styles are let in, and what stands beside it can still be used
  await expect(files.locator('.cm-scroller')).toHaveCSS('display', 'flex');
  expect((await new AxeBuilder({ page }).withTags(wcag).include('aside').analyze()).violations).toEqual([]);
  await page.keyboard.press('Control+s');
  await expect(files.getByText('As in the workspace.')).toBeVisible();

  const bytes = Buffer.from([0, 255, 1, 2]);
  await files.getByLabel('Files to add').setInputFiles({ name: 'a.bin', mimeType: '', buffer: bytes });
  await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
  await expect(files.getByText('It is not text')).toBeVisible();
  await expect(page.getByText('Stored', { exact: true })).toBeVisible();
  await page.reload();

  const again = await show(page, 'Files');
  const loaded = page.waitForEvent('download');
  await again.getByRole('button', { name: 'Zip of all' }).click();
  const { unzipSync } = await import('fflate');
  const packed = unzipSync(new Uint8Array(readFileSync(await (await loaded).path())));
  expect(
    Object.fromEntries(Object.entries(packed).map(([path, of]) => [path, Buffer.from(of).toString('latin1')])),
  ).toEqual({
    'logo.svg': svg,
    'docs/plan.json': '{ "b": [1, 2] }',
    'a.bin': bytes.toString('latin1'),
  });
});

test('a sleep is cut short, what code prints is seen while it runs, and its Stop stops the run', async ({ page }) => {
  await open(
    page,
    `title: Live
settings: { tools: [sleep, run_javascript] }
model:
  - when: { reply: 1 }
    reply: { calls: [{ tool: sleep, input: { seconds: 60 } }] }
  - when: { reply: 2 }
    reply: { calls: [{ tool: run_javascript, input: { code: "console.log('begun'); for (;;);", timeout: 300 } }] }
  - reply: { text: Never. }
`,
  );
  await page.getByRole('radio', { name: 'Auto' }).click({ force: true });
  await expect(page.getByRole('radio', { name: 'Auto' })).toBeChecked();
  await go(page);
  await events(page).getByRole('button', { name: 'Cut it short' }).click();
  await expect(inspector(page)).toBeVisible();
  const event = await show(page, 'Event');
  await expect(event.getByRole('region', { name: 'Output so far' })).toHaveText(/begun/);
  await expect(events(page).getByText('begun', { exact: true })).toBeVisible();
  await events(page).getByRole('button', { name: 'Stop run_javascript' }).click();
  await expect(standing(page)).toHaveText('Stopped');
});
