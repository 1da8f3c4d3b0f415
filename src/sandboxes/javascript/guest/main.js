/** What a program in the sandbox finds around it, and how the sandbox drives it. */
import { console } from './console.js';
import { host } from './host.js';
import { inspect, shownError } from './inspect.js';
import { load, requireFrom } from './modules.js';
import { resolve } from './path.js';
import { begin as beginProcess, leave, process } from './process.js';
import {
  clearImmediate,
  clearInterval,
  clearTimeout,
  runNext,
  setImmediate,
  setInterval,
  setTimeout,
  untilNext,
} from './timers.js';

const given = {
  console,
  process,
  setTimeout,
  setInterval,
  setImmediate,
  clearTimeout,
  clearInterval,
  clearImmediate,
  global: globalThis,
};
for (const [name, value] of Object.entries(given)) give(name, value);

/**
 * @param {string} name
 * @param {unknown} value
 */
function give(name, value) {
  Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
}

/**
 * Begins with a program: what is known of it is told only now, for the machine was made ready before.
 * @param {Pick<import('./host.js').Host, 'argv' | 'env' | 'cwd' | 'stdin'>} told
 */
export function begin(told) {
  Object.assign(host, told);
  beginProcess();
  give('input', host.stdin);
}

/** Gives a program that is no file `require` and the names that come with it. */
export function prepareCode() {
  const require = requireFrom(resolve('[code]'));
  Object.assign(globalThis, { require, __filename: '[code]', __dirname: host.cwd });
}

/**
 * Runs a file of the older kind. What it exports is no value.
 * @param {string} at
 */
export function run(at) {
  load(at);
}

/**
 * An error in words, as it is written when nothing catches it.
 * @param {unknown} error
 * @returns {string}
 */
export function describe(error) {
  return error instanceof Error ? shownError(error) : `Uncaught ${inspect(error)}`;
}

/** @returns {number} */
export function exitCode() {
  return Number(process.exitCode ?? 0) | 0;
}

export { inspect, leave, runNext, untilNext };
