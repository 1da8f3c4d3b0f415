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
  openFile,
  resultsTold,
  row,
  show,
  standing,
  start,
  test,
} from './person.ts';

test('find the TODOs: five requests, four tools, an answer, and nobody is asked', async ({ page }) => {
  await start(page, 'Find the TODOs', 'At once');
  await done(page);
  for (const call of ['list_files', 'grep', 'read_file twice']) {
    await expect(row(page, `Model calls ${call}`).first()).toBeVisible();
  }
  await expect(row(page, /grep TODO .* 4 lines/)).toBeVisible();
  await expect(row(page, /read_file src\/store.js .* 13 lines/)).toBeVisible();
  await expect(row(page, 'Rest done')).toBeVisible();
  const said = await inspect(page, 'There are 3 TODOs in this project');
  await expect(said).toContainText('src/shelf.js, line 7: refuse a book that is lent already');
  await expect(said).toContainText('src/store.js, line 11: write to a second file and rename it');
  await expect(row(page, /^\d+ (You allowed|Permission)/)).toHaveCount(0);
  expect(await resultsTold(page)).toEqual(['list_files', 'grep', 'read_file', 'read_file', 'grep']);
  await expect((await show(page, 'Files')).getByText(/^(added|changed|deleted)$/)).toHaveCount(0);
});

test('fix the failing test: a look into .env is refused, a wrong idea turned down, an edit edited', async ({
  page,
}) => {
  await start(page, 'Fix the failing test', 'At once');
  await deny(page, 'test.js', 'The test is right. Fix the code.');
  await answer(page, 'src/price.js', 'Allow once');
  const it = await asked(page, 'CHANGELOG.md');
  await it.getByRole('radio', { name: 'Allow with edits' }).check();
  await it.getByRole('textbox', { name: 'new' }).fill('# Changes\n\n- A reduction no longer leaves half a cent.\n');
  await confirm(page);
  await done(page);
  await expect(row(page, /Permission read_file .*\.env/)).toContainText('deny');
  await expect(row(page, /You denied edit_file The test is right/)).toBeVisible();
  await expect(row(page, /You allowed once edit_file/)).toBeVisible();
  await expect(row(page, /You edited and allowed edit_file/)).toBeVisible();
  await expect(row(page, /Hook after: changelog added context/)).toBeVisible();
  await expect(await inspect(page, /Model Fixed\./)).toContainText('It rounds to whole cents now');
  await expect(await openFile(page, 'src/price.js')).toContainText('return Math.round(cents * pieces * (1 - off));');
  await expect(await openFile(page, 'test.js')).toContainText('off: 0.1 }]), 95);');
  await expect(await openFile(page, 'CHANGELOG.md')).toContainText('- A reduction no longer leaves half a cent.');
  const files = await show(page, 'Files');
  await expect(files.getByRole('treeitem', { name: /changed/ })).toHaveText([/^price.js/, /^CHANGELOG.md/]);
  await expect(files.getByRole('treeitem', { name: '.env sensitive' })).toBeVisible();
  await expect(page.getByText('not-a-real-key')).toHaveCount(0);
});

test('bad arguments: the schema and the list of tools are what the model reads next', async ({ page }) => {
  await start(page, 'Bad arguments', 'At once');
  await done(page);
  await expect(row(page, /Permission read_file .*offset/)).toContainText('deny');
  await expect(row(page, /Permission open_file/)).toContainText('deny');
  await expect(row(page, /read_file notes.md .* 13 lines/)).toBeVisible();
  const said = await inspect(page, 'Lines 10 to 20 of notes.md hold four decisions');
  await expect(said).toContainText('copies are kept for 30 days');
  expect(await resultsTold(page)).toEqual(['read_file failed', 'read_file', 'open_file failed', 'read_file']);
});

test('the provider is overloaded: two failed attempts are waited out, and cost nothing of the run', async ({
  page,
}) => {
  await start(page, 'The provider is overloaded', 'At once');
  await done(page);
  await expect(row(page, /Retry after 529/)).toHaveCount(2);
  await expect(row(page, /Retry after 529 Overloaded: please try again in a moment\./)).toBeVisible();
  await expect(row(page, /Model gave no reply/)).toHaveCount(2);
  await expect(await inspect(page, 'The server listens on port 8021')).toContainText('settings.js sets it, on line 2');
  expect(await resultsTold(page)).toEqual(['grep']);
});

test('ask the person: the answer decides which licence is written', async ({ page }) => {
  await start(page, 'Ask the person', 'At once');
  await answer(page, 'Which licence should Sundial have?', 'ISC');
  await answer(page, 'LICENSE', 'Allow once');
  await answer(page, 'package.json', 'Allow once');
  await done(page);
  await expect(row(page, 'You answered: ISC')).toBeVisible();
  await expect(row(page, 'ask_user ISC')).toBeVisible();
  await expect(await inspect(page, 'Done as you chose')).toContainText('LICENSE holds its text');
  await expect(await openFile(page, 'LICENSE')).toContainText('ISC License');
  await expect(await openFile(page, 'package.json')).toContainText('"license": "ISC"');
  await expect(dialog(page)).toHaveCount(0);
});

test('ask the person: an answer in their own words reaches the model as it is', async ({ page }) => {
  await start(page, 'Ask the person', 'At once');
  const it = await asked(page, 'Which licence should Sundial have?');
  await it.getByRole('textbox', { name: /In your own words/ }).fill('The one of the beer\nby Poul-Henning Kamp');
  await confirm(page);
  await done(page);
  await expect(await inspect(page, /Model You said: The one of the beer/)).toContainText('by Poul-Henning Kamp');
});

test('a message that the script did not expect: the person writes the missing reply, and the run goes on', async ({
  page,
}) => {
  await start(page, 'Find the TODOs', 'At once');
  await done(page);
  await composer(page).fill('And in the tests?');
  await page.keyboard.press('Enter');
  await expect(standing(page)).toHaveText(/^Failed/);
  await expect(row(page, 'You And in the tests?')).toBeVisible();
  await page.getByRole('textbox', { name: 'What the model says' }).fill('There is none in test.js.');
  await page.getByRole('button', { name: 'Reply and go on' }).click();
  await done(page);
  await expect(row(page, 'Model There is none in test.js.')).toBeVisible();
});

test('the newest row stays in sight when the composer grows', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await start(page, 'Find the TODOs', 'At once');
  await done(page);
  await composer(page).fill('And in the tests?');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Reply and go on' })).toBeVisible();
  await expect(row(page, /Rest failed/)).toBeInViewport();
});
