/** `process`, as far as a program in the sandbox has one. */
import { EventEmitter } from './events.js';
import { host } from './host.js';
import { resolve } from './path.js';

/** @type {((code: number) => void)[]} */
const atExit = [];

/**
 * @param {1 | 2} stream
 */
function stream(stream) {
  return {
    isTTY: false,
    columns: 80,
    write: (/** @type {unknown} */ text) => {
      host.write(stream, String(text));
      return true;
    },
  };
}

/** Standard input, all of which is there from the start: it comes in one piece, once somebody listens or reads. */
class Input extends EventEmitter {
  isTTY = false;
  fd = 0;
  #left = host.stdin;
  #flows = false;

  /**
   * @override
   * @param {PropertyKey} name
   * @param {(...args: unknown[]) => void} listener
   */
  on(name, listener) {
    super.on(name, listener);
    if (name === 'data' || name === 'readable') this.resume();
    return this;
  }

  /** Whoever listens gets what has not been read, after the code that goes on now has come to its end. */
  resume() {
    if (this.#flows) return this;
    this.#flows = true;
    queueMicrotask(() => {
      if (this.#left !== '') this.emit('readable');
      const text = this.read();
      if (text !== null) this.emit('data', text);
      this.emit('end');
      this.emit('close');
    });
    return this;
  }

  /** What is left of it; `null` when there is nothing any more. */
  read() {
    const text = this.#left;
    this.#left = '';
    return text === '' ? null : text;
  }

  setEncoding() {
    return this;
  }

  pause() {
    return this;
  }

  async *[Symbol.asyncIterator]() {
    const text = this.read();
    if (text !== null) yield text;
  }
}

/** @type {number | undefined} */
let exitCode;

export const process = {
  argv: /** @type {string[]} */ ([]),
  argv0: 'node',
  execArgv: [],
  env: /** @type {Record<string, string>} */ ({}),
  platform: 'linux',
  arch: 'wasm32',
  pid: 1,
  title: 'node',
  version: 'v22.0.0',
  versions: { node: '22.0.0' },
  stdout: stream(1),
  stderr: stream(2),
  stdin: /** @type {Input | undefined} */ (undefined),
  get exitCode() {
    return exitCode;
  },
  set exitCode(code) {
    exitCode = code;
  },
  cwd: () => host.cwd,
  chdir: (/** @type {string} */ path) => {
    host.cwd = resolve(path);
  },
  exit(/** @type {unknown} */ code = exitCode) {
    leave(Number(code ?? 0) | 0);
    host.exit(Number(code ?? 0) | 0);
    for (;;); // from here on the sandbox lets nothing run
  },
  on: (/** @type {string} */ event, /** @type {(code: number) => void} */ does) => {
    if (event === 'exit') atExit.push(does);
    return process;
  },
  once: (/** @type {string} */ event, /** @type {(code: number) => void} */ does) => process.on(event, does),
  off: () => process,
  nextTick: (/** @type {(...args: readonly unknown[]) => void} */ does, /** @type {readonly unknown[]} */ ...args) =>
    queueMicrotask(() => does(...args)),
  uptime: () => performance.now() / 1000,
  hrtime: Object.assign(() => [Math.floor(performance.now() / 1000), Math.round((performance.now() % 1000) * 1e6)], {
    bigint: () => BigInt(Math.round(performance.now() * 1e6)),
  }),
  memoryUsage: () => ({ rss: 0, heapTotal: 0, heapUsed: 0, external: 0, arrayBuffers: 0 }),
  emitWarning: (/** @type {unknown} */ warning) => host.write(2, `Warning: ${warning}\n`),
};

/** Takes up what the host knows of the program: the machine was there before it. */
export function begin() {
  process.argv = host.argv;
  process.env = host.env;
  process.stdin = new Input();
}

/**
 * Has those called who wait for the end.
 * @param {number} code
 */
export function leave(code) {
  for (const does of atExit.splice(0)) does(code);
}

export default process;
