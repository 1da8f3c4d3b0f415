import type { Locator, Page } from '@playwright/test';
import {
  confirm,
  debuggerBar,
  dialog,
  done,
  events,
  expect,
  inspector,
  numberOf,
  openFile,
  position,
  press,
  random,
  ring,
  rows,
  setSpeed,
  show,
  slider,
  source,
  standing,
  start,
  startHeld,
  test,
} from './person.ts';

/** How long something may take, and how often to look whether it is there. */
const soon = { timeout: 5000, intervals: [30] };

/** What every panel marks as now. */
const now = (page: Page) => page.locator('[aria-current="step"]');

/** All that the panels say, in words. */
async function panels(page: Page): Promise<readonly string[]> {
  const parts = [events(page), ring(page), source(page), inspector(page), debuggerBar(page)];
  return [...(await Promise.all(parts.map((part) => part.innerText()))), ...(await now(page).allInnerTexts())];
}

/** What the panels say of the log as far as it is read, wherever the reader stands in it: live, or in the past. */
async function reading(page: Page): Promise<readonly (string | null)[]> {
  const inspected = inspector(page).evaluate((element) => {
    const copy = element.cloneNode(true) as Element;
    // like the timeline, the history of a file tells of the recorded future too
    copy.querySelector('[aria-labelledby="file-history"]')?.remove();
    // and what can be done now is not of the past
    copy.querySelector('[data-live]')?.remove();
    return copy.textContent;
  });
  const marked = [ring(page), source(page)].map(async (part) =>
    (await part.locator('[aria-current="step"]').allTextContents()).join(),
  );
  return Promise.all([ring(page).textContent(), source(page).textContent(), inspected, ...marked]);
}

/** Moves, and waits until the slider has moved with it. */
async function move(page: Page, key: 'ArrowLeft' | 'ArrowRight'): Promise<number> {
  const { at } = await position(page);
  await page.keyboard.press(key);
  await expect.poll(async () => (await position(page)).at, soon).not.toBe(at);
  // what is fetched when it is shown has come: a file of the source, the panel of the inspector
  await expect(page.getByText(/^Opening/)).toHaveCount(0);
  return (await position(page)).at;
}

for (const tab of ['Event', 'Context', 'Files'] as const) {
  test(`forward over a whole run and back, every panel says the same at each place (${tab})`, async ({ page }) => {
    test.slow();
    await start(page, 'The provider is overloaded', 'At once');
    await done(page);
    await show(page, tab);
    await press(page, 'To the start');
    await expect.poll(async () => (await position(page)).at).toBe(1);
    const { of } = await position(page);
    const first = new Map<number, readonly string[]>();
    for (let at = 1; at < of; at = await move(page, 'ArrowRight')) first.set(at, await panels(page));
    expect(first.size).toBeGreaterThan(6);
    let seen = 0;
    for (let at = await move(page, 'ArrowLeft'); ; at = await move(page, 'ArrowLeft')) {
      expect(await panels(page), `at ${at}`).toEqual(first.get(at));
      seen++;
      if (at === 1) break;
    }
    expect(seen).toBe(first.size);
  });
}

/** Lets the held agent take one step, and answers what it then asks; says whether it may take another. */
async function step(page: Page): Promise<boolean> {
  const { of } = await position(page);
  await press(page, 'Step');
  const asks = dialog(page);
  await expect(async () => {
    const stands = await standing(page).innerText();
    expect((await asks.isVisible()) || ((await position(page)).of > of && /^(Paused|Done)/.test(stands))).toBe(true);
  }).toPass(soon);
  if (await asks.isVisible()) {
    await confirm(page);
    await expect(asks).toHaveCount(0);
  }
  // the next step may be on its way already
  await expect(standing(page)).toHaveText(/^(Paused|Done)/);
  return (await standing(page).innerText()).startsWith('Paused');
}

for (const [tab, scenario] of [
  ['Context', 'Find the TODOs'],
  ['Files', 'Fix the failing test'],
] as const) {
  test(`a run stepped to its end shows the same on the way back as it did live (${tab})`, async ({ page }) => {
    test.slow();
    await startHeld(page, scenario);
    await setSpeed(page, 'At once');
    await show(page, tab);
    if (tab === 'Files') await openFile(page, 'src/price.js');
    const live = new Map<number, readonly (string | null)[]>();
    for (let goes = true; goes; goes = await step(page)) live.set((await position(page)).at, await reading(page));
    await expect(standing(page)).toHaveText('Done');
    expect(live.size).toBeGreaterThan(12);
    let compared = 0;
    for (let at = Number.POSITIVE_INFINITY; at > 1; ) {
      at = await move(page, 'ArrowLeft');
      const before = live.get(at);
      if (before === undefined) continue;
      compared++;
      await expect(async () => expect(await reading(page), `at ${at}`).toEqual(before)).toPass(soon);
    }
    expect(compared).toBeGreaterThan(8);
  });
}

// What moves the reader, or what they see; after each of them all must agree.
const walks: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  next: (page) => page.keyboard.press('j'),
  previous: (page) => page.keyboard.press('k'),
  go: (page) => page.keyboard.press('Enter'),
  back: (page) => page.keyboard.press('ArrowLeft'),
  on: (page) => page.keyboard.press('ArrowRight'),
  'over the turn': (page) => page.keyboard.press('Shift+ArrowRight'),
  first: (page) => page.keyboard.press('Home'),
  'filter models': (page) => station(page, 'Model'),
  'filter tools': (page) => station(page, 'Tools'),
  fold: (page) => leaving(page.getByRole('button', { name: /^Passed checks/ })),
};

/** Narrows the timeline to a station of the ring, or widens it again. */
const station = (page: Page, name: string) =>
  leaving(page.getByRole('navigation', { name: 'Loop' }).getByRole('button', { name: new RegExp(`^${name}`) }));

/** Presses, and leaves the focus with the page, so that Enter is not the button's. */
async function leaving(button: Locator): Promise<void> {
  await button.click();
  await button.blur();
}

for (const seed of [1, 2]) {
  test(`slider, J and K, filter and address agree on the number of the event (seed ${seed})`, async ({ page }) => {
    test.slow();
    await start(page, 'Find the TODOs', 'At once');
    await done(page);
    await press(page, 'To the start');
    const next = random(seed);
    const names = Object.keys(walks);
    const walked: string[] = [];
    let compared = 0;
    for (let i = 0; i < 40; i++) {
      const name = names[Math.floor(next() * names.length)] ?? 'next';
      walked.push(name);
      const chosen = page.getByRole('list', { name: 'Events' }).getByRole('button', { pressed: true });
      const wanted = name === 'go' && (await chosen.count()) === 1 ? numberOf(await chosen.innerText()) : undefined;
      await walks[name]?.(page);
      await expect(async () => {
        const { at, of } = await position(page);
        const live = !(await standing(page).innerText()).startsWith('In the past');
        const said = walked.join(', ');
        await expect(page.getByRole('region', { name: 'Debugger' }), said).toContainText(`${at} of ${of}`);
        expect(page.url(), said).toMatch(live ? /run\/[\w-]+$/ : new RegExp(`/e/${at}$`));
        if (wanted !== undefined) expect(at, said).toBe(Math.max(1, wanted));
        const marked = await rows(page).and(now(page)).allInnerTexts();
        expect(marked.length, said).toBeLessThan(2);
        // a row begins at the fact that is read next, or some way before it, where a filter or a fold hides what is between
        for (const text of marked) expect(numberOf(text), said).toBeLessThanOrEqual(at);
        // a move always lands on a row that can be seen, whatever is hidden; where there is none, at the start
        if (!live && at > 1 && /^(go|back|on|over the turn)$/.test(name)) {
          compared++;
          expect(marked.map(numberOf), said).toEqual([at]);
        }
      }).toPass(soon);
    }
    expect(compared).toBeGreaterThan(5);
  });
}

test('an address of an event shows the run as it was there', async ({ page }) => {
  await start(page, 'Find the TODOs', 'At once');
  await done(page);
  await page.goto(`${page.url().replace(/\/e\/\d+$/, '')}/e/7`);
  await expect(standing(page)).toHaveText(/^In the past/);
  await expect(slider(page)).toHaveAttribute('aria-valuenow', '7');
  await page.goBack();
  await expect(standing(page)).toHaveText('Done');
});
