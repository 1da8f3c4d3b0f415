/** `node:test`: tests run one after the other when the file has been read, and the exit code says whether one failed. */
import { host } from './host.js';
import { inspect, shownError } from './inspect.js';
import { process } from './process.js';
import { setImmediate } from './timers.js';

/** @typedef {(context: object) => unknown} Body */
/** @typedef {{ skip?: boolean | string, todo?: boolean | string, only?: boolean }} Options */
/** @typedef {'before' | 'after' | 'beforeEach' | 'afterEach'} Moment */
/** @typedef {{ name: string, body: Body, options: Options, isSuite: boolean }} Case */
/** @typedef {{ cases: Case[], hooks: Record<Moment, Body[]>, above: Suite | undefined }} Suite */

/**
 * @param {Suite | undefined} above
 * @returns {Suite}
 */
function suiteBelow(above) {
  return { cases: [], hooks: { before: [], after: [], beforeEach: [], afterEach: [] }, above };
}

const sums = { tests: 0, suites: 0, pass: 0, fail: 0, skipped: 0, todo: 0 };
let open = suiteBelow(undefined);
let planned = false;

/** @param {string} line */
function say(line) {
  host.write(1, `${line}\n`);
}

/**
 * @param {boolean} isSuite
 * @param {Options} fixed
 */
function adder(isSuite, fixed = {}) {
  return (/** @type {readonly (string | Options | Body)[]} */ ...given) => {
    const name = given.find((each) => typeof each === 'string') ?? '<anonymous>';
    const body = given.find((each) => typeof each === 'function') ?? (() => {});
    const options = given.find((each) => typeof each === 'object') ?? {};
    open.cases.push({ name, body, options: { ...options, ...fixed }, isSuite });
    if (!planned) setImmediate(runAll);
    planned = true;
  };
}

/** @param {boolean} isSuite */
function kindOf(isSuite) {
  const ways = { skip: adder(isSuite, { skip: true }), todo: adder(isSuite, { todo: true }), only: adder(isSuite) };
  return Object.assign(adder(isSuite), ways);
}

/** @param {Moment} moment */
function hook(moment) {
  return (/** @type {Body} */ body) => void open.hooks[moment].push(body);
}

async function runAll() {
  const root = open;
  await runSuite(root, '');
  for (const [name, count] of Object.entries(sums)) say(`ℹ ${name} ${count}`);
  if (sums.fail > 0) process.exitCode = 1;
}

/**
 * @param {Suite} suite
 * @param {string} indent
 */
async function runSuite(suite, indent) {
  for (const body of suite.hooks.before) await body({});
  for (const each of suite.cases) await runCase(suite, each, indent);
  for (const body of suite.hooks.after) await body({});
}

/**
 * @param {Suite} suite
 * @param {Case} each
 * @param {string} indent
 */
async function runCase(suite, { name, body, options, isSuite }, indent) {
  sums[isSuite ? 'suites' : 'tests'] += 1;
  if (options.skip) {
    sums.skipped += 1;
    return say(`${indent}﹣ ${name} # SKIP`);
  }
  const below = suiteBelow(suite);
  const context = { name, test: adderTo(below), diagnostic: (/** @type {string} */ text) => say(`${indent}ℹ ${text}`) };
  try {
    if (isSuite) {
      open = below;
      await body(context);
      open = suite;
      if (below.cases.length > 0) say(`${indent}▶ ${name}`);
      await runSuite(below, `${indent}  `);
      return;
    }
    await callAround(suite, 'beforeEach');
    await body(context);
    await callAround(suite, 'afterEach');
    sums.pass += 1;
    say(`${indent}✔ ${name}`);
  } catch (error) {
    open = suite;
    if (options.todo) {
      sums.todo += 1;
      return say(`${indent}⚠ ${name} # TODO`);
    }
    sums.fail += 1;
    say(`${indent}✖ ${name}`);
    const words = error instanceof Error ? shownError(error) : inspect(error);
    say(words.replaceAll(/^/gm, `${indent}  `));
  }
}

/**
 * A test inside a test runs at once, and fails the one around it.
 * @param {Suite} suite
 */
function adderTo(suite) {
  return async (/** @type {string} */ name, /** @type {Body} */ body) => {
    const failed = sums.fail;
    await runCase(suite, { name, body, options: {}, isSuite: false }, '  ');
    if (sums.fail > failed) throw new Error('1 subtest failed');
  };
}

/**
 * @param {Suite | undefined} suite
 * @param {'beforeEach' | 'afterEach'} moment
 */
async function callAround(suite, moment) {
  if (suite === undefined) return;
  if (moment === 'beforeEach') await callAround(suite.above, moment);
  for (const body of suite.hooks[moment]) await body({});
  if (moment === 'afterEach') await callAround(suite.above, moment);
}

export const test = kindOf(false);
export const it = test;
export const describe = kindOf(true);
export const suite = describe;
export const before = hook('before');
export const after = hook('after');
export const beforeEach = hook('beforeEach');
export const afterEach = hook('afterEach');

export default Object.assign(test, { test, it, describe, suite, before, after, beforeEach, afterEach });
