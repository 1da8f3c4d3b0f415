import type { Page } from '@playwright/test';
import { type Command, commands } from '../src/ui/commands.ts';
import { at, help, now, pressOn, resting, search, selected, strike, tab, tabTo } from './keys.ts';
import { composer, expect, inspector, position, row, source, standing, startHeld, test } from './person.ts';

const palette = (page: Page) => page.getByRole('combobox', { name: 'Find a command, a scenario or a run' });
/** What the page says to the person beside the composer. */
const said = (page: Page) => page.getByRole('region', { name: 'Composer' }).getByRole('paragraph').first();
const keyed = commands.flatMap(({ id, keys = [] }) => keys.map((key) => ({ id, key })));

type Effect = (page: Page, strike: () => Promise<void>) => Promise<void>;

/** What each command that has keys does to the page, from the state before to the state after. */
const effects: Readonly<Partial<Record<Command['id'], Effect>>> = {
  async continueOrPause(page, strike) {
    await startHeld(page, 'Find the TODOs');
    await strike();
    await expect(standing(page)).toHaveText(/^Live/);
    await strike();
    await expect(standing(page)).toHaveText(/^Paus/);
  },
  async stepOn(page, strike) {
    await startHeld(page, 'Find the TODOs');
    const { of } = await position(page);
    await strike();
    await expect.poll(async () => (await position(page)).of).toBeGreaterThan(of);
    await expect(standing(page)).toHaveText(/^Paused/);
  },
  async stepBack(page, strike) {
    await resting(page);
    await strike();
    await at(page).toBe(27);
    await strike();
    await at(page).toBe(25);
    await expect(standing(page)).toHaveText(/^In the past/);
  },
  async stepToTurnStart(page, strike) {
    await resting(page);
    await strike();
    await at(page).toBe(25);
    await strike();
    await at(page).toBe(20);
  },
  async stepOverTurn(page, strike) {
    await resting(page);
    for (const _ of [1, 2, 3]) await page.keyboard.press('Shift+ArrowLeft');
    await at(page).toBe(12);
    await strike();
    await at(page).toBe(20);
  },
  // a run with one agent: where to go, and what to fold, is said; `agents.spec.ts` goes among several
  async stepInto(page, strike) {
    await resting(page);
    await strike();
    await expect(said(page)).toHaveText('There is no agent below main.');
  },
  async stepOut(page, strike) {
    await resting(page);
    await strike();
    await expect(said(page)).toHaveText('All agents are shown; there is nothing to go out of.');
  },
  async followNext(page, strike) {
    await resting(page);
    await strike();
    await expect(said(page)).toHaveText(/^You follow main:/);
  },
  async followPrevious(page, strike) {
    await resting(page);
    await strike();
    await expect(said(page)).toHaveText(/^You follow main:/);
  },
  async foldLane(page, strike) {
    await resting(page);
    await strike();
    await expect(said(page)).toHaveText('There are no subagents whose rows could be folded.');
  },
  async toggleBreakpoint(page, strike) {
    await resting(page);
    await row(page, /Model calls list_files/).click();
    await strike();
    await expect(page.getByRole('button', { name: /^Model, .*breakpoint$/ })).toBeVisible();
    await strike();
    await expect(page.getByRole('button', { name: /^Model, .*breakpoint$/ })).toHaveCount(0);
  },
  async conditionBreakpoint(page, strike) {
    await resting(page);
    await row(page, /^5 list_files/).click();
    await strike();
    const dialog = page.getByRole('dialog', { name: 'Breakpoint with a condition' });
    await dialog.getByLabel('Tool').selectOption('list_files');
    await dialog.getByLabel('From time').fill('3');
    await expect(dialog.getByRole('status')).toHaveText(
      /^Holds .* when the tool is list_files, from the 3rd time on\.$/,
    );
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    await source(page).locator('[data-line]').filter({ hasText: "because: 'all allowed'" }).focus();
    await strike();
    await expect(dialog.getByRole('status')).toHaveText('Holds before every run (all allowed).');
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  },
  async selectNext(page, strike) {
    await resting(page);
    await row(page, /^5 list_files/).click();
    await strike();
    await expect(selected(page)).toHaveText(/^7/);
  },
  async selectPrevious(page, strike) {
    await resting(page);
    await strike();
    await expect(selected(page)).toHaveText(/^25/);
    await strike();
    await expect(selected(page)).toHaveText(/^23/);
  },
  async selectFirst(page, strike) {
    await resting(page);
    await strike();
    await expect(selected(page)).toHaveText(/^0/);
  },
  async selectLast(page, strike) {
    await resting(page);
    await row(page, /^5 list_files/).click();
    await strike();
    await expect(selected(page)).toHaveText(/^27/);
  },
  async goToSelected(page, strike) {
    await resting(page);
    for (const _ of [1, 2, 3]) await page.keyboard.press('k');
    await expect(selected(page)).toHaveText(/^20/);
    await strike();
    await at(page).toBe(20);
    await expect(now(page)).toHaveText(/^20/);
  },
  async searchTimeline(page, strike) {
    await resting(page);
    await strike();
    await expect(search(page)).toBeFocused();
    await expect(search(page)).toHaveValue('');
  },
  async forkHere(page, strike) {
    await resting(page);
    await row(page, /^7/).click();
    await strike();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Find the TODOs, forked at 7');
    await expect(standing(page)).toHaveText('Done', { timeout: 15_000 });
  },
  async editInFork(page, strike) {
    await resting(page);
    await row(page, /^2 Model/).click();
    await strike();
    await expect(page.getByRole('dialog', { name: 'Edit in a fork' })).toBeVisible();
  },
  async goToLine(page, strike) {
    await resting(page);
    await row(page, /^5 list_files/).click();
    await strike();
    await expect(source(page).getByRole('tab', { name: 'run.ts', selected: true })).toBeVisible();
  },
  async goToTimeline(page, strike) {
    await resting(page);
    await strike();
    await expect(row(page, /Rest done/)).toBeFocused();
  },
  async goToContext(page, strike) {
    await resting(page);
    await tab(page, 'Files').click();
    await strike();
    await expect(tab(page, 'Context')).toHaveAttribute('aria-selected', 'true');
  },
  async previousTab(page, strike) {
    await resting(page);
    await strike();
    await expect(tab(page, 'Event')).toHaveAttribute('aria-selected', 'true');
    await strike();
    await expect(tab(page, 'Cost')).toHaveAttribute('aria-selected', 'true');
  },
  async nextTab(page, strike) {
    await resting(page);
    await strike();
    await expect(tab(page, 'Files')).toHaveAttribute('aria-selected', 'true');
  },
  async toggleInspector(page, strike) {
    await resting(page);
    await strike();
    await expect(inspector(page)).toHaveCount(0);
    await strike();
    await expect(inspector(page)).toBeVisible();
  },
  async openPalette(page, strike) {
    await resting(page);
    await composer(page).focus();
    await strike();
    await expect(palette(page)).toBeFocused();
    await page.keyboard.type('keys and comm');
    await page.keyboard.press('Enter');
    await expect(help(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(composer(page)).toBeFocused();
  },
  async showHelp(page, strike) {
    await resting(page);
    await strike();
    await expect(help(page)).toBeVisible();
  },
  async closeLayer(page, strike) {
    await resting(page);
    await page.keyboard.press('k');
    await expect(selected(page)).toHaveCount(1);
    await strike();
    await expect(selected(page)).toHaveCount(0);
  },
};

/** So many keys are tried in one page, each after it was loaded anew with nothing kept but its runs. */
const inOnePage = 7;

for (let from = 0; from < keyed.length; from += inOnePage) {
  const some = keyed.slice(from, from + inOnePage);
  test(`each does what the table says: ${some.map(({ key }) => key).join(', ')}`, async ({ page }) => {
    test.slow();
    for (const { id, key } of some) {
      await test.step(`${key}: ${id}`, async () => {
        await effects[id]?.(page, () => strike(page, key));
        await page.evaluate(() => localStorage.clear());
        await page.goto('about:blank');
      });
    }
  });
}

/** All that a key could change, in one text. */
async function picture(page: Page): Promise<string> {
  const { at, of } = await position(page);
  const chosen = await selected(page).allInnerTexts();
  const open = await inspector(page).getByRole('tab', { selected: true }).allInnerTexts();
  const layers = (await page.getByRole('dialog').count()) + (await search(page).count());
  const breaks = await page.getByRole('button', { name: /breakpoint$/ }).count();
  return JSON.stringify([at, of, await standing(page).innerText(), chosen, open, layers, breaks]);
}

test('in a text field keys without Ctrl are text, and nothing else', async ({ page }) => {
  await resting(page);
  await composer(page).focus();
  const before = await picture(page);
  for (const { id, key } of keyed)
    if (key !== 'Enter' && key !== 'Escape' && id !== 'openPalette') await strike(page, key);
  // a slash right at the beginning would open the menu of commands; this one stands among letters
  await expect(composer(page)).toHaveValue(/^ ?dubbjk.*aaz\/.*gl.*\[\]i\?$/);
  expect(await picture(page)).toBe(before);
  await composer(page).fill('');
  await page.keyboard.press('Control+Enter');
  expect(await picture(page)).toBe(before);
});

test('over a dialog no key means the page, and Esc gives the focus back to where it was', async ({ page }) => {
  await resting(page);
  await strike(page, 'G T');
  await expect(row(page, /Rest done/)).toBeFocused();
  await strike(page, '?');
  await expect(help(page)).toBeVisible();
  const before = await picture(page);
  for (const { key } of keyed) if (key !== 'Escape') await strike(page, key);
  expect(await picture(page)).toBe(before);
  await page.keyboard.press('Escape');
  await expect(help(page)).toHaveCount(0);
  await expect(row(page, /Rest done/)).toBeFocused();
});

test('every command that has keys is tried here, and the help sheet names them all', async ({ page }) => {
  await resting(page);
  await strike(page, '?');
  expect(Object.keys(effects).sort()).toEqual([...new Set(keyed.map(({ id }) => id))].sort());
  for (const { words, slash } of commands) {
    await expect(help(page).getByText(words, { exact: true }).first()).toBeAttached();
    if (slash !== undefined) await expect(help(page).getByText(`/${slash}`, { exact: true })).toBeAttached();
  }
});

test('single letters and signs can be switched off; arrows and commands in words stay', async ({ page }) => {
  await resting(page);
  await strike(page, '?');
  await pressOn(page, help(page).getByRole('switch'), 'Space');
  await page.keyboard.press('Escape');
  await expect(help(page)).toHaveCount(0);
  const before = await picture(page);
  for (const key of ['J', 'B', '/', '?', ']', 'I', 'G C']) await strike(page, key);
  expect(await picture(page)).toBe(before);
  await page.keyboard.press('ArrowLeft');
  await at(page).toBe(27);
  await tabTo(page, composer(page));
  await page.keyboard.type('/help');
  await page.keyboard.press('Enter');
  await expect(help(page)).toBeVisible();
});
