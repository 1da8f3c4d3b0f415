import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { bash } from './escapes/bash.ts';
import { javascript } from './escapes/javascript.ts';
import { python } from './escapes/python.ts';
import { serveWithHoles } from './escapes/serve-with-holes.ts';
import {
  capabilities,
  closed,
  oneByOne,
  programOf,
  readReport,
  routes,
  type Table,
  type Turn,
} from './escapes/table.ts';
import { expect, inspect, row, setSpeed, test } from './person.ts';

/** What lies in every store of the page, and must be in nothing that code says. */
const secret = 'planted-91c4e07f';

/** A server at another origin that remembers who came. */
class Canary {
  readonly arrived: string[] = [];
  readonly #server: Server = createServer(({ url = '' }, response) => {
    this.arrived.push(url);
    response.setHeader('access-control-allow-origin', '*');
    response.end('reached');
  });

  async open(): Promise<string> {
    await new Promise<void>((ready) => this.#server.listen(0, '127.0.0.1', ready));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
  }
}

/** Has the page count what the workers of sandboxes say to it, past the first word of each. */
async function countWords(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const words: unknown[] = [];
    Object.assign(window, { words });
    window.Worker = class extends Worker {
      constructor(...started: ConstructorParameters<typeof Worker>) {
        super(...started);
        if (started[1]?.name?.startsWith('sandbox'))
          this.addEventListener('message', ({ data }) => data !== 'here' && words.push(data));
      }
    };
  });
}

/** Puts the secret into every store that the page has. */
async function plant(page: Page): Promise<void> {
  await page.evaluate(async (content) => {
    localStorage.setItem('canary', content);
    sessionStorage.setItem('canary', content);
    // biome-ignore lint/suspicious/noDocumentCookie: this is what code would read
    document.cookie = `canary=${content}`;
    await (await caches.open('canary')).put('/canary', new Response(content));
    const file = await (await navigator.storage.getDirectory()).getFileHandle('canary', { create: true });
    const writable = await file.createWritable();
    await writable.write(content);
    await writable.close();
    await new Promise<void>((done) => {
      const opening = indexedDB.open('canary');
      opening.onupgradeneeded = () => opening.result.createObjectStore('canary').put(content, 'canary');
      opening.onsuccess = () => {
        opening.result.close();
        done();
      };
    });
  }, secret);
}

/** All stores of the page by name, and what each holds of the secret. */
function stores(page: Page) {
  return page.evaluate(async () => {
    const folder: string[] = [];
    for await (const name of (await navigator.storage.getDirectory()).keys()) folder.push(name);
    const databases = (await indexedDB.databases()).map(({ name = '', version }) => `${name} ${version}`);
    const kept = await new Promise((done) => {
      const opening = indexedDB.open('canary');
      opening.onsuccess = () => {
        const reading = opening.result.transaction('canary').objectStore('canary').getAll();
        reading.onsuccess = () => {
          opening.result.close();
          done(reading.result);
        };
      };
    });
    const cached = await caches.open('canary');
    return {
      folder: folder.sort(),
      databases: databases.sort(),
      kept,
      caches: (await caches.keys()).sort(),
      cached: await Promise.all((await cached.keys()).map(async (key) => (await cached.match(key))?.text())),
      local: localStorage.getItem('canary'),
      session: sessionStorage.getItem('canary'),
      cookies: document.cookie,
    };
  });
}

/** Opens a script in which the model has the programs of these turns run, one after the other. */
async function play(page: Page, table: Table, turns: readonly Turn[], home = './') {
  const { tool } = table;
  const calls = turns.map((turn) => ({
    tool,
    input: { [tool === 'bash' ? 'command' : 'code']: programOf(table, turn), timeout: 120 },
  }));
  const script = {
    title: 'Escapes',
    settings: { mode: 'auto' },
    model: [{ when: { reply: 1 }, reply: { calls } }, { reply: { text: 'Came: {{last}}' } }],
    person: [{ prompt: 'Go.' }],
  };
  await page.goto(`${home}#/open`);
  await plant(page);
  const file = { name: 'escapes.json', mimeType: 'text/plain', buffer: Buffer.from(JSON.stringify(script)) };
  await page.getByLabel('Script file').setInputFiles(file);
  await page.getByRole('switch', { name: /^Mode Auto/ }).check();
  await page.getByRole('button', { name: 'Run', exact: true }).waitFor();
  const before = await stores(page);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await setSpeed(page, 'At once');
  await expect(row(page, /Model Came:/)).toBeVisible({ timeout: 240_000 });
  const event = await inspect(page, /Model Came:/);
  await expect(event).toContainText('Came: ');
  const whole = event.getByRole('button', { name: /^Show all/ });
  if (await whole.isVisible()) await whole.click();
  const said = (await event.textContent()) ?? '';
  // each program says at its end that it has tried all
  const parts = said.split(/(?<=TRIED \d+\.)/);
  return {
    led: turns.map(({ attempts }, at) => readReport(attempts, parts[at] ?? '')),
    told: said.includes(secret),
    words: await page.evaluate(() => Reflect.get(window, 'words')),
    before,
    after: await stores(page),
  };
}

/** The rows that are red by any route but messages. */
function rowsOf(led: readonly string[]): readonly string[] {
  return capabilities.filter((row) =>
    led.some((each) => each.startsWith(`${row} by `) && !each.includes(' by messages: ')),
  );
}

// Python is started several times
test.describe.configure({ timeout: 300_000 });

for (const make of [javascript, python, bash]) {
  const { tool } = make('http://127.0.0.1:1');

  test(`${tool}: under the policy of the page, no route leads to anything, and nothing arrives`, async ({ page }) => {
    const canary = new Canary();
    const table = make(await canary.open());
    for (const [route, why] of Object.entries(table.instead))
      test.info().annotations.push({ type: `no ${route}`, description: why });
    for (const route of routes)
      for (const capability of capabilities) expect(table.cells[route][capability]).not.toEqual([]);
    await countWords(page);
    const { before, after, ...reached } = await play(page, table, closed(table));
    expect(reached).toEqual({ led: [[], []], told: false, words: [] });
    expect(after).toEqual(before);
    expect(canary.arrived).toEqual([]);
    canary.close();
  });

  test(`${tool}: a hole for a capability, open alone, turns its row red and no other`, async ({ page, watch }) => {
    const canary = new Canary();
    const table = make(await canary.open());
    const holes = await serveWithHoles(tool.replace('run_', ''));
    await countWords(page);
    const { led, before, after, words } = await play(page, table, oneByOne(table), holes.url);
    expect(led.flat().filter((each) => each.startsWith('not all'))).toEqual([]);
    expect(led.map(rowsOf)).toEqual(capabilities.map((capability) => [capability]));
    // a message is a word to the parent, whatever it asks for
    const spoke = led.map((some) => some.some((each) => each.includes(' by messages: ')));
    expect(spoke).toEqual(capabilities.map((capability) => tool !== 'bash' && capability === 'parent'));
    expect(canary.arrived.length).toBeGreaterThan(0);
    expect(words).not.toEqual([]);
    expect(after).not.toEqual(before);
    expect((await watch.taken()).join()).toContain('another origin: fetch http://127.0.0.1');
    canary.close();
    await holes.close();
  });
}
