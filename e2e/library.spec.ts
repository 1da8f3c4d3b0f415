import { asked, done, expect, readRows, row, standing, start, test } from './person.ts';

test('a run is kept: home lists it, and from there it opens where it was', async ({ page }) => {
  await start(page, 'Find the TODOs', 'At once');
  await done(page);
  const before = await readRows(page);
  const address = page.url();
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Home' }).click();
  await page.reload();
  const recent = page.getByRole('region', { name: 'Recent runs' });
  await expect(recent.getByRole('listitem')).toHaveText([/^Find the TODOs ?Done ?28 events/]);
  await recent.getByRole('link', { name: 'Find the TODOs' }).click();
  expect(page.url()).toBe(address);
  await done(page);
  expect(await readRows(page)).toEqual(before);
});

test('a run that waits is listed as unfinished, and waits still when it is opened', async ({ page }) => {
  await start(page, 'Fix the failing test', 'At once');
  await asked(page, 'test.js');
  await page.goto('./#/library');
  await page.reload();
  await expect(page.getByRole('list', { name: 'Runs' }).getByRole('listitem')).toHaveText([
    /Fix the failing test ?Unfinished/,
  ]);
  await page.getByRole('main').getByRole('link', { name: 'Fix the failing test' }).first().click();
  await asked(page, 'test.js');
});

test('a run is renamed, and bears its new name everywhere, after a reload too', async ({ page }) => {
  await start(page, 'Find the TODOs', 'At once');
  await done(page);
  await page.getByRole('link', { name: 'Library' }).click();
  await page.getByRole('button', { name: 'More for Find the TODOs' }).click();
  await page.getByRole('menuitem', { name: 'Rename…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Rename this run' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill(' ');
  await expect(dialog).toContainText('A run needs a name.');
  await expect(dialog.getByRole('button', { name: 'Rename' })).toBeDisabled();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('What is left to do');
  await dialog.getByRole('button', { name: 'Rename' }).click();
  await expect(dialog).toHaveCount(0);
  await page.getByRole('link', { name: 'What is left to do' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What is left to do');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What is left to do');
  await expect(page).toHaveTitle(/What is left to do/);
});

test('a run is deleted only when that is confirmed, and its address says then what became of it', async ({ page }) => {
  await start(page, 'Find the TODOs', 'At once');
  await done(page);
  const address = page.url();
  await page.getByRole('link', { name: 'Library' }).click();
  const remove = async () => {
    await page.getByRole('button', { name: 'More for Find the TODOs' }).click();
    await page.getByRole('menuitem', { name: 'Delete…' }).click();
  };
  await remove();
  const dialog = page.getByRole('dialog', { name: 'Delete “Find the TODOs”?' });
  await expect(dialog).toContainText('Its 28 events are removed from this browser. This cannot be undone.');
  await expect(dialog.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await remove();
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.getByText('Every run that you start is kept here')).toBeVisible();
  await page.reload();
  await expect(page.getByText('Every run that you start is kept here')).toBeVisible();
  await page.goto(address);
  await expect(page.getByRole('region', { name: 'Error' })).toContainText('There is no such run here.');
  await page.getByRole('link', { name: 'Home' }).click();
  await expect(page.getByRole('region', { name: 'Recent runs' })).toHaveCount(0);
});

test('an address that leads nowhere shows home, and says so in one line', async ({ page }) => {
  await page.goto('./#/nowhere/at/all');
  await expect(page.getByText('There is nothing at #/nowhere/at/all. Here is the start.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Run Find the TODOs', exact: true })).toBeEnabled();
});

test('the address of a run that is not here says what may have happened, and the page goes on', async ({ page }) => {
  await page.goto('./#/run/5f0c9b1e-0000-4000-8000-000000000000');
  const error = page.getByRole('region', { name: 'Error' });
  await expect(error).toContainText('There is no such run here. It may have been deleted, or made in another browser.');
  await error.getByRole('button', { name: 'Open it again' }).click();
  await expect(error).toContainText('There is no such run here.');
  await page.getByRole('link', { name: 'Home' }).click();
  await page.getByRole('button', { name: 'Run Bad arguments', exact: true }).click();
  await expect(error).toHaveCount(0);
  await expect(row(page, 'Run Bad arguments')).toBeVisible();
  await expect(standing(page)).toHaveText(/^(Live|Done)/);
});
