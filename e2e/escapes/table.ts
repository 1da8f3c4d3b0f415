/** What code in a sandbox must not reach. */
export const capabilities = [
  'network',
  'storage',
  'DOM',
  'parent',
  'workers',
  'navigation',
  'clock and state of other runs',
] as const;
export type Capability = (typeof capabilities)[number];
/** The one that only the next run can try. It stands last. */
const ofOthers: Capability = 'clock and state of other runs';

/** The ways on which it could try. */
export const routes = ['globals', 'prototypes', 'constructor.constructor', 'import', 'import js', 'messages'] as const;
type Route = (typeof routes)[number];

/** One try: a text in the language of the sandbox, which leads somewhere when anything at all comes of it. */
export interface Attempt {
  readonly capability: Capability;
  readonly route: Route;
  readonly text: string;
}

/** The tries of every cell. A route that a language does not have is tried all the same, and `instead` says why it is none. */
export interface Table {
  readonly tool: string;
  readonly cells: Readonly<Record<Route, Readonly<Record<Capability, readonly string[]>>>>;
  readonly instead: Readonly<Partial<Record<Route, string>>>;
  /** What begins a line that is no code. */
  readonly remark: string;
  /** A program that makes these tries, and says `LED <number>=<what came of it>;` of each that led somewhere. */
  program(attempts: readonly Attempt[]): string;
  /** The end of a program that leaves something behind, wherever it can. */
  readonly leaving: string;
  /** That each try takes long. */
  readonly slow?: true;
}

/** The same words in every cell of a row, made for its capability. */
export function each(
  make: (capability: Capability) => readonly string[],
): Readonly<Record<Capability, readonly string[]>> {
  return Object.fromEntries(capabilities.map((capability) => [capability, make(capability)])) as Record<
    Capability,
    readonly string[]
  >;
}

/** All tries of a table, in its order. */
function attemptsOf({ cells }: Table): readonly Attempt[] {
  return routes.flatMap((route) =>
    capabilities.flatMap((capability) => cells[route][capability].map((text) => ({ capability, route, text }))),
  );
}

/** A program whose first line says which hole is to be open, where the sandbox has any. */
export function programOf(table: Table, { hole, attempts, leaves }: Turn): string {
  const { remark, program, leaving } = table;
  return `${remark} hole: ${hole ?? 'none'}\n${program(attempts)}\n${leaves ? leaving : ''}`;
}

/** What one program of several tries, what it leaves for the next, and which hole is open for it. */
export interface Turn {
  readonly hole?: Capability;
  readonly attempts: readonly Attempt[];
  readonly leaves?: true;
}

/** All is tried, then once more what is of other runs, to find what the first left. */
export function closed(table: Table): readonly Turn[] {
  const all = attemptsOf(table);
  return [{ attempts: all, leaves: true }, { attempts: all.filter(({ capability }) => capability === ofOthers) }];
}

/**
 * All is tried for each hole, with that one open alone; the one that lets find what others left comes last, when something
 * was. Where a try takes long, a hole has of the other rows one route tried, and the next hole another: that to the parent
 * has messages.
 */
export function oneByOne(table: Table): readonly Turn[] {
  const all = attemptsOf(table);
  const turns = capabilities.map((hole, at): Turn => {
    const route = routes[(at + 2) % routes.length];
    const fits = (each: Attempt) => each.route === route || (each.capability === hole && each.route === 'globals');
    return { hole, attempts: table.slow ? all.filter(fits) : all };
  });
  return turns.map((turn, at) => (at === turns.length - 2 ? { ...turn, leaves: true } : turn));
}

/** Which tries led somewhere, and to what, in the words of the table; and that all were made. */
export function readReport(attempts: readonly Attempt[], said: string): readonly string[] {
  if (!said.includes(`TRIED ${attempts.length}.`)) return [`not all was tried: ${said}`];
  return [...said.matchAll(/LED (\d+)=([^;]*);/g)].map(([, number, value]) => {
    const attempt = attempts[Number(number)];
    return `${attempt?.capability} by ${attempt?.route}: ${attempt?.text} = ${value}`;
  });
}

/** The names by which the code of a worker would reach what it must not. */
export const names: Readonly<Record<Capability, readonly string[]>> = {
  network: ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport', 'FontFace', 'navigator', 'Request'],
  storage: ['indexedDB', 'caches', 'localStorage', 'sessionStorage', 'cookieStore', 'FileReaderSync', 'StorageManager'],
  DOM: ['document', 'window', 'DOMParser', 'OffscreenCanvas', 'createImageBitmap'],
  parent: ['parent', 'top', 'opener', 'frames', 'postMessage', 'onmessage'],
  workers: ['Worker', 'SharedWorker', 'importScripts', 'BroadcastChannel', 'Blob'],
  navigation: ['location', 'history', 'WorkerLocation', 'WindowClient'],
  'clock and state of other runs': ['leftBehind', 'scheduler', 'PerformanceObserver'],
};

/** What would be said to the page or its runtime, if there were a way: each in the form in which they speak. */
export const forged = (canary: string): Readonly<Record<Capability, object>> => ({
  network: {
    say: 'ask',
    run: 1,
    ask: 9,
    about: { run: 'bash', job: { code: `curl ${canary}`, deadline: 9 }, changes: [] },
  },
  storage: { say: 'ask', run: 1, ask: 9, about: { read: ['/canary', '../canary'] } },
  DOM: { say: 'done', run: 1, end: { exit: 0, stdout: `<img src=${canary}>`, stderr: '' } },
  parent: { say: 'broken', why: 'Because I say so.' },
  workers: { sandbox: 'start', id: 1, engine: 'python' },
  navigation: { sandbox: 'lost', id: 1, why: canary },
  'clock and state of other runs': { say: 'done', run: 2, end: { exit: 0, stdout: 'left behind', stderr: '' } },
});
