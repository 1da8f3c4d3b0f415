import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import {
  answer,
  composer,
  confirm,
  dialog,
  done,
  expect,
  inspector,
  openFile,
  press,
  row,
  show,
  test,
} from './person.ts';

/** Starts a scenario from home, as fast as it goes. */
async function begin(page: Page, title: string): Promise<void> {
  await page.goto('./');
  await page.getByRole('button', { name: `Run ${title}`, exact: true }).click();
  await page.getByRole('combobox', { name: 'Speed' }).selectOption({ label: 'At once' });
}

/** Shows a panel of the inspector by its command, and gives it. */
async function call(page: Page, word: 'memory' | 'skills', tab: string) {
  await composer(page).fill(`/${word}`);
  await composer(page).press('Enter');
  return inspector(page).getByRole('tabpanel', { name: tab });
}

/** What axe finds wrong with the page. */
async function faults(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

test('a plan is turned down, then edited and approved by keyboard, and the agent goes by what it became', async ({
  page,
}) => {
  await begin(page, 'Plan a rename');
  await expect(dialog(page)).toContainText('Approve this plan?');
  await expect.poll(() => faults(page)).toEqual([]);
  await dialog(page).getByRole('textbox', { name: 'Reason' }).fill('The shop sends qty.');
  await confirm(page);
  await expect(dialog(page).getByRole('textbox', { name: 'The plan' })).toHaveValue(
    /What the shop sends keeps its name/,
  );
  await expect(dialog(page).getByRole('button', { name: /^Approve the plan/ })).toBeEnabled();
  await page.keyboard.press('2');
  await page.keyboard.press('e');
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\n4. README.md');
  await expect(dialog(page).getByRole('button', { name: /^Approve the edited plan/ })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await done(page);
  await expect(row(page, /You edited the plan and approved it/)).toHaveCount(1);
  await expect(row(page, /asked for another plan: The shop sends qty\./)).toHaveCount(1);
  await expect(page.getByRole('radio', { name: 'Auto' })).toBeChecked();
  await expect(await openFile(page, 'README.md')).toContainText('quantity');
});

test('the memory says what is remembered, what it takes, and what this run read and wrote', async ({ page }) => {
  await begin(page, 'Remember');
  await answer(page, 'package.json', 'Allow once');
  await answer(page, 'version.txt', 'Allow once');
  await done(page);
  const memory = await call(page, 'memory', 'Memory');
  await expect(memory).toContainText('3 notes');
  await expect(memory.getByRole('listitem').filter({ hasText: 'Release steps' })).toContainText('read in event');
  await expect(memory).toContainText('請求書の書き方');
  expect(await faults(page)).toEqual([]);
  await memory.getByRole('button', { name: 'Open the file of Printer' }).click();
  await expect(page.getByRole('region', { name: 'File .agents/memory/printer.md' })).toContainText('needle printer');
});

test('the skills say which was loaded and which is broken, and one is called for by its name', async ({ page }) => {
  await begin(page, 'Three skills');
  await done(page);
  const skills = await call(page, 'skills', 'Skills');
  const item = (name: string) => skills.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) });
  await expect(item('deploy')).toContainText(/broken, in line \d+ of \.agents\/skills\/deploy\/SKILL\.md/);
  await expect(item('code-review')).toContainText('in use');
  await expect(item('changelog')).not.toContainText('Loaded in event');
  expect(await faults(page)).toEqual([]);
  await composer(page).fill('/chang');
  await expect(page.getByRole('option', { name: /\/changelog/ })).toBeVisible();
  await composer(page).press('Enter');
  await expect(composer(page)).toHaveValue('/changelog ');
});

test('a step back over a compaction shows the messages again', async ({ page }) => {
  await begin(page, 'Lost and found');
  await done(page);
  await row(page, /Compacted/).click();
  await page.keyboard.press('Enter');
  const event = await show(page, 'Event');
  const beside = event.getByRole('region', { name: 'Before and after' });
  await expect(beside).toContainText(/\d+ messages dropped; that saves about/);
  await press(page, 'Step back');
  const context = await show(page, 'Context');
  await expect(context).toContainText('gateway');
  await expect(context).not.toContainText('gave way to this summary');
});
