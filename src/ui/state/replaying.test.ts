import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { logOf, prompted, replied, requested, rested, started } from '../../views/log.testing.ts';
import { openLog } from './opened.testing.ts';
import { replay, replayFromStart } from './replaying.ts';
import { moveTo, useRun } from './run.ts';

const log = logOf([started, prompted, requested, replied(), rested]);

beforeEach(() => {
  vi.useFakeTimers();
  // what is said aloud is dispatched there
  vi.stubGlobal('document', new EventTarget());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Where the reader was, from each row to the next, until nothing plays any more. */
function played(): readonly number[] {
  const at: number[] = [useRun.getState().cursor];
  while (useRun.getState().replaying) {
    vi.advanceTimersToNextTimer();
    at.push(useRun.getState().cursor);
  }
  return at;
}

test.each(['1x', 'max'] as const)(
  'at %s, a replay plays all rows from the first, and asks nobody for anything',
  (speed) => {
    const { sent } = openLog(log);
    useRun.setState({ speed });
    replayFromStart();
    expect(useRun.getState()).toMatchObject({ replaying: true, live: false });
    expect(played()).toEqual([1, 2, 4, 5]);
    expect(useRun.getState().live).toBe(true);
    expect(sent).toEqual([]);
  },
);

test('going on in the past plays from there; at once it is at its end at once', () => {
  openLog(log);
  moveTo(2);
  replay();
  expect(played()).toEqual([2, 4, 5]);
  moveTo(2);
  useRun.setState({ speed: 'max' });
  replay();
  expect(useRun.getState()).toMatchObject({ live: true, replaying: false });
});

test('a replay that was held plays no further', () => {
  openLog(log);
  replayFromStart();
  useRun.setState({ replaying: false });
  vi.runAllTimers();
  expect(useRun.getState().cursor).toBe(1);
});
