import { expect, test } from 'vitest';
import { emptyRun } from '../state/run.ts';
import { reachOf } from './reach.ts';

const open = { ...emptyRun, run: 'r', length: 9, cursor: 9 };
const held = [{ agent: 'main', by: 'pause' }];

test('while the agent works it can be held, and while it is held it can go on', () => {
  expect(reachOf(open, 'working', true)).toEqual({ back: true, on: true, newest: false, stop: true, main: 'Pause' });
  expect(reachOf({ ...open, held }, 'working', true)).toMatchObject({ on: true, main: 'Continue' });
});

test('in the past there is a recording to play', () => {
  const past = { ...open, live: false, cursor: 4 };
  expect(reachOf(past, 'working', true)).toEqual({ back: true, on: true, newest: true, stop: false, main: 'Replay' });
  expect(reachOf({ ...past, replaying: true }, 'working', true).main).toBe('Pause the replay');
  expect(reachOf({ ...past, cursor: 1 }, 'working', true).back).toBe(false);
});

test('an agent at rest is woken where there is a reason to, and never in a run that can only be read', () => {
  expect(reachOf(open, 'done', false)).toMatchObject({ on: false, stop: false, main: undefined });
  expect(reachOf(open, 'limit', false).main).toBe('Go on');
  expect(reachOf({ ...open, readOnly: 'Another tab has it.' }, 'limit', false).main).toBeUndefined();
});

test('without a run nothing can be done', () => {
  expect(reachOf(emptyRun, 'closed', false)).toEqual({
    back: false,
    on: false,
    newest: false,
    stop: false,
    main: undefined,
  });
});
