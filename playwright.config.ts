import { defineConfig } from '@playwright/test';
import { launchOptions } from './scripts/browser.mjs';
import { freePort } from './scripts/serve.mjs';

// Workers read this file again, and must arrive at the ports that the servers were given.
process.env.PAGE_PORT ??= String(await freePort());
process.env.SUB_PATH_PORT ??= String(await freePort());

const page = `http://localhost:${process.env.PAGE_PORT}/`;
const subPath = `http://localhost:${process.env.SUB_PATH_PORT}/sub/path/`;

/**
 * `npm run e2e` runs all. `npm test` stays short: on a machine of one's own it runs what stands for the rest, and where `CI` is
 * set all but what goes the longest ways.
 */
const inTest = process.env.npm_lifecycle_event === 'check';
const some = /(scenarios|stop|serving|tour|fork|hooks|canary|phone|own-task|recorded|live-source)\.spec\.ts$/;
const long =
  /(accessibility|by-keyboard|own-model|time-travel|keyboard-map|keeping|kill|kill-browser|reload|download|long-run)\.spec\.ts$/;
const which =
  inTest && process.env.CI
    ? { testMatch: /\.spec\.ts$/, testIgnore: long }
    : { testMatch: inTest ? some : /\.spec\.ts$/ };

/** The tests in `e2e/` drive the built page; `serving.spec.ts` does so under a sub-path as well. */
export default defineConfig({
  testDir: 'e2e',
  workers: 2,
  fullyParallel: true,
  retries: process.env.CI ? 2 : 0,
  // no test is about time: these say when one that hangs is given up, on a busy machine too
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['list']],
  use: {
    baseURL: page,
    launchOptions: launchOptions(),
    // a trace doubles what a test costs
    trace: 'on-first-retry',
  },
  projects: [
    { name: 'root', ...which },
    { name: 'sub-path', testMatch: 'serving.spec.ts', use: { baseURL: subPath } },
  ],
  webServer: [
    { command: `node scripts/serve.mjs --port ${process.env.PAGE_PORT}`, url: page },
    { command: `node scripts/serve.mjs --port ${process.env.SUB_PATH_PORT} --base /sub/path/`, url: subPath },
  ],
});
