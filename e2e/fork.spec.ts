import { done, expect, readRows, row, start, test } from './person.ts';

test('a reply is edited in a fork: the other future runs, the run stays as it was, and the two are compared', async ({
  page,
}) => {
  await start(page, 'Find the TODOs', 'At once');
  await done(page);
  const before = await readRows(page);
  const address = page.url();
  await row(page, /^2 Model/).click();
  await page.keyboard.press('e');
  const form = page.getByRole('dialog', { name: 'Edit in a fork' });
  await form.getByRole('textbox', { name: 'Arguments, as JSON' }).fill('{');
  await form.getByRole('button', { name: 'Fork', exact: true }).click();
  await expect(form).toContainText('This is no JSON');
  await form.getByRole('button', { name: 'Take call 1 away' }).click();
  await form.getByRole('textbox', { name: 'Text' }).fill('There is nothing to do.');
  await form.getByRole('button', { name: 'Fork', exact: true }).click();
  await expect(form).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Find the TODOs, forked at 3');
  await done(page);
  await expect(row(page, /There is nothing to do\. edited/)).toBeVisible();
  await expect(row(page, /^4 You forked the run, and edited 3/)).toBeVisible();
  await page.reload();
  await expect(row(page, /^4 You forked the run, and edited 3/)).toBeVisible();

  await page.getByRole('button', { name: '2 branches' }).click();
  await page.getByRole('menuitem', { name: 'Compare with “Find the TODOs”' }).click();
  await expect(page.getByRole('main')).toContainText(
    'The model replied otherwise at 3 and called nothing, so list_files and grep and read_file never ran.',
  );
  await page.goto(address);
  await done(page);
  expect(await readRows(page)).toEqual(before);
});
