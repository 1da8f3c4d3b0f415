import { describe, expect, test } from 'vitest';
import { scenarios } from '../scenarios/index.ts';
import { brokenPromises } from './promises.testing.ts';
import { isRunning, outcomeOf, play, takeUp } from './replay.testing.ts';
import { isToldMeanwhile } from './told-meanwhile.testing.ts';

describe.each(scenarios.map(({ name, load }) => ({ name, load })))('$name', ({ load }) => {
  test('cut at every event and taken up again, it comes to the same end', async () => {
    const script = await load();
    const whole = await play(script);
    expect(brokenPromises(whole.events)).toEqual([]);
    expect(whole.events.length).toBeGreaterThan(10);
    for (let length = 1; length < whole.events.length; length++) {
      const again = await takeUp(whole, length, script);
      expect(brokenPromises(again.events)).toEqual([]);
      // a call that was cut off while it ran has another result, and the model may say something else to it
      const before = whole.events.slice(0, length);
      if (!isRunning(before) && !isToldMeanwhile(before))
        expect(outcomeOf(again.events)).toEqual(outcomeOf(whole.events));
    }
  });
});
