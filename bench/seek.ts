import type { Event, Fact } from '../src/protocol/event.ts';
import { scriptSchema } from '../src/protocol/script.ts';
import { configOf } from '../src/runtime/defaults.ts';
import { tools } from '../src/tools/index.ts';
import { agentsView } from '../src/views/agent.ts';
import { Projector } from '../src/views/projector.ts';
import { timelineView } from '../src/views/timeline.ts';
import type { View } from '../src/views/view.ts';
import { workspaceView } from '../src/views/workspace.ts';

const distance = 256;
const many = 100_000;

/** A log of so many facts: turns of two agents that read, write and answer, over two thousand files. */
export function longLog(length: number): Event[] {
  const config = configOf(scriptSchema.parse({ title: 'Long', model: [{ reply: {} }] }), tools);
  const events: Event[] = [];
  const add = (agent: string, fact: Fact): void =>
    void events.push({ seq: events.length, at: events.length, agent, ...fact });
  add('main', { type: 'run.started', format: 1, title: 'Long', config, files: [], seed: 1 });
  add('main', { type: 'prompt.submitted', text: 'Go.' });
  add('main.0', { type: 'agent.started', config, brief: 'Help.' });
  const usage = { input: 100, output: 10, cacheRead: 0, cacheWrite: 0 };
  for (let turn = 1; events.length < length; turn++) {
    const agent = turn % 2 === 0 ? 'main' : 'main.0';
    const call = `${agent}.${turn}`;
    add(agent, { type: 'model.requested', purpose: 'turn', attempt: 1 });
    add(agent, {
      type: 'model.responded',
      text: `Turn ${turn}.`,
      thinking: '',
      usage,
      stop: 'end',
      calls: [{ call, wire: 'w', name: 'write_file', input: { path: `f${turn % 2000}` } }],
    });
    add(agent, {
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
    add(agent, { type: 'tool.started', call });
    add(agent, {
      type: 'files.changed',
      because: 'tool',
      call,
      changes: [{ path: `src/d${turn % 40}/f${turn % 2000}`, entry: { is: 'file', blob: `b${turn}`, bytes: 1 } }],
    });
    add(agent, {
      type: 'tool.finished',
      because: 'ran',
      call,
      content: [{ type: 'text', text: 'Written.' }],
      failed: false,
    });
  }
  return events.slice(0, length);
}

/** Prints what a seek costs beside a bare fold of as many facts as a seek may fold, and what the checkpoints weigh. */
export function benchSeek(): void {
  const events = longLog(many);
  const views = [agentsView, workspaceView, timelineView] as View<unknown>[];
  const heap = (): number => {
    globalThis.gc?.();
    return process.memoryUsage().heapUsed;
  };
  const before = heap();
  const projector = new Projector(events, distance);
  for (const view of views) projector.at(many).read(view);
  const weight = (heap() - before) / 1e6;
  let state = 7;
  const dice = (): number => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  const bare: number[] = [];
  const seek: number[] = [];
  for (let i = 0; i < 400; i++) {
    const cursor = Math.floor(dice() * many);
    const from = Math.max(0, cursor - distance);
    const starts = views.map((view) => projector.at(from - (from % distance)).read(view));
    const first = performance.now();
    for (const [v, view] of views.entries())
      for (let at = cursor - (cursor % distance); at < cursor - (cursor % distance) + distance / 2; at++)
        starts[v] = view.evolve(starts[v], events[at] as Event);
    bare.push(performance.now() - first);
    const second = performance.now();
    for (const view of views) projector.at(cursor).read(view);
    seek.push(performance.now() - second);
  }
  const at = (times: number[], part: number): number =>
    times.sort((a, b) => a - b)[Math.floor(times.length * part)] ?? 0;
  console.log(`\nA seek in ${many.toLocaleString('en')} facts through three views, in milliseconds\n`);
  console.log(
    `bare fold of ${distance / 2} facts: median ${at(bare, 0.5).toFixed(3)}   seek: median ${at(seek, 0.5).toFixed(3)}, p99 ${at(seek, 0.99).toFixed(3)}   ratio ${(at(seek, 0.5) / at(bare, 0.5)).toFixed(2)}   checkpoints ${weight.toFixed(1)} MB`,
  );
}
