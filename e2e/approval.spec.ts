import type { CDPSession, Page } from '@playwright/test';
import {
  answer,
  asked,
  composer,
  confirm,
  confirming,
  deny,
  dialog,
  done,
  expect,
  inspect,
  openFile,
  press,
  random,
  resultsTold,
  row,
  setSpeed,
  show,
  standing,
  start,
  startHeld,
  test,
} from './person.ts';

/** The rows that say what a person decided about a call. */
const decisions = (page: Page) => row(page, /^\d+ You (allowed|edited|denied|answered)/);

test('allowed once: the call runs as it was asked, and the decision is a row', async ({ page }) => {
  await start(page, 'Fix the failing test', 'At once');
  await asked(page, 'test.js');
  await expect(decisions(page)).toHaveCount(0);
  await answer(page, 'test.js', 'Allow once');
  await asked(page, '94.5);');
  await expect(decisions(page)).toHaveText([/You allowed once edit_file/]);
  await expect(row(page, /^\d+ edit_file test\.js .*1 file/)).toHaveCount(1);
});

test('allowed with edits: the edited call runs, and the model is told what changed', async ({ page }) => {
  await start(page, 'Ask the person', 'At once');
  await answer(page, 'Which licence', 'MIT');
  const it = await asked(page, 'LICENSE');
  await it.getByRole('radio', { name: 'Allow with edits' }).check();
  await expect(confirming(page)).toHaveText(/^Nothing edited yet/);
  await it.getByRole('textbox', { name: 'content' }).fill('MIT License, in a word: yes.\n');
  await expect(it.getByRole('region', { name: 'What would change in LICENSE' })).toContainText('in a word: yes.');
  await confirm(page);
  await answer(page, 'package.json', 'Allow once');
  await done(page);
  await expect(row(page, /You edited and allowed write_file/)).toHaveCount(1);
  await expect(row(page, /^\d+ write_file LICENSE .*1 file/)).toHaveCount(1);
  await expect(await openFile(page, 'LICENSE')).toContainText('in a word: yes.');
  const told = 'The person changed this call before it ran. It ran with: {"path":"LICENSE","content":"MIT License, in';
  await expect(await inspect(page, /^\d+ write_file LICENSE/)).toContainText(told);
  await expect(await show(page, 'Context')).toContainText(told);
});

test('denied: the model reads the reason, or that there is none, and nothing runs', async ({ page }) => {
  await start(page, 'Fix the failing test', 'At once');
  await deny(page, 'test.js', 'Not that file, please.');
  const it = await asked(page, 'src/price.js');
  await it.getByRole('radio', { name: 'Deny, with a reason' }).check();
  await expect(confirming(page)).toHaveText(/^Deny without a reason/);
  await confirm(page);
  await done(page);
  await expect(decisions(page)).toHaveText([/denied edit_file Not that file/, /denied edit_file without a reason/]);
  await expect(row(page, /^\d+ edit_file .*\d file/)).toHaveCount(0);
  expect((await resultsTold(page)).slice(-2)).toEqual(['edit_file failed', 'edit_file failed']);
  await expect(await show(page, 'Context')).toContainText('Not that file, please.');
  await expect((await show(page, 'Files')).getByRole('treeitem', { name: /changed/ })).toHaveCount(0);
});

test('stopped from the dialog: the run stops at once, and the call has one result', async ({ page }) => {
  await start(page, 'Fix the failing test', 'At once');
  const it = await asked(page, 'test.js');
  await it.getByRole('button', { name: 'Stop the run' }).click();
  await expect(standing(page)).toHaveText(/^Stopped/, { timeout: 1000 });
  await expect(dialog(page)).toHaveCount(0);
  await expect(row(page, 'You stopped the run')).toHaveCount(1);
  await expect(row(page, /^\d+ edit_file Stopped before it had a result/)).toHaveCount(1);
  await expect(decisions(page)).toHaveCount(0);
});

test('a digit only chooses; Esc, Enter, Space and a click beside the dialog do nothing; Ctrl Enter confirms', async ({
  page,
}) => {
  await start(page, 'Fix the failing test', 'At once');
  const it = await asked(page, 'test.js');
  await expect(it).toBeFocused();
  await expect(it.getByRole('radio', { name: 'Allow once' })).toBeChecked();
  await expect(confirming(page)).toBeEnabled();
  for (const key of ['4', 'Escape', 'Enter', 'Space']) await page.keyboard.press(key);
  await page.mouse.click(5, 300);
  await expect(it.getByRole('radio', { name: 'Deny, with a reason' })).toBeChecked();
  await page.keyboard.press('3');
  await expect(it.getByRole('radio', { name: 'Allow with edits' })).toBeChecked();
  await page.keyboard.press('1');
  await expect(confirming(page)).toHaveText(/^Allow once/);
  await expect(standing(page)).toHaveText(/^Waiting for you/);
  await expect(decisions(page)).toHaveCount(0);
  await page.keyboard.press('Control+Enter');
  await expect(decisions(page)).toHaveText([/allowed once/]);
});

test('E opens the arguments for editing, and what is typed there is text', async ({ page }) => {
  await start(page, 'Fix the failing test', 'At once');
  const it = await asked(page, 'test.js');
  await expect(confirming(page)).toBeEnabled();
  await page.keyboard.press('e');
  await expect(it.getByRole('textbox', { name: 'path' })).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.type('1e');
  await expect(it.getByRole('textbox', { name: 'path' })).toHaveValue('test.js1e');
  await expect(it.getByRole('radio', { name: 'Allow with edits' })).toBeChecked();
});

type Key = readonly [key: string, code: string, windowsVirtualKeyCode: number, text?: string];
const enter: Key = ['Enter', 'Enter', 13, '\r'];
const control = 2;

/** Presses a key and does not wait until the page has taken it, as a keyboard does not. */
function strike(keyboard: CDPSession, [key, code, windowsVirtualKeyCode, text]: Key, modifiers = 0): Promise<unknown> {
  const common = { key, code, windowsVirtualKeyCode, modifiers };
  const writes = text !== undefined && modifiers === 0;
  return Promise.all([
    keyboard.send(
      'Input.dispatchKeyEvent',
      writes ? { type: 'keyDown', text, ...common } : { type: 'rawKeyDown', ...common },
    ),
    keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...common }),
  ]);
}

/** "1", Enter, Space and Ctrl Enter, without a rest between them. */
function burst(keyboard: CDPSession): Promise<unknown> {
  return Promise.all([
    strike(keyboard, ['1', 'Digit1', 49, '1']),
    strike(keyboard, enter),
    strike(keyboard, [' ', 'Space', 32, ' ']),
    strike(keyboard, enter, control),
  ]);
}

/** Notes in the page when a dialog came to be and when the first key after that mark was pressed. */
async function mark(page: Page): Promise<void> {
  await page.evaluate(() => {
    const noted: { pressed: number | undefined; opened: number | undefined } = {
      pressed: undefined,
      opened: undefined,
    };
    Object.assign(window, { noted });
    const before = document.querySelector('dialog[open]');
    new MutationObserver(() => {
      const now = document.querySelector('dialog[open]');
      if (now !== null && now !== before) noted.opened ??= performance.now();
    }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['open'] });
    window.addEventListener(
      'keydown',
      ({ key }) => {
        if (key === '1') noted.pressed ??= performance.now();
      },
      { capture: true },
    );
  });
}

/** Whether the keys came when the dialog had long been there: then they are an answer, and no accident. */
function cameLate(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const { noted } = window as unknown as { readonly noted: { readonly pressed: number; readonly opened?: number } };
    return noted.opened !== undefined && noted.pressed - noted.opened >= 350;
  });
}

// Up to four questions a run, and so some forty moments at random, around the moment when a question appears.
const seed = Number(process.env.SEED ?? 1);
for (const run of Array.from({ length: 4 }, (_, nth) => seed * 100 + nth)) {
  test(`what is typed at the moment a question appears decides nothing (seed ${run})`, async ({ page, context }) => {
    test.slow();
    const next = random(run);
    const keyboard = await context.newCDPSession(page);
    await startHeld(page, 'Fix the failing test');
    await setSpeed(page, 'At once');
    // at rest, and held no more: the next message starts it, with the focus in the composer
    await press(page, 'Stop the run');
    await expect(standing(page)).toHaveText(/^Stopped/);
    await press(page, 'Continue');
    await composer(page).fill('Go on, please.');

    let judged = 0;
    for (const [answered, path] of ['test.js', 'test.js', 'src/price.js', 'CHANGELOG.md'].entries()) {
      await mark(page);
      const sent = strike(keyboard, enter, answered === 0 ? 0 : control);
      // not to wait for something: the moment itself is what is at random
      await page.waitForTimeout(next() * 200);
      await Promise.all([sent, burst(keyboard)]);
      if (await cameLate(page)) break;
      judged += 1;
      const it = await asked(page, path);
      await expect(confirming(page)).toBeEnabled();
      await expect(standing(page)).toHaveText(/^Waiting for you/);
      await expect(it.getByRole('radio', { name: 'Allow once' })).toBeChecked();
      await expect(decisions(page)).toHaveCount(answered);
    }
    expect(judged).toBeGreaterThan(0);
    test.info().annotations.push({ type: 'moments', description: String(judged) });
  });
}
