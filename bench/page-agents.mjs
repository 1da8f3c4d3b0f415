/**
 * Long tasks and frames of the built page while 16 agents of 200 turns each work side by side in it, beside an empty page
 * that does nothing in the same time; and whether every fact that was shown is on the disk.
 */
import { seen, watch, words } from './watch-page.mjs';

const agents = 15;
const turns = 200;
/** How long the page is watched while replies take as long as they say, in ms. */
const paced = 10_000;

/** Each agent looks at the files in every turn; the main one starts all others first. */
function script() {
  const spawn = { tool: 'spawn_agent', input: { brief: 'Work.', background: true } };
  const look = { tool: 'list_files', input: {} };
  return JSON.stringify({
    title: 'Sixteen agents',
    settings: { tools: ['spawn_agent', 'list_files'], maxTurns: 2 * turns, window: 10_000_000 },
    model: [
      { when: { agent: '/^main$/', reply: 1 }, reply: { text: 'I start them.', calls: Array(agents).fill(spawn) } },
      ...Array.from({ length: turns - 1 }, (_, i) => ({
        when: { agent: '/./', reply: i + 1 },
        reply: { text: `Turn ${i + 1}.`, calls: [look], takes: 500 },
      })),
      { when: { agent: '/./' }, reply: { text: 'Done.' } },
    ],
  });
}

/** How many facts of the one run lie in the page's own store, and whether their numbers have no gap. */
async function kept() {
  const opening = indexedDB.open(`loopscope ${location.pathname}`);
  const database = await new Promise((opened, failed) => {
    opening.onsuccess = () => opened(opening.result);
    opening.onerror = () => failed(opening.error);
  });
  const reading = database.transaction('events').objectStore('events').getAll();
  const batches = await new Promise((read) => {
    reading.onsuccess = () => read(reading.result);
  });
  database.close();
  return batches.flatMap(({ events }) => events.map(({ seq }) => seq)).filter((seq, i) => seq === i).length;
}

const perSecond = (facts, { ms }) => Math.round(facts / (ms / 1000)).toLocaleString('en');

export async function benchPageAgents(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  try {
    const slider = page.getByRole('slider', { name: 'Position in the run' });
    const speed = page.getByRole('combobox', { name: 'Speed' });
    const length = async () => Number(await slider.getAttribute('aria-valuemax'));
    await page.evaluate(watch);
    await page.waitForTimeout(paced);
    const empty = await page.evaluate(seen);

    await page.goto(`${url}#/open`);
    await page
      .getByLabel('Script file')
      .setInputFiles({ name: 'agents.json', mimeType: 'application/json', buffer: Buffer.from(script()) });
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await speed.selectOption({ label: '1×' });
    await page.getByRole('radio', { name: 'Auto' }).click({ force: true });
    await page.getByRole('textbox', { name: 'Message to the agent' }).fill('Go.');
    await page.getByRole('textbox', { name: 'Message to the agent' }).press('Enter');
    await page.getByText('main.15').first().waitFor();
    const before = await length();
    await page.evaluate(watch);
    await page.waitForTimeout(paced);
    const replying = await page.evaluate(seen);
    const facts = (await length()) - before;

    await speed.selectOption({ label: 'At once' });
    await page.evaluate(watch);
    // looked at once a second: to look in every frame would be work of the page's
    const atRest = () => document.querySelector('section[aria-label="Debugger"] p')?.textContent?.startsWith('Done');
    await page.waitForFunction(atRest, undefined, { polling: 1000, timeout: 300_000 });
    const rushed = await page.evaluate(seen);
    await page.getByText('Stored', { exact: true }).waitFor();
    const shown = await length();
    const stored = await page.evaluate(kept);
    console.log(
      `\n${agents + 1} agents side by side in the built page, ${turns} turns each: ${shown.toLocaleString('en')} facts, of which ${shown - stored} are not on the disk\n\n` +
        `an empty page                                     ${words(empty)}\n` +
        `replies of half a second, ${perSecond(facts, replying)} facts a second     ${words(replying)}\n` +
        `at once, ${perSecond(shown - facts - before, rushed)} facts a second                    ${words(rushed)}`,
    );
  } finally {
    await context.close();
  }
}
