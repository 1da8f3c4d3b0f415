/** `node:assert`, with its messages. */
import { isDeepEqual, sameLoosely } from './equal.js';
import { inspect } from './inspect.js';

export class AssertionError extends Error {
  /**
   * @param {{ message?: string | Error | undefined, actual?: unknown, expected?: unknown, operator?: string }} what
   */
  constructor({ message, actual, expected, operator = 'fail' }) {
    super(message instanceof Error ? message.message : (message ?? 'Failed'));
    this.generatedMessage = message === undefined;
    this.code = 'ERR_ASSERTION';
    this.actual = actual;
    this.expected = expected;
    this.operator = operator;
    for (const key of ['generatedMessage', 'code', 'actual', 'expected', 'operator'])
      Object.defineProperty(this, key, { enumerable: false });
  }
}
Object.defineProperty(AssertionError.prototype, 'name', {
  value: 'AssertionError',
  writable: true,
  configurable: true,
});

/** @typedef {string | Error | undefined} Message */

/**
 * @param {boolean} holds
 * @param {Message} message
 * @param {() => string} words
 * @param {{ actual?: unknown, expected?: unknown, operator: string }} what
 */
function hold(holds, message, words, what) {
  if (holds) return;
  if (message instanceof Error) throw message;
  throw new AssertionError({ ...what, message: message ?? words() });
}

/**
 * @param {string} head
 * @param {unknown} actual
 * @param {unknown} expected
 * @param {string} sign
 * @returns {string}
 */
function versus(head, actual, expected, sign) {
  const [a, b] = [inspect(actual, { depth: 9 }), inspect(expected, { depth: 9 })];
  if (!a.includes('\n') && !b.includes('\n') && a.length + b.length < 60) return `${head}\n\n${a} ${sign} ${b}\n`;
  return `${head}\n+ actual - expected\n\n${linesThatDiffer(a.split('\n'), b.split('\n'))}\n`;
}

/**
 * Both texts line by line: what is in one only is marked.
 * @param {readonly string[]} a
 * @param {readonly string[]} b
 * @returns {string}
 */
function linesThatDiffer(a, b) {
  /** @type {number[][]} */
  const table = Array.from({ length: a.length + 1 }, () => new Array(b.length + 1).fill(0));
  const at = (/** @type {number} */ i, /** @type {number} */ j) => table[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const row = table[i] ?? [];
      row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  /** @type {string[]} */
  const lines = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push(`  ${a[i]}`);
      i += 1;
      j += 1;
    } else if (i < a.length && (j >= b.length || at(i + 1, j) >= at(i, j + 1))) lines.push(`+ ${a[i++]}`);
    else lines.push(`- ${b[j++]}`);
  }
  return lines.join('\n');
}

/**
 * @param {unknown} value
 * @param {Message} [message]
 */
export function ok(value, message) {
  const words = () => 'The expression evaluated to a falsy value';
  hold(Boolean(value), message, words, { actual: value, expected: true, operator: '==' });
}

/**
 * @param {unknown} actual
 * @param {unknown} expected
 * @param {Message} [message]
 */
export function strictEqual(actual, expected, message) {
  const words = () => versus('Expected values to be strictly equal:', actual, expected, '!==');
  hold(Object.is(actual, expected), message, words, { actual, expected, operator: 'strictEqual' });
}

/**
 * @param {unknown} actual
 * @param {unknown} expected
 * @param {Message} [message]
 */
export function notStrictEqual(actual, expected, message) {
  const words = () => `Expected "actual" to be strictly unequal to: ${inspect(expected)}`;
  hold(!Object.is(actual, expected), message, words, { actual, expected, operator: 'notStrictEqual' });
}

/**
 * @param {unknown} actual
 * @param {unknown} expected
 * @param {Message} [message]
 */
export function deepStrictEqual(actual, expected, message) {
  const words = () => versus('Expected values to be strictly deep-equal:', actual, expected, '!==');
  hold(isDeepEqual(actual, expected), message, words, { actual, expected, operator: 'deepStrictEqual' });
}

/**
 * @param {unknown} actual
 * @param {unknown} expected
 * @param {Message} [message]
 */
export function notDeepStrictEqual(actual, expected, message) {
  const words = () => `Expected "actual" not to be strictly deep-equal to: ${inspect(expected)}`;
  hold(!isDeepEqual(actual, expected), message, words, { actual, expected, operator: 'notDeepStrictEqual' });
}

/**
 * @param {unknown} actual
 * @param {unknown} expected
 * @param {Message} [message]
 */
function equalLoosely(actual, expected, message) {
  const words = () => `${inspect(actual)} == ${inspect(expected)}`;
  hold(sameLoosely(actual, expected), message, words, { actual, expected, operator: '==' });
}

/**
 * @param {unknown} actual
 * @param {unknown} expected
 * @param {Message} [message]
 */
function notEqualLoosely(actual, expected, message) {
  const words = () => `${inspect(actual)} != ${inspect(expected)}`;
  hold(!sameLoosely(actual, expected), message, words, { actual, expected, operator: '!=' });
}

/**
 * @param {unknown} actual
 * @param {unknown} expected
 * @param {Message} [message]
 */
function deepEqualLoosely(actual, expected, message) {
  const words = () =>
    versus('Expected values to be loosely deep-equal:', actual, expected, 'should loosely deep-equal');
  hold(isDeepEqual(actual, expected, { loose: true }), message, words, { actual, expected, operator: 'deepEqual' });
}

/**
 * @param {unknown} actual
 * @param {unknown} expected
 * @param {Message} [message]
 */
function notDeepEqualLoosely(actual, expected, message) {
  const words = () => `Expected "actual" not to be loosely deep-equal to: ${inspect(expected)}`;
  hold(!isDeepEqual(actual, expected, { loose: true }), message, words, { actual, expected, operator: 'notDeepEqual' });
}

/** @typedef {RegExp | Function | Record<string, unknown> | Error} Expected */

/**
 * @param {unknown} error
 * @param {Expected | Message} expected
 * @param {Message} message
 */
function holdError(error, expected, message) {
  if (expected === undefined || typeof expected === 'string') return;
  const operator = 'throws';
  const what = { actual: error, expected, operator };
  if (expected instanceof RegExp) {
    const words = () =>
      `The input did not match the regular expression ${expected}. Input:\n\n${inspect(String(error))}\n`;
    return hold(expected.test(String(error)), message, words, what);
  }
  if (typeof expected === 'function') {
    if (expected.prototype !== undefined && error instanceof expected) return;
    if (Object.prototype.isPrototypeOf.call(Error, expected)) throw error;
    const words = () => 'The validation function is expected to return "true".';
    return hold(expected.call({}, error) === true, message, words, what);
  }
  const fields = /** @type {Record<string, unknown>} */ (error);
  const wanted = /** @type {Record<string, unknown>} */ (expected);
  const names = expected instanceof Error ? ['name', 'message', ...Object.keys(expected)] : Object.keys(wanted);
  for (const name of names) {
    const [is, should] = [fields[name], wanted[name]];
    const fits = should instanceof RegExp && typeof is === 'string' ? should.test(is) : isDeepEqual(is, should);
    hold(fits, message, () => versus('Expected values to be strictly deep-equal:', is, should, '!=='), what);
  }
}

/**
 * @param {string} operator
 * @param {Expected | Message} expected
 * @param {Message} message
 */
function missed(operator, expected, message) {
  const said = typeof expected === 'string' ? expected : message;
  const kind = operator === 'rejects' ? 'rejection' : 'exception';
  const name = typeof expected === 'function' && expected.name ? ` (${expected.name})` : '';
  if (said instanceof Error) throw said;
  throw new AssertionError({
    message: `Missing expected ${kind}${name}${said ? `: ${said}` : '.'}`,
    expected,
    operator,
  });
}

/**
 * @param {() => unknown} does
 * @param {Expected | Message} [expected]
 * @param {Message} [message]
 */
export function throws(does, expected, message) {
  const nothing = {};
  /** @type {unknown} */
  let thrown = nothing;
  try {
    does();
  } catch (error) {
    thrown = error;
  }
  if (thrown === nothing) missed('throws', expected, message);
  else holdError(thrown, expected, message);
}

/**
 * @param {() => unknown} does
 * @param {Message} [message]
 */
export function doesNotThrow(does, message) {
  try {
    does();
  } catch (error) {
    const words = () => `Got unwanted exception.\nActual message: "${error instanceof Error ? error.message : error}"`;
    hold(false, typeof message === 'string' ? message : undefined, words, { actual: error, operator: 'doesNotThrow' });
  }
}

/**
 * @param {Promise<unknown> | (() => Promise<unknown>)} work
 * @param {Expected | Message} [expected]
 * @param {Message} [message]
 */
export async function rejects(work, expected, message) {
  const nothing = {};
  /** @type {unknown} */
  let thrown = nothing;
  try {
    await (typeof work === 'function' ? work() : work);
  } catch (error) {
    thrown = error;
  }
  if (thrown === nothing) missed('rejects', expected, message);
  else holdError(thrown, expected, message);
}

/**
 * @param {Promise<unknown> | (() => Promise<unknown>)} work
 * @param {Message} [message]
 */
export async function doesNotReject(work, message) {
  try {
    await (typeof work === 'function' ? work() : work);
  } catch (error) {
    const words = () => `Got unwanted rejection.\nActual message: "${error instanceof Error ? error.message : error}"`;
    hold(false, message, words, { actual: error, operator: 'doesNotReject' });
  }
}

/**
 * @param {string} text
 * @param {RegExp} pattern
 * @param {Message} [message]
 */
export function match(text, pattern, message) {
  const words = () => `The input did not match the regular expression ${pattern}. Input:\n\n${inspect(text)}\n`;
  hold(typeof text === 'string' && pattern.test(text), message, words, {
    actual: text,
    expected: pattern,
    operator: 'match',
  });
}

/**
 * @param {string} text
 * @param {RegExp} pattern
 * @param {Message} [message]
 */
export function doesNotMatch(text, pattern, message) {
  const words = () =>
    `The input was expected to not match the regular expression ${pattern}. Input:\n\n${inspect(text)}\n`;
  const what = { actual: text, expected: pattern, operator: 'doesNotMatch' };
  hold(!(typeof text === 'string' && pattern.test(text)), message, words, what);
}

/** @param {Message} [message] */
export function fail(message = 'Failed') {
  if (message instanceof Error) throw message;
  throw new AssertionError({ message, operator: 'fail' });
}

/** @param {unknown} value */
export function ifError(value) {
  if (value === null || value === undefined) return;
  const said = value instanceof Error ? value.message : inspect(value);
  throw new AssertionError({ message: `ifError got unwanted exception: ${said}`, actual: value, operator: 'ifError' });
}

const common = { AssertionError, ok, throws, doesNotThrow, rejects, doesNotReject, match, doesNotMatch, fail, ifError };
const deep = { strictEqual, notStrictEqual, deepStrictEqual, notDeepStrictEqual };

export const strict = Object.assign(/** @type {typeof ok} */ ((value, message) => ok(value, message)), common, deep, {
  equal: strictEqual,
  notEqual: notStrictEqual,
  deepEqual: deepStrictEqual,
  notDeepEqual: notDeepStrictEqual,
});
const assert = Object.assign(/** @type {typeof ok} */ ((value, message) => ok(value, message)), common, deep, {
  equal: equalLoosely,
  notEqual: notEqualLoosely,
  deepEqual: deepEqualLoosely,
  notDeepEqual: notDeepEqualLoosely,
  strict,
});
Object.assign(strict, { strict });

export {
  deepEqualLoosely as deepEqual,
  equalLoosely as equal,
  notDeepEqualLoosely as notDeepEqual,
  notEqualLoosely as notEqual,
};
export default assert;
