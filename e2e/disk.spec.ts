import type { Page } from '@playwright/test';
import { answer, asked, done, expect, press, readRows, row, standing, start, test } from './person.ts';

/** Runs in the runtime's worker before its own code, as a browser would behave whose storage fails. */
async function disturb(page: Page, code: string): Promise<void> {
  await page.route(/worker-runtime[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${code};\n${await response.text()}` });
  });
}

/** A disk that is full while the page says so. */
const fillable = `
  let full = false;
  new BroadcastChannel('disk').onmessage = ({ data }) => { full = data };
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...record) {
    if (full) throw new DOMException('No room.', 'QuotaExceededError');
    return put.apply(this, record);
  }`;
const fill = (page: Page, full: boolean) =>
  page.evaluate((is) => {
    const disk = new BroadcastChannel('disk');
    disk.postMessage(is);
    disk.close();
  }, full);

const status = (page: Page) => page.getByRole('status', { name: 'Status' });

test('a disk that is full is said, the run goes on, and all is kept once there is room', async ({ page }) => {
  await disturb(page, fillable);
  await start(page, 'Ask the person', 'At once');
  await asked(page, 'Which licence');
  await expect(status(page)).toContainText('Stored');
  await fill(page, true);
  await answer(page, 'Which licence', 'MIT');
  await asked(page, 'LICENSE');
  await expect(status(page)).toContainText('The disk is full');
  await expect(status(page)).toContainText(/The first \d+ events are safe; the rest is in this tab\./);
  await answer(page, 'LICENSE', 'Allow once');
  await asked(page, 'package.json');
  await fill(page, false);
  await answer(page, 'package.json', 'Allow once');
  await done(page);
  await expect(status(page)).toContainText('Stored');
  await page.reload();
  await expect(standing(page)).toHaveText('Done');
  await expect(row(page, 'You answered: MIT')).toBeVisible();
  await expect(row(page, /^\d+ write_file LICENSE .*1 file/)).toBeVisible();
});

test('a run that ends on a full disk is kept as soon as there is room', async ({ page }) => {
  await disturb(page, fillable);
  await start(page, 'Ask the person', 'At once');
  await asked(page, 'Which licence');
  await fill(page, true);
  await answer(page, 'Which licence', 'Keep it private');
  await asked(page, 'package.json');
  await answer(page, 'package.json', 'Allow once');
  await done(page);
  await expect(status(page)).toContainText('The disk is full');
  const facts = await readRows(page);
  await status(page).getByRole('button', { name: 'Export this run' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('dialog').getByRole('button', { name: 'Download' }).click(),
  ]);
  await fill(page, false);
  // it is asked again ever more seldom
  await expect(status(page)).toContainText('Stored', { timeout: 15_000 });
  await page.reload();
  await expect(standing(page)).toHaveText('Done');
  // the file that was saved while nothing could be stored is whole
  await page.goto('./#/library');
  await page.getByLabel('Archive file').setInputFiles(await download.path());
  await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click();
  const imported = page.getByRole('list', { name: 'Runs' }).getByRole('listitem').filter({ hasText: 'imported' });
  await imported.getByRole('link').click();
  await expect(page.getByRole('region', { name: 'Read only' })).toContainText('Made elsewhere');
  expect(await readRows(page)).toEqual(facts);
});

for (const [what, code, why] of [
  [
    'is blocked',
    "IDBFactory.prototype.open = () => { throw new DOMException('Blocked.', 'SecurityError') }",
    'blocked',
  ],
  ['is missing', "Object.defineProperty(self, 'indexedDB', { value: undefined })", 'IndexedDB'],
] as const) {
  test(`storage that ${what} is said, and a run goes from start to end without it`, async ({ page }) => {
    await disturb(page, code);
    await start(page, 'Find the TODOs', 'At once');
    await done(page);
    await expect(status(page)).toContainText('Not stored:');
    await expect(status(page)).toContainText(why);
    await expect(status(page)).toContainText('Runs last until this tab is closed.');
    await press(page, 'Step back');
    await expect(standing(page)).toHaveText(/^In the past/);
    await page.getByRole('link', { name: 'Library' }).click();
    await expect(page.getByRole('link', { name: 'Find the TODOs' })).toBeVisible();
    await page.getByRole('link', { name: 'Find the TODOs' }).click();
    await expect(row(page, 'Rest done')).toBeVisible();
  });
}

test('on a phone, too, it is said that nothing is stored', async ({ page }) => {
  await disturb(page, "Object.defineProperty(self, 'indexedDB', { value: undefined })");
  await page.setViewportSize({ width: 390, height: 844 });
  await start(page, 'Find the TODOs');
  await expect(status(page)).toContainText('Not stored:');
  await expect(status(page)).toBeVisible();
});
