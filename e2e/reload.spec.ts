import type { Page } from '@playwright/test';
import {
  answer,
  asked,
  composer,
  confirm,
  deny,
  dialog,
  done,
  expect,
  inspect,
  numberOf,
  openFile,
  press,
  random,
  readRows,
  resultsTold,
  row,
  rows,
  standing,
  start,
  test,
} from './person.ts';

/** The first rows once no fact is younger than the second that the disk may take. */
async function rowsOnDisk(page: Page): Promise<readonly string[]> {
  await expect(page.getByRole('status').getByText('Stored', { exact: true })).toBeVisible();
  return readRows(page);
}

/** Numbers of events that two rows bear. */
function doubled(texts: readonly string[]): readonly string[] {
  const numbers = texts.map((text) => /^\d+/.exec(text)?.[0] ?? '');
  return numbers.filter((each, at) => numbers.indexOf(each) !== at);
}

test('in the middle of a stream: the reply is asked for again, and the run goes on', async ({ page }) => {
  await start(page, 'Ask the person');
  await answer(page, 'Which licence', 'MIT');
  const address = page.url();
  const arriving = rows(page).and(page.locator('[aria-busy="true"]'));
  await expect(arriving).toContainText('MIT it is.');
  const before = await readRows(page);
  await page.reload();
  await asked(page, 'LICENSE');
  expect(page.url()).toBe(address);
  const after = await readRows(page);
  // all but the reply that was cut off, which is thrown away and not half kept
  expect(after.slice(0, before.length - 1)).toEqual(before.slice(0, -1));
  expect(doubled(after)).toEqual([]);
  await expect(row(page, /Model calls write_file/)).toHaveCount(1);
  await answer(page, 'LICENSE', 'Allow once');
  await answer(page, 'package.json', 'Allow once');
  await done(page);
  await expect(await openFile(page, 'LICENSE')).toContainText('MIT License');
});

/** The numbers of the rows that are shown once, and still after a second. */
async function aSecondOld(page: Page): Promise<readonly number[]> {
  const shown = await readRows(page);
  const since = await page.evaluate(() => performance.now());
  await page.waitForFunction((then) => performance.now() - then > 1000, since);
  return shown.map(numberOf);
}

for (const seed of [1, 2]) {
  test(`at any moment: what was shown for a second is there, and the run ends as if nothing had been (seed ${seed})`, async ({
    page,
  }) => {
    test.slow();
    const next = random(seed);
    await start(page, 'Fix the failing test', '4×');
    for (let cut = 0; cut < 5; cut++) {
      const old = await aSecondOld(page);
      // not to wait for something: the moment itself is what is at random
      await page.waitForTimeout(next() * 600);
      await page.reload();
      await expect(standing(page)).not.toHaveText(/^(Opening|Ready)/);
      const numbers = (await readRows(page)).map(numberOf);
      expect(old.filter((each) => !numbers.includes(each))).toEqual([]);
      await expect(async () => {
        expect((await dialog(page).isVisible()) || (await standing(page).innerText()) === 'Done').toBe(true);
      }).toPass({ timeout: 15_000, intervals: [50] });
      if (!(await dialog(page).isVisible())) break;
      const allowed = row(page, /You allowed once edit_file/);
      const before = await allowed.count();
      await confirm(page);
      await expect(allowed).toHaveCount(before + 1);
    }
    await done(page);
    expect(doubled(await readRows(page))).toEqual([]);
    // one for each call, though the page went away in the middle
    const results = ['list_files', ...Array(3).fill('read_file'), 'read_file failed', ...Array(4).fill('edit_file')];
    const told = await resultsTold(page);
    // a test that a reload cut off is run again
    expect(told.filter((each) => !each.startsWith('bash'))).toEqual(results);
    expect([told[0], told.at(-1)]).toEqual(['bash failed', 'bash']);
    await expect(row(page, /You allowed once edit_file/)).toHaveCount(4);
    await expect(await openFile(page, 'src/price.js')).toContainText('return Math.round(cents * pieces * (1 - off));');
  });
}

test('in the past: the address opens where the reader stood', async ({ page }) => {
  await start(page, 'Find the TODOs', 'At once');
  await done(page);
  await press(page, 'Step back');
  await expect(page).toHaveURL(/\/e\/\d+$/);
  const between = page.url();
  await press(page, 'Step back');
  await expect(page).not.toHaveURL(between);
  const before = await readRows(page);
  const stood = await standing(page).innerText();
  await page.reload();
  await expect(standing(page)).toHaveText(/^In the past/);
  await expect.poll(() => standing(page).innerText()).toBe(stood);
  await expect.poll(() => readRows(page)).toEqual(before);
});

test('in the middle of an approval: the same question, and one result for the call', async ({ page }) => {
  await start(page, 'Fix the failing test', 'At once');
  await deny(page, 'test.js', 'The test is right. Fix the code.');
  await asked(page, 'src/price.js');
  const address = page.url();
  const before = await rowsOnDisk(page);
  await page.reload();
  expect(page.url()).toBe(address);
  await asked(page, 'src/price.js');
  expect(await readRows(page)).toEqual(before);
  await answer(page, 'src/price.js', 'Allow once');
  await asked(page, 'CHANGELOG.md');
  expect(doubled(await readRows(page))).toEqual([]);
  await expect(row(page, /^\d+ edit_file src\/price\.js .*1 file/)).toHaveCount(1);
});

test('right after an answer: the decision was on the disk before the call ran, and it ran once', async ({ page }) => {
  await start(page, 'Fix the failing test', 'At once');
  await answer(page, 'test.js', 'Allow once');
  await expect(row(page, /You allowed once edit_file/)).toBeVisible();
  await page.reload();
  await asked(page, '94.5');
  await expect(row(page, /You allowed once edit_file/)).toHaveCount(1);
  await expect(row(page, /^\d+ edit_file test\.js/)).toHaveCount(1);
});

test('in the middle of a question: it is asked still, and the answer is the result', async ({ page }) => {
  await start(page, 'Ask the person', 'At once');
  await asked(page, 'Which licence');
  await rowsOnDisk(page);
  await page.reload();
  await answer(page, 'Which licence', 'MIT');
  await answer(page, 'LICENSE', 'Allow once');
  await answer(page, 'package.json', 'Allow once');
  await done(page);
  await expect(await openFile(page, 'LICENSE')).toContainText('MIT');
});

test('in the middle of a wait between attempts: it is waited out or cut short, and costs no attempt', async ({
  page,
}) => {
  await start(page, 'The provider is overloaded');
  await expect(standing(page)).toHaveText(/^Waiting to retry/);
  await rowsOnDisk(page);
  await page.reload();
  await done(page);
  await expect(row(page, /529/)).toHaveCount(2);
});

test('a second tab reads along, and takes the run over: then the first can only read, and nothing is lost', async ({
  page,
  context,
}) => {
  await start(page, 'Fix the failing test', 'At once');
  await asked(page, 'test.js');
  const before = await rowsOnDisk(page);
  const second = await context.newPage();
  await second.goto(page.url());
  const note = (tab: Page) => tab.getByRole('region', { name: 'Read only' });
  await expect(note(second)).toContainText('Another tab has this run.');
  expect(await readRows(second)).toEqual(before);
  await expect(dialog(second)).toHaveCount(0);
  await note(second).getByRole('button', { name: 'Take over' }).click();
  await asked(second, 'test.js');
  await expect(note(second)).toHaveCount(0);
  await answer(second, 'test.js', 'Allow once');
  await asked(second, '94.5');
  // the first asks nothing any more, and sees what the second does
  await expect(note(page)).toContainText('Another tab has this run.');
  await expect(dialog(page)).toHaveCount(0);
  await expect(composer(page)).toBeDisabled();
  await expect(row(page, /You allowed once edit_file/)).toHaveCount(1);
  // and back
  await note(page).getByRole('button', { name: 'Take over' }).click();
  await asked(page, '94.5');
  await expect(note(second)).toContainText('Another tab has this run.');
  await page.reload();
  await asked(page, '94.5');
  await expect(row(page, /You allowed once edit_file/)).toHaveCount(1);
  expect(doubled(await readRows(page))).toEqual([]);
});

test('a fact that can’t be read is one broken row; the rest is there, and nothing is added', async ({ page }) => {
  await start(page, 'Find the TODOs', 'At once');
  await done(page);
  await rowsOnDisk(page);
  const address = page.url();
  await page.evaluate(
    async (run) => {
      const [name = ''] = (await indexedDB.databases())
        .map((each) => each.name ?? '')
        .filter((each) => each.startsWith('loopscope'));
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
      });
      const tx = database.transaction('events', 'readwrite');
      const store = tx.objectStore('events');
      const request = store.openCursor();
      request.onsuccess = () => {
        const cursor = request.result;
        if (cursor === null) return;
        const batch = cursor.value as { run: string; events: { seq: number; text?: unknown }[] };
        for (const event of batch.events) if (batch.run === run && event.seq === 1) event.text = 42;
        cursor.update(batch);
        cursor.continue();
      };
      await new Promise((resolve) => {
        tx.oncomplete = resolve;
      });
      database.close();
    },
    /run\/([\w-]+)/.exec(address)?.[1],
  );
  await page.reload();
  await expect(row(page, /could not be drawn/i)).toHaveCount(1);
  await expect(row(page, /There are 3 TODOs/)).toHaveCount(1);
  await expect(composer(page)).toBeDisabled();
  await expect(page.getByRole('banner').getByText('Read only')).toBeVisible();
  await expect(await inspect(page, /could not be drawn/i)).toContainText('42');
  await expect(await inspect(page, /There are 3 TODOs/)).toContainText('src/store.js, line 11');
  await press(page, 'Step back');
  await expect(standing(page)).toHaveText(/^In the past/);
  await press(page, 'To the newest event');
  await expect(
    page
      .getByText(/Fact 1 could not be read/)
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
});
