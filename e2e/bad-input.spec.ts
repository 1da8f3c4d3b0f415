import { composer, done, expect, inspect, position, press, row, show, standing, start, test } from './person.ts';

const failure = (page: Parameters<typeof row>[0]) => page.getByRole('region', { name: 'Error' });

test('a prompt of a megabyte is taken whole, kept, and does not stop the page', async ({ page }) => {
  test.slow();
  const prompt = `Read this first. ${'long '.repeat(200_000)}The end of it.`;
  await start(page, 'Find the TODOs', 'At once');
  await done(page);
  await composer(page).fill(prompt);
  await composer(page).press('Enter');
  await expect(row(page, /You Read this first\./)).toBeVisible();
  await expect(standing(page)).toHaveText(/^Failed/);
  await expect(page.getByText('Stored', { exact: true })).toBeVisible();
  await page.reload();
  const event = await inspect(page, /You Read this first\./);
  await expect(event).toContainText('long long long');
  await event.getByRole('radio', { name: 'JSON' }).check();
  await expect(event).toContainText('prompt.submitted');
  await press(page, 'Step back');
  await expect(standing(page)).toHaveText(/^In the past/);
});

test('odd characters are text wherever they show, and nothing else', async ({ page }) => {
  const asked: string[] = [];
  page.on('dialog', (dialog) => asked.push(dialog.message()));
  const odd = '<img src=x onerror=alert(1)>\u202e gnol \u0007 {{last}} $(1) \\u0041 "q" \'q\' 𝔘 👩‍💻 ‮</script><b>bold';
  await start(page, 'Find the TODOs', 'At once');
  await done(page);
  await composer(page).fill(odd);
  await composer(page).press('Enter');
  await expect(standing(page)).toHaveText(/^Failed/);
  await expect(row(page, /You <img/)).toContainText('<img src=x onerror=alert(1)>');
  await expect(await inspect(page, /You <img/)).toContainText(odd);
  await expect(await show(page, 'Context')).toContainText('</script><b>bold');
  await page.reload();
  await expect(await inspect(page, /You <img/)).toContainText('👩‍💻');
  await expect(page.locator('img, script:not([src])')).toHaveCount(0);
  expect(asked).toEqual([]);
});

test('a command that there is not is answered with the nearest, and never sent', async ({ page }) => {
  await start(page, 'Find the TODOs', 'At once');
  await done(page);
  const before = await position(page);
  await composer(page).fill('/stauts please');
  await composer(page).press('Enter');
  await expect(page.getByText(/There is no command \/stauts/).first()).toContainText('The nearest is /status.');
  await expect(composer(page)).toHaveValue('/stauts please');
  expect(await position(page)).toEqual(before);
});

test('a request that no rule fits is named; the reply that is missing is written, and the run goes on', async ({
  page,
}) => {
  await start(page, 'Find the TODOs', 'At once');
  await done(page);
  await composer(page).fill('Which of them is the worst?');
  await composer(page).press('Enter');
  await expect(failure(page)).toContainText('The script has no reply number 6.');
  await expect(failure(page)).toContainText('Which of them is the worst?');
  const says = failure(page).getByRole('textbox', { name: 'What the model says' });
  const calls = failure(page).getByRole('textbox', { name: /What it calls/ });
  const goOn = failure(page).getByRole('button', { name: 'Reply and go on' });
  const before = await position(page);
  const wrong = [
    ['', ''],
    ['', '[{ "tool": '],
    ['', '[{ "tool": "hammer", "input": {} }]'],
  ] as const;
  for (const [text, call] of wrong) {
    await says.fill(text);
    await calls.fill(call);
    await goOn.click();
    await expect(failure(page).getByRole('textbox').and(page.locator('[aria-invalid=true]'))).toHaveCount(1);
  }
  expect(await position(page)).toEqual(before);

  await says.fill('I look at the shelf again.');
  await calls.fill('[{ "tool": "read_file", "input": { "path": "src/shelf.js" } }]');
  await goOn.click();
  await expect(row(page, /Model calls read_file/).last()).toBeVisible();
  await expect(failure(page)).toContainText('The script has no reply number 7.');
  await expect(says).toHaveValue('');
  await says.fill('The one in the shelf.');
  await goOn.click();
  await done(page);
  await expect(row(page, /Model The one in the shelf\./)).toBeVisible();
  await page.reload();
  await expect(standing(page)).toHaveText('Done');
  await expect(row(page, /Model The one in the shelf\./)).toBeVisible();
});

for (const [end, found] of [
  ['/e/99999', /^Done/],
  ['/e/5', /^In the past/],
] as const) {
  test(`the address of a run that ends in ${end} opens what is there`, async ({ page }) => {
    await start(page, 'Find the TODOs', 'At once');
    await done(page);
    const address = page.url().replace(/\/e\/\d+$/, '');
    await page.goto('./');
    await page.goto(`${address}${end}`);
    await expect(standing(page)).toHaveText(found);
    await expect(row(page, /^0 Run Find the TODOs/)).toBeVisible();
  });
}

for (const end of ['/e/-1', '/e/5/more', '/e/x']) {
  test(`the address of a run that ends in ${end} never leaves the page empty`, async ({ page }) => {
    await start(page, 'Find the TODOs', 'At once');
    await done(page);
    const address = page.url().replace(/\/e\/\d+$/, '');
    await page.goto('./');
    await page.goto(`${address}${end}`);
    await expect(page.getByText('There is nothing at').or(row(page, /^0 Run Find the TODOs/))).toBeVisible();
  });
}

test('who leaves a run right after a step is not called back to it', async ({ page }) => {
  await start(page, 'Find the TODOs', 'At once');
  await done(page);
  await press(page, 'Step back');
  await expect(standing(page)).toHaveText(/^In the past/);
  await page.getByRole('link', { name: 'Library' }).click();
  await expect(page.getByRole('heading', { name: 'Library' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Find the TODOs' }).first()).toBeVisible();
});

test('a file that is dropped before the code is there that opens it is kept, and the page is not left', async ({
  page,
}) => {
  await start(page, 'Find the TODOs', 'At once');
  await done(page);
  await expect(page.getByText('Stored', { exact: true })).toBeVisible();
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/assets/opening-*.js', async (route) => {
    await held;
    await route.fallback();
  });
  // at home it came with the page
  await page.reload();
  await done(page);
  const taken = await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['Dear diary'], 'notes.txt'));
    const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
    return !document.body.dispatchEvent(drop);
  });
  expect(taken).toBe(true);
  await expect(page).toHaveURL(/#\/run\//);
  release();
  await expect(page.getByRole('region', { name: 'Error' })).toContainText('notes.txt is no script that can be played.');
});
