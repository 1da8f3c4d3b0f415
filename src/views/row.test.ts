import { expect, test } from 'vitest';
import {
  begun,
  decided,
  finished,
  hooked,
  logOf,
  prompted,
  replied,
  requested,
  started,
  wrote,
} from './log.testing.ts';
import { replyOfTurn, rowAt } from './row.ts';

const log = logOf([
  started,
  prompted,
  requested,
  replied(['main.1', 'main.2']),
  hooked('main.1'),
  decided('main.1'),
  decided('main.2'),
  begun('main.1'),
  begun('main.2'),
  wrote('main.2'),
  finished('main.1'),
  finished('main.2', { failed: true }),
  requested,
  replied(),
]);

test('a call side by side with another keeps to its own facts', () => {
  expect(rowAt(log, 7, log.length)).toEqual({
    begin: log[7],
    end: log[10],
    again: undefined,
    call: { call: 'main.1', wire: 'main.1', name: 'read_file', input: { path: 'main.1.txt' } },
    changed: [],
    passed: 2,
  });
  expect(rowAt(log, 8, log.length)).toMatchObject({ end: log[11], changed: [log[9]], passed: 1 });
});

test('a row knows no more than is read', () => {
  expect(rowAt(log, 7, 10).end).toBeUndefined();
  expect(rowAt(log, 8, 9).changed).toEqual([]);
  expect(rowAt(log, 2, 3).end).toBeUndefined();
  expect(rowAt(log, 2, 4).end).toBe(log[3]);
  expect(replyOfTurn(log, 1, 3)).toBeUndefined();
  expect(replyOfTurn(log, 1, 4)).toBe(log[3]);
});

test('a request that got no reply does not take that of the next', () => {
  const cut = logOf([started, prompted, requested, requested, replied()]);
  expect(rowAt(cut, 2, cut.length)).toMatchObject({ end: undefined, again: cut[3] });
  expect(rowAt(cut, 2, 3).again).toBeUndefined();
  expect(rowAt(cut, 3, cut.length).end).toBe(cut[4]);
});

test('a question of the ladder ends with its answer', () => {
  const answer = { type: 'approval.resolved', call: 'main.1', verdict: 'deny', by: 'person' } as const;
  const asked = logOf([started, requested, replied(['main.1']), decided('main.1', 'ask'), answer]);
  expect(rowAt(asked, 3, 4).end).toBeUndefined();
  expect(rowAt(asked, 3, 5).end).toBe(asked[4]);
});

test('only the row of what was edited in a fork says so', () => {
  const answer = { type: 'approval.resolved', call: 'main.1', verdict: 'deny', by: 'person' } as const;
  const forked = {
    type: 'run.forked',
    from: 'r',
    place: 4,
    title: 'Another',
    was: { ...answer, verdict: 'allow' },
  } as const;
  const log = logOf([started, requested, replied(['main.1']), decided('main.1', 'ask'), answer, forked]);
  expect([1, 3, 4].map((seq) => rowAt(log, seq, log.length).edited?.seq)).toEqual([undefined, undefined, 4]);
});
