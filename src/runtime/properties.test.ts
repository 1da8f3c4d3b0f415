import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Log } from '../agent/log.ts';
import type { Event } from '../protocol/event.ts';
import type { Script } from '../protocol/script.ts';
import { agentsView } from '../views/agent.ts';
import { hitsView } from '../views/hits.ts';
import { outputsView } from '../views/outputs.ts';
import { Projector } from '../views/projector.ts';
import { timelineView } from '../views/timeline.ts';
import { todosView } from '../views/todo.ts';
import type { View } from '../views/view.ts';
import { workspaceView } from '../views/workspace.ts';
import { readEvents } from './damage.ts';
import { brokenPromises } from './promises.testing.ts';
import { blobsIn, isRunning, outcomeOf, play, takeUp, unexplained } from './replay.testing.ts';
import { scripts } from './scripts.testing.ts';

const views: readonly View<unknown>[] = [
  agentsView,
  workspaceView,
  timelineView,
  hitsView,
  todosView,
  outputsView,
] as View<unknown>[];

/** Whether two agents never act at the same time, so that nobody's pace can change what happens. */
function isAlone({ model }: Script): boolean {
  return model.every(({ reply }) => reply.calls.filter(({ tool }) => tool === 'spawn_agent').length < 2);
}

describe('over generated scripts, with subagents at work at the same time', () => {
  test('1. the same script and seed give the same log, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(scripts, async (script) => {
        const [first, second] = [await play(script), await play(script)];
        expect(JSON.stringify(second.events)).toBe(JSON.stringify(first.events));
      }),
      { numRuns: 40 },
    );
  });

  test('2. every prefix of the log names the step that was taken next', async () => {
    await fc.assert(
      fc.asyncProperty(scripts, async (script) => {
        expect(unexplained(await play(script))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test('3. a run that is cut anywhere goes on to its end: one result for each call, none run twice', async () => {
    await fc.assert(
      fc.asyncProperty(scripts, fc.double({ min: 0, max: 1, noNaN: true }), async (script, where) => {
        const whole = await play(script);
        expect(brokenPromises(whole.events)).toEqual([]);
        const length = 1 + Math.floor(where * (whole.events.length - 1));
        const again = await takeUp(whole, length, script);
        expect(brokenPromises(again.events)).toEqual([]);
        expect(again.events.slice(0, length)).toEqual(whole.events.slice(0, length));
        const smooth = isAlone(script) && !isRunning(whole.events.slice(0, length));
        if (smooth) expect(outcomeOf(again.events)).toEqual(outcomeOf(whole.events));
      }),
      { numRuns: 80 },
    );
  });

  test('3. cut while it is stopping, it stays stopped', async () => {
    await fc.assert(
      fc.asyncProperty(scripts, fc.nat(), fc.nat(), async (script, stopAt, cutAt) => {
        const whole = await play(script);
        const place = 2 + (stopAt % Math.max(1, whole.events.length - 3));
        const stopped = await takeUpAndStop(whole, place, script);
        expect(brokenPromises(stopped.events)).toEqual([]);
        const rest = stopped.events.length - place;
        const again = await takeUp(stopped, place + (cutAt % Math.max(1, rest)), { ...script, person: [] });
        expect(brokenPromises(again.events)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test('4. a reader that gets no delta has the same log', async () => {
    let deltas = 0;
    await fc.assert(
      fc.asyncProperty(scripts, async (script) => {
        const { events, headless } = await play(script);
        deltas += headless.notices.filter(({ say }) => say === 'delta').length;
        const told: Event[] = [];
        for (const notice of headless.notices) {
          if (notice.say === 'log') told.splice(0, told.length, ...notice.events.slice(0, 1));
          if (notice.say === 'event' && notice.event.seq > 0) told.push(notice.event);
        }
        expect(told).toEqual(events);
      }),
      { numRuns: 20 },
    );
    expect(deltas).toBeGreaterThan(0);
  });

  test('5. every view reads every prefix, and reading on gives what reading from the start gives', async () => {
    await fc.assert(
      fc.asyncProperty(scripts, fc.array(fc.nat(), { maxLength: 30 }), async (script, cursors) => {
        const { events } = await play(script);
        const projector = new Projector(events, 8);
        for (const view of views) {
          for (const cursor of [...cursors.map((each) => each % (events.length + 1)), events.length]) {
            const fresh = events.slice(0, cursor).reduce(view.evolve, view.initial);
            expect(projector.at(cursor).read(view)).toEqual(fresh);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  test('6. a log that went out as JSON and came back is the same log', async () => {
    await fc.assert(
      fc.asyncProperty(scripts, async (script) => {
        const { events } = await play(script);
        const back = readEvents(JSON.parse(JSON.stringify(events)));
        expect(back).toEqual({ events, trouble: undefined });
        const read = (log: readonly Event[]) => views.map((view) => log.reduce(view.evolve, view.initial));
        expect(read(back.events)).toEqual(read(events));
      }),
      { numRuns: 25 },
    );
  });

  test('every blob that a stored fact names is stored', async () => {
    await fc.assert(
      fc.asyncProperty(scripts, async (script) => {
        const { events, store } = await play(script);
        for (const hash of blobsIn(events)) expect(await store.blob(hash)).toBeDefined();
      }),
      { numRuns: 15 },
    );
  });
});

test('the generated scripts are not trivial: they reach most kinds of facts and several agents', async () => {
  const seen = new Set<string>();
  let most = 0;
  for (const script of fc.sample(scripts, { numRuns: 60, seed: 1 })) {
    const { events } = await play(script);
    for (const { type } of events) seen.add(type);
    most = Math.max(most, Object.keys(new Log(() => 0, events).read(agentsView)).length);
  }
  expect(most).toBeGreaterThan(2);
  expect([...seen].sort()).toEqual([
    'agent.rested',
    'agent.started',
    'approval.resolved',
    'context.added',
    'context.cleared',
    'context.compacted',
    'files.changed',
    'hook.ran',
    'hook.started',
    'message.sent',
    'model.failed',
    'model.requested',
    'model.responded',
    'model.retried',
    'prompt.submitted',
    'question.answered',
    'run.started',
    'settings.changed',
    'tool.decided',
    'tool.finished',
    'tool.started',
  ]);
});

/** Takes a recording up and says stop as soon as it is open. */
async function takeUpAndStop(...[recording, length, script]: Parameters<typeof takeUp>) {
  return takeUp(recording, length, { ...script, person: [{ when: {}, stop: true }] });
}
