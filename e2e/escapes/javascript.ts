import { each, forged, names, type Table } from './table.ts';

/** What it says where the sandbox has no such module. */
const modules = {
  network: ['node:http', 'node:https', 'node:net', 'node:dns', 'node:tls', 'node:dgram', 'undici'],
  storage: ['node:sqlite', 'node:v8', 'idb', 'node:inspector'],
  DOM: ['jsdom', 'dom', 'document'],
  parent: ['node:worker_threads', 'node:process/parent', 'guest:host', 'guest:main', 'guest:/host.js'],
  workers: ['node:worker_threads', 'node:child_process', 'node:cluster', 'node:wasi'],
  navigation: ['open', 'node:repl', 'node:vm', 'node:module'],
  'clock and state of other runs': [
    'node:async_hooks',
    'node:perf_hooks',
    'node:diagnostics_channel',
    './leftBehind.js',
  ],
} as const;

/** What is done with a name that leads somewhere, so that it arrives where it is counted. */
const deeds = (root: string, canary: string) =>
  ({
    network: [`${root}.fetch(there)`, `new ${root}.WebSocket(${JSON.stringify(canary.replace('http', 'ws'))})`],
    storage: [
      `${root}.localStorage.getItem('canary')`,
      `${root}.indexedDB.open('left by a sandbox')`,
      `${root}.caches.open('left by a sandbox')`,
      `${root}.cookieStore.set('left', 'by a sandbox')`,
      `${root}.navigator.storage.getDirectory()`,
    ],
    DOM: [`${root}.document.title`, `new ${root}.OffscreenCanvas(1, 1)`],
    parent: [`(${root}.postMessage('I was here'), true)`],
    workers: [`new ${root}.Worker(there)`, `new ${root}.BroadcastChannel('canary').name`],
    navigation: [`${root}.location.href`, `${root}.open(there)`, `${root}.history.pushState({}, '', there)`],
    'clock and state of other runs': [
      `Math.abs(Date.now() - ${Date.now()}) > 86_400_000`,
      `${root}.process.env.leftBehind`,
    ],
  }) as const;

/** The routes out of QuickJS. */
export const javascript = (canary: string): Table => ({
  tool: 'run_javascript',
  remark: '//',
  instead: {
    'import js':
      'js is a module of Pyodide: JavaScript has none of that name, and its own globals are the first route.',
  },
  cells: {
    globals: each((of) => [...names[of].map((name) => `globalThis.${name}`), ...deeds('globalThis', canary)[of]]),
    prototypes: each((of) => names[of].map((name) => `anywhere('${name}')`)),
    'constructor.constructor': each((of) => [
      ...names[of].map((name) => `made('typeof ${name} !== "undefined" && ${name}')`),
      ...deeds("made('this')", canary)[of],
    ]),
    import: each((of) => [
      ...modules[of].flatMap((name) => [`import('${name}')`, `require('${name}')`]),
      ...(of === 'network'
        ? ['import(there)', "import('data:text/javascript,export default 1')", 'require(there)']
        : []),
      ...(of === 'storage'
        ? ["require('fs').readFileSync('/canary', 'utf8')", "require('fs').readdirSync('/proc')"]
        : []),
      ...(of === 'parent' ? ['process.send({})', 'process.binding("natives")', 'process.mainModule'] : []),
      ...(of === 'clock and state of other runs' ? ["require('fs').readFileSync('/tmp/leftBehind')"] : []),
    ]),
    'import js': each((of) => names[of].flatMap((name) => [`require('js').${name}`, `(await import('js')).${name}`])),
    messages: each((of) => {
      const message = JSON.stringify(forged(canary)[of]);
      return [`send(${message})`, `process.send(${message})`, `console.log(${JSON.stringify(message)})`];
    }),
  },
  program: (attempts) => `
const there = ${JSON.stringify(`${canary}/javascript`)};
const chain = (start) => { const all = []; for (let at = start; at; at = Object.getPrototypeOf(at)) all.push(at); return all; };
const kinds = [function () {}, async function () {}, function* () {}, async function* () {}, console.log, require];
const made = (text) => { for (const kind of kinds) { const it = kind.constructor.constructor('return ' + text)(); if (it) return it; } };
const starts = [globalThis, process, process.constructor, Symbol.for('host'), ...kinds, new Error()].flatMap(chain);
const anywhere = (name) => starts.filter((at) => at !== Function.prototype).some((at) => Reflect.ownKeys(Object(at)).includes(name));
const send = (message) => { (globalThis.postMessage ?? made('postMessage'))(message); return true; };
const inWords = (came) => { try { return String(came); } catch { return typeof came; } };
const attempts = [${attempts.map(({ text }) => `async () => (${text}),`).join('\n')}];
const led = [];
for (const [number, attempt] of attempts.entries()) {
  let came;
  try { came = await attempt(); } catch {}
  if (came) led.push('LED ' + number + '=' + inWords(came).slice(0, 60).replaceAll(';', ',') + ';');
}
console.log(led.join('\\n') + '\\nTRIED ' + attempts.length + '.');`,
  leaving: `
globalThis.leftBehind = process.env.leftBehind = Object.prototype.leftBehind = true;
require('fs').writeFileSync('/tmp/leftBehind', 'yes');
Date.now = () => 7;`,
});
