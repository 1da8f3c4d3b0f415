/** `setTimeout` and its kin. The sandbox asks when the next is due, waits, and has it run. */

/** @typedef {{ at: number, every: number | undefined, does: () => void }} Timer */
/** @type {Map<number, Timer>} */
const timers = new Map();
let last = 0;

/**
 * @param {number | undefined} ms
 * @returns {number}
 */
function wait(ms) {
  return Math.max(1, Number(ms) || 0);
}

/**
 * @param {number} at
 * @param {number | undefined} every
 * @param {() => void} does
 */
function add(at, every, does) {
  last += 1;
  const id = last;
  timers.set(id, { at, every, does });
  const timer = { ref: () => timer, unref: () => timer, hasRef: () => true, [Symbol.toPrimitive]: () => id };
  return timer;
}

/**
 * @param {(...args: readonly unknown[]) => void} does
 * @param {number} [ms]
 * @param {...unknown} args
 */
export function setTimeout(does, ms, ...args) {
  return add(Date.now() + wait(ms), undefined, () => does(...args));
}

/**
 * @param {(...args: readonly unknown[]) => void} does
 * @param {number} [ms]
 * @param {...unknown} args
 */
export function setInterval(does, ms, ...args) {
  return add(Date.now() + wait(ms), wait(ms), () => does(...args));
}

/**
 * @param {(...args: readonly unknown[]) => void} does
 * @param {...unknown} args
 */
export function setImmediate(does, ...args) {
  return add(Date.now(), undefined, () => does(...args));
}

/** @param {unknown} timer */
export function clearTimeout(timer) {
  timers.delete(Number(timer));
}
export const clearInterval = clearTimeout;
export const clearImmediate = clearTimeout;

/**
 * Milliseconds until the next timer is due; -1 when there is none.
 * @returns {number}
 */
export function untilNext() {
  if (timers.size === 0) return -1;
  return Math.max(0, Math.min(...Array.from(timers.values(), ({ at }) => at)) - Date.now());
}

/** Runs the timer that is due first. */
export function runNext() {
  const [id, timer] = [...timers].reduce((first, each) => (each[1].at < first[1].at ? each : first));
  if (timer.every === undefined) timers.delete(id);
  else timers.set(id, { ...timer, at: Date.now() + timer.every });
  timer.does();
}

export default { setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate };
