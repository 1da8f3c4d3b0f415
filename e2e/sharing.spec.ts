import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { linkOfScript } from '../src/runtime/share/link.ts';
import { FakeService, forbid } from './fake-service.ts';
import { hostileArchive } from './hostile-archive.ts';
import { composer, dialog, done, events, expect, inspector, readRows, standing, start, test } from './person.ts';
import { Watch } from './watch.ts';

const note = (page: Page) => page.getByRole('region', { name: 'Read only' });

/** A row without how long it took, which is not the same on two machines. */
const untimed = (row: string) => row.replace(/[\d.]+ s [\d.]+ seconds?/, '');

async function share(page: Page, kind: string) {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Share…' }).click();
  const sharing = page.getByRole('dialog', { name: 'Share this run' });
  await sharing.getByRole('radio', { name: kind, exact: true }).check();
  return sharing;
}

test('a run goes to somebody else in a link: they see what is in it, nothing runs before they say so, and it plays the same', async ({
  page,
  browser,
  baseURL,
}) => {
  const home = baseURL ?? '';
  await start(page, 'Find the TODOs', 'At once');
  await done(page);
  const rows = (await readRows(page)).map(untimed);
  const sharing = await share(page, 'Link');
  const link = await sharing.getByLabel('The link', { exact: true }).inputValue();
  expect(link).toMatch(new RegExp(`^${home}#/s/[\\w-]{500,8000}$`));
  await sharing.getByRole('radio', { name: 'As it was' }).check();
  await expect(sharing.getByRole('list', { name: 'Good to know' })).toContainText('names the tools');
  const asItWas = await sharing.getByLabel('The link', { exact: true }).inputValue();

  const theirs = await browser.newContext({ baseURL: home, viewport: { width: 1440, height: 1600 } });
  const watch = new Watch(theirs, home);
  const other = await theirs.newPage();
  await other.goto(link);
  await expect(other.getByRole('heading', { name: 'Find the TODOs' })).toBeVisible();
  await expect(other.getByRole('button', { name: 'Play as recorded' })).toBeVisible();
  await other.goto(link.slice(0, -9));
  await expect(other.getByText('it was cut off or changed on its way')).toBeVisible();
  await expect(other.getByRole('button', { name: 'Play as recorded' })).toHaveCount(0);
  const hook = { name: 'theirs', on: 'PreToolUse', vote: 'allow' };
  const hooked = { title: 'Hooked', settings: { mode: 'auto', hooks: [hook] }, model: [{ reply: { text: 'Hello.' } }] };
  await other.goto(`./#/s/${linkOfScript(hooked)}`);
  await expect(other.getByRole('switch', { name: /Hook “theirs”/ })).not.toBeChecked();
  await other.goto('./#/library');
  await expect(other.getByText('Every run that you start is kept here')).toBeVisible();

  await other.goto(link);
  await other.getByRole('button', { name: 'Play as recorded' }).click();
  await done(other);
  expect((await readRows(other)).map(untimed)).toEqual(rows);

  await other.goto(asItWas);
  const preview = other.getByRole('dialog', { name: 'Import the run in the link' });
  await preview.getByRole('button', { name: 'Import', exact: true }).click();
  await other.getByRole('listitem').filter({ hasText: 'imported' }).getByRole('link').first().click();
  await expect(note(other)).toContainText('Made elsewhere: this run only replays.');
  expect((await readRows(other)).map(untimed)).toEqual(rows);
  expect(await watch.taken()).toEqual([]);
  await theirs.close();
});

test('a run as a page opens from the disk: it asks for nothing, says nothing wrong, is used by keyboard, and holds to WCAG', async ({
  page,
  browser,
}) => {
  await start(page, 'Find the TODOs', 'At once');
  await done(page);
  const sharing = await share(page, 'Page');
  const saving = page.waitForEvent('download');
  await sharing.getByRole('button', { name: 'Download' }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toBe('find-the-todos.html');
  const file = test.info().outputPath('run.html');
  await download.saveAs(file);
  expect(await readFile(file, 'utf8')).not.toMatch(/<script|https?:/i);

  const reader = await browser.newContext();
  const watch = new Watch(reader, 'file://');
  const paper = await reader.newPage();
  await paper.goto(`file://${file}`);
  await expect(paper.getByRole('heading', { level: 1, name: 'Find the TODOs' })).toBeVisible();
  // its own styles are the only thing that its policy lets in
  await expect(paper.locator('ol')).toHaveCSS('list-style-type', 'none');
  const thinking = paper.locator('details', { hasText: 'Thinking' }).first();
  await expect(thinking).not.toHaveAttribute('open');
  await thinking.locator('summary').focus();
  await paper.keyboard.press('Enter');
  await expect(thinking).toHaveAttribute('open');
  for (const colorScheme of ['light', 'dark'] as const) {
    await paper.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page: paper }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html.slice(0, 160)) }))).toEqual([]);
  }
  expect(await watch.taken()).toEqual([]);
  expect(watch.requests).toBe(1);
  await reader.close();
});

test('a file at an address is asked for when a person agrees, and not before; what cannot be had is said', async ({
  page,
  watch,
}) => {
  const elsewhere = new FakeService();
  await elsewhere.open();
  watch.register(elsewhere.origin);
  elsewhere.always((response, { url }) => {
    if (!url.endsWith('.yaml')) return void response.writeHead(404).end();
    response.end('title: From elsewhere\nmodel:\n  - reply: { text: Hello. }\n');
  });
  const fetching = page.getByRole('button', { name: `Fetch it from ${elsewhere.origin}` });
  await page.goto(`./#/open/${encodeURIComponent(`${elsewhere.origin}/hello.yaml`)}`);
  await expect(page.getByRole('heading', { name: `Fetch hello.yaml from ${elsewhere.origin}?` })).toBeVisible();
  expect(elsewhere.heard).toEqual([]);
  await fetching.click();
  await expect(page.getByRole('heading', { name: 'From elsewhere' })).toBeVisible();
  expect(elsewhere.heard).toHaveLength(1);
  expect(elsewhere.heard[0]?.headers.cookie ?? elsewhere.heard[0]?.headers.referer).toBeUndefined();

  await page.goto(`./#/open/${elsewhere.origin}/gone.zip`);
  await fetching.click();
  await expect(page.getByText('There is no such file')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'From elsewhere' })).toHaveCount(0);
  elsewhere.always(forbid);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('Access-Control-Allow-Origin')).toBeVisible();
  await elsewhere.close();
});

test('an archive that was made to do harm is shown and stepped through: it sends nothing, runs nothing, allows nothing', async ({
  page,
}) => {
  const buffer = Buffer.from(await hostileArchive());
  await page.goto('./#/library');
  await page.getByLabel('Archive file').setInputFiles({ name: 'theirs.zip', mimeType: 'application/zip', buffer });
  const preview = page.getByRole('dialog', { name: 'Import theirs.zip' });
  const off = preview.getByRole('list', { name: 'Switched off here' });
  await expect(off).toContainText('the mode Auto');
  await expect(off).toContainText('allow bash(*)');
  await expect(off).toContainText('the hook “<img src=x onerror=harm()>” at PreToolUse');
  await expect(off).toContainText('1 approval given elsewhere');
  await preview.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('list', { name: 'Runs' }).getByRole('link').first().click();
  await expect(note(page)).toContainText('Made elsewhere: this run only replays.');
  await expect(composer(page)).toBeDisabled();
  const count = await events(page).getByRole('button').count();
  expect(count).toBeGreaterThan(5);
  for (const tab of ['Event', 'Context', 'Files', 'Rules', 'Hooks', 'Cost']) {
    await page.getByRole('tab', { name: tab, exact: true }).click();
    await expect(inspector(page).getByRole('tabpanel')).not.toBeEmpty();
  }
  await page.getByRole('tab', { name: 'Event', exact: true }).click();
  for (let at = 0; at < count; at++) await events(page).getByRole('button').nth(at).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(standing(page)).not.toHaveText(/^(Working|Running)/);
  // what was to do harm left a mark wherever it got to
  expect(await page.evaluate(() => [Reflect.get(window, 'harmed'), Reflect.get({}, 'harmed')])).toEqual([
    undefined,
    undefined,
  ]);
  const built = 'main img, main iframe, a[href^="javascript"], a[href*="evil.example"], [onerror], [onclick]';
  await expect(page.locator(built)).toHaveCount(0);
});
