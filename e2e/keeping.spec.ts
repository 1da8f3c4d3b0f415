import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import {
  asked,
  composer,
  confirm,
  dialog,
  done,
  expect,
  openFile,
  press,
  readRows,
  row,
  setSpeed,
  show,
  standing,
  start,
  test,
} from './person.ts';

const library = (page: Page) => page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Library' });
const note = (page: Page): Locator => page.getByRole('region', { name: 'Read only' });

/** Chooses from the menu of a run or a workspace in the library. */
async function choose(page: Page, of: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `More for ${of}` }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** Saves what the dialog of an export offers. */
async function save(page: Page): Promise<Buffer> {
  const button = page.getByRole('dialog').getByRole('button', { name: 'Download' });
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return readFile(await download.path());
}

/** Writes a reply that no script has, as the model would. */
async function replyAs(page: Page, text: string, calls?: readonly unknown[]): Promise<void> {
  const notice = page.getByRole('region', { name: 'Error' });
  await notice.getByRole('textbox', { name: 'What the model says' }).fill(text);
  if (calls !== undefined) await notice.getByRole('textbox', { name: /^What it calls/ }).fill(JSON.stringify(calls));
  await notice.getByRole('button', { name: 'Reply and go on' }).click();
}

/** Starts a task of one's own from a workspace; the model is the person. */
async function startFrom(page: Page, workspace: string, task: string): Promise<void> {
  await page.goto('./');
  await page.getByRole('textbox', { name: 'Your own task' }).fill(task);
  await page.getByRole('combobox', { name: 'Start from' }).selectOption({ label: `The workspace “${workspace}”` });
  await page.getByRole('button', { name: 'Run your task' }).click();
  await setSpeed(page, 'At once');
}

async function createWorkspace(page: Page, name: string): Promise<void> {
  await page.goto('./#/library');
  await page.getByRole('button', { name: 'New workspace' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Workspaces' })).toContainText(name);
}

/** Lets the model write a file, allows it, and ends. */
async function write(page: Page, path: string, content: string): Promise<void> {
  await replyAs(page, 'I write.', [{ tool: 'write_file', input: { path, content } }]);
  await asked(page, path);
  await dialog(page).getByRole('radio', { name: 'Allow once' }).check();
  await confirm(page);
  await replyAs(page, 'It is written.');
  await done(page);
}

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** Everything that stands on the page now, held to WCAG. */
async function holds(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(wcag).analyze();
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html.slice(0, 160)) }))).toEqual([]);
}

test('a run is exported, deleted and imported: it replays, and nothing can be added to it', async ({ page }) => {
  await start(page, 'Find the TODOs', 'At once');
  await done(page);
  const before = await readRows(page);
  await library(page).click();
  await choose(page, 'Find the TODOs', 'Export…');
  const archive = await save(page);
  await choose(page, 'Find the TODOs', 'Delete…');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.getByText('Every run that you start is kept here')).toBeVisible();

  const file = { name: 'todos.zip', mimeType: 'application/zip', buffer: archive };
  await page.getByLabel('Archive file').setInputFiles(file);
  const preview = page.getByRole('dialog', { name: 'Import todos.zip' });
  await expect(preview.getByRole('list', { name: 'What is in it' })).toHaveText(/Run ?Find the TODOs ?28 events/);
  await expect(preview).toContainText('Runs were made elsewhere');
  await expect(page.getByText('Every run that you start is kept here')).toBeVisible();
  await holds(page);
  await preview.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByRole('list', { name: 'Runs' }).getByRole('listitem')).toHaveText(/Find the TODOs ?imported/);

  await page.getByRole('list', { name: 'Runs' }).getByRole('link').click();
  await expect(note(page)).toContainText('Made elsewhere: this run only replays.');
  expect(await readRows(page)).toEqual(before);
  await expect(composer(page)).toBeDisabled();
  await holds(page);
  await press(page, 'Step back');
  await expect(standing(page)).toHaveText(/^In the past/);
  await page.reload();
  await expect(note(page)).toContainText('this run only replays');

  await note(page).getByRole('button', { name: 'Go on' }).click();
  const going = page.getByRole('dialog', { name: 'Go on with this run' });
  await expect(going).toContainText('Nothing that was allowed elsewhere is allowed here');
  await holds(page);
  await going.getByRole('button', { name: 'Go on', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Find the TODOs, forked at 28');
  await expect(row(page, /go on with a run from elsewhere/)).toBeVisible();
  await expect(composer(page)).toBeEnabled();
});

test('a broken archive that is dropped on home is refused with the place of the fault, and nothing is imported', async ({
  page,
}) => {
  await start(page, 'Find the TODOs', 'At once');
  await done(page);
  await library(page).click();
  await page.getByRole('button', { name: 'Export…' }).click();
  await page.getByRole('button', { name: 'Export 1' }).click();
  const archive = await save(page);
  // a letter of the log, wherever in the zip that lies
  const broken = Buffer.from(archive);
  const at = Math.floor(broken.length / 2);
  broken.writeUInt8(broken.readUInt8(at) ^ 0xff, at);
  await page.goto('./');
  const dataTransfer = await page.evaluateHandle(
    (bytes) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(bytes)], 'broken.zip'));
      return transfer;
    },
    [...broken],
  );
  const target = page.getByRole('heading', { name: 'See every step an agent takes' });
  for (const type of ['dragover', 'drop']) await target.dispatchEvent(type, { dataTransfer });
  const refusal = page.getByRole('dialog', { name: 'Import broken.zip' });
  await expect(refusal).toContainText('broken.zip cannot be imported.');
  await expect(refusal).toContainText(/(runs\/0\.jsonl|blobs\/[0-9a-f]+|manifest\.json|the file): /);
  await expect(refusal).toContainText('Nothing was imported, and nothing has run.');
  await expect(refusal.getByRole('button', { name: 'Import', exact: true })).toHaveCount(0);
  await refusal.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('list', { name: 'Runs' }).getByRole('listitem')).toHaveCount(1);
  await expect(page.getByText('imported', { exact: true })).toHaveCount(0);
});

test('memory outlives runs: what one run of a workspace remembers is in the context of the next', async ({ page }) => {
  await createWorkspace(page, 'Notes');
  await startFrom(page, 'Notes', 'Remember what I like');
  const input = { topic: 'Colours', content: 'Blue is liked, green is not.' };
  await replyAs(page, 'I write it down.', [{ tool: 'remember', input }]);
  await asked(page, 'Colours');
  await dialog(page).getByRole('radio', { name: 'Allow once' }).check();
  await confirm(page);
  await replyAs(page, 'It is written down.');
  await done(page);
  await expect(await show(page, 'Files')).toContainText('Notes, attached.');

  await startFrom(page, 'Notes', 'Which colour do I like?');
  await replyAs(page, 'Blue.');
  await done(page);
  await expect(await openFile(page, '.agents/memory/colours.md')).toContainText('Blue is liked, green is not.');
  await expect(await show(page, 'Context')).toContainText('Colours');
  await library(page).click();
  const runs = page.getByRole('list', { name: 'Runs of Notes' });
  await expect(runs.getByRole('listitem')).toHaveCount(2);
  await holds(page);
});

test('a run whose workspace went on without it is detached, and is adopted once the difference was seen', async ({
  page,
  context,
}) => {
  await createWorkspace(page, 'Notes');
  await startFrom(page, 'Notes', 'First');
  // it has begun from the empty head before the second moves that
  await expect(row(page, 'First').first()).toBeVisible();
  await expect(page.getByRole('status').getByText('Stored', { exact: true })).toBeVisible();
  const second = await context.newPage();
  await startFrom(second, 'Notes', 'Second');
  await write(second, 'second.txt', 'Two.\n');
  await write(page, 'first.txt', 'One.\n');
  const files = await show(page, 'Files');
  await expect(files).toContainText('Notes, detached.');
  await files.getByRole('button', { name: 'Adopt into Notes' }).click();
  const list = page.getByRole('list', { name: 'What would change' });
  await expect(list.getByRole('listitem')).toHaveText([/first\.txt ?added/, /second\.txt ?removed/]);
  await holds(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Adopt', exact: true }).click();
  await expect(files).toContainText('Notes, attached.');
  await expect(await show(second, 'Files')).toContainText('Notes, detached.');
});

test('a workspace is deleted once what is lost was said; its runs stay', async ({ page }) => {
  await createWorkspace(page, 'Notes');
  await startFrom(page, 'Notes', 'Write something');
  await write(page, 'a.txt', 'A.\n');
  await library(page).click();
  await choose(page, 'Notes', 'Delete…');
  const question = page.getByRole('dialog', { name: 'Delete “Notes”?' });
  await expect(question).toContainText('Its 1 file, memory among them,');
  await expect(question).toContainText('1 run that began from it stays');
  await question.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.getByText('A workspace is a folder that outlives runs.')).toBeVisible();
  await page.getByRole('list', { name: 'Runs' }).getByRole('link').click();
  await expect(await openFile(page, 'a.txt')).toContainText('A.');
  await expect(await show(page, 'Files')).toContainText('Its workspace was deleted.');
});

test('storage and the check-up say how things stand, also from the composer', async ({ page }) => {
  await start(page, 'Find the TODOs', 'At once');
  await done(page);
  await composer(page).fill('/doctor');
  await page.keyboard.press('Enter');
  const checkup = page.getByRole('dialog', { name: 'Check-up' });
  const list = checkup.getByRole('list', { name: 'What was looked at' });
  await expect(list.getByRole('listitem')).toHaveCount(12);
  await expect(list).toContainText(/Storage, fine: It keeps 1 run and 0 workspaces, [\d.]+ kB/);
  await expect(list).toContainText('Sandboxes, fine');
  await expect(list).toContainText('Requests, fine: The runtime may ask model services');
  await expect(list).toContainText('The page loads its own files and no others.');
  await holds(page);
  await page.keyboard.press('Escape');
  await library(page).click();
  const storage = page.getByRole('region', { name: 'Storage' });
  await expect(storage).toContainText('that the browser grants');
  await expect(storage.getByRole('link', { name: 'Find the TODOs' })).toBeVisible();
  await storage.getByRole('button', { name: 'Keep it when the disk is full' }).click();
  await expect(storage).toContainText(/did not agree|also when the disk is full/);
  await holds(page);
});
