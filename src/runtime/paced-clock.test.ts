import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Speed } from '../protocol/command.ts';
import { PacedClock } from './paced-clock.ts';

beforeEach(() => vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => vi.useRealTimers());

/** A clock, and when in real time (from the start) each of its sleepers woke. */
function clockAt(speed: Speed) {
  const woke: (readonly [name: string, real: number])[] = [];
  const set = { speed };
  const clock = new PacedClock(() => set.speed);
  const sleep = (name: string, wait: number, signal?: AbortSignal) =>
    clock.until(clock.now() + wait, signal).then(() => woke.push([name, Date.now() - 1_000_000]));
  return { clock, set, sleep, woke };
}

test('time passes as it does', async () => {
  const { clock, sleep, woke } = clockAt('1x');
  void sleep('a', 1000);
  void sleep('b', 50);
  await vi.advanceTimersByTimeAsync(2000);
  expect(woke).toEqual([
    ['b', 50],
    ['a', 1000],
  ]);
  expect(clock.now()).toBe(1_002_000);
});

test('at four times the speed a second takes a quarter of one, however it is cut', async () => {
  const { clock, sleep, woke } = clockAt('4x');
  void sleep('whole', 1000);
  const inPieces = async (): Promise<void> => {
    const start = clock.now();
    for (let piece = 1; piece <= 20; piece++) await clock.until(start + piece * 50);
    woke.push(['in pieces', Date.now() - 1_000_000]);
  };
  void inPieces();
  await vi.advanceTimersByTimeAsync(300);
  expect(woke.map(([, real]) => Math.round(real / 50) * 50)).toEqual([250, 250]);
});

test('at full speed nobody waits, and the earliest comes first', async () => {
  const { clock, sleep, woke } = clockAt('max');
  void sleep('an hour', 3_600_000);
  void sleep('a minute', 60_000).then(() => sleep('then a second', 1000));
  await vi.advanceTimersByTimeAsync(20);
  expect(woke.map(([name]) => name)).toEqual(['a minute', 'then a second', 'an hour']);
  expect(clock.now()).toBeGreaterThanOrEqual(1_000_000 + 3_600_000);
});

test('who sleeps notices that the speed was changed', async () => {
  const { set, sleep, woke } = clockAt('1x');
  void sleep('a minute', 60_000);
  await vi.advanceTimersByTimeAsync(1000);
  set.speed = 'max';
  await vi.advanceTimersByTimeAsync(100);
  expect(woke).toHaveLength(1);
});

test('an abort wakes at once, and leaves nothing behind', async () => {
  const { sleep, woke } = clockAt('1x');
  const abort = new AbortController();
  void sleep('long', 60_000, abort.signal);
  void sleep('never begun', 60_000, AbortSignal.abort());
  abort.abort();
  await vi.advanceTimersByTimeAsync(0);
  expect(woke.map(([name]) => name).sort()).toEqual(['long', 'never begun']);
  expect(vi.getTimerCount()).toBe(0);
});

test('time never goes back', async () => {
  const { clock } = clockAt('1x');
  const before = clock.now();
  vi.setSystemTime(5);
  expect(clock.now()).toBe(before);
  expect(new PacedClock(() => '1x', 2_000_000).now()).toBe(2_000_000);
});
