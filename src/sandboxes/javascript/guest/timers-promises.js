/** `node:timers/promises`. */
import { setTimeout as after, setImmediate as soon } from './timers.js';

/**
 * @template Value
 * @param {number} [ms]
 * @param {Value} [value]
 * @returns {Promise<Value | undefined>}
 */
export function setTimeout(ms, value) {
  return new Promise((resolve) => after(() => resolve(value), ms));
}

/**
 * @template Value
 * @param {Value} [value]
 * @returns {Promise<Value | undefined>}
 */
export function setImmediate(value) {
  return new Promise((resolve) => soon(() => resolve(value)));
}

export default { setTimeout, setImmediate };
