import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Event } from '../protocol/event.ts';
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
  wrote,
} from './log.testing.ts';
import { rowAt } from './row.ts';
import {
  foldedTimelineView,
  headingsBefore,
  isPassedCheck,
  lineAt,
  lineCount,
  lineOfRow,
  type Timeline,
  timelineView,
  turnOfRow,
} from './timeline.ts';
import type { View } from './view.ts';

const read = (view: View<Timeline>, events: readonly Event[]) => events.reduce(view.evolve, view.initial);
const linesOf = (timeline: Timeline) =>
  Array.from({ length: lineCount(timeline) }, (_, place) => {
    const line = lineAt(timeline, place);
    return 'turn' in line
      ? `turn ${line.turn}`
      : `${timeline.rows.at(line.row)?.seq} ${timeline.rows.at(line.row)?.type}`;
  });

const twoTurns = logOf([
  started,
  prompted,
  requested,
  replied(['main.1', 'main.2']),
  hooked('main.1'),
  decided('main.1'),
  decided('main.2', 'deny'),
  begun('main.1'),
  wrote('main.1'),
  finished('main.1'),
  finished('main.2', { because: 'settled', failed: true }),
  requested,
  replied(),
  rested,
  prompted,
]);

test('a row for what was asked, done and refused; checks that passed are folded; a heading for every turn', () => {
  expect(linesOf(read(foldedTimelineView, twoTurns))).toEqual([
    '0 run.started',
    'turn 1',
    '1 prompt.submitted',
    '2 model.requested',
    '6 tool.decided',
    '7 tool.started',
    '10 tool.finished',
    'turn 2',
    '11 model.requested',
    '13 agent.rested',
    'turn 3',
    '14 prompt.submitted',
  ]);
});

test('unfolded, checks that passed have rows too', () => {
  const seen = linesOf(read(timelineView, twoTurns));
  expect(seen).toContain('4 hook.ran');
  expect(seen).toContain('5 tool.decided');
});

test('a hook that says something, fails or asks is never folded', () => {
  const says = [{ block: 'no' }, { input: {} }, { context: 'x' }, { replace: 'x' }, { vote: 'ask' }] as const;
  const [silent, ...loud] = logOf([
    hooked('a'),
    ...says.map((effect) => hooked('a', effect)),
    { ...hooked('a'), failed: 'late' } as never,
  ]);
  expect(silent !== undefined && isPassedCheck(silent)).toBe(true);
  expect(loud.map(isPassedCheck)).toEqual([false, false, false, false, false, false]);
});

test('a message while calls are open begins no turn', () => {
  const log = logOf([
    started,
    prompted,
    requested,
    replied(['main.1']),
    prompted,
    begun('main.1'),
    finished('main.1'),
    requested,
  ]);
  expect(linesOf(read(foldedTimelineView, log)).filter((line) => line.startsWith('turn'))).toEqual([
    'turn 1',
    'turn 2',
  ]);
});

test('reading on equals reading from the start, at every prefix', () => {
  fc.assert(
    fc.property(logs, (events) => {
      for (const view of [foldedTimelineView, timelineView]) {
        let timeline = view.initial;
        for (const [at, event] of events.entries()) {
          timeline = view.evolve(timeline, event);
          expect(linesOf(timeline)).toEqual(linesOf(read(view, events.slice(0, at + 1))));
        }
      }
    }),
    { numRuns: 30 },
  );
});

test('every fact is a row or is told in one', () => {
  fc.assert(
    fc.property(logs, (events) => {
      const told = new Set<Event>();
      for (const begin of read(timelineView, events).rows) {
        const { end, changed } = rowAt(events, begin.seq, events.length);
        for (const event of [begin, end, ...changed]) if (event !== undefined) told.add(event);
      }
      // what lost its beginning to damage is told by nobody, and the damage itself is
      if (!events.some(({ type }) => type === 'event.damaged')) expect(told.size).toBe(events.length);
    }),
  );
});

test('a place in the list and its row lead to one another', () => {
  fc.assert(
    fc.property(logs, (events) => {
      const timeline = read(foldedTimelineView, events);
      for (let row = 0; row < timeline.rows.length; row++)
        expect(lineAt(timeline, lineOfRow(timeline, row))).toEqual({ row });
      const turns = linesOf(timeline).filter((line) => line.startsWith('turn')).length;
      expect(turns).toBe(timeline.headings.length);
      expect(headingsBefore(timeline, lineCount(timeline))).toBe(turns);
      expect(turnOfRow(timeline, timeline.rows.length - 1)).toBe(turns);
    }),
  );
});
