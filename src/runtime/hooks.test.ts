import { expect, test } from 'vitest';
import { Log } from '../agent/log.ts';
import type { EventOf } from '../protocol/event.ts';
import { type Script, scriptSchema } from '../protocol/script.ts';
import { agentsView } from '../views/agent.ts';
import { textIn } from '../views/heard.ts';
import { playScript } from './play-script.ts';
import { testTools } from './scripts.testing.ts';
import { readSettingsFile } from './settings-file.ts';

type Hooks = Script['settings']['hooks'];
interface Told {
  readonly hooks: readonly object[];
  readonly person?: readonly object[];
  readonly calls?: readonly object[];
}

/** Plays a run of one call, then "All done.", and gives what hooks and the model made of it. */
async function played({ hooks, calls = [], person = [{ prompt: 'Go.' }, { allow: true }] }: Told) {
  const { events } = await playScript(
    scriptSchema.parse({
      title: 'Hooks',
      settings: { hooks: hooks as Hooks, tools: ['read_file', 'write_file', 'spawn_agent', 'ask_user'] },
      model: [
        ...(calls.length === 0 ? [] : [{ when: { agent: '/^main$/', reply: 1 }, reply: { calls } }]),
        { when: { agent: '/^main\\./' }, reply: { text: 'My report.' } },
        { reply: { text: 'All done.' } },
      ],
      person,
    }),
    () => {},
    { tools: testTools },
  );
  const ran = events.filter((each): each is EventOf<'hook.ran'> => each.type === 'hook.ran');
  const agents = new Log(() => 0, events).read(agentsView);
  const said = (agent = 'main') =>
    [...(agents[agent]?.context.messages ?? [])].filter(({ type }) => type !== 'model.responded').map(textIn);
  return { events, ran: ran.map(({ agent, on, hook }) => `${agent} ${on} ${hook}`), said, agents };
}

const write = { tool: 'write_file', input: { path: 'a', content: 'x' } };

test('a prompt that a hook blocks never reaches the model, and the agent rests with the reason', async () => {
  const hooks = [{ name: 'manners', on: 'UserPromptSubmit', when: { prompt: 'Go*' }, block: 'Say please.' }];
  const { events, said } = await played({ hooks, person: [{ prompt: 'Go.' }, { prompt: 'Please.' }] });
  expect(events.flatMap((each) => (each.type === 'agent.rested' ? [each.text] : []))).toEqual([
    'The hook manners blocked the prompt: Say please.',
    'All done.',
  ]);
  expect(said()).toEqual(['Please.']);
  expect(events.filter(({ type }) => type === 'model.requested')).toHaveLength(1);
});

test('a prompt that hooks let pass is read with what they add, each asked once, in order', async () => {
  const hooks = [
    { name: 'one', on: 'UserPromptSubmit', context: 'It is noon.' },
    { name: 'two', on: 'UserPromptSubmit', when: { prompt: '/^Go/' }, context: 'Be brief.' },
  ];
  const { ran, said } = await played({ hooks });
  expect(ran).toEqual(['main UserPromptSubmit one', 'main UserPromptSubmit two']);
  expect(said()).toEqual(['Go.', 'It is noon.', 'Be brief.']);
});

test('what a hook says as the run begins comes once, before the first request', async () => {
  const hooks = [{ name: 'begin', on: 'SessionStart', matcher: 'startup', context: 'It is Monday.' }];
  const { ran, said } = await played({ hooks, person: [{ prompt: 'Go.' }, { prompt: 'Again.' }] });
  expect(ran).toEqual(['main SessionStart begin']);
  expect(said()).toEqual(['Go.', 'It is Monday.', 'Again.']);
});

test('a call that failed meets the hooks of failures, and one that went well does not', async () => {
  const hooks = [
    { name: 'well', on: 'PostToolUse', context: 'Well done.' },
    { name: 'badly', on: 'PostToolUseFailure', when: { error: '/./' }, context: 'Look first.' },
  ];
  const missing = { tool: 'read_file', input: { path: 'missing' } };
  const failed = await played({ hooks, calls: [missing] });
  expect(failed.ran).toEqual(['main PostToolUseFailure badly']);
  expect(failed.said()).toContain('Look first.');
  expect((await played({ hooks, calls: [write] })).ran).toEqual(['main PostToolUse well']);
});

test.each([
  ['with a reason', 'Not on a Friday.', 'The hook no blocked this call: Not on a Friday.'],
  ['without one', '', 'The hook no blocked this call. It gave no reason.'],
])('a hook that refuses what a person would be asked for, %s, tells the model', async (_, block, told) => {
  const { said, events } = await played({ hooks: [{ name: 'no', on: 'PermissionRequest', block }], calls: [write] });
  expect(said()).toContain(told);
  expect(events.some(({ type }) => type === 'approval.resolved' || type === 'files.changed')).toBe(false);
});

test('no vote at a request for permission lifts what asks', async () => {
  const hooks = [{ name: 'easy', on: 'PermissionRequest', vote: 'allow' }];
  const { events } = await played({ hooks, calls: [write], person: [{ prompt: 'Go.' }, { deny: 'No.' }] });
  expect(events.filter(({ type }) => type === 'approval.resolved')).toHaveLength(1);
  expect(events.some(({ type }) => type === 'files.changed')).toBe(false);
});

test('who waits for a person is told to hooks, by what for', async () => {
  const hooks = [
    { name: 'may', on: 'Notification', matcher: 'permission_prompt' },
    { name: 'what', on: 'Notification', matcher: 'elicitation_dialog' },
  ];
  const ask = { tool: 'ask_user', input: { question: 'Which?' } };
  const person = [{ prompt: 'Go.' }, { when: { tool: 'ask_user' }, answer: 'Blue.' }, { allow: true }];
  expect((await played({ hooks, person, calls: [write, ask] })).ran).toEqual([
    'main Notification may',
    'main Notification what',
  ]);
});

test('a subagent has its own beginning and end, and none of the main agent', async () => {
  const hooks = [
    { name: 'start', on: 'SubagentStart', context: 'One line.' },
    { name: 'end', on: 'SubagentStop', when: { stop_hook_active: 'false' }, block: '' },
    { name: 'run', on: 'SessionStart' },
    { name: 'stop', on: 'Stop' },
  ];
  const { ran, said } = await played({ hooks, calls: [{ tool: 'spawn_agent', input: { brief: 'Look.' } }] });
  expect(ran).toEqual([
    'main SessionStart run',
    'main.1 SubagentStart start',
    'main.1 SubagentStop end',
    'main.1 SubagentStop end',
    'main Stop stop',
  ]);
  expect(said('main.1')).toEqual(['Look.', 'One line.', 'The hook end is not content with this. It gave no reason.']);
});

test('a hook of an event that is not there is refused with the reason, and spoils no other', () => {
  const text = JSON.stringify({
    hooks: {
      SessionEnd: [{ hooks: [{ type: 'rule', block: 'x' }] }],
      UserPromptSubmit: [{ hooks: [{ type: 'rule', block: 'x' }] }],
    },
  });
  const { hooks, notes } = readSettingsFile('.agents/settings.json', text, () => true);
  expect(hooks.map(({ on }) => on)).toEqual(['UserPromptSubmit']);
  expect(notes.map(({ what }) => what)).toEqual([
    'This hook is left out: a run has no end here: it rests, and goes on when something is said. Use Stop.',
  ]);
});
