import { cutMiddle } from '../base/cut.ts';
import { hashOf } from '../base/hash.ts';
import { blotKeys } from '../base/secrets.ts';
import { counted, encode } from '../base/text.ts';
import type { HeardBefore } from '../protocol/play.ts';

/** What differs from one time to the next, and says nothing: times of day and dates with one, durations, ids. */
const fleeting = [
  /\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|\s?[+-]\d\d:?\d\d)?/g,
  /\b\d{1,2}:\d\d:\d\d(?:[.,]\d+)?\b/g,
  /\b1\d{9}(?:\d{3})?\b/g,
  /\b\d+(?:\.\d+)?\s?(?:ms|µs|ns|s|sec|seconds|milliseconds)\b/g,
  /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi,
];

/** How much of a text is kept to show a difference by. */
const shown = { head: 1600, tail: 800 };

/**
 * What a recording keeps of a text that the model read: a hash that is the same when the text comes again, and its ends.
 * What looks like a key is in neither, and times and ids are not in the hash.
 */
export function imprintOf(text: string): HeardBefore {
  const bare = blotKeys(text);
  const steady = fleeting.reduce((rest, pattern) => rest.replace(pattern, '~'), bare);
  const { head, tail, left } = cutMiddle(bare, shown);
  const ends = left === 0 ? bare : `${head}\n[${counted(left, 'character')} are left out here]\n${tail}`;
  return { hash: hashOf(encode(steady)).slice(0, 32), text: ends };
}
