import type { Page } from '@playwright/test';
import { brokenPromises } from '../src/runtime/promises.testing.ts';
import { confirming, dialog, expect, random, setSpeed, standing } from './person.ts';
import type { Witness } from './witness.ts';

/** A place in which pages live on one disk, and in which they can be killed. */
export interface Mortal {
  readonly witness: Witness;
  /** The address of the page. */
  readonly home: string;
  /** A new page on the same disk. */
  open(): Promise<Page>;
  /** Ends a page without a word, or all that it lives in. */
  kill(page: Page): Promise<void>;
}

/** How many moments each way to die gets: a few in the suite, two hundred in all with `npm run kill`. */
export const moments = Math.ceil(Number(process.env.KILLS ?? 9) / 3);
/** Other moments for another seed, the same ones for the same. */
export const seed = Number(process.env.SEED ?? 1);
/** Whether the clock counts: on a machine that is busy with other tests, no test is about time. */
const timed = process.env.KILLS !== undefined;

const scenarios = ['Fix the failing test', 'Find the TODOs', 'Three skills', 'Lost and found'];

/** What was seen while pages died. */
export interface Toll {
  readonly kills: number;
  readonly runs: number;
  /** Facts that had been shown for more than a second when their page died, and how many of them were lost. */
  readonly aged: number;
  readonly lost: number;
  /** Facts that were said to be on the disk. */
  readonly kept: number;
}

/** Kills a page at random moments of runs, and holds each of them to what it promised. */
export async function dieOften(mortal: Mortal, count = moments): Promise<Toll> {
  const dice = random(seed);
  const toll = { kills: 0, runs: 0, aged: 0, lost: 0, kept: 0 };
  while (toll.kills < count) {
    const scenario = scenarios[toll.runs % scenarios.length] ?? 'Find the TODOs';
    toll.runs += 1;
    let page = await mortal.open();
    await page.goto(mortal.home);
    await page.getByRole('button', { name: `Run ${scenario}`, exact: true }).click();
    await page.waitForURL(/#\/run\//);
    const address = page.url();
    let begun = true;
    while (toll.kills < count && (await attend(page, 200 + dice() * 3000)) === 'going on') {
      const life = mortal.witness.of(page);
      const { kept } = life;
      const killed = Date.now();
      await mortal.kill(page);
      toll.kills += 1;
      page = await mortal.open();
      await page.goto(address);
      const next = mortal.witness.of(page);
      const nothing = page.getByText('There is no such run here.');
      await expect.poll(async () => next.opened !== undefined || (await nothing.count()) > 0).toBe(true);
      // killed before its first fact was on the disk, there is no run, and the checks below say whether that may be
      const { opened = [] } = next;
      const shown = life.factsBefore(killed);
      const aged = life.factsBefore(killed - 1000);
      expect(opened.slice(0, kept)).toEqual(shown.slice(0, kept));
      expect(opened.map(({ seq }) => seq)).toEqual(opened.map((_, at) => at));
      toll.kept += kept;
      toll.aged += aged.length;
      toll.lost += Math.max(0, aged.length - opened.length);
      if (timed) expect(opened.slice(0, aged.length)).toEqual(aged);
      begun = opened.length > 0;
      if (!begun) break;
    }
    if (!begun) {
      await page.close();
      continue;
    }
    // what is left of the run needs no time of its own
    await setSpeed(page, 'At once');
    while ((await attend(page, 2000)) === 'going on');
    const end = mortal.witness.of(page).shown.map(({ event }) => event);
    expect(end.map(({ seq }) => seq)).toEqual(end.map((_, at) => at));
    expect(brokenPromises(end)).toEqual([]);
    expect(end.findLast(({ type }) => type === 'agent.rested')).toMatchObject({ agent: 'main', why: 'done' });
    await page.close();
  }
  return toll;
}

/** Does for some time what the person of a run does: allows what is asked, and sends what is suggested. Says whether it is over. */
export async function attend(page: Page, milliseconds: number): Promise<'going on' | 'done'> {
  const end = Date.now() + milliseconds;
  do {
    if ((await standing(page).textContent())?.trim() === 'Done') return 'done';
    if ((await dialog(page).count()) > 0) await allow(page);
    // a moment that nobody waits for: the page may die in any
    await page.waitForTimeout(Math.max(1, Math.min(60, end - Date.now())));
  } while (Date.now() < end);
  return 'going on';
}

/** Allows what is asked, once the keyboard means something to the question; it may be gone by then. */
async function allow(page: Page): Promise<void> {
  const once = dialog(page).getByRole('radio', { name: 'Allow once', exact: true });
  await once.check({ timeout: 500 }).catch(() => {});
  if (
    await confirming(page)
      .isEnabled({ timeout: 500 })
      .catch(() => false)
  )
    await page.keyboard.press('Control+Enter');
}
