import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { expect, inspect, setSpeed, standing, test } from './person.ts';

/** What code must not reach, and the names by which a worker's code would reach it. */
const capabilities = {
  network: ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport', 'FontFace', 'navigator'],
  storage: ['indexedDB', 'caches', 'localStorage', 'sessionStorage', 'cookieStore', 'FileReaderSync'],
  dom: ['document', 'window', 'DOMParser', 'OffscreenCanvas', 'createImageBitmap'],
  parent: ['parent', 'top', 'opener', 'frames', 'name'],
  workers: ['Worker', 'SharedWorker', 'importScripts', 'BroadcastChannel', 'Blob'],
  navigation: ['location', 'open', 'history', 'WorkerLocation'],
  'other runs': ['leftBehind', 'onmessage', 'postMessage', 'scheduler'],
} as const;
const routes = ['globals', 'prototypes', 'constructor.constructor', 'import', 'import js', 'messages'] as const;

/** For each capability and route, in JavaScript: the names that led somewhere. A cell that stays empty is `nothing`. */
const javascript = (canary: string) => `
const capabilities = ${JSON.stringify(capabilities)};
const canary = ${JSON.stringify(canary)};
const made = (text) => console.log.constructor.constructor('return ' + text)();
const chain = (start) => { const all = []; for (let at = start; at; at = Object.getPrototypeOf(at)) all.push(at); return all; };
const tried = async (does) => { try { return await does() ? 1 : 0; } catch { return 0; } };
const ways = {
  globals: (name) => globalThis[name],
  prototypes: (name) => [globalThis, console.log, process, require].some((start) => chain(start).some((at) => Reflect.ownKeys(at).includes(name) && at !== Function.prototype && name !== 'name')),
  'constructor.constructor': (name) => made('typeof ' + name + ' !== "undefined"'),
  import: (name) => import(canary + '/import/' + name + '.js'),
  'import js': (name) => require('js')[name],
  messages: (name) => { const send = globalThis.postMessage ?? made('postMessage'); send({ say: 'done', name }); return true; },
};
const table = {};
for (const [capability, names] of Object.entries(capabilities)) for (const [route, way] of Object.entries(ways)) {
  const found = [];
  for (const name of names) if (await tried(() => way(name))) found.push(name);
  table[capability + ' by ' + route] = found.join(' ') || 'nothing';
}
globalThis.leftBehind = true;
console.log(JSON.stringify(table));`;

/** The same in Python, which is let at the worker's own JavaScript. */
const python = (canary: string) => `
import json, builtins, sys
capabilities = json.loads(${JSON.stringify(JSON.stringify(capabilities))})
canary = ${JSON.stringify(canary)}
import js, pyodide_js
from pyodide.code import run_js
from js import Object, Reflect
def chain(start):
    while start is not None:
        yield start
        start = Object.getPrototypeOf(start)
def by_prototypes(name):
    return any(Reflect.has(at, name) for start in (js.globalThis, js.self) for at in chain(start))
def by_constructor(name):
    return Object.constructor.constructor("return typeof " + name + " !== 'undefined'")()
def by_import(name):
    import urllib.request
    return urllib.request.urlopen(canary + "/import/" + name).read() or __import__(name)
def by_import_js(name):
    return getattr(__import__("js"), name, None) or run_js(name)
def by_messages(name):
    js.postMessage(name)
    return True
ways = {"globals": lambda name: getattr(js.globalThis, name, None), "prototypes": by_prototypes,
        "constructor.constructor": by_constructor, "import": by_import, "import js": by_import_js, "messages": by_messages}
table = {}
for capability, names in capabilities.items():
    for route, way in ways.items():
        found = []
        for name in names:
            try:
                if way(name): found.append(name)
            except BaseException: pass
        table[capability + " by " + route] = " ".join(found) or "nothing"
builtins.leftBehind = js.leftBehind = True
print(json.dumps(table, separators=(',', ':')))`;

const fileOf = (text: string) => ({ name: 'escapes.json', mimeType: 'text/plain', buffer: Buffer.from(text) });

/** What the code prints when no cell of its table says that something was reached. */
const nothing = JSON.stringify(
  Object.fromEntries(
    Object.keys(capabilities).flatMap((capability) => routes.map((route) => [`${capability} by ${route}`, 'nothing'])),
  ),
);

/** Plays a run in which the model has this code run twice, the second time to find what the first left behind. */
async function play(page: Page, tool: string, code: string): Promise<void> {
  const calls = [{ tool, input: { code, timeout: 60 } }];
  const script = {
    title: 'Escapes',
    settings: { mode: 'auto' },
    model: [
      { when: { reply: 1 }, reply: { calls } },
      { when: { reply: 2, last: nothing }, reply: { text: 'Once more.', calls } },
      { when: { reply: 3, last: nothing }, reply: { text: 'Nothing was reached.' } },
      { reply: { text: 'Reached: {{last}}' } },
    ],
    person: [{ prompt: 'Go.' }],
  };
  await page.goto('./#/open');
  await page.getByLabel('Script file').setInputFiles(fileOf(JSON.stringify(script)));
  await page.getByRole('switch', { name: /^Mode Auto/ }).check();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await setSpeed(page, 'At once');
  await expect(standing(page)).toHaveText('Done', { timeout: 80_000 });
}

for (const [tool, write] of [
  ['run_javascript', javascript],
  ['run_python', python],
] as const)
  test(`${tool}: under the policy of the page, no route leads to anything, and nothing arrives`, async ({ page }) => {
    const arrived: string[] = [];
    const server = createServer(({ url = '' }, response) => {
      arrived.push(url);
      response.setHeader('access-control-allow-origin', '*');
      response.end('export default 1;');
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    await play(page, tool, write(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
    await expect(await inspect(page, /Model (Nothing was reached|Reached)/)).toContainText('Nothing was reached.');
    expect(arrived).toEqual([]);
    server.close();
  });
