/**
 * What code in the sandbox can ask of the place it runs in: its own streams, its own copy of the files, nothing else.
 * A string that comes back where something else was asked for is the code of an error, such as `ENOENT`.
 *
 * @typedef {object} Host
 * @property {(stream: 1 | 2, text: string) => void} write
 * @property {(path: string) => Uint8Array | string} read
 * @property {(path: string) => { text: string } | string} readText
 * @property {(path: string, content: string | Uint8Array, append: boolean) => string} put
 * @property {(path: string) => string[] | string} list
 * @property {(path: string) => { is: 'file' | 'folder', bytes: number } | string} look
 * @property {(path: string) => string} makeFolder
 * @property {(path: string) => string} remove
 * @property {(from: string, to: string) => string} move
 * @property {(source: string, name: string) => { run: Function } | { error: unknown }} compile
 * @property {(path: string) => boolean} isModule
 * @property {(from: string, specifier: string) => { at: string } | { why: string }} find
 * @property {(code: number) => void} exit
 * @property {string[]} argv
 * @property {Record<string, string>} env
 * @property {string} cwd
 * @property {string} stdin
 */

const place = Symbol.for('host');
const globals = /** @type {Record<symbol, unknown>} */ (/** @type {unknown} */ (globalThis));

export const host = /** @type {Host} */ (globals[place]);
delete globals[place];
