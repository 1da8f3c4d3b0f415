import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chosenView } from '../agent/chosen.ts';
import { metView, placesAt } from '../agent/met.ts';
import type { Event } from '../protocol/event.ts';
import { type Script, scriptSchema } from '../protocol/script.ts';
import { compareRuns } from '../views/compare-runs.ts';
import { courseOf } from '../views/course.ts';
import { type Counts, countOne, keyOf } from '../views/hits.ts';
import { recordingOf } from '../views/recording.ts';
import { Headless } from './headless.ts';
import { playScript } from './play-script.ts';
import { brokenPromises } from './promises.testing.ts';
import { contentsFor } from './recording.testing.ts';
import { finish, outcomeOf, type Recording } from './replay.testing.ts';
import { testTools } from './scripts.testing.ts';

const call = (tool: string, input: object) => fc.constant({ tool, input });
const calls = fc.oneof(
  call('read_file', { path: 'a.txt' }),
  call('read_file', { path: 'missing.txt' }),
  call('grep', { pattern: 'one' }),
  call('nap', { ms: 7 }),
  call('write_file', { path: 'a.txt', content: 'written' }),
  call('read_file', { offset: 'ten' }),
);
const hooks = fc.subarray([
  { name: 'shorten', on: 'PostToolUse', matcher: 'grep', replace: 'Shortened by a hook.' },
  { name: 'say', on: 'PostToolUse', matcher: 'read_file', context: 'Read.' },
  { name: 'guard', on: 'PreToolUse', matcher: 'nap', block: 'Nobody sleeps here.' },
]);
/** Runs of one agent with groups of calls that only read, and others between them. */
const scripts: fc.Arbitrary<Script> = fc
  .record({ replies: fc.array(fc.array(calls, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 }), hooks })
  .map(
    ({ replies, hooks }) =>
      scriptSchema.parse({
        title: 'A run',
        files: { 'a.txt': 'one\n' },
        settings: { tools: ['read_file', 'grep', 'nap', 'write_file'], hooks },
        model: [
          ...replies.map((each, nth) => ({ when: { reply: nth + 1 }, reply: { calls: each } })),
          { reply: { text: 'Done.' } },
        ],
        person: [{ prompt: 'Go.' }, { allow: true }],
      }) as Script,
  );

/** Plays a script step by step, each press as soon as somebody is held; counts the steps that were taken. */
async function playStepped(script: Script): Promise<Recording & { readonly steps: Counts; readonly held: number }> {
  const headless = new Headless({ tools: testTools });
  await headless.send({ do: 'start', run: 'r', script, paused: true });
  const gate = headless.host.run('r')?.gate;
  if (gate === undefined) throw new Error('The run is not there.');
  const log = headless.log('r');
  let steps: Counts = {};
  let held = 0;
  const hold = gate.hold.bind(gate);
  const met = metView([{ step: 'run' }]);
  gate.hold = (agent, step, signal) => {
    const waits = hold(agent, step, signal);
    if (waits !== undefined) queueMicrotask(() => gate.step(agent));
    else {
      steps = countOne(steps, keyOf(step.do, step.because));
      held += placesAt(log.read(met), agent, step).length;
    }
    return waits;
  };
  return { ...(await finish(headless, script, 'r')), steps, held };
}

async function playWhole(script: Script): Promise<Recording> {
  const headless = new Headless({ tools: testTools });
  await headless.send({ do: 'start', run: 'r', script });
  return finish(headless, script, 'r');
}

/** What was said of each call, in order, and everything else, in order; when and at which place is no part of it. */
function toldOf(events: readonly Event[]): unknown {
  const about = (event: Event): string => ('call' in event && event.call !== undefined ? event.call : '');
  const names = [...new Set(events.map(about))];
  return names.map((name) =>
    events.filter((event) => about(event) === name).map(({ seq: _, at: __, ...fact }) => fact),
  );
}
const startedIn = (events: readonly Event[]) => events.filter(({ type }) => type === 'tool.started');

test('stepped through, a run leaves the same facts as at full speed: its calls one after another, in their order', async () => {
  let groups = 0;
  await fc.assert(
    fc.asyncProperty(scripts, async (script) => {
      const whole = await playWhole(script);
      const stepped = await playStepped(script);
      expect(toldOf(stepped.events)).toEqual(toldOf(whole.events));
      expect(outcomeOf(stepped.events)).toEqual(outcomeOf(whole.events));
      expect(brokenPromises(stepped.events)).toEqual([]);
      const begun = startedIn(stepped.events);
      expect(begun.map((event) => 'call' in event && event.call)).toEqual(
        startedIn(whole.events).map((event) => 'call' in event && event.call),
      );
      // no call begins before the one in front of it has its result
      for (const { seq } of begun.slice(1))
        expect(
          stepped.events.slice(0, seq).filter(({ type }) => type === 'tool.started').length -
            stepped.events.slice(0, seq).filter((event) => event.type === 'tool.finished' && event.because === 'ran')
              .length,
        ).toBe(0);
      if (
        JSON.stringify(stepped.events.map(({ type }) => type)) !== JSON.stringify(whole.events.map(({ type }) => type))
      )
        groups++;
      // what is counted are the steps that were taken, and it is the same course, with nothing between the two to compare
      const read = stepped.events.reduce(chosenView.evolve, chosenView.initial);
      expect(read.counts).toEqual(stepped.steps);
      const { initial, evolve } = metView([{ step: 'run' }]);
      expect(stepped.events.reduce(evolve, initial).times).toEqual([stepped.held]);
      expect(courseOf(stepped.events)).toBe(courseOf(whole.events));
      expect(compareRuns(whole.events, stepped.events).first).toBeUndefined();
    }),
    { numRuns: 25 },
  );
  expect(groups).toBeGreaterThan(3);
});

test('what was recorded while somebody stepped plays at full speed without straying, saved within a group as well', async () => {
  await fc.assert(
    fc.asyncProperty(scripts, fc.nat(), async (script, cut) => {
      const stepped = await playStepped(script);
      const length = 2 + (cut % (stepped.events.length - 1));
      const events = stepped.events.slice(0, length);
      const again = recordingOf(events, await contentsFor(events, stepped.store)).script;
      fc.pre(again.recorded.length > 0);
      // throws where it strays
      const played = await playScript(again, () => {}, { tools: testTools });
      expect(played.events.length).toBeGreaterThanOrEqual(length - 1);
    }),
    { numRuns: 15 },
  );
});
