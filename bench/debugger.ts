import type { Model as ModelPort } from '../src/agent/ports.ts';
import type { Event } from '../src/protocol/event.ts';
import { scriptSchema } from '../src/protocol/script.ts';
import { Headless } from '../src/runtime/headless.ts';
import { agentsView } from '../src/views/agent.ts';
import { compareRuns } from '../src/views/compare-runs.ts';
import type { View } from '../src/views/view.ts';
import { workspaceView } from '../src/views/workspace.ts';
import { compare } from './compare.ts';
import { echo } from './echo.ts';

const turns = 2_000;

/** Calls the tool for so many turns, and ends. */
const model: ModelPort = {
  async *stream(_, { reply }) {
    yield { type: 'text', text: reply <= turns ? `Turn ${reply}.` : 'Done.' };
    if (reply <= turns) yield { type: 'call', wire: `w${reply}`, name: 'echo', input: `{"n":${reply}}` };
    yield { type: 'end', usage: { input: 1, output: 1, cacheRead: 0, cacheWrite: 0 }, stop: 'end' };
  },
};

/** Prints what a fork of a run of 10,000 facts costs, and comparing it with the run, beside a bare fold of those facts. */
export async function benchDebugger(): Promise<void> {
  const script = scriptSchema.parse({
    title: 'Bench',
    model: [{ reply: {} }],
    settings: { maxTurns: turns + 2, window: 10_000_000 },
  });
  const headless = new Headless({ tools: new Map([['echo', echo]]), model: () => model, notify: () => {} });
  await headless.send({ do: 'start', run: 'r', script });
  await headless.send({ do: 'prompt', run: 'r', text: 'Go.' });
  await headless.atRest('r');
  await headless.host.run('r')?.persist.flush();
  const { events } = headless.log('r');
  const views = [agentsView, workspaceView] as View<unknown>[];
  let forks = 0;
  const fork = () => headless.send({ do: 'fork', run: 'r', seq: events.length - 5, into: `f${++forks}`, paused: true });
  await fork();
  const other: readonly Event[] = headless.log('f1').events;
  const [bare = 1, forked = 0, compared = 0] = await compare(
    [
      () => views.map((view) => events.reduce((state, event) => view.evolve(state, event), view.initial)),
      fork,
      () => compareRuns(events, other),
    ],
    9,
  );
  console.log(`\nA run of ${events.length.toLocaleString('en')} facts, in milliseconds\n`);
  console.log(
    `bare fold through two views: ${bare.toFixed(1)}   fork near its end: ${forked.toFixed(1)}, ratio ${(forked / bare).toFixed(1)}   compare with the fork: ${compared.toFixed(1)}, ratio ${(compared / bare).toFixed(1)}`,
  );
}
