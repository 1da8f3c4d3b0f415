import fc from 'fast-check';
import { expect, test } from 'vitest';
import { press, quietAfter, see, unseen, wait } from './quiet.ts';

test('a key counts once the dialog was in sight for the whole wait', () => {
  const seen = see({ visible: true, now: 1000 });
  expect(press(seen, 1000 + quietAfter - 1)).toEqual({ is: 'waiting', since: 1399 });
  expect(press(seen, 1000 + quietAfter)).toEqual({ is: 'quiet', from: 1400 });
});

test('what is out of sight never becomes quiet', () => {
  expect(press(unseen, 10_000)).toEqual(unseen);
  expect(wait(see({ visible: false, now: 0 }), 10_000)).toEqual(unseen);
});

test('a key counts only after as long a pause as the wait, however the keys fall', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 2 * quietAfter }), { maxLength: 30 }), (pauses) => {
      let now = 0;
      let quiet = see({ visible: true, now });
      let rested = false;
      for (const pause of pauses) {
        now += pause;
        rested ||= pause >= quietAfter;
        quiet = press(quiet, now);
        expect(quiet.is === 'quiet').toBe(rested);
      }
    }),
  );
});

test('what was pressed before it was quiet does not count, however late anybody hears of it', () => {
  const seen = see({ visible: true, now: 1000 });
  const quiet = wait(seen, 5000);
  expect(quiet.is).toBe('quiet');
  expect(press(quiet, 1399)).toEqual({ is: 'waiting', since: 1399 });
  expect(press(quiet, 1400)).toBe(quiet);
});
