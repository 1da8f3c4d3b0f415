/** Paths with `/`, as `node:path` has them. */
import { host } from './host.js';

export const sep = '/';
export const delimiter = ':';

/**
 * @param {string} path
 * @returns {string}
 */
export function normalize(path) {
  const names = folded(path);
  if (path.startsWith('/')) return `/${names.join('/')}${path.endsWith('/') && names.length > 0 ? '/' : ''}`;
  return (names.join('/') || '.') + (path.endsWith('/') ? '/' : '');
}

/**
 * The names of a path, with `.` and `..` taken out as far as that can be done.
 * @param {string} path
 * @returns {string[]}
 */
function folded(path) {
  /** @type {string[]} */
  const names = [];
  for (const name of path.split('/')) {
    if (name === '' || name === '.') continue;
    if (name !== '..') names.push(name);
    else if (names.length > 0 && names.at(-1) !== '..') names.pop();
    else if (!path.startsWith('/')) names.push('..');
  }
  return names;
}

/**
 * @param {...string} parts
 * @returns {string}
 */
export function join(...parts) {
  return normalize(parts.filter((part) => part !== '').join('/'));
}

/**
 * @param {...string} parts
 * @returns {string}
 */
export function resolve(...parts) {
  let path = '';
  for (const part of parts) path = part.startsWith('/') ? part : `${path}/${part}`;
  const whole = path.startsWith('/') && parts.some((part) => part.startsWith('/')) ? path : `${host.cwd}/${path}`;
  return `/${folded(`/${whole}`).join('/')}`;
}

/**
 * @param {string} path
 * @returns {boolean}
 */
export function isAbsolute(path) {
  return path.startsWith('/');
}

/**
 * @param {string} path
 * @returns {string}
 */
export function dirname(path) {
  const bare = path.replace(/\/+$/, '');
  const at = bare.lastIndexOf('/');
  if (at < 0) return bare === '' && path.startsWith('/') ? '/' : '.';
  return bare.slice(0, at).replace(/\/+$/, '') || '/';
}

/**
 * @param {string} path
 * @param {string} [suffix]
 * @returns {string}
 */
export function basename(path, suffix = '') {
  const name = path.replace(/\/+$/, '').split('/').at(-1) ?? '';
  return suffix !== '' && name !== suffix && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
}

/**
 * @param {string} path
 * @returns {string}
 */
export function extname(path) {
  const name = basename(path);
  const at = name.lastIndexOf('.');
  return at <= 0 || name === '..' ? '' : name.slice(at);
}

/**
 * @param {string} from
 * @param {string} to
 * @returns {string}
 */
export function relative(from, to) {
  const [a, b] = [folded(resolve(from)), folded(resolve(to))];
  let same = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) same += 1;
  return [...a.slice(same).map(() => '..'), ...b.slice(same)].join('/');
}

/**
 * @param {string} path
 * @returns {{ root: string, dir: string, base: string, ext: string, name: string }}
 */
export function parse(path) {
  const base = basename(path);
  const ext = extname(path);
  const dir = dirname(path);
  return {
    root: path.startsWith('/') ? '/' : '',
    dir: dir === '.' && !path.startsWith('.') ? '' : dir,
    base,
    ext,
    name: ext === '' ? base : base.slice(0, -ext.length),
  };
}

/**
 * @param {{ root?: string, dir?: string, base?: string, ext?: string, name?: string }} parts
 * @returns {string}
 */
export function format({ root = '', dir = root, base, ext = '', name = '' }) {
  const file = base ?? name + ext;
  return dir === '' ? file : dir === root ? dir + file : `${dir}/${file}`;
}

const path = {
  sep,
  delimiter,
  normalize,
  join,
  resolve,
  isAbsolute,
  dirname,
  basename,
  extname,
  relative,
  parse,
  format,
};
export const posix = path;
export default { ...path, posix };
