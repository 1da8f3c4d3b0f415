/** `node:fs` over the copy of the files that the sandbox was given. All of it is done at once; `promises` only says so later. */
import { host } from './host.js';
import { resolve } from './path.js';

/** @type {Record<string, string>} */
const meanings = {
  ENOENT: 'no such file or directory',
  EEXIST: 'file already exists',
  EISDIR: 'illegal operation on a directory',
  ENOTDIR: 'not a directory',
  ENOTEMPTY: 'directory not empty',
  EACCES: 'permission denied',
  EINVAL: 'invalid argument',
};

/** @typedef {string | 0 | { pathname: string }} Path */
/** @typedef {string | { encoding?: string | null, flag?: string } | null} Reading */

/**
 * @param {string} code
 * @param {string} syscall
 * @param {string} path
 * @param {string} [to]
 * @returns {Error}
 */
function failure(code, syscall, path, to) {
  const [name = code, why] = code.split(': ', 2);
  const places = `'${path}'${to === undefined ? '' : ` -> '${to}'`}`;
  const words = `${name}: ${meanings[name] ?? 'it cannot be done'}, ${syscall} ${places}${why === undefined ? '' : ` (${why})`}`;
  return Object.assign(new Error(words), { code: name, syscall, path });
}

/**
 * @param {Path} path
 * @returns {string}
 */
function named(path) {
  if (typeof path === 'string') return path;
  if (typeof path === 'object' && typeof path.pathname === 'string') return decodeURIComponent(path.pathname);
  throw new TypeError('The "path" argument must be of type string or an instance of URL.');
}

/**
 * @param {string} code Empty when it was done.
 * @param {string} syscall
 * @param {string} path
 * @param {string} [to]
 */
function done(code, syscall, path, to) {
  if (code !== '') throw failure(code, syscall, path, to);
}

/**
 * @param {Path} path
 * @param {Reading} [options]
 * @returns {string | Uint8Array}
 */
export function readFileSync(path, options) {
  const encoding = typeof options === 'string' ? options : options?.encoding;
  if (path === 0 || path === '/dev/stdin') return encoding ? host.stdin : bytesOf(host.stdin);
  const name = named(path);
  if (!encoding || encoding === 'buffer') {
    const bytes = host.read(resolve(name));
    if (typeof bytes === 'string') throw failure(bytes, 'open', name);
    return bytes;
  }
  if (encoding === 'base64') return base64Of(/** @type {Uint8Array} */ (readFileSync(path)));
  const found = host.readText(resolve(name));
  if (typeof found === 'string') throw failure(found, 'open', name);
  return found.text;
}

/**
 * @param {string} text
 * @returns {Uint8Array}
 */
function bytesOf(text) {
  const escaped = encodeURIComponent(text);
  return Uint8Array.from(escaped.matchAll(/%(..)|./gs), ([sign, hex]) =>
    hex === undefined ? sign.charCodeAt(0) : Number.parseInt(hex, 16),
  );
}

/**
 * @param {Uint8Array} bytes
 * @returns {string}
 */
function base64Of(bytes) {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/**
 * @param {Path} path
 * @param {unknown} content
 * @param {Reading} [options]
 */
export function writeFileSync(path, content, options) {
  put(path, content, typeof options === 'object' && options?.flag === 'a');
}

/**
 * @param {Path} path
 * @param {unknown} content
 */
export function appendFileSync(path, content) {
  put(path, content, true);
}

/**
 * @param {Path} path
 * @param {unknown} content
 * @param {boolean} append
 */
function put(path, content, append) {
  const name = named(path);
  const bytes = ArrayBuffer.isView(content)
    ? new Uint8Array(content.buffer, content.byteOffset, content.byteLength)
    : String(content);
  done(host.put(resolve(name), bytes, append), 'open', name);
}

/**
 * @param {Path} path
 * @returns {boolean}
 */
export function existsSync(path) {
  return typeof host.look(resolve(named(path))) !== 'string';
}

/**
 * @param {string} name
 * @param {{ is: 'file' | 'folder', bytes: number }} found
 */
function entryOf(name, { is }) {
  return { name, isFile: () => is === 'file', isDirectory: () => is === 'folder', isSymbolicLink: () => false };
}

/**
 * @param {Path} path
 * @param {{ throwIfNoEntry?: boolean }} [options]
 */
export function statSync(path, { throwIfNoEntry = true } = {}) {
  const name = named(path);
  const found = host.look(resolve(name));
  if (typeof found !== 'string') {
    const { isFile, isDirectory, isSymbolicLink } = entryOf(name, found);
    return { size: found.bytes, isFile, isDirectory, isSymbolicLink, mtimeMs: 0, mtime: new Date(0) };
  }
  if (!throwIfNoEntry && found === 'ENOENT') return undefined;
  throw failure(found, 'stat', name);
}
export const lstatSync = statSync;

/**
 * @param {Path} path
 */
export function accessSync(path) {
  const name = named(path);
  const found = host.look(resolve(name));
  if (typeof found === 'string') throw failure(found, 'access', name);
}

/**
 * @param {Path} path
 * @param {{ withFileTypes?: boolean, recursive?: boolean } | string} [options]
 */
export function readdirSync(path, options) {
  const { withFileTypes = false, recursive = false } = typeof options === 'object' ? options : {};
  const name = named(path);
  const names = below(resolve(name), name, recursive);
  if (!withFileTypes) return names;
  return names.map((each) => {
    const found = host.look(resolve(name, each));
    if (typeof found === 'string') throw failure(found, 'stat', each);
    return entryOf(each, found);
  });
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {boolean} recursive
 * @returns {string[]}
 */
function below(folder, name, recursive) {
  const names = host.list(folder);
  if (typeof names === 'string') throw failure(names, 'scandir', name);
  if (!recursive) return names;
  return names.flatMap((each) => {
    const path = resolve(folder, each);
    const found = host.look(path);
    const inside = typeof found !== 'string' && found.is === 'folder' ? below(path, path, true) : [];
    return [each, ...inside.map((other) => `${each}/${other}`)];
  });
}

/**
 * @param {Path} path
 * @param {{ recursive?: boolean } | number} [options]
 */
export function mkdirSync(path, options) {
  const name = named(path);
  const whole = resolve(name);
  const recursive = typeof options === 'object' && options.recursive === true;
  if (!recursive) return done(host.makeFolder(whole), 'mkdir', name);
  const names = whole.split('/').slice(1);
  for (let most = 1; most <= names.length; most++) {
    const code = host.makeFolder(`/${names.slice(0, most).join('/')}`);
    if (code !== 'EEXIST') done(code, 'mkdir', name);
    else if (most === names.length && !statSync(whole)?.isDirectory()) done(code, 'mkdir', name);
  }
}

/**
 * @param {Path} path
 */
export function unlinkSync(path) {
  const name = named(path);
  const found = host.look(resolve(name));
  if (typeof found !== 'string' && found.is === 'folder') throw failure('EISDIR', 'unlink', name);
  done(host.remove(resolve(name)), 'unlink', name);
}

/**
 * @param {Path} path
 * @param {{ recursive?: boolean, force?: boolean }} [options]
 */
export function rmSync(path, { recursive = false, force = false } = {}) {
  const name = named(path);
  const whole = resolve(name);
  const found = host.look(whole);
  if (found === 'ENOENT' && force) return;
  if (typeof found !== 'string' && found.is === 'folder') {
    if (!recursive) throw failure('EISDIR', 'rm', name);
    for (const each of below(whole, name, false)) rmSync(`${whole}/${each}`, { recursive: true });
  }
  done(host.remove(whole), 'rm', name);
}

/**
 * @param {Path} path
 */
export function rmdirSync(path) {
  const name = named(path);
  done(statSync(path)?.isDirectory() ? host.remove(resolve(name)) : 'ENOTDIR', 'rmdir', name);
}

/**
 * @param {Path} from
 * @param {Path} to
 */
export function renameSync(from, to) {
  done(host.move(resolve(named(from)), resolve(named(to))), 'rename', named(from), named(to));
}

/**
 * @param {Path} from
 * @param {Path} to
 */
export function copyFileSync(from, to) {
  writeFileSync(to, readFileSync(from));
}

/**
 * @template {readonly unknown[]} Args
 * @template Result
 * @param {(...args: Args) => Result} does
 * @returns {(...args: Args) => Promise<Result>}
 */
function later(does) {
  return async (...args) => does(...args);
}

export const promises = {
  readFile: later(readFileSync),
  writeFile: later(writeFileSync),
  appendFile: later(appendFileSync),
  stat: later(statSync),
  lstat: later(statSync),
  access: later(accessSync),
  readdir: later(readdirSync),
  mkdir: later(mkdirSync),
  unlink: later(unlinkSync),
  rm: later(rmSync),
  rmdir: later(rmdirSync),
  rename: later(renameSync),
  copyFile: later(copyFileSync),
};

export default {
  readFileSync,
  writeFileSync,
  appendFileSync,
  existsSync,
  statSync,
  lstatSync,
  accessSync,
  readdirSync,
  mkdirSync,
  unlinkSync,
  rmSync,
  rmdirSync,
  renameSync,
  copyFileSync,
  promises,
};
