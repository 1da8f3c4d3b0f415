import { expect, onTestFinished, test, vi } from 'vitest';
import type { Event } from '../../protocol/event.ts';
import { DebugGate } from '../../runtime/gate.ts';
import { playScript } from '../../runtime/play-script.ts';
import { scenarios } from '../../scenarios/index.ts';
import { type Counts, countOne, keyOf } from '../../views/hits.ts';
import { chosenView } from './chosen.ts';
import { smallRun } from './small-run.testing.ts';

const countsOf = (log: readonly Event[]) => log.reduce(chosenView.evolve, chosenView.initial).counts;

test('a step counts from the first fact it left, a wait from the fact that ended it', () => {
  expect(countsOf(smallRun.slice(0, 2))).toEqual({});
  expect(countsOf(smallRun.slice(0, 3))).toEqual({ 'call-model: something new to read': 1 });
  expect(countsOf(smallRun.slice(0, 5))).toEqual({
    'call-model: something new to read': 1,
    'authorize: not judged yet': 1,
  });
  expect(countsOf(smallRun)).toEqual({
    'call-model: something new to read': 1,
    'authorize: not judged yet': 2,
    'wait: for approval': 1,
    'run: all allowed': 1,
  });
});

test.each(scenarios)('in $name, what is counted are the steps that the loop took', async ({ load }) => {
  const gate = vi.spyOn(DebugGate.prototype, 'hold');
  onTestFinished(() => gate.mockRestore());
  const { events } = await playScript(await load());
  // a step that was held is chosen again
  const passed = gate.mock.calls.filter((_, nth) => gate.mock.results[nth]?.value === undefined);
  const taken = passed.reduce<Counts>((counts, [, step]) => countOne(counts, keyOf(step.do, step.because)), {});
  expect(Object.keys(taken).length).toBeGreaterThan(3);
  expect(countsOf(events)).toEqual(taken);
});
