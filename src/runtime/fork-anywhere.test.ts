import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Log } from '../agent/log.ts';
import type { Script } from '../protocol/script.ts';
import { scenarios } from '../scenarios/index.ts';
import { agentsView } from '../views/agent.ts';
import { hitsView } from '../views/hits.ts';
import { outputsView } from '../views/outputs.ts';
import { Projector } from '../views/projector.ts';
import { recordingOf } from '../views/recording.ts';
import { timelineView } from '../views/timeline.ts';
import { todosView } from '../views/todo.ts';
import type { View } from '../views/view.ts';
import { workspaceView } from '../views/workspace.ts';
import { readEvents } from './damage.ts';
import { brokenPromises } from './promises.testing.ts';
import { finish, isRunning, outcomeOf, play, unexplained } from './replay.testing.ts';
import { scripts } from './scripts.testing.ts';
import { isToldMeanwhile } from './told-meanwhile.testing.ts';

const views = [agentsView, workspaceView, timelineView, hitsView, todosView, outputsView] as View<unknown>[];

/** Forks a run that was played, and plays the fork to its end. */
async function fork({ headless }: Awaited<ReturnType<typeof play>>, seq: number, script: Script) {
  const into = `fork ${seq}`;
  await headless.send({ do: 'fork', run: 'r', seq, into });
  const forked = await finish(headless, script, into);
  await headless.host.run(into)?.persist.flush();
  const kept = await headless.store.readEvents(into);
  await headless.send({ do: 'close', run: into });
  return { ...forked, kept };
}

describe.each(scenarios.map(({ name, load }) => ({ name, load })))('$name', ({ load }) => {
  test('forked at every event: the run stays as it is, the copy is the same to the byte, and the fork runs to its end', async () => {
    const script = await load();
    const whole = await play(script);
    await whole.headless.host.run('r')?.persist.flush();
    const before = (await whole.store.readEvents('r')).map((event) => JSON.stringify(event));
    for (let seq = 1; seq <= before.length; seq++) {
      const { events, kept: stored } = await fork(whole, seq, script);
      expect(stored.slice(0, seq).map((event) => JSON.stringify(event))).toEqual(before.slice(0, seq));
      expect(stored[seq]).toMatchObject({ type: 'run.forked', from: 'r', place: seq });
      expect(brokenPromises(events)).toEqual([]);
      expect(Object.values(new Log(() => 0, events).read(agentsView)).every(({ rested }) => rested !== undefined)).toBe(
        true,
      );
      const kept = whole.events.slice(0, seq);
      if (!isRunning(kept) && !isToldMeanwhile(kept)) expect(outcomeOf(events)).toEqual(outcomeOf(whole.events));
    }
    expect((await whole.store.readEvents('r')).map((event) => JSON.stringify(event))).toEqual(before);
  });
});

test('what holds for every log holds for forks: each step is explained, views read on as from the start, JSON brings it back', async () => {
  let forks = 0;
  await fc.assert(
    fc.asyncProperty(scripts, fc.nat(), async (script, where) => {
      const whole = await play(script);
      const seq = 1 + (where % whole.events.length);
      const forked = await fork(whole, seq, script);
      forks += 1;
      expect(brokenPromises(forked.events)).toEqual([]);
      expect(unexplained(forked)).toEqual([]);
      expect(readEvents(JSON.parse(JSON.stringify(forked.events)))).toEqual({
        events: forked.events,
        trouble: undefined,
      });
      const projector = new Projector(forked.events, 8);
      for (const view of views)
        for (const cursor of [seq, seq + 1, forked.events.length])
          expect(projector.at(cursor).read(view)).toEqual(
            forked.events.slice(0, cursor).reduce(view.evolve, view.initial),
          );
      expect(recordingOf(forked.events, new Map()).script.recorded.at(-1)?.act.do).toBe('end');
    }),
    { numRuns: 40 },
  );
  expect(forks).toBeGreaterThan(30);
});
