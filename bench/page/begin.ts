import type { Event } from '../../src/protocol/event.ts';

/** The first fact of a run, with no more in it than the disk asks for. */
export const begin = {
  seq: 0,
  at: 0,
  agent: 'main',
  type: 'run.started',
  format: 1,
  title: 'Bench',
  config: {},
  files: [],
  seed: 1,
} as unknown as Event;
