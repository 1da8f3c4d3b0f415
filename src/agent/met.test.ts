import { expect, onTestFinished, test, vi } from 'vitest';
import type { Breakpoint } from '../protocol/breakpoint.ts';
import type { Event } from '../protocol/event.ts';
import { DebugGate } from '../runtime/gate.ts';
import { playScript } from '../runtime/play-script.ts';
import { scenarios } from '../scenarios/index.ts';
import { type Counts, countOne, keyOf } from '../views/hits.ts';
import { begun, decided, finished, logOf, plainConfig, prompted, replied, requested } from '../views/log.testing.ts';
import { type Met, metView, placesAt, timesWith } from './met.ts';

const judged = decided('main.1') as Extract<ReturnType<typeof decided>, { type: 'tool.decided' }>;
const at = {
  ...judged,
  input: { path: 'src/a.ts' },
  subjects: { ...judged.subjects, paths: [{ path: 'src/a.ts', access: 'read' as const }] },
};
const reads = { ...plainConfig, tools: [{ name: 'read_file', description: '', schema: {}, risk: 'read' as const }] };
const log = logOf([
  { type: 'run.started', config: reads, format: 1, title: 'A run', files: [], seed: 1 },
  prompted,
  requested,
  replied(['main.1', 'main.2']),
  at,
  decided('main.2'),
  begun('main.1'),
  begun('main.2'),
  finished('main.1'),
  finished('main.2', { failed: true }),
  requested,
  replied(['main.3']),
  decided('main.3', 'deny'),
]);
const metIn = (breakpoints: readonly Breakpoint[], events: readonly Event[]): Met => {
  const { initial, evolve } = metView(breakpoints);
  return events.reduce(evolve, initial);
};

test.each<[Breakpoint, number]>([
  [{ step: 'call-model' }, 2],
  [{ step: 'call-model', because: 'asked again' }, 0],
  [{ step: 'call-model', agent: 'main' }, 2],
  [{ step: 'call-model', agent: 'main.3' }, 0],
  [{ step: 'call' }, 0],
  [{ agent: 'main' }, 6],
  [{ tool: 'read_file' }, 3],
  [{ tool: 'read_file', when: { text: 'main.3.TXT' } }, 1],
  // two calls ran side by side: that is one place
  [{ step: 'run' }, 1],
  [{ path: 'src/*' }, 1],
  [{ path: 'src/*', when: { path: 'test/*' } }, 0],
  [{ path: '/(/' }, 0],
  [{ fact: 'tool.decided' }, 3],
  // and what they left came in one step
  [{ fact: 'tool.finished' }, 1],
  [{ fact: 'tool.finished', when: { text: 'two' } }, 1],
  [{ fact: 'tool.finished', when: { text: 'three' } }, 0],
  [{ fact: 'model.responded', when: { tool: 'read_file' } }, 2],
  [{ fact: 'model.responded', when: { tool: 'bash' } }, 0],
  [{ verdict: 'deny' }, 1],
  [{ rung: 'mode', when: { verdict: 'deny' } }, 1],
  // all of it of the same call
  [{ fact: 'tool.decided', when: { path: 'src/*', text: 'main.2' } }, 0],
  [{ fact: 'tool.decided', when: { path: 'src/*', verdict: 'allow', tool: 'read_file' } }, 1],
  [{ step: 'run', when: { verdict: 'allow', text: 'SRC/a' } }, 1],
  [{ step: 'call-model', when: { tool: 'read_file' } }, 0],
  [{ any: 'denial' }, 1],
  [{ any: 'error' }, 1],
])('%j was met %i times, by the log', (breakpoint, times) => {
  expect(metIn([breakpoint], log).times).toEqual([times]);
});

test('a group that was cut before its second call began is two places, as it is for the gate', () => {
  const after = logOf([finished('main.1', { failed: true, because: 'settled' }), begun('main.2')]);
  const cut = [...log.slice(0, 7), ...after].map((event, seq) => ({ ...event, seq }));
  const met = metIn([{ step: 'run' }], cut);
  expect([met.times, met.chosen.counts['run: all allowed']]).toEqual([[2], 2]);
});

test('an agent that is held stands at one more', () => {
  const met = metIn([{ step: 'settle' }, { step: 'run' }], log);
  expect([timesWith(met, []), timesWith(met, ['main'])]).toEqual([
    [0, 1],
    [1, 1],
  ]);
});

const everywhere: readonly Breakpoint[] = [
  { agent: 'main' },
  { step: 'run' },
  { step: 'authorize', when: { text: 'e' } },
  { step: 'ask-hooks' },
  { step: 'run', when: { verdict: 'allow', text: 'a' } },
  { path: '*' },
  { tool: 'read_file' },
  { verdict: 'allow' },
  { any: 'error' },
  { any: 'denial' },
  { fact: 'tool.finished' },
  { fact: 'tool.finished', when: { verdict: 'allow', text: 'e' } },
  { fact: 'hook.ran' },
  { fact: 'message.sent' },
];

test.each(scenarios)(
  'in $name, a breakpoint was met as often as the gate would have held at it, and steps are counted as they were taken',
  async ({ load }) => {
    const { initial, evolve } = metView(everywhere);
    let met = initial;
    let held = everywhere.map(() => 0);
    let taken: Counts = {};
    const { hold } = DebugGate.prototype;
    vi.spyOn(DebugGate.prototype, 'heard').mockImplementation((event) => {
      met = evolve(met, event);
    });
    vi.spyOn(DebugGate.prototype, 'hold').mockImplementation(function (this: DebugGate, agent, step, signal) {
      const waits = hold.call(this, agent, step, signal);
      if (waits !== undefined) return waits; // it is chosen again
      taken = countOne(taken, keyOf(step.do, step.because));
      const there = new Set([...placesAt(met, agent, step), ...(met.due[agent] ?? [])]);
      if (step.do !== 'wait' && !signal.aborted) held = held.map((each, place) => each + (there.has(place) ? 1 : 0));
      return undefined;
    });
    onTestFinished(() => void vi.restoreAllMocks());
    const { events } = await playScript(await load());
    const { times, due, chosen } = metIn(everywhere, events);
    expect(chosen.counts).toEqual(taken);
    expect(Object.keys(taken).length).toBeGreaterThan(3);
    const dueStill = (place: number) => Object.values(due).filter((places) => places.includes(place)).length;
    expect(held).toEqual(times.map((each, place) => each - dueStill(place)));
  },
);
