import { expect, test } from 'vitest';
import { columnsAt, lanesView } from './lanes.ts';
import { aboveOf, childTowards, isBelow } from './lineage.ts';
import { born, by, logOf, prompted, replied, requested, rested, started } from './log.testing.ts';
import { lineAt, lineCount, type Timeline, timelineViewFor } from './timeline.ts';
import type { View } from './view.ts';

const log = logOf([
  started,
  prompted,
  requested,
  replied(['main.1', 'main.2']),
  born('main.1'),
  born('main.2'),
  by('main.1', requested),
  by('main.2', requested),
  by('main.1', replied(['main.1.1'])),
  born('main.1.1'),
  by('main.1.1', requested),
  by('main.2', rested),
  by('main.1.1', rested),
  born('main.3'),
  by('main.1', rested),
  by('main.2', prompted),
  by('main.2', rested),
  requested,
]);
const read = <State>(view: View<State>, length = log.length) => log.slice(0, length).reduce(view.evolve, view.initial);
const rowsOf = (timeline: Timeline) =>
  Array.from({ length: lineCount(timeline) }, (_, place) => {
    const line = lineAt(timeline, place);
    return 'turn' in line ? `turn ${line.turn}` : timeline.rows.at(line.row)?.seq;
  });

test('agents at work at the same time have a column each, and one that rests leaves its own to the next', () => {
  const lanes = read(lanesView);
  const columns = log.map((event) => {
    const { passing, own } = columnsAt(lanes, event);
    return `${passing.join('')}${own === undefined ? '' : ` at ${own}`}`;
  });
  expect(columns.slice(3)).toEqual([
    '',
    '0 at 0',
    '01 at 1',
    '01 at 0',
    '01 at 1',
    '01 at 0',
    '012 at 2',
    '012 at 2',
    '012 at 1',
    '02 at 2',
    '01 at 1',
    '01 at 0',
    '01 at 0',
    '01 at 0',
    '1',
  ]);
});

test('what a lane was does not change with what comes after', () => {
  const whole = read(lanesView);
  for (let length = 5; length <= log.length; length++) {
    const then = read(lanesView, length);
    for (const event of log.slice(0, length - 1)) {
      if (event.agent === 'main') continue;
      expect(columnsAt(then, event).own).toBe(columnsAt(whole, event).own);
    }
  }
});

test('a folded lane is the row that begins it, with all below it; numbers stay', () => {
  const folded = (foldedAgents: readonly string[]) =>
    rowsOf(read(timelineViewFor({ folded: true, foldedAgents, only: undefined })));
  expect(folded([])).toEqual([0, 'turn 1', 1, 2, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15, 16, 17]);
  expect(folded(['main.1'])).toEqual([0, 'turn 1', 1, 2, 4, 5, 7, 11, 13, 15, 16, 17]);
  expect(folded(['main.1.1', 'main.2'])).toEqual([0, 'turn 1', 1, 2, 4, 5, 6, 9, 13, 14, 17]);
});

test('the conversation of one agent is its own rows and turns, and one row for each below it', () => {
  const only = (agent: string) => rowsOf(read(timelineViewFor({ folded: true, foldedAgents: [], only: agent })));
  expect(only('main.1')).toEqual([4, 'turn 1', 6, 9, 14]);
  expect(only('main')).toEqual([0, 'turn 1', 1, 2, 4, 5, 13, 17]);
  expect(only('main.1.1')).toEqual([9, 'turn 1', 10, 12]);
});

test('the view of one wish is one view', () => {
  const wish = { folded: true, foldedAgents: ['main.2', 'main.1'], only: undefined };
  expect(timelineViewFor(wish)).toBe(timelineViewFor({ ...wish, foldedAgents: ['main.1', 'main.2'] }));
  expect(timelineViewFor(wish)).not.toBe(timelineViewFor({ ...wish, folded: false }));
});

test('agents are named by their line', () => {
  expect([aboveOf('main.3.12'), aboveOf('main')]).toEqual(['main.3', undefined]);
  expect([isBelow('main.30', 'main.3'), isBelow('main.3.1', 'main.3'), isBelow('main', 'main')]).toEqual([
    false,
    true,
    false,
  ]);
  expect([
    childTowards('main', 'main.3.12'),
    childTowards('main.3', 'main.3'),
    childTowards('main.1', 'main.3'),
  ]).toEqual(['main.3', undefined, undefined]);
});
