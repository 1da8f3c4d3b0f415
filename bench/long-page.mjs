/** What a step through a run of 100,000 facts takes in the built page, from the key to the frame, beside an empty page that changes one word. */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const turns = 12_500;
const steps = 120;
const outDir = fileURLToPath(new URL('.cache/log', import.meta.url));
const source = fileURLToPath(new URL('../src/views/log.testing.ts', import.meta.url));

/** Puts the run where the page keeps its runs. */
async function keepRun({ first, turn, turns }) {
  const opening = indexedDB.open(`loopscope ${location.pathname}`);
  const database = await new Promise((opened, failed) => {
    opening.onsuccess = () => opened(opening.result);
    opening.onerror = () => failed(opening.error);
  });
  const texts = Array.from({ length: turns }, (_, n) => turn.replaceAll('main.1', `main.${n + 1}`));
  const events = [first, ...texts]
    .flatMap((text) => JSON.parse(text))
    .map((event, seq) => ({ ...event, seq, at: seq * 100 }));
  const transaction = database.transaction(['runs', 'events'], 'readwrite');
  for (let from = 0; from < events.length; from += 1000)
    transaction.objectStore('events').put({ run: 'long', from, events: events.slice(from, from + 1000) });
  const { length } = events;
  transaction.objectStore('runs').put({ id: 'long', title: 'Long', created: 0, updated: 1, length, owner: 1 });
  await new Promise((done) => {
    transaction.oncomplete = done;
  });
  database.close();
}

/** Notes for each key how long it takes until the frame that follows it is drawn. */
function watchKeys() {
  globalThis.times = [];
  addEventListener(
    'keydown',
    () => {
      const begin = performance.now();
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => globalThis.times.push(performance.now() - begin);
      requestAnimationFrame(() => port2.postMessage(0));
    },
    { capture: true },
  );
}

async function press(page, keys) {
  await page.evaluate(watchKeys);
  for (let n = 0; n < steps; n++) await page.keyboard.press(keys[n % keys.length]);
  await page.waitForFunction((count) => globalThis.times.length >= count, steps);
  const times = (await page.evaluate(() => globalThis.times)).sort((a, b) => a - b);
  return { median: times[Math.floor(steps / 2)], p95: times[Math.floor(steps * 0.95)] };
}

const words = ({ median, p95 }) => `median ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`;

export async function benchLongPage(browser, url) {
  await build({ logLevel: 'error', build: { ssr: source, outDir, emptyOutDir: true, copyPublicDir: false } });
  const { longLog } = await import(new URL('.cache/log/log.testing.js', import.meta.url).href);
  const [started, prompted, ...turn] = longLog(1);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    await page.goto('about:blank');
    await page.evaluate(() => {
      addEventListener('keydown', () => {
        document.body.textContent = `${Math.random()}`;
      });
    });
    const empty = await press(page, ['ArrowRight']);

    await page.goto(`${url}#/library`);
    await page.getByText('Every run that you start is kept here').waitFor();
    await page.evaluate(keepRun, { first: JSON.stringify([started, prompted]), turn: JSON.stringify(turn), turns });
    await page.reload();
    const begin = Date.now();
    await page.getByRole('link', { name: 'Long' }).click();
    const slider = page.getByRole('slider', { name: 'Position in the run' });
    await slider.waitFor();
    await page.waitForFunction(
      (facts) => Number(document.querySelector('[role=slider]')?.ariaValueMax) >= facts,
      turns * 8,
    );
    const opened = Date.now() - begin;
    await slider.focus();
    const far = await press(page, ['Home', 'End', 'PageUp', 'PageDown']);
    await page.getByRole('heading', { name: 'Timeline' }).click();
    const near = await press(page, ['ArrowLeft', 'ArrowLeft', 'ArrowRight']);
    console.log(
      `\nA run of 100,000 facts in the built page, from a key to the frame after it, ${steps} keys each\n\n` +
        `an empty page that changes a word   ${words(empty)}\n` +
        `a step                              ${words(near)}   ${(near.median / empty.median).toFixed(1)} times\n` +
        `a jump from end to end              ${words(far)}   ${(far.median / empty.median).toFixed(1)} times\n` +
        `opened within ${opened} ms of the click`,
    );
  } finally {
    await page.close();
  }
}
