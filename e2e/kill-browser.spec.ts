import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type BrowserContext, chromium, expect, test } from '@playwright/test';
import { BROWSER_ARGUMENTS, findBrowser } from '../scripts/browser.mjs';
import { dieOften, type Mortal, moments } from './mortal.ts';
import { Watch } from './watch.ts';
import { Witness } from './witness.ts';

/** A browser of its own on a profile that stays, which can be killed with all its processes. */
class OwnBrowser implements Mortal {
  readonly witness = new Witness();
  readonly watches: Watch[] = [];
  readonly home: string;
  readonly #profile: string;
  #process: ChildProcess | undefined;
  #context: BrowserContext | undefined;

  constructor(profile: string, home: string) {
    this.#profile = profile;
    this.home = home;
  }

  async open() {
    this.#context ??= await this.#start();
    return this.#context.newPage();
  }

  async kill() {
    const { pid } = this.#process ?? {};
    const gone = new Promise((resolve) => this.#process?.once('exit', resolve));
    // a group of its own: the browser, and whoever draws pages and runs workers for it
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
    await gone;
    this.#context = undefined;
  }

  async #start(): Promise<BrowserContext> {
    const arguments_ = [...BROWSER_ARGUMENTS, '--headless=new', '--remote-debugging-port=0', '--no-first-run'];
    this.#process = spawn(findBrowser() ?? '', [...arguments_, `--user-data-dir=${this.#profile}`, 'about:blank'], {
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const browser = await chromium.connectOverCDP(await addressOf(this.#process));
    const [context] = browser.contexts();
    if (context === undefined) throw new Error('The browser has no context.');
    this.watches.push(new Watch(context, this.home));
    await this.witness.follow(context);
    return context;
  }
}

/** Where a browser that has just started can be spoken to. */
async function addressOf({ stderr }: ChildProcess): Promise<string> {
  if (stderr === null) throw new Error('The browser says nothing.');
  for await (const line of createInterface({ input: stderr })) {
    const [, address] = /DevTools listening on (ws:\S+)/.exec(line) ?? [];
    if (address !== undefined) return address;
  }
  throw new Error('The browser did not start.');
}

test('a browser that is killed at random moments loses nothing that was kept, and every run comes to its end', async ({
  baseURL,
}) => {
  test.setTimeout(60_000 + moments * 40_000);
  const profile = await mkdtemp(join(tmpdir(), 'loopscope-'));
  const browser = new OwnBrowser(profile, baseURL ?? '');
  const toll = await dieOften(browser);
  await browser.kill();
  console.log('killed', toll);
  expect(toll.kept).toBeGreaterThan(moments);
  for (const watch of browser.watches) expect(await watch.taken()).toEqual([]);
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});
