import { Buffer } from 'node:buffer';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { done, expect, openFile, position, readRows, row, setSpeed, standing, test } from './person.ts';

const field = (page: Page) => page.getByRole('textbox', { name: 'Your own task' });
const errors = (page: Page) => page.getByRole('region', { name: 'Error' });

/** A file as a test hands it to the page. */
const fileOf = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

/** Drops files onto something, as a browser would. */
async function drop(page: Page, heading: string, files: readonly { readonly name: string; readonly text: string }[]) {
  const target = page.getByRole('heading', { name: heading });
  const dataTransfer = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const { name, text } of all) transfer.items.add(new File([text], name));
    return transfer;
  }, files);
  for (const type of ['dragover', 'drop']) await target.dispatchEvent(type, { dataTransfer });
}

/** Writes a reply that no script has, as the model would. */
async function replyAs(page: Page, text: string, calls = ''): Promise<void> {
  const notice = errors(page);
  await notice.getByRole('textbox', { name: 'What the model says' }).fill(text);
  if (calls !== '') await notice.getByRole('textbox', { name: /^What it calls/ }).fill(calls);
  await notice.getByRole('button', { name: 'Reply and go on' }).click();
}

test('a task of one’s own on an empty workspace: the person is the model, by keyboard alone', async ({ page }) => {
  await page.goto('./');
  await field(page).focus();
  await page.keyboard.type('Write a greeting to hello.txt');
  await page.keyboard.press('Control+Enter');
  await expect(page).toHaveURL(/#?\/?$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Write a greeting to hello.txt');
  await setSpeed(page, 'At once');
  await replyAs(
    page,
    'I write it.',
    '[{ "tool": "write_file", "input": { "path": "hello.txt", "content": "Hi.\\n" } }]',
  );
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('hello.txt');
  await question.getByRole('radio', { name: 'Allow once' }).check();
  await expect(question.getByRole('contentinfo').getByRole('button').last()).toBeEnabled();
  await page.keyboard.press('Control+Enter');
  await replyAs(page, 'It is written.');
  await done(page);
  await expect(await openFile(page, 'hello.txt')).toContainText('Hi.');
});

test('dropped files are the workspace; what looks secret stays outside and is named', async ({ page }) => {
  await page.goto('./');
  await field(page).fill('What is in here?');
  await drop(page, 'A task of your own', [
    { name: 'notes.md', text: '# Notes\n' },
    { name: '.env', text: 'KEY=1\n' },
  ]);
  await expect(page.getByText('Left out, looks secret: .env.')).toBeVisible();
  await page.getByRole('button', { name: 'Step through your task' }).click();
  await expect(standing(page)).toContainText('Paused');
  await expect(await openFile(page, 'notes.md')).toContainText('# Notes');
  await expect(page.getByRole('treeitem')).toHaveCount(1);
});

test('a preview shows the exact first request, and sends nothing', async ({ page }) => {
  await page.goto('./');
  await field(page).fill('Count the words of this sentence.');
  await page.getByRole('combobox', { name: 'Start from' }).selectOption({ label: 'The files of “Find the TODOs”' });
  await page.getByRole('button', { name: 'Preview your task' }).click();
  await expect(standing(page)).toHaveText('Paused before call-model: nothing was sent yet');
  const context = page.getByRole('tabpanel', { name: 'Context' });
  await expect(context).toContainText('Nothing was sent yet');
  await expect(context).toContainText('Count the words of this sentence.');
  expect((await readRows(page)).filter((text) => /Model/.test(text) && !/next/.test(text))).toEqual([]);
  expect(await position(page)).toEqual({ at: 2, of: 2 });
});

const script = (more: string) => `title: From somebody
summary: It writes a file.
person:
  - prompt: Write a.txt
${more}model:
  - when: { reply: 1 }
    reply:
      calls: [{ tool: write_file, input: { path: a.txt, content: one } }]
  - reply: { text: Done. }
`;
const hooked = script(`settings:
  permissions: { allow: ['write(a.txt)'] }
  hooks:
    - { name: waves it through, on: PreToolUse, vote: allow }
`);

test('a script from a file runs only when that is asked for, with its hooks and allow rules off', async ({ page }) => {
  await page.goto('./');
  await drop(page, 'See every step an agent takes', [{ name: 'theirs.yaml', text: hooked }]);
  await expect(page).toHaveURL(/#\/open$/);
  await expect(page.getByRole('heading', { name: 'From somebody' })).toBeVisible();
  const switches = page.getByRole('switch');
  await expect(switches).toHaveCount(2);
  for (const each of await switches.all()) await expect(each).not.toBeChecked();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('alertdialog')).toContainText('a.txt');
});

test('what was switched on has effect', async ({ page }) => {
  await page.goto('./#/open');
  await page.getByLabel('Script file').setInputFiles(fileOf('theirs.yaml', hooked));
  await page.getByRole('switch', { name: /Allow without asking/ }).check();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await setSpeed(page, 'At once');
  await done(page);
});

test('a bad file is refused with its place, and nothing is imported', async ({ page }) => {
  await page.goto('./#/library');
  await page.getByRole('link', { name: 'Open a script' }).click();
  await page.getByLabel('Script file').setInputFiles(fileOf('bad.yaml', 'title: Bad\nmodel:\n  - replies: {}\n'));
  await expect(errors(page)).toContainText('bad.yaml is no script that can be played.');
  await expect(errors(page)).toContainText('bad.yaml:3:5 model.0.reply "reply" is missing.');
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toHaveCount(0);
  await page.goto('./#/library');
  await expect(page.getByText('Every run that you start is kept here')).toBeVisible();
});

const recorded = `${script('')}recorded:
  - { fact: 1, after: 0, act: { do: prompt, text: Write a.txt } }
  - { fact: 5, after: 400, act: { do: decide, call: main.1, verdict: allow, by: person } }
  - { fact: 12, after: 400, act: { do: prompt, text: And now? } }
`;

test('a recorded run is played on screen with its person, to its end', async ({ page }) => {
  await page.goto('./#/open');
  await page.getByLabel('Script file').setInputFiles(fileOf('recorded.yaml', recorded));
  await page.getByRole('button', { name: 'Play as recorded' }).click();
  await setSpeed(page, 'At once');
  await expect(row(page, /And now\?/)).toBeVisible();
  await done(page);
  await expect(errors(page)).toHaveCount(0);
  await expect(await openFile(page, 'a.txt')).toContainText('one');
});

test('with oneself as the person, a recorded run asks', async ({ page }) => {
  await page.goto('./#/open');
  await page.getByLabel('Script file').setInputFiles(fileOf('recorded.yaml', recorded));
  await page.getByRole('button', { name: 'Play, and answer yourself' }).click();
  await expect(page.getByRole('alertdialog')).toContainText('a.txt');
});

test('home with a task and files, and a script that is looked at, pass axe in both themes on every width', async ({
  page,
}) => {
  const problems = async () => {
    const found: unknown[] = [];
    for (const width of [1440, 390])
      for (const colorScheme of ['dark', 'light'] as const) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
        found.push(...violations.map(({ id, nodes }) => ({ id, width, at: nodes.map(({ html }) => html) })));
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (wide > 0) found.push({ width, sticksOut: wide });
      }
    return found;
  };
  await page.goto('./');
  await field(page).fill('What is in here?');
  await drop(page, 'A task of your own', [{ name: 'notes.md', text: '# Notes' }]);
  await expect(page.getByText('1 file, 7 B: notes.md.')).toBeVisible();
  expect(await problems()).toEqual([]);
  await page.goto('./#/open');
  await page.getByLabel('Script file').setInputFiles(fileOf('theirs.yaml', hooked));
  await expect(page.getByRole('switch')).toHaveCount(2);
  expect(await problems()).toEqual([]);
  await page.getByLabel('Script file').setInputFiles(fileOf('bad.yaml', 'title: Bad'));
  await expect(errors(page)).toBeVisible();
  expect(await problems()).toEqual([]);
});
