import { expect, test } from 'vitest';
import type { Event } from '../../protocol/event.ts';
import { type Script, scriptSchema } from '../../protocol/script.ts';
import { playScript } from '../../runtime/play-script.ts';

const write = { tool: 'write_file', input: { path: 'a.txt', content: 'x' } };
const exit = { tool: 'exit_plan_mode', input: { plan: 'Write a.txt.' } };
const enter = { tool: 'enter_plan_mode' };

/** A run in which the model makes these calls, one reply for each list. */
async function run(replies: readonly (readonly object[])[], person: readonly object[], settings: object = {}) {
  const script = scriptSchema.parse({
    title: 'A run',
    settings,
    model: [...replies.map((calls, i) => ({ when: { reply: i + 1 }, reply: { calls } })), { reply: { text: 'Done.' } }],
    person: [{ prompt: 'Go.' }, ...person],
  }) as Script;
  return (await playScript(script)).events;
}

const decisions = (events: readonly Event[]) =>
  events.flatMap((event) => (event.type === 'tool.decided' ? [`${event.verdict} by ${event.by}`] : []));
const modes = (events: readonly Event[]) =>
  events.flatMap((event) => (event.type === 'settings.changed' ? [event.config.mode] : []));
const told = (events: readonly Event[], call: string) =>
  events.flatMap((event) => (event.type === 'tool.finished' && event.call === call ? [event.content] : []));

test('plan mode binds the calls of the same reply, and ends for those of the next', async () => {
  const events = await run([[enter, write], [exit], [write]], [{ allow: true }]);
  expect(decisions(events)).toEqual(['allow by mode', 'deny by plan mode', 'ask by always asks', 'ask by mode']);
  expect(modes(events)).toEqual(['plan', 'default']);
  expect(events.filter(({ type }) => type === 'files.changed')).toHaveLength(1);
});

test('a plan that is turned down leaves plan mode as it is, and the model reads why', async () => {
  const events = await run([[enter], [exit], [write]], [{ deny: 'Leave a.txt alone.' }]);
  expect(modes(events)).toEqual(['plan']);
  expect(JSON.stringify(told(events, 'main.2'))).toContain('Their reason: Leave a.txt alone.');
  expect(decisions(events).at(-1)).toBe('deny by plan mode');
});

test('the plan that runs is the one that the person made of it, and they choose the mode', async () => {
  const person = [{ edit: { plan: 'Write b.txt.' }, mode: 'auto' }];
  const events = await run([[enter], [exit], [write]], person);
  expect(modes(events)).toEqual(['plan', 'auto']);
  expect(JSON.stringify(told(events, 'main.2'))).toMatch(/as the person changed it[\s\S]*Write b\.txt\./);
  expect(decisions(events).at(-1)).toBe('allow by mode');
});

test('a plan is asked for in every mode and whatever the rules say, and the model cannot choose what follows', async () => {
  const settings = { mode: 'auto', permissions: { allow: ['*'] } };
  const sly = { tool: 'exit_plan_mode', input: { plan: 'p', mode: 'auto' } };
  const events = await run(
    [[enter], [sly], [write]],
    [{ when: { tool: 'exit_plan_mode' }, allow: true }, { deny: '' }],
    settings,
  );
  expect(decisions(events)[1]).toBe('ask by always asks');
  expect(modes(events)).toEqual(['plan', 'default']);
  expect(JSON.stringify(told(events, 'main.2'))).toContain('no such argument');
});

test('where nobody is, plan mode stays', async () => {
  const events = await run([[enter], [exit]], []);
  expect(modes(events)).toEqual(['plan']);
  expect(events.find(({ type }) => type === 'approval.resolved')).toMatchObject({ verdict: 'deny', by: 'nobody' });
});
