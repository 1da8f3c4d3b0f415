import type { Page } from '@playwright/test';
import { brokenPromises } from '../src/runtime/promises.testing.ts';
import { attend, dieOften, moments, seed } from './mortal.ts';
import { expect, random, setSpeed, start, test } from './person.ts';
import { Witness } from './witness.ts';

/** Ends the process that draws the page, with its workers, as when it has no memory left. */
async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const gone = page.waitForEvent('crash');
  session.send('Page.crash').catch(() => {});
  await gone;
  await page.close();
}

for (const [way, kill] of [
  ['closed', (page: Page) => page.close()],
  ['drawn by a process that dies', crash],
] as const)
  test(`a page that is ${way} at random moments loses nothing that was kept, and every run comes to its end`, async ({
    context,
    baseURL,
  }) => {
    test.setTimeout(60_000 + moments * 30_000);
    const witness = new Witness();
    await witness.follow(context);
    const toll = await dieOften({ witness, home: baseURL ?? '', open: () => context.newPage(), kill });
    console.log(way, toll);
    expect(toll.kept).toBeGreaterThan(moments);
  });

test('two tabs that take a run from each other at random moments lose no fact and double none', async ({ context }) => {
  test.setTimeout(60_000 + moments * 30_000);
  const witness = new Witness();
  await witness.follow(context);
  const dice = random(seed);
  const factsOf = (page: Page) => witness.of(page).shown.map(({ event }) => event);
  const note = (page: Page) => page.getByRole('region', { name: 'Read only' });
  for (let taken = 0; taken < moments; ) {
    let [owner, other] = [await context.newPage(), await context.newPage()];
    await start(owner, 'Fix the failing test');
    await owner.waitForURL(/#\/run\//);
    // what is not on the disk yet is no run for another tab
    await expect(owner.getByText('Stored', { exact: true })).toBeVisible();
    await other.goto(owner.url());
    while (taken < moments && (await attend(owner, dice() * 2500)) === 'going on') {
      await note(other).getByRole('button', { name: 'Take over' }).click();
      await expect(note(owner)).toContainText('Another tab has this run.');
      [owner, other] = [other, owner];
      taken += 1;
    }
    await setSpeed(owner, 'At once');
    while ((await attend(owner, 2000)) === 'going on');
    const facts = factsOf(owner);
    expect(facts.map(({ seq }) => seq)).toEqual(facts.map((_, at) => at));
    expect(brokenPromises(facts)).toEqual([]);
    await expect.poll(() => factsOf(other)).toEqual(facts);
    await owner.reload();
    await expect.poll(() => witness.of(owner).opened?.length).toBe(facts.length);
    expect(witness.of(owner).opened).toEqual(facts);
    for (const tab of [owner, other]) await tab.close();
  }
});
