import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { readModule } from './imports.mjs';

/**
 * The part of Vite's manifest that is read here.
 * @typedef {{ readonly file: string, readonly isEntry?: boolean, readonly imports?: readonly string[], readonly css?: readonly string[] }} Chunk
 */

const ROOT = 'dist';
const MANIFEST = `${ROOT}/.vite/manifest.json`;

/**
 * The chunks that load with the page before anything is asked for, at an address that shows these sources.
 * @param {readonly string[]} shown @returns {readonly Chunk[]}
 */
function pageChunks(shown) {
  if (!existsSync(MANIFEST)) throw new Error(`There is no ${MANIFEST}. Run: npm run build`);
  const manifest = /** @type {Readonly<Record<string, Chunk>>} */ (JSON.parse(readFileSync(MANIFEST, 'utf8')));
  const found = new Set([...Object.keys(manifest).filter((key) => manifest[key]?.isEntry), ...shown]);
  for (const key of found) for (const other of manifest[key]?.imports ?? []) found.add(other);
  if (found.size === 0) throw new Error(`${MANIFEST} names no entry.`);
  return [...found].flatMap((key) => manifest[key] ?? []);
}

/** The scripts that load with the page, at an address that shows these sources. @param {...string} shown @returns {string[]} */
export function pageScripts(...shown) {
  for (const source of shown) if (!existsSync(source)) throw new Error(`There is no ${source}.`);
  return pageChunks(shown).map(({ file }) => `${ROOT}/${file}`);
}

/** The style sheets that load with the page. @returns {string[]} */
export function pageStyles() {
  return [...new Set(pageChunks([]).flatMap(({ css = [] }) => css))].map((file) => `${ROOT}/${file}`);
}

/**
 * The scripts that load with the worker of a room. Vite's manifest leaves workers out, so their imports are read.
 * @param {string} room @returns {string[]}
 */
export function workerScripts(room) {
  return scriptsOf(`worker-${room}-`);
}

/** The scripts that a worker's lazy part loads at once, without what its worker has already. @param {string} part @param {string} room @returns {string[]} */
export function lazyScripts(part, room) {
  const there = workerScripts(room);
  return scriptsOf(`${part}-`).filter((file) => !there.includes(file));
}

/** The one script whose name begins so, and all that it loads before it starts. @param {string} start @returns {string[]} */
function scriptsOf(start) {
  const entry = readdirSync(`${ROOT}/assets`).filter((name) => name.startsWith(start) && name.endsWith('.js'));
  if (entry.length !== 1)
    throw new Error(`${ROOT}/assets has ${entry.length} scripts called ${start}, and one was expected.`);
  const found = new Set(entry.map((name) => `${ROOT}/assets/${name}`));
  for (const file of found) {
    for (const { specifier, how } of readModule(file, readFileSync(file, 'utf8')).imports) {
      if (how === 'static') found.add(posix.join(posix.dirname(file), specifier));
    }
  }
  return [...found];
}
