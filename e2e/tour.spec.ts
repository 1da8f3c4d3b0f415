import AxeBuilder from '@axe-core/playwright';
import { asked, confirm, confirming, done, expect, row, setSpeed, standing, test } from './person.ts';

test('the tour is found, run and answered to its end by keyboard', async ({ page }) => {
  test.slow();
  await page.goto('./');
  await expect(page.getByRole('heading', { level: 4 }).nth(1)).toHaveText('The tour');
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Find a command, a scenario or a run' });
  await expect(field).toBeFocused();
  await page.keyboard.type('tour');
  await expect(page.getByRole('listbox', { name: 'Commands' }).getByRole('option', { selected: true })).toContainText(
    'Run The tour',
  );
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(standing(page)).toHaveText(/^Live/);
  await setSpeed(page, 'At once');

  for (const about of ['src/hours.js', 'remember']) {
    await asked(page, about);
    await expect(confirming(page)).toBeEnabled();
    await page.keyboard.press('1');
    await confirm(page);
  }
  await asked(page, 'CHANGELOG.md');
  await expect(confirming(page)).toBeEnabled();
  await page.keyboard.press('1');
  await confirm(page);
  // whoever keeps the mode Default is asked for the change of the plan as well
  await Promise.race([done(page), asked(page, 'CHANGELOG.md').then(() => confirm(page))]);
  await done(page);
  await expect(row(page, /Model That was the whole harness/)).toBeVisible();
});
