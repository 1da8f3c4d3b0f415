import { expect, test } from 'vitest';
import type { Notice } from '../../protocol/notice.ts';
import { logOf, prompted, replied, requested, started } from '../../views/log.testing.ts';
import { spendingView } from '../../views/spending.ts';
import { applied } from './notices.ts';
import { emptyRun, type RunState } from './run.ts';

const events = logOf([started, prompted, requested, replied()]);
const waiting: RunState = { client: undefined, ...emptyRun, run: 'r', loading: true };
const event = (at: number): Notice => ({ say: 'event', run: 'r', event: events[at] as (typeof events)[number] });
const after = (state: RunState, ...notices: readonly Notice[]) => notices.reduce(applied, state);

test('a log that is opened is read to its end, and facts that follow are read at once', () => {
  const open = after(waiting, { say: 'log', run: 'r', events: events.slice(0, 2) }, event(2), event(3));
  expect(open).toMatchObject({ length: 4, cursor: 4, live: true, loading: false });
  expect(open.projector.at(open.cursor).read(spendingView).sum.requests).toBe(1);
});

test('a new run begins with its first fact, without a log', () => {
  expect(after(waiting, event(0), event(1))).toMatchObject({ length: 2, cursor: 2, loading: false });
});

test('who looks at the past stays there', () => {
  const past = { ...after(waiting, event(0), event(1), event(2)), live: false, cursor: 1 };
  expect(after(past, event(3))).toMatchObject({ length: 4, cursor: 1, live: false });
});

test('a place that was asked for before the log came is kept, and one past its end is its end', () => {
  const log: Notice = { say: 'log', run: 'r', events };
  expect(after({ ...waiting, live: false, cursor: 2 }, log)).toMatchObject({ cursor: 2, live: false });
  expect(after({ ...waiting, live: false, cursor: 99 }, log)).toMatchObject({ cursor: 4, live: true });
  expect(after({ ...waiting, live: false, cursor: 0 }, log)).toMatchObject({ cursor: 1, live: false });
});

test('nothing is said twice, and what is missing is not passed over', () => {
  const open = after(waiting, event(0), event(1));
  expect(after(open, event(1))).toBe(open);
  expect(after(open, event(3))).toBe(open);
});

test('text that arrives is shown until the reply is a fact', () => {
  const delta: Notice = { say: 'delta', run: 'r', agent: 'main', text: 'Hel', thinking: '', calling: '' };
  const arriving = after(waiting, event(0), event(1), event(2), delta, { ...delta, text: 'lo' });
  expect(arriving.preview).toEqual({ main: { text: 'Hello', thinking: '', calling: '' } });
  expect(after(arriving, event(3)).preview).toEqual({});
});

test('what a call prints is kept apart from what its agent says, and until it has its result', () => {
  const finished = { type: 'tool.finished', because: 'ran', call: 'main.1', content: [], failed: false } as const;
  const started = after(waiting, event(0), event(1), event(2));
  const delta = { say: 'delta', run: 'r', agent: 'main', thinking: '', calling: '' } as const;
  const printing = after(started, { ...delta, call: 'main.1', text: 'a' }, { ...delta, call: 'main.1', text: 'b\n' });
  expect(printing.preview).toEqual({ 'main.1': { text: 'ab\n', thinking: '', calling: '' } });
  const told = { say: 'event', run: 'r', event: { seq: 3, at: 3, agent: 'main', ...finished } } as const;
  expect(after(printing, told).preview).toEqual({});
});

test('what is said of another run changes nothing; what went wrong is told until something goes well', () => {
  const open = after(waiting, event(0));
  expect(after(open, { say: 'paused', run: 'other', pausing: true, held: [] })).toBe(open);
  const refused = after(open, { say: 'refused', run: 'r', command: 'c1', why: 'No.' });
  expect(refused.trouble).toBe('No.');
  expect(after(refused, event(1)).trouble).toBeUndefined();
});

test('why a run is fixed is known until its log comes without a reason, as after it was taken over', () => {
  const log = { say: 'log', run: 'r', events } as const;
  const fixed = after(waiting, { ...log, readOnly: 'It is open in another tab.', fixed: 'elsewhere' });
  expect(fixed).toMatchObject({ readOnly: 'It is open in another tab.', fixed: 'elsewhere' });
  expect(after(fixed, log)).toMatchObject({ readOnly: undefined, fixed: undefined });
});

test('the workspace of the open run is known, and that of another run changes nothing', () => {
  const workspace = { id: 'w', name: 'Notes', attached: true };
  const open = after(waiting, { say: 'workspace', run: 'r', workspace });
  expect(open.workspace).toEqual(workspace);
  expect(after(open, { say: 'workspace', run: 'other', workspace: { id: 'v', attached: false } })).toBe(open);
});
