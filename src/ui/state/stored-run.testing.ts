import type { StoredRun } from './shelf.ts';

/** A run of the library that is done, and the one that it was forked from. */
export const stored = (id: string, title: string, from?: string): StoredRun => ({
  id,
  title,
  created: 0,
  updated: 0,
  length: 9,
  owner: 1,
  rested: 'done',
  ...(from === undefined ? {} : { forked: { from, seq: 3 } }),
});
