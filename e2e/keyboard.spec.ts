import { pressOn, resting, selected, tab, tabTo } from './keys.ts';
import {
  asked,
  composer,
  confirm,
  confirming,
  dialog,
  done,
  expect,
  openFile,
  row,
  source,
  standing,
  test,
} from './person.ts';

test('the first stops of Tab lead straight to the panels', async ({ page }) => {
  for (const place of ['timeline', 'source', 'inspector']) {
    await resting(page);
    await page.reload();
    await expect(standing(page)).toHaveText('Done');
    await pressOn(page, page.getByRole('button', { name: `Skip to the ${place}` }));
    await expect(page.locator(`#${place}`)).toBeFocused();
    await page.keyboard.press('Tab');
    const inside = await page.evaluate((id) => document.getElementById(id)?.contains(document.activeElement), place);
    expect(inside).toBe(true);
  }
});

test('a run is started, stepped, searched, held and stopped without a mouse', async ({ page }) => {
  test.slow();
  await page.goto('./');
  await pressOn(page, page.getByRole('button', { name: 'Step through Find the TODOs' }));
  await expect(standing(page)).toHaveText(/^Paused *before call-model/);
  await page.keyboard.press('ArrowRight');
  await expect(row(page, /Model calls list_files/)).toBeVisible();
  await expect(standing(page)).toHaveText(/^Paused/);
  await page.keyboard.press('ArrowLeft');
  await expect(standing(page)).toHaveText(/^In the past/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(standing(page)).toHaveText(/^Paused/);

  // hold before the model is asked again
  await page.keyboard.press('Home');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(selected(page)).toHaveText(/Model calls list_files/);
  await page.keyboard.press('b');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Space');
  await expect(row(page, /^5 list_files .*6 lines/)).toBeVisible();
  await expect(standing(page)).toHaveText(/^Paused *at .*before call-model/);

  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: 'Search the timeline' })).toBeFocused();
  await page.keyboard.type('list_files');
  await expect(page.getByText('hidden by the filter')).toBeVisible();
  await expect(row(page, /^1 You/)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(row(page, /^1 You/)).toBeVisible();

  await tabTo(page, composer(page));
  await page.keyboard.type('/sto');
  await page.keyboard.press('Enter');
  await expect(standing(page)).toHaveText('Stopped');
  await page.keyboard.type('/continue');
  await page.keyboard.press('Enter');
  await expect(standing(page)).toHaveText(/^(Paused|Live)/);
});

test('calls are denied, allowed and edited without a mouse', async ({ page }) => {
  test.slow();
  await page.goto('./');
  await pressOn(page, page.getByRole('button', { name: 'Step through Fix the failing test' }));
  await expect(standing(page)).toHaveText(/^Paused/);
  await tabTo(page, page.getByRole('combobox', { name: 'Speed' }));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('combobox', { name: 'Speed' })).toHaveValue('max');
  await page.keyboard.press('F8');

  await asked(page, 'test.js');
  await expect(confirming(page)).toBeEnabled();
  await page.keyboard.press('4');
  await tabTo(page, dialog(page).getByRole('textbox', { name: 'Reason' }));
  await page.keyboard.type('The test is right. Fix the code.');
  await confirm(page);

  await asked(page, 'src/price.js');
  await expect(confirming(page)).toBeEnabled();
  await page.keyboard.press('1');
  await confirm(page);

  await asked(page, 'CHANGELOG.md');
  await expect(confirming(page)).toBeEnabled();
  await page.keyboard.press('e');
  await tabTo(page, dialog(page).getByRole('textbox', { name: 'new' }));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('# Changes\n\n- Written by hand.\n');
  await confirm(page);
  await done(page);
  await expect(row(page, /You denied edit_file The test is right/)).toBeVisible();
  await expect(row(page, /You edited and allowed edit_file/)).toBeVisible();
  await expect(await openFile(page, 'CHANGELOG.md')).toContainText('- Written by hand.');
});

test('a question is answered, and the run stopped from the next, without a mouse', async ({ page }) => {
  await page.goto('./');
  await pressOn(page, page.getByRole('button', { name: 'Run Ask the person' }));
  await asked(page, 'Which licence');
  await expect(dialog(page)).toBeFocused();
  // a key that comes too soon is swallowed, and the wait begins anew
  await expect(async () => {
    await page.keyboard.press('2');
    await expect(dialog(page).getByRole('radio', { name: 'ISC' })).toBeChecked({ timeout: 500 });
  }).toPass();
  await confirm(page);
  await expect(row(page, 'You answered: ISC')).toBeVisible();
  await asked(page, 'LICENSE');
  await expect(confirming(page)).toBeEnabled();
  await pressOn(page, dialog(page).getByRole('button', { name: 'Stop the run' }));
  await expect(standing(page)).toHaveText('Stopped');
  await expect(dialog(page)).toHaveCount(0);
});

test('tabs, files and the lines of the source are reached and moved along by keys', async ({ page }) => {
  await resting(page);
  await tabTo(page, tab(page, 'Context'));
  await page.keyboard.press('ArrowRight');
  await expect(tab(page, 'Files')).toHaveAttribute('aria-selected', 'true');
  const tree = page.getByRole('tree', { name: 'Files' });
  await tabTo(page, tree.getByRole('treeitem').first());
  for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
  await expect(page.getByRole('region', { name: 'File src/store.js' })).toBeVisible();

  const line = source(page).getByRole('listitem').and(page.locator('[tabindex="0"]'));
  await tabTo(page, line);
  const before = await line.getAttribute('data-line');
  await page.keyboard.press('ArrowDown');
  await expect(line).toHaveAttribute('data-line', String(Number(before) + 1));
  await expect(line).toBeFocused();
});

test('a run is renamed and deleted without a mouse', async ({ page }) => {
  await resting(page);
  await pressOn(page, page.getByRole('link', { name: 'Library' }));
  await pressOn(page, page.getByRole('button', { name: 'More for Find the TODOs' }));
  await expect(page.getByRole('menuitem', { name: 'Rename…' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Counted once');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'Counted once' }).first()).toBeVisible();
  const more = page.getByRole('button', { name: 'More for Counted once' });
  await expect(more).toBeFocused();

  const remove = async () => {
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem', { name: 'Rename…' })).toBeFocused();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Keep it', exact: true })).toBeFocused();
  };
  await remove();
  await page.keyboard.press('Escape');
  await expect(more).toBeFocused();
  await remove();
  await pressOn(page, page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }));
  await expect(page.getByText('Every run that you start is kept here')).toBeVisible();
});
