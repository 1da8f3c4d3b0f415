import type { Locator, Page } from '@playwright/test';
import { test as base, expect } from './watch.ts';

export { expect };

/** What the person can choose among at home, by the title they read. */
const scenarios = [
  'Find the TODOs',
  'The tour',
  'Fix the failing test',
  'Bad arguments',
  'The provider is overloaded',
  'Ask the person',
] as const;
export type Scenario = (typeof scenarios)[number];

/** The tests of the page as a person uses it. */
export const test = base.extend({
  // high enough for every row of a scenario, so that a row that is not there is not just out of sight
  viewport: { width: 1440, height: 1600 },
});

/**
 * A part of the page by its name, which is what a screen reader says too. A search by role looks at every element of the page,
 * and the source has thousands: the parts that tests ask for again and again are found by what bears the name.
 */
const part = (page: Page, element: string, name: string): Locator =>
  page.locator(`${element}[aria-label="${name}"]:visible`);
export const source = (page: Page): Locator => part(page, 'section', 'Source');
export const ring = (page: Page): Locator => part(page, 'nav', 'Loop');
export const debuggerBar = (page: Page): Locator => part(page, 'section', 'Debugger');
/** The words in the bar of the debugger that say how the run stands. */
export const standing = (page: Page): Locator => debuggerBar(page).locator('p').first();
export const slider = (page: Page): Locator => part(page, '[role=slider]', 'Position in the run');
export const composer = (page: Page): Locator => part(page, 'textarea', 'Message to the agent');
/** What the agent asks, as it lies over the page. */
export const dialog = (page: Page): Locator => page.locator('dialog[role=alertdialog][open]');
/** The button of a dialog that sends what is chosen: it bears the name of the answer. */
export const confirming = (page: Page): Locator => dialog(page).locator('footer').getByRole('button').last();
export const events = (page: Page): Locator => part(page, 'ol', 'Events');
export const rows = (page: Page): Locator => events(page).getByRole('button');
export const row = (page: Page, words: string | RegExp): Locator => events(page).getByRole('button', { name: words });
export const inspector = (page: Page): Locator => part(page, 'aside', 'Inspector');

/** The rows of the timeline as they read, from the first to the last that is drawn. */
export async function readRows(page: Page): Promise<readonly string[]> {
  const texts = await rows(page).allInnerTexts();
  return texts.map((text) => text.replace(/\s+/g, ' ').trim());
}

/** The number at the head of a row, which is that of its event. */
export const numberOf = (text: string): number => Number(/^\d+/.exec(text)?.[0] ?? Number.NaN);

/** Where the slider stands, and how long the run is. */
export async function position(page: Page): Promise<{ readonly at: number; readonly of: number }> {
  const [at, of] = await slider(page).evaluate((element) => [element.ariaValueNow, element.ariaValueMax]);
  return { at: Number(at), of: Number(of) };
}

/** Starts a scenario from home; `speed` is chosen as soon as the run is there. */
export async function start(page: Page, title: Scenario, speed?: '1×' | '4×' | 'At once'): Promise<void> {
  await page.goto('./');
  await page.getByRole('button', { name: `Run ${title}`, exact: true }).click();
  if (speed !== undefined) await setSpeed(page, speed);
}

/** Starts a scenario that is held before its first step. */
export async function startHeld(page: Page, title: Scenario): Promise<void> {
  await page.goto('./');
  await page.getByRole('button', { name: `Step through ${title}`, exact: true }).click();
  await expect(standing(page)).toHaveText(/^Paused/);
}

export async function setSpeed(page: Page, speed: '1×' | '4×' | 'At once'): Promise<void> {
  await debuggerBar(page).getByRole('combobox', { name: 'Speed' }).selectOption({ label: speed });
}

/** Presses a key of the debugger's bar. */
export async function press(page: Page, key: string): Promise<void> {
  await part(page, '[role=toolbar]', 'Debugger keys').getByRole('button', { name: key, exact: true }).click();
}

/** Waits until the run is done. */
export async function done(page: Page): Promise<void> {
  await expect(standing(page)).toHaveText('Done', { timeout: 15_000 });
}

/** Waits for the dialog of a call, and gives it once the keyboard means something to it. */
export async function asked(page: Page, about: string | RegExp): Promise<Locator> {
  const it = dialog(page);
  await expect(it).toContainText(about, { timeout: 15_000 });
  return it;
}

/** Chooses an answer by its name and confirms it by keyboard, as soon as the dialog takes keys. */
export async function answer(page: Page, about: string | RegExp, name: string): Promise<void> {
  const it = await asked(page, about);
  await it.getByRole('radio', { name, exact: true }).check();
  await confirm(page);
}

/** Refuses the call that is asked about, for a reason that the model reads. */
export async function deny(page: Page, about: string | RegExp, reason: string): Promise<void> {
  const it = await asked(page, about);
  await it.getByRole('textbox', { name: 'Reason' }).fill(reason);
  await expect(it.getByRole('radio', { name: 'Deny, with a reason' })).toBeChecked();
  await confirm(page);
}

/** Sends what is chosen. The button is ready when the dialog was seen, and the keyboard quiet, for long enough. */
export async function confirm(page: Page): Promise<void> {
  await expect(confirming(page)).toBeEnabled();
  await page.keyboard.press('Control+Enter');
}

/** Shows a tab of the inspector, and gives its panel. */
export async function show(page: Page, tab: 'Event' | 'Context' | 'Files'): Promise<Locator> {
  await inspector(page).getByRole('tab', { name: tab }).click();
  return inspector(page).getByRole('tabpanel', { name: tab });
}

/** Selects a row, and gives what the inspector says of its event. */
export async function inspect(page: Page, words: string | RegExp): Promise<Locator> {
  await row(page, words).click();
  return show(page, 'Event');
}

/** Opens a file as it is at this point of the run, and gives it. */
export async function openFile(page: Page, path: string): Promise<Locator> {
  const panel = await show(page, 'Files');
  const name = path.split('/').at(-1) ?? path;
  await panel.getByRole('treeitem', { name: new RegExp(`^${name.replaceAll('.', '\\.')}`) }).click();
  return page.getByRole('region', { name: `File ${path}` });
}

/** The results that the newest request tells the model of: the name of their tool, and whether it failed. */
export async function resultsTold(page: Page): Promise<readonly string[]> {
  const panel = await show(page, 'Context');
  const headings = await panel.getByRole('heading', { name: /^tool result/ }).allTextContents();
  return headings.map((text) => text.split(', ')[1] ?? text);
}

/** Numbers between 0 and 1, the same for the same seed. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const a = Math.imul(state ^ (state >>> 15), 1 | state);
    const b = (a + Math.imul(a ^ (a >>> 7), 61 | a)) ^ a;
    return ((b ^ (b >>> 14)) >>> 0) / 2 ** 32;
  };
}
