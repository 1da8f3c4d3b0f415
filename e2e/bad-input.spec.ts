import type { Page } from '@playwright/test';
import {
  composer,
  done,
  expect,
  openFile,
  readRows,
  row,
  rows,
  slider,
  standing,
  start,
  startHeld,
  test,
} from './person.ts';

/** Makes the browser keep nothing, as a private window may. */
async function withoutStorage(page: Page): Promise<void> {
  await page.route('**/worker-runtime-*.js', async (route) => {
    const answer = await route.fetch();
    const blocked = `Object.defineProperty(self, 'indexedDB', { value: { open() { throw new DOMException('Storage is blocked.', 'SecurityError'); } } });`;
    await route.fulfill({ response: answer, body: `${blocked}\n${await answer.text()}` });
  });
}

/** Makes every write fail from the nth on, as a full disk does. */
async function withFullDisk(page: Page, after: number): Promise<void> {
  await page.route('**/worker-runtime-*.js', async (route) => {
    const answer = await route.fetch();
    const full = `let writes = 0; const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function (...words) {
        if (++writes > ${after}) throw new DOMException('The disk is full.', 'QuotaExceededError');
        return put.apply(this, words);
      };`;
    await route.fulfill({ response: answer, body: `${full}\n${await answer.text()}` });
  });
}

test('a request that no rule of the script fits: it is shown, the reply can be written, and the run goes on', async ({
  page,
}) => {
  await start(page, 'Find the TODOs', 'At once');
  await done(page);
  await composer(page).fill('And who wrote them?');
  await composer(page).press('Enter');
  await expect(standing(page)).toHaveText(/^Failed/);
  await expect(page.getByRole('region', { name: 'Error' })).toContainText('The script has no reply number 6');
  await page.getByRole('textbox', { name: 'What the model says' }).fill('Nobody signed them.');
  await page.getByRole('button', { name: 'Reply and go on' }).click();
  await done(page);
  await expect(row(page, 'Nobody signed them.')).toHaveCount(1);
});

test('a word after a slash that is no command is answered with the nearest, and not sent', async ({ page }) => {
  await startHeld(page, 'Find the TODOs');
  const before = await readRows(page);
  await composer(page).fill('/stopp');
  await composer(page).press('Enter');
  await expect(
    page
      .getByText(/\/stop\b/)
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
  expect(await readRows(page)).toEqual(before);
});

test('a message of a megabyte, and one of odd characters, are text', async ({ page }) => {
  await start(page, 'Find the TODOs', 'At once');
  await done(page);
  for (const text of [
    'x'.repeat(1_000_000),
    '<img src=x onerror=alert(1)> [a](javascript:alert(1)) \u202e \u0000 😀',
  ]) {
    await composer(page).fill(text);
    await composer(page).press('Enter');
    await expect(standing(page)).toHaveText(/^Failed/);
  }
  await expect(page.locator('img[src="x"]')).toHaveCount(0);
  await expect(row(page, '<img src=x')).toHaveCount(1);
});

test('a browser that keeps nothing: the page says so, and the run goes on', async ({ page }) => {
  await withoutStorage(page);
  await start(page, 'Find the TODOs', 'At once');
  await done(page);
  await expect(page.getByRole('status')).toContainText(/Not stored|not kept|Runs last until this tab/i);
});

test('a disk that is full in the middle: the page says so, the run goes on, and all of it is there to be read', async ({
  page,
}) => {
  await withFullDisk(page, 12);
  await start(page, 'Bad arguments', 'At once');
  await done(page);
  await expect(page.getByRole('status')).toContainText(/Not stored|disk|full/i);
  const first = (await readRows(page))[0];
  expect(first).toContain('Bad arguments');
  await expect(await openFile(page, 'notes.md')).toBeVisible();
});

test('a hundred thousand facts: at most 80 lines are in the page, and a seek is answered', async ({ page }) => {
  test.slow();
  await start(page, 'Find the TODOs', 'At once');
  await done(page);
  await expect(page.getByRole('status').getByText('Stored', { exact: true })).toBeVisible();
  const run = /run\/([\w-]+)/.exec(page.url())?.[1];
  await page.evaluate(async (id) => {
    const [name = ''] = (await indexedDB.databases())
      .map((each) => each.name ?? '')
      .filter((each) => each.startsWith('loopscope'));
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
    });
    const tx = database.transaction(['events', 'runs'], 'readwrite');
    const records = tx.objectStore('runs').get(id ?? '');
    records.onsuccess = () => {
      const from = records.result.length as number;
      const events = Array.from({ length: 100_000 - from }, (_, i) => {
        const place = { seq: from + i, at: records.result.updated + i, agent: 'main' };
        const usage = { input: 10, output: 1, cacheRead: 0, cacheWrite: 0 };
        const turn = [
          { ...place, type: 'prompt.submitted', text: `Message ${i}` },
          { ...place, type: 'model.requested', purpose: 'turn', attempt: 1 },
          { ...place, type: 'model.responded', text: `Reply ${i}`, thinking: '', calls: [], usage, stop: 'end' },
          { ...place, type: 'agent.rested', why: 'done', text: `Reply ${i}` },
        ];
        return turn[i % 4];
      });
      tx.objectStore('events').put({ run: id, from, events });
      tx.objectStore('runs').put({ ...records.result, length: 100_000 });
    };
    await new Promise((resolve) => {
      tx.oncomplete = resolve;
    });
    database.close();
  }, run);
  await page.reload();
  await expect(slider(page)).toHaveAttribute('aria-valuemax', '100000', { timeout: 30_000 });
  expect(await rows(page).count()).toBeLessThanOrEqual(80);
  await slider(page).focus();
  await page.keyboard.press('Home');
  await expect(slider(page)).toHaveAttribute('aria-valuenow', '1');
  await expect(row(page, 'Run Find the TODOs')).toBeVisible();
  expect(await rows(page).count()).toBeLessThanOrEqual(80);
  await page.keyboard.press('End');
  await expect(slider(page)).toHaveAttribute('aria-valuenow', '100000');
});
