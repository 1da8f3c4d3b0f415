import { expect, test } from 'vitest';
import type { Step } from '../agent/step.ts';
import type { Breakpoint } from '../protocol/breakpoint.ts';
import type { Event } from '../protocol/event.ts';
import { decided, logOf, prompted, replied, requested, started } from '../views/log.testing.ts';
import { Breaks } from './breaks.ts';
import { DebugGate } from './gate.ts';

const ask: Step = { do: 'call-model', because: 'something new to read', attempt: 1 };
const run: Step = { do: 'run', because: 'all allowed', calls: ['main.1'] };
const judge: Step = { do: 'authorize', because: 'not judged yet', call: 'main.1' };
const rest: Step = { do: 'rest', because: 'nothing left to do', why: 'done', text: '' };

const place = { seq: 1, at: 0, agent: 'main' };
const judged = decided('main.1') as Extract<ReturnType<typeof decided>, { type: 'tool.decided' }>;
const log = logOf([
  started,
  prompted,
  requested,
  replied(['main.1']),
  { ...judged, subjects: { ...judged.subjects, paths: [{ path: 'src/a.ts', access: 'read' }] } },
]);

const breaksAt = (breakpoints: readonly Breakpoint[]) => new Breaks(breakpoints, log);

function gateOf({ paused = false, settle = (): Promise<void> | undefined => undefined } = {}) {
  const { signal } = new AbortController();
  let changes = 0;
  const gate = new DebugGate({ settle, changed: () => void changes++ }, { paused });
  return { gate, signal, changes: () => changes };
}

test('a run that nobody holds passes', () => {
  const { gate, signal } = gateOf();
  expect(gate.hold('main', ask, signal)).toBeUndefined();
});

test('a paused run is held, and one step lets one agent do one step', async () => {
  const { gate, signal } = gateOf({ paused: true });
  const held = gate.hold('main', ask, signal);
  expect(gate.held).toEqual([{ agent: 'main', by: 'pause' }]);
  expect(gate.step()).toBe(true);
  await held;
  expect(gate.hold('main', ask, signal)).toBeUndefined();
  expect(gate.hold('main', run, signal)).toBeDefined();
});

test('going on lets everyone pass, again and again', async () => {
  const { gate, signal } = gateOf({ paused: true });
  const held = [gate.hold('main', ask, signal), gate.hold('main.1', ask, signal)];
  gate.resume();
  await Promise.all(held);
  expect(gate.hold('main', ask, signal)).toBeUndefined();
  expect(gate.hold('main', run, signal)).toBeUndefined();
  expect(gate.held).toEqual([]);
});

test('a breakpoint holds before each step of its kind, and before each call of its tool is judged', async () => {
  const { gate, signal } = gateOf();
  gate.breakAt(breaksAt([{ step: 'rest' }, { tool: 'read_file' }]));
  expect(gate.hold('main', ask, signal)).toBeUndefined();
  const held = gate.hold('main', judge, signal);
  expect(gate.held).toEqual([{ agent: 'main', by: 'breakpoint: every read_file' }]);
  gate.resume();
  await held;
  expect(gate.hold('main', judge, signal)).toBeUndefined();
  expect(gate.hold('main', run, signal)).toBeUndefined();
  expect(gate.hold('main', rest, signal)).toBeDefined();
});

test('a group of calls is narrowed to its first while somebody steps, and whole for all who go on', () => {
  const { gate } = gateOf({ paused: true });
  const group: Step = { do: 'run', because: 'all allowed', calls: ['main.1', 'main.2'] };
  expect(gate.narrow('main', group)).toEqual({ ...group, calls: ['main.1'] });
  expect(gate.narrow('main', ask)).toBe(ask);
  gate.step('main.3', true);
  expect(gate.narrow('main.3', group)).toBe(group);
  gate.resume();
  expect(gate.narrow('main', group)).toBe(group);
});

test('a stop opens the gate', async () => {
  const { gate } = gateOf({ paused: true });
  const stop = new AbortController();
  const held = gate.hold('main', ask, stop.signal);
  stop.abort();
  await held;
  expect(gate.held).toEqual([]);
  expect(gate.hold('main', ask, stop.signal)).toBeUndefined();
});

test('a step that acts waits for the disk, and a step taken by hand is still let through after it', async () => {
  let behind = true;
  const { gate, signal } = gateOf({ paused: true, settle: () => (behind ? Promise.resolve() : undefined) });
  const held = gate.hold('main', run, signal);
  gate.step();
  await held;
  const settling = gate.hold('main', run, signal);
  expect(settling).toBeDefined();
  await settling;
  behind = false;
  expect(gate.hold('main', run, signal)).toBeUndefined();
  expect(gate.hold('main', run, signal)).toBeDefined();
});

test('running to a kind of step goes on until there, and pauses once', async () => {
  const { gate, signal } = gateOf({ paused: true });
  const held = gate.hold('main', rest, signal);
  gate.runTo('call-model');
  await held;
  expect(gate.hold('main', rest, signal)).toBeUndefined();
  expect(gate.hold('main', run, signal)).toBeUndefined();
  const there = gate.hold('main', ask, signal);
  expect(gate.held).toEqual([{ agent: 'main', by: 'pause' }]);
  expect(gate.pausing).toBe(true);
  gate.resume();
  await there;
  expect(gate.hold('main', ask, signal)).toBeUndefined();
  expect(gate.hold('main', run, signal)).toBeUndefined();
  expect(gate.hold('main', ask, signal)).toBeUndefined();
});

test('running to a step that is chosen for a reason passes those that are chosen for another', async () => {
  const { gate, signal } = gateOf({ paused: true });
  const held = gate.hold('main', run, signal);
  gate.runTo('call-model: asked again');
  await held;
  expect(gate.hold('main', ask, signal)).toBeUndefined();
  expect(gate.hold('main', { ...ask, because: 'asked again' }, signal)).toBeDefined();
});

test('a pause on the way takes the place of running to a step', () => {
  const { gate, signal } = gateOf();
  gate.runTo('call-model');
  gate.pause();
  gate.resume();
  expect(gate.hold('main', ask, signal)).toBeUndefined();
});

test('a breakpoint of an agent holds before its steps, or those of a kind or a tool, and before nobody else', () => {
  const { gate, signal } = gateOf();
  gate.breakAt(
    breaksAt([{ agent: 'main.1' }, { step: 'rest', agent: 'main.2' }, { tool: 'read_file', agent: 'main' }]),
  );
  const held = (agent: string, step: Step) => gate.hold(agent, step, signal) !== undefined;
  expect([held('main', ask), held('main.1', ask), held('main.1.1', ask)]).toEqual([false, true, false]);
  expect([held('main.2', ask), held('main.2', rest), held('main.4', rest)]).toEqual([false, true, false]);
  expect([held('main.4', judge), held('main', judge)]).toEqual([false, true]);
  expect(gate.held.map(({ by }) => by)).toEqual([
    'breakpoint: every step of main.1',
    'breakpoint: every rest of main.2',
    'breakpoint: every read_file of main',
  ]);
});

test('going out of an agent lets it and those below it go on until it rests, and holds everyone else', async () => {
  const { gate, signal } = gateOf({ paused: true });
  const held = gate.hold('main.1', ask, signal);
  void gate.hold('main.2', ask, signal);
  gate.step('main.1', true);
  await held;
  expect(gate.hold('main.1', ask, signal)).toBeUndefined();
  expect(gate.hold('main.1', run, signal)).toBeUndefined();
  expect(gate.hold('main.1.1', ask, signal)).toBeUndefined();
  expect(gate.hold('main.1', rest, signal)).toBeUndefined();
  expect(gate.held.map(({ agent }) => agent)).toEqual(['main.2']);
  expect(gate.hold('main', ask, signal)).toBeDefined();
  expect(gate.hold('main.1', ask, signal)).toBeDefined();
});

test('a breakpoint holds on the way out, and a pause ends it', async () => {
  const { gate, signal } = gateOf({ paused: true });
  const held = gate.hold('main.1', ask, signal);
  gate.breakAt(breaksAt([{ step: 'run' }]));
  gate.step('main.1', true);
  await held;
  expect(gate.hold('main.1', ask, signal)).toBeUndefined();
  expect(gate.hold('main.1', run, signal)).toBeDefined();
  gate.pause();
  expect(gate.hold('main.1', ask, signal)).toBeDefined();
});

const denied: Event = {
  ...place,
  type: 'approval.resolved',
  call: 'main.1',
  verdict: 'deny',
  by: 'person',
};
const failed: Event = { ...place, type: 'tool.finished', because: 'ran', call: 'main.1', content: [], failed: true };

test.each<readonly [Breakpoint, Event, string]>([
  [{ any: 'denial' }, denied, 'after any denial'],
  [{ any: 'error' }, failed, 'after any error'],
  [{ fact: 'tool.finished', because: 'ran' }, failed, 'after every tool.finished (ran)'],
  [{ fact: 'approval.resolved', agent: 'main' }, denied, 'after every approval.resolved of main'],
])('a breakpoint on a fact holds once before the step that follows: %o', async (breakpoint, event, words) => {
  const { gate, signal } = gateOf();
  gate.breakAt(breaksAt([breakpoint]));
  expect(gate.hold('main', ask, signal)).toBeUndefined();
  gate.heard(event);
  expect(gate.hold('main.1', ask, signal)).toBeUndefined();
  const held = gate.hold('main', ask, signal);
  expect(gate.held).toEqual([{ agent: 'main', by: `breakpoint: ${words}` }]);
  gate.resume();
  await held;
  expect(gate.hold('main', ask, signal)).toBeUndefined();
});

test('a breakpoint at a path holds before the call, and one with a count from that time on, by the log', () => {
  const { gate, signal } = gateOf();
  gate.breakAt(breaksAt([{ path: 'src/*' }]));
  expect(gate.hold('main', ask, signal)).toBeUndefined();
  expect(gate.hold('main', run, signal)).toBeDefined();

  // what happened before it was set counts, and asking twice counts once
  const counted = gateOf();
  counted.gate.breakAt(
    breaksAt([
      { step: 'call-model', from: 3 },
      { step: 'run', from: 2 },
    ]),
  );
  expect(counted.gate.hold('main', ask, signal)).toBeUndefined();
  expect(counted.gate.hold('main', run, signal)).toBeUndefined();
  expect(counted.gate.hold('main', run, signal)).toBeUndefined();
  counted.gate.breakAt(breaksAt([{ step: 'call-model', from: 2 }]));
  expect(counted.gate.hold('main', ask, signal)).toBeDefined();
});
