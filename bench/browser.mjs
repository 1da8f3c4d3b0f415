/** Runs the benchmarks that only a browser can: what reaches the disk in a second, and what a stream, a long run and many agents cost the page. */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { build } from 'vite';
import { launchOptions } from '../scripts/browser.mjs';
import { serve } from '../scripts/serve.mjs';
import { benchLongPage } from './long-page.mjs';
import { benchPageAgents } from './page-agents.mjs';
import { benchPageStream } from './page-stream.mjs';

const root = fileURLToPath(new URL('page', import.meta.url));
const outDir = fileURLToPath(new URL('.cache/page', import.meta.url));
const built = fileURLToPath(new URL('.cache/built', import.meta.url));

export async function benchBrowser() {
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    base: './',
    build: { outDir, emptyOutDir: true, target: 'es2022' },
  });
  await build({ logLevel: 'error', build: { outDir: built, emptyOutDir: true } });
  const { url, close } = await serve({ root: outDir });
  const whole = await serve({ root: built });
  const browser = await chromium.launch(launchOptions());
  try {
    const page = await browser.newPage();
    page.on('pageerror', (error) => {
      throw error;
    });
    await page.goto(url);
    await page.waitForSelector('[data-done]', { state: 'attached', timeout: 120_000 });
    console.log(
      `\nThe disk, in Chromium, with 20,000 facts of about 400 bytes and 2,000 files\n\n${await page.textContent('body')}`,
    );
    await page.close();
    await benchLongPage(browser, whole.url);
    await benchPageStream(browser, whole.url);
    await benchPageAgents(browser, whole.url);
  } finally {
    await browser.close();
    close();
    whole.close();
  }
}
