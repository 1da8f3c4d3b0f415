/** `node:util`, as far as small programs use it. */
import { isDeepEqual } from './equal.js';
import { format, inspect } from './inspect.js';

/**
 * @param {unknown} a
 * @param {unknown} b
 * @returns {boolean}
 */
export function isDeepStrictEqual(a, b) {
  return isDeepEqual(a, b);
}

/**
 * A function with a callback at its end, as one that gives a promise.
 * @param {(...args: unknown[]) => void} does
 * @returns {(...args: unknown[]) => Promise<unknown>}
 */
export function promisify(does) {
  return (...args) =>
    new Promise((resolve, reject) => {
      does(...args, (/** @type {unknown} */ error, /** @type {unknown} */ value) =>
        error === null || error === undefined ? resolve(value) : reject(error),
      );
    });
}

export { format, inspect };
export default { format, inspect, isDeepStrictEqual, promisify };
