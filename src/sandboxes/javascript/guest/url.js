/** `node:url`: files and their addresses. */
import { resolve } from './path.js';

/**
 * @param {string | { href: string }} address
 * @returns {string}
 */
export function fileURLToPath(address) {
  const text = typeof address === 'string' ? address : address.href;
  if (!text.startsWith('file://')) throw new TypeError('The URL must be of scheme file');
  return decodeURIComponent(text.slice('file://'.length).replace(/[?#].*$/s, ''));
}

/** @param {string} path */
export function pathToFileURL(path) {
  const pathname = encodeURI(resolve(path));
  const href = `file://${pathname}`;
  return { href, pathname, protocol: 'file:', toString: () => href };
}

export default { fileURLToPath, pathToFileURL };
