/** `require`, and the modules that come with the sandbox. */
import assert, { strict } from './assert.js';
import events from './events.js';
import fs, { promises } from './fs.js';
import { host } from './host.js';
import os from './os.js';
import path, { dirname } from './path.js';
import process from './process.js';
import test from './test.js';
import timers from './timers.js';
import timersPromises from './timers-promises.js';
import url from './url.js';
import util from './util.js';

/** @type {Record<string, unknown>} */
const own = {
  assert,
  'assert/strict': strict,
  events,
  fs,
  'fs/promises': promises,
  os,
  path,
  process,
  test,
  timers,
  'timers/promises': timersPromises,
  url,
  util,
};

/** @typedef {{ exports: unknown, id: string, filename: string, loaded: boolean }} Module */
/** @type {Map<string, Module>} */
const loaded = new Map();
/** @type {Module | undefined} */
let main;

/**
 * @param {string} from The path of the file that asks.
 */
export function requireFrom(from) {
  const resolved = (/** @type {string} */ specifier) => {
    const found = host.find(from, String(specifier));
    if ('at' in found) return found.at;
    throw Object.assign(new Error(found.why), { code: 'MODULE_NOT_FOUND' });
  };
  const require = (/** @type {string} */ specifier) => load(resolved(specifier));
  return Object.assign(require, { resolve: resolved, main, cache: {} });
}

/**
 * What a file exports; it runs when it is asked for first.
 * @param {string} at
 * @returns {unknown}
 */
export function load(at) {
  if (at.startsWith('guest:')) return own[at.slice('guest:'.length)];
  const before = loaded.get(at);
  if (before !== undefined) return before.exports;
  const module = { exports: {}, id: at, filename: at, loaded: false };
  main ??= module;
  loaded.set(at, module);
  try {
    run(at, module);
  } catch (error) {
    loaded.delete(at);
    throw error;
  }
  module.loaded = true;
  return module.exports;
}

/**
 * @param {string} at
 * @param {Module} module
 */
function run(at, module) {
  const found = host.readText(at);
  if (typeof found === 'string') throw new Error(`${found}: ${at}`);
  if (at.endsWith('.json')) {
    module.exports = JSON.parse(found.text);
    return;
  }
  if (host.isModule(at))
    throw Object.assign(new Error(`require() of ES Module ${at} is not supported. Use import() instead.`), {
      code: 'ERR_REQUIRE_ESM',
    });
  const made = host.compile(found.text, at);
  if ('error' in made) throw made.error;
  made.run.call(module.exports, module.exports, requireFrom(at), module, at, dirname(at));
}
