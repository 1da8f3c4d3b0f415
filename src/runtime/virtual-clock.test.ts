import { expect, test } from 'vitest';
import { VirtualClock } from './virtual-clock.ts';

test('time moves to the earliest sleeper, and takes no time', async () => {
  const clock = new VirtualClock();
  const woken: string[] = [];
  const sleep = async (name: string, time: number): Promise<void> => {
    await clock.until(time);
    woken.push(`${name} at ${clock.now()}`);
  };
  await Promise.all([sleep('late', 3_600_000), sleep('early', 10), sleep('also early', 10)]);
  expect(woken).toEqual(['early at 10', 'also early at 10', 'late at 3600000']);
});

test('a sleeper that is called off wakes at once, and time does not move for it', async () => {
  const clock = new VirtualClock();
  const call = new AbortController();
  const asleep = clock.until(1000, call.signal);
  call.abort();
  await asleep;
  expect(clock.now()).toBe(0);
});

test('results of real work come back in the order in which the work began', async () => {
  const clock = new VirtualClock();
  let finishFirst = (): void => {};
  const first = new Promise<string>((resolve) => {
    finishFirst = () => resolve('first');
  });
  const order: string[] = [];
  const both = [clock.real(first), clock.real(Promise.resolve('second'))].map(async (work) => order.push(await work));
  finishFirst();
  await Promise.all(both);
  expect(order).toEqual(['first', 'second']);
});
