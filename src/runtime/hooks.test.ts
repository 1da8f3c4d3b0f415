import { expect, test } from 'vitest';
import { askedOf, hookOrder } from '../agent/hooks/question.ts';
import { Log } from '../agent/log.ts';
import type { EventOf } from '../protocol/event.ts';
import { type Script, scriptSchema } from '../protocol/script.ts';
import { hookEventSchema } from '../protocol/settings-fields.ts';
import { agentsView } from '../views/agent.ts';
import { textIn } from '../views/heard.ts';
import { recordingOf } from '../views/recording.ts';
import { Headless } from './headless.ts';
import { playScript } from './play-script.ts';
import { canonical } from './recording.testing.ts';
import { testTools } from './scripts.testing.ts';
import { readSettingsFile } from './settings-file.ts';

type Hooks = Script['settings']['hooks'];
interface Told {
  /** What the model answers to hooks of the kind `prompt`, one after the other. */
  readonly answers?: readonly object[];
  readonly hooks: readonly object[];
  readonly person?: readonly object[];
  readonly calls?: readonly object[];
}

/** Plays a run of one call, then "All done.", and gives what hooks and the model made of it. */
async function played({ hooks, answers = [], calls = [], person = [{ prompt: 'Go.' }, { allow: true }] }: Told) {
  const { events } = await playScript(
    scriptSchema.parse({
      title: 'Hooks',
      settings: { hooks: hooks as Hooks, tools: ['read_file', 'write_file', 'spawn_agent', 'ask_user'] },
      model: [
        ...answers.map((reply, i) => ({ when: { agent: '/./', purpose: 'hook', reply: i + 1 }, reply })),
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
      Elevenses: [{ hooks: [{ type: 'rule', block: 'x' }] }],
      UserPromptSubmit: [{ hooks: [{ type: 'rule', block: 'x' }] }],
    },
  });
  const { hooks, notes } = readSettingsFile('.agents/settings.json', text, () => true);
  expect(hooks.map(({ on }) => on)).toEqual(['UserPromptSubmit']);
  expect(notes.map(({ what }) => what)).toEqual([
    `This hook is left out: there is no event Elevenses. There are: ${hookEventSchema.options.join(', ')}.`,
  ]);
});

const judge = { name: 'judge', type: 'prompt', on: 'PreToolUse', prompt: 'May it? $ARGUMENTS' };

test('a hook asks the model, and what it answers blocks the call with the reason', async () => {
  const answers = [{ text: 'So: ```json\n{"ok": false, "reason": "Not here."}\n```' }];
  const { events, said, agents } = await played({ hooks: [judge], answers, calls: [write] });
  expect(said()).toContain('The hook judge blocked this call: Not here.');
  expect(events.some(({ type }) => type === 'files.changed')).toBe(false);
  const types = events.filter(
    (each) => each.type.startsWith('hook.') || ('purpose' in each && each.purpose === 'hook'),
  );
  expect(types.map(({ type }) => type)).toEqual(['hook.started', 'model.requested', 'model.responded', 'hook.ran']);
  // it costs, and the conversation does not hold it
  expect(agents.main?.tally).toMatchObject({ hooks: 1, replies: 2, turns: 2, asked: 3 });
  expect([...(agents.main?.context.messages ?? [])].map(({ type }) => type)).toEqual([
    'prompt.submitted',
    'model.responded',
    'tool.finished',
    'model.responded',
  ]);
});

test('what a hook asks is the prompt with the event in it, and nothing of the conversation', async () => {
  const { events } = await played({ hooks: [judge], answers: [{ text: '{"ok": true}' }], calls: [write] });
  const at = events.findIndex((each) => each.type === 'model.requested' && each.purpose === 'hook');
  const asking = new Log(() => 0, events.slice(0, at + 1)).read(agentsView).main;
  if (asking === undefined) throw new Error('There is no agent.');
  const { system, tools, messages } = askedOf(asking);
  expect({ system, tools }).toEqual({ system: hookOrder, tools: [] });
  const [question, ...others] = [...messages].map(textIn);
  expect(others).toEqual([]);
  expect(JSON.parse((question ?? '').replace('May it? ', ''))).toEqual({
    hook_event_name: 'PreToolUse',
    cwd: '/',
    permission_mode: 'default',
    tool_name: 'write_file',
    tool_input: write.input,
  });
});

test.each([
  ['no JSON', { text: 'Certainly!' }, 'Its answer is no JSON object: Certainly!'],
  ['nothing', { text: '' }, 'It answered nothing.'],
  ['too late', { text: '{"ok": true}', takes: 5001 }, 'It did not answer within 5 s.'],
])('a hook whose answer is %s has failed, which is said, and blocks only if it is to', async (_, reply, why) => {
  for (const onError of [undefined, 'allow', 'block']) {
    const hooks = [{ ...judge, ...(onError === undefined ? {} : { onError }) }];
    const { events, said } = await played({ hooks, answers: [reply], calls: [write] });
    const ran = events.find((each) => each.type === 'hook.ran');
    expect(ran).toMatchObject({ failed: why });
    expect(events.some(({ type }) => type === 'files.changed')).toBe(onError !== 'block');
    expect(said().includes(`The hook judge blocked this call: The hook judge failed: ${why}`)).toBe(
      onError === 'block',
    );
  }
});

test('a hook has as long as it says', async () => {
  const answers = [{ text: '{"ok": false}', takes: 9000 }];
  const { said } = await played({ hooks: [{ ...judge, timeout: 10 }], answers, calls: [write] });
  expect(said()).toContain('The hook judge blocked this call. It gave no reason.');
});

test('a hook asks only about what its conditions fit', async () => {
  const hooks = [{ ...judge, if: 'write(dist/**)' }];
  const { events } = await played({ hooks, calls: [write] });
  expect(events.filter((each) => each.type === 'model.requested' && each.purpose === 'hook')).toEqual([]);
});

test.each([
  ['PreToolUse', 'rule'],
  ['PostToolUse', 'rule'],
  ['PostToolUse', 'prompt'],
  ['SessionStart', 'prompt'],
  ['UserPromptSubmit', 'rule'],
  ['Stop', 'prompt'],
] as const)(
  'a hook at %s, of the kind %s, that says stop puts the agent to rest, and the next prompt wakes it',
  async (on, type) => {
    const stops = type === 'rule' ? { stop: 'Enough.' } : { prompt: 'Enough?' };
    const hooks = [{ name: 'enough', on, type, ...stops }];
    const answers = [{ text: '{"continue": false, "stopReason": "Enough."}' }, { text: '{"ok": true}' }];
    const person = [{ prompt: 'Go.' }, { prompt: 'Again.' }, { allow: true }];
    const { events } = await played({ hooks, answers, calls: [write], person });
    const rests = events.filter((each): each is EventOf<'agent.rested'> => each.type === 'agent.rested');
    const why =
      on === 'UserPromptSubmit' ? 'The hook enough blocked the prompt: Enough.' : 'The hook enough ended this: Enough.';
    expect(rests[0]?.text).toBe(why);
    expect(rests).toHaveLength(2);
    const asked = events.filter((each) => each.type === 'model.requested' && each.purpose === 'turn');
    expect(asked.length).toBe({ PreToolUse: 2, PostToolUse: 2, SessionStart: 2, UserPromptSubmit: 0, Stop: 3 }[on]);
  },
);

test('a recorded run with hooks that ask plays back to the same facts', async () => {
  const answers = [{ text: '{"ok": true}' }, { text: '{"ok": false, "reason": "No."}', takes: 1234 }];
  const { events } = await played({
    hooks: [judge],
    answers,
    calls: [write, { ...write, input: { path: 'b', content: '' } }],
  });
  const { script } = recordingOf(events, new Map());
  const again = await playScript(script, () => {}, { tools: testTools });
  expect(canonical(again.events)).toEqual(canonical(events));
});

test('hooks hear that the person leaves a run that rests, and that they are back with the next prompt', async () => {
  const hooks = [
    { name: 'hello', on: 'SessionStart', context: 'Welcome.' },
    { name: 'back', on: 'SessionStart', matcher: 'resume', context: 'Welcome back.' },
    { name: 'bye', on: 'SessionEnd', when: { reason: 'prompt_input_exit' }, context: 'Nobody hears this.' },
  ];
  const script = scriptSchema.parse({ title: 'Leave', settings: { hooks }, model: [{ reply: { text: 'Done.' } }] });
  const headless = new Headless();
  await headless.send({ do: 'start', run: 'r', script });
  await headless.send({ do: 'leave', run: 'r' });
  for (const text of ['One.', 'Two.']) {
    await headless.send({ do: 'prompt', run: 'r', text });
    await headless.atRest('r');
    if (text === 'One.') await headless.send({ do: 'close', run: 'r' });
    await headless.send({ do: 'open', run: 'r' });
  }
  const { events } = headless.log('r');
  const told = events.flatMap((each) =>
    each.type === 'hook.ran' ? [each.hook] : each.type === 'prompt.submitted' ? [each.text] : [],
  );
  expect(told).toEqual(['One.', 'hello', 'bye', 'Two.', 'hello', 'back']);
  const { main } = headless.log('r').read(agentsView);
  expect([...(main?.context.messages ?? [])].map(textIn)).toEqual([
    'One.',
    'Welcome.',
    'Done.',
    'Two.',
    'Welcome.',
    'Welcome back.',
    'Done.',
  ]);
});
