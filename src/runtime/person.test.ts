import { expect, test } from 'vitest';
import type { EventOf } from '../protocol/event.ts';
import { scriptSchema } from '../protocol/script.ts';
import { type Played, playScript } from './play-script.ts';

const write = { tool: 'write_file', input: { path: 'a.txt', content: 'a' } };

function played(person: readonly object[], more: object = {}): Promise<Played> {
  const model = [{ when: { reply: 1 }, reply: { calls: [write] } }, { reply: { text: 'Well.' } }];
  return playScript(scriptSchema.parse({ title: 'A run', model, person, ...more }));
}

function of<Type extends 'approval.resolved' | 'agent.rested' | 'prompt.submitted'>(
  { events }: Played,
  type: Type,
): readonly EventOf<Type>[] {
  return events.filter((event): event is EventOf<Type> => event.type === type);
}

test('the person of a script says what they have to say, and decides as the script', async () => {
  const run = await played([{ prompt: 'Go.' }, { allow: true }, { prompt: 'Again.' }]);
  expect(of(run, 'prompt.submitted').map(({ text }) => text)).toEqual(['Go.', 'Again.']);
  expect(of(run, 'approval.resolved')).toMatchObject([{ verdict: 'allow', by: 'script' }]);
  expect(of(run, 'agent.rested').map(({ why }) => why)).toEqual(['done', 'done']);
  expect(run.unanswered).toEqual([]);
});

test('what no rule answers is denied in nobody’s name, and the run goes on to its end', async () => {
  const run = await played([{ prompt: 'Go.' }]);
  expect(of(run, 'approval.resolved')).toMatchObject([
    { verdict: 'deny', reason: 'Nobody is here to decide.', by: 'nobody' },
  ]);
  expect(of(run, 'agent.rested').map(({ why }) => why)).toEqual(['done']);
  expect(run.unanswered.map(({ call }) => call.id)).toEqual(['main.1']);
});

test('the person may stop the run at a question, and speak again', async () => {
  const run = await played([{ prompt: 'Go.' }, { when: { nth: 1 }, stop: true }, { prompt: 'Go on.' }]);
  expect(of(run, 'agent.rested').map(({ why }) => why)).toEqual(['stopped', 'done']);
});

test('a script without a person comes to its end at once', async () => {
  const { events } = await played([]);
  expect(events.map(({ type }) => type)).toEqual(['run.started']);
});

test('a model that has no reply fails the run, and the next prompt is still said', async () => {
  const model = [{ when: { prompt: 'Again' }, reply: { text: 'Yes.' } }];
  const run = await played([{ prompt: 'Go.' }, { prompt: 'Again.' }], { model });
  expect(of(run, 'agent.rested').map(({ why }) => why)).toEqual(['failed', 'done']);
});

test('each attempt at a request that fails waits, in time that takes no time', async () => {
  const started = performance.now();
  const faults = [1, 2, 3, 4].map((attempt) => ({ request: 1, attempt, status: 529, retryAfter: 60 }));
  const { events } = await played([{ prompt: 'Go.' }, { allow: true }], { faults });
  expect(events.at(-1)?.at).toBeGreaterThan(240_000);
  expect(performance.now() - started).toBeLessThan(5000);
});
