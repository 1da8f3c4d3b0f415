/** `node:assert/strict`. */
import { strict } from './assert.js';

export const {
  AssertionError,
  ok,
  throws,
  doesNotThrow,
  rejects,
  doesNotReject,
  match,
  doesNotMatch,
  fail,
  ifError,
  equal,
  notEqual,
  deepEqual,
  notDeepEqual,
  strictEqual,
  notStrictEqual,
  deepStrictEqual,
  notDeepStrictEqual,
} = strict;
export { strict };
export default strict;
