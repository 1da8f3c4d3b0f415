/** Where `~` leads. */
export const home = 'home/user';

/** No path is longer; what is longer came from no person. */
const longest = 4096;

/** Control characters and halves of characters: two names that differ in these would look, or be stored, alike. */
const impossible = /[\p{Cc}\p{Cs}]/u;

/**
 * The one way to name a place: no leading slash, `''` for the root, `.` and `..` folded (`..` cannot leave the root), `~`
 * as the home folder. Undefined when no file can have that name: control characters, half characters, over 4,096 long.
 */
export function resolvePath(path: string): string | undefined {
  if (path.length > longest || impossible.test(path)) return undefined;
  const names: string[] = [];
  for (const name of (/^~(\/|$)/.test(path) ? home + path.slice(1) : path).split('/')) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return names.join('/');
}

/** A path as a message quotes it: with a leading slash for the root alone, and nothing that could break the line. */
export function quotePath(path: string): string {
  return path === '' ? '/' : JSON.stringify(path.length > 200 ? `${path.slice(0, 200)}…` : path).slice(1, -1);
}
