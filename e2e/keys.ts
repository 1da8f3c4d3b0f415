import type { Locator, Page } from '@playwright/test';
import { done, events, expect, inspector, position, rows, start } from './person.ts';

/** The panels and layers that keys reach. */
export const help = (page: Page) => page.getByRole('dialog', { name: 'Keys and commands' });
export const search = (page: Page) => page.getByRole('searchbox', { name: 'Search the timeline' });
/** The selected row, the row that is now, and the number of facts that are read. */
export const selected = (page: Page) => events(page).getByRole('button', { pressed: true });
export const now = (page: Page) => rows(page).and(page.locator('[aria-current=step]'));
export const at = (page: Page) => expect.poll(async () => (await position(page)).at);
export const tab = (page: Page, name: string) => inspector(page).getByRole('tab', { name, exact: true });

/** Goes to a control as a keyboard does: from one to the next. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  const reached = () => target.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < 100; presses++) {
    if (await reached()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${target}.`);
}

/** Goes to a control and presses a key on it. */
export async function pressOn(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** How Playwright is told to press a key of the table: `Shift+ArrowRight`, or `g` and then `l`. */
function strokesOf(keys: string): readonly string[] {
  const parts = keys.split(' ').map((part) => (part.length === 1 ? part.toLowerCase() : part));
  const [first = ''] = parts;
  return ['Shift', 'Ctrl', 'Meta'].includes(first) ? [parts.join('+').replace('Ctrl', 'Control')] : parts;
}

/** Presses a key as the table writes it. */
export async function strike(page: Page, keys: string): Promise<void> {
  for (const stroke of strokesOf(keys)) await page.keyboard.press(stroke);
}

/** The run of a page that is done. */
const rested = new WeakMap<Page, string>();

/** A run that is done, with the focus on no control. Asked for again, it is the same one in a page that is loaded anew. */
export async function resting(page: Page): Promise<void> {
  const before = rested.get(page);
  if (before === undefined) {
    await start(page, 'Find the TODOs', 'At once');
    await done(page);
    rested.set(page, page.url());
  } else {
    await page.goto(before);
    await done(page);
  }
  await page.getByRole('heading', { name: 'Timeline' }).click();
}
