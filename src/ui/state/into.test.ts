import { beforeEach, expect, test, vi } from 'vitest';
import {
  born,
  by,
  logOf,
  plainConfig,
  prompted,
  replied,
  requested,
  rested,
  started,
  type Told,
} from '../../views/log.testing.ts';
import { breaksBefore, toggleBreakpoints } from './breakpoints.ts';
import { follow } from './followed.ts';
import { foldLane, followNext, followPrevious, inTreeOrder, stepInto, stepOut } from './into.ts';
import { select, useLayout } from './layout.ts';
import { openLog } from './opened.testing.ts';
import { moveTo, useRun } from './run.ts';
import { useSaid } from './said.ts';
import { stepOn, stopRun } from './travel.ts';

const log = logOf([
  started,
  prompted,
  requested,
  replied(['main.1', 'main.2']),
  born('main.1'),
  born('main.2'),
  by('main.1', requested),
  by('main.2', requested),
  born('main.1.1'),
  by('main.1.1', requested),
  by('main.1.1', rested),
  by('main.1', rested),
  by('main.2', rested),
  requested,
  rested,
]);
const followed = () => useLayout.getState().followed;
const at = () => useRun.getState().cursor;
const hold = (...agents: readonly string[]) =>
  useRun.setState({ pausing: true, held: agents.map((agent) => ({ agent, by: 'pause' })) });

beforeEach(() => {
  // where what is said is announced
  vi.stubGlobal('document', new EventTarget());
  useLayout.setState({ followed: undefined, foldedAgents: [] });
});

test('down goes to the agent at work at the cursor, level by level, and up comes out after it has reported', () => {
  openLog(log);
  moveTo(9);
  stepInto();
  expect([followed(), at()]).toEqual(['main.1', 9]);
  stepInto();
  expect([followed(), at()]).toEqual(['main.1.1', 9]);
  stepInto();
  expect([followed(), useSaid.getState().text]).toEqual(['main.1.1', 'There is no agent below main.1.1 in this run.']);
  stepOut();
  expect([followed(), at()]).toEqual(['main.1', 11]);
  stepOut();
  expect([followed(), at()]).toEqual(['main', 13]);
  stepOut();
  expect([followed(), at()]).toEqual([undefined, 13]);
});

test('before any has begun, down goes to the first that will; and to the one of the selected row wherever the reader is', () => {
  openLog(log);
  moveTo(2);
  stepInto();
  expect([followed(), at()]).toEqual(['main.1', 4]);
  follow(undefined);
  select(12);
  stepInto();
  expect([followed(), at()]).toEqual(['main.2', 5]);
});

test('live and held, down starts the agent that is about to be started, and up lets it go on until it rests', () => {
  const config = {
    ...plainConfig,
    tools: [{ name: 'read_file', description: '', schema: {}, risk: 'meta', waits: 'agent' }],
  };
  const decided = (call: string): Told => ({
    type: 'tool.decided',
    call,
    verdict: 'allow',
    by: 'mode',
    reason: '',
    input: {},
    rungs: [],
    subjects: { paths: [], commands: [], domains: [] },
    dropped: [],
  });
  const { sent } = openLog(
    logOf([{ ...started, config } as Told, prompted, requested, replied(['main.1']), decided('main.1')]),
  );
  hold('main');
  stepInto();
  expect(followed()).toBe('main.1');
  hold('main.1');
  stepOut();
  expect(followed()).toBe('main');
  expect(sent).toEqual([
    { do: 'step', run: 'r', agent: 'main' },
    { do: 'step', run: 'r', agent: 'main.1', out: true },
  ]);
});

test('a step and a stop are those of the agent that is followed; one that waits is stepped by those below it', () => {
  const { sent } = openLog(log.slice(0, 8));
  hold('main.2', 'main.1');
  follow('main.1');
  stepOn();
  stopRun();
  follow('main');
  stepOn();
  hold('main.2');
  follow('main.1');
  stepOn();
  expect(sent).toEqual([
    { do: 'step', run: 'r', agent: 'main.1' },
    { do: 'stop', run: 'r', agent: 'main.1' },
    { do: 'step', run: 'r', agent: 'main.2' },
  ]);
  expect(useSaid.getState().text).toMatch(/^main\.1 is not held/);
});

test('agents are followed one after the other, and after the last all of them', () => {
  openLog(log);
  const seen = [1, 2, 3, 4, 5].map(() => {
    followNext();
    return followed();
  });
  expect(seen).toEqual(['main', 'main.1', 'main.1.1', 'main.2', undefined]);
  followPrevious();
  expect(followed()).toBe('main.2');
  expect(inTreeOrder(['main.10', 'main.9.1', 'main.9', 'main'])).toEqual(['main', 'main.9', 'main.9.1', 'main.10']);
});

test('one key folds the lane of the row, or all from a row of the main agent, and shows them again', () => {
  openLog(log);
  select(9);
  foldLane();
  expect(useLayout.getState().foldedAgents).toEqual(['main.1.1']);
  foldLane();
  select(2);
  foldLane();
  expect(useLayout.getState().foldedAgents).toEqual(['main.1', 'main.2', 'main.1.1']);
  foldLane();
  expect(useLayout.getState().foldedAgents).toEqual([]);
});

test('a breakpoint that is set while one agent is followed is about its steps only', () => {
  const { sent } = openLog(log);
  toggleBreakpoints(['rest']);
  follow('main.1');
  toggleBreakpoints(['run', 'call-model']);
  const { breakpoints } = useRun.getState();
  expect(breakpoints).toEqual([
    { step: 'rest' },
    { step: 'run', agent: 'main.1' },
    { step: 'call-model', agent: 'main.1' },
  ]);
  const holds = (agent: string | undefined) =>
    (['rest', 'run', 'spawn'] as const).map((kind) => breaksBefore(breakpoints, kind, agent));
  expect([holds('main.1'), holds('main.2'), holds(undefined)]).toEqual([
    [true, true, false],
    [true, false, false],
    [true, false, false],
  ]);
  toggleBreakpoints(['run', 'call-model']);
  expect(sent.at(-1)).toEqual({ do: 'break', run: 'r', breakpoints: [{ step: 'rest' }] });
});
