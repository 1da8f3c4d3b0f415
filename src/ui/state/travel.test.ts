import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  begun,
  decided,
  finished,
  hooked,
  logOf,
  logs,
  prompted,
  replied,
  requested,
  rested,
  started,
} from '../../views/log.testing.ts';
import { noFilter, useLayout } from './layout.ts';
import { openLog } from './opened.testing.ts';
import { rowAtFact, visibleRows } from './rows.ts';
import { useRun } from './run.ts';
import {
  goToSelected,
  selectFirst,
  selectNext,
  selectPrevious,
  stepBack,
  stepOn,
  stepOverTurn,
  stepToTurnStart,
  toEnd,
  toStart,
} from './travel.ts';

const log = logOf([
  started,
  prompted,
  requested,
  replied(['main.1']),
  hooked('main.1'),
  decided('main.1'),
  begun('main.1'),
  finished('main.1'),
  requested,
  replied(),
  rested,
]);
const at = () => useRun.getState().cursor;
const walk = (move: () => void, times: number) =>
  Array.from({ length: times }, () => {
    move();
    return at();
  });

test('back and on again, row by row, over what can be seen only', () => {
  openLog(log);
  expect(walk(stepBack, 6)).toEqual([10, 8, 6, 2, 1, 1]);
  expect(walk(stepOn, 5)).toEqual([2, 6, 8, 10, 11]);
  expect(useRun.getState().live).toBe(true);
});

test('unfolded, the checks are steps too', () => {
  openLog(log);
  useLayout.setState({ folded: false });
  expect(walk(stepBack, 5)).toEqual([10, 8, 6, 5, 4]);
});

test('a turn is stepped over, and back to where it began', () => {
  openLog(log);
  toStart();
  expect(walk(stepOverTurn, 2)).toEqual([8, 11]);
  expect(walk(stepToTurnStart, 2)).toEqual([8, 1]);
});

test('live, a step holds the agent first, and then lets it do one', () => {
  const { sent } = openLog(log);
  stepOn();
  useRun.setState({ pausing: true });
  stepOn();
  expect(sent).toEqual([
    { do: 'pause', run: 'r' },
    { do: 'step', run: 'r' },
  ]);
});

test('J and K select rows around now, Enter goes there', () => {
  openLog(log);
  selectPrevious();
  expect(useLayout.getState().selected).toBe(8);
  selectPrevious();
  selectNext();
  selectNext();
  selectNext();
  expect(useLayout.getState().selected).toBe(10);
  selectFirst();
  expect(useLayout.getState().selected).toBe(0);
  selectNext();
  selectNext();
  goToSelected();
  expect([at(), useLayout.getState().selected]).toEqual([2, undefined]);
});

test('a filter leaves only its own rows to step to, and says how many it hides', () => {
  openLog(log);
  useLayout.setState({ filter: { ...noFilter, kinds: ['model'] } });
  expect(visibleRows()).toMatchObject({ length: 2, hidden: 4, lines: 2 });
  expect(walk(stepBack, 2)).toEqual([8, 2]);
  useLayout.setState({ filter: { ...noFilter, text: 'MAIN.1.TXT' } });
  expect(visibleRows().length).toBe(2);
  expect(visibleRows().at(1)?.seq).toBe(6);
});

test('steps land on visible rows, and all the way back leads to the first fact', () => {
  fc.assert(
    fc.property(logs, (events) => {
      openLog(events);
      const seen: number[] = [];
      for (let moves = 0; at() > 1; moves++) {
        expect(moves).toBeLessThan(events.length);
        stepBack();
        seen.unshift(at());
        const row = visibleRows().at(rowAtFact(visibleRows(), at()));
        expect(at() === 1 || row?.seq === at()).toBe(true);
      }
      const on: number[] = [at()];
      while (!useRun.getState().live) {
        stepOn();
        on.push(at());
      }
      expect(on).toEqual([...seen, events.length]);
      toStart();
      toEnd();
      expect(at()).toBe(events.length);
    }),
    { numRuns: 50 },
  );
});
