import { expect, test } from 'vitest';
import { agentsView } from '../views/agent.ts';
import { tasksView } from '../views/tasks.ts';
import { company, factsOf, messagesIn, of, restsIn, resultOf } from './agents.testing.ts';
import { Headless } from './headless.ts';

const spawn = (input: object) => ['spawn_agent', { brief: 'Do it.', ...input }] as const;
const look = ['list_files'] as const;
const write = (path: string, content = 'x') => ['write_file', { path, content }] as const;

test('an agent in the background answers its call at once; its report comes as a message, and is waited for', async () => {
  const events = await factsOf(
    company({
      main: [[spawn({ background: true, name: 'tests' })], 'I wait.', 'All is done.'],
      tests: [[look], 'Red.'],
    }),
  );
  expect(resultOf(events, 'main.1')).toMatch(/^Agent main.1 \(tests\) works in the background/);
  expect(messagesIn(events)).toEqual(['main.1 reported to main: Red.']);
  expect(restsIn(events)).toEqual(['main.1 done', 'main done']);
  expect(events.at(-1)).toMatchObject({ type: 'agent.rested', text: 'All is done.' });
});

test('a message wakes an agent that rests, with all that it knows, and its answer comes back', async () => {
  const events = await factsOf(
    company({
      main: [[spawn({ name: 'scout' })], [['send_message', { to: 'scout', text: 'And src?' }]], 'I wait.', 'Fine.'],
      scout: ['Nothing at the top.', 'Nothing in src.'],
    }),
  );
  expect(resultOf(events, 'main.1')).toBe('Nothing at the top.');
  expect(messagesIn(events)).toEqual(['main said to main.1: And src?', 'main.1 answered to main: Nothing in src.']);
  expect(restsIn(events)).toEqual(['main.1 done', 'main done', 'main.1 done', 'main done']);
});

test('waiting for agents ends when all rest, and their reports stand beside the result', async () => {
  const background = { background: true };
  const events = await factsOf(
    company({
      main: [[spawn(background), spawn(background), ['wait_for_agents']], 'Both are in.'],
      'main.1': ['One.'],
      'main.2': [[look], 'Two.'],
    }),
  );
  expect(resultOf(events, 'main.3')).toBe('All of them rest.');
  expect(messagesIn(events)).toEqual(['main.1 reported to main: One.', 'main.2 reported to main: Two.']);
  expect(of(events, 'model.requested').filter(({ agent }) => agent === 'main')).toHaveLength(2);
});

test('waiting ends early when somebody says something', async () => {
  const events = await factsOf(
    company({
      main: [[spawn({ background: true }), ['wait_for_agents']], 'Go on.', 'Fine.'],
      'main.1': [[['send_message', { to: 'main', text: 'Which one?' }]], [look], 'The first.'],
    }),
  );
  expect(resultOf(events, 'main.2')).toBe('Somebody said something meanwhile. Still at work: main.1.');
  expect(messagesIn(events).at(-1)).toBe('main.1 reported to main: The first.');
});

test('an agent stops one below it, which reports that it was stopped, and what it did stays', async () => {
  const events = await factsOf(
    company({
      main: [
        [spawn({ background: true }), ['wait_for_agents']],
        [['stop_agent', { agent: 'main.1' }]],
        'I wait.',
        'Fine.',
      ],
      'main.1': [[write('a.txt'), ['send_message', { to: 'main', text: 'Half done.' }]], 'And so on. '.repeat(99)],
    }),
  );
  expect(of(events, 'stop.requested')).toMatchObject([{ agent: 'main.1', call: 'main.3' }]);
  expect(messagesIn(events)).toEqual(['main.1 said to main: Half done.', 'main.1 reported to main: Stopped.']);
  expect(restsIn(events)).toEqual(['main.1 stopped', 'main done']);
  expect(of(events, 'files.changed')).toHaveLength(1);
});

test('nobody stops, or waits for, an agent that does not stand below', async () => {
  const events = await factsOf(
    company({
      main: [[spawn({}), spawn({})], 'Done.'],
      'main.1': [
        [
          ['stop_agent', { agent: 'main' }],
          ['wait_for_agents', { agents: ['main.2'] }],
        ],
        'Sorry.',
      ],
    }),
  );
  expect(resultOf(events, 'main.1.1')).toMatch(/^main does not stand below you/);
  expect(resultOf(events, 'main.1.2')).toBe('There is no agent "main.2" below you. You have started none.');
});

test('stop on the main agent stops the tree: each start has one report, and nobody goes on', async () => {
  const headless = new Headless();
  const long = Array.from({ length: 30 }, () => [look]);
  const script = company({ main: [[spawn({ background: true }), spawn({})], ...long], 'main.1': long, 'main.2': long });
  await headless.send({ do: 'start', run: 'r', script });
  const log = headless.log('r');
  await headless.send({ do: 'prompt', run: 'r', text: 'Go.' });
  await log.until(() => log.events.filter(({ agent }) => agent === 'main.2').length > 12, new AbortController().signal);
  await headless.send({ do: 'stop', run: 'r' });
  await headless.atRest('r');
  expect([...restsIn(log.events)].sort()).toEqual(['main stopped', 'main.1 stopped', 'main.2 stopped']);
  expect(messagesIn(log.events)).toEqual(['main.1 reported to main: Stopped.']);
  expect(log.read(agentsView).main?.rested).toMatchObject({ why: 'stopped' });

  // a person may still speak to one of them alone
  await headless.send({ do: 'prompt', run: 'r', agent: 'main.2', text: 'And you?' });
  await headless.atRest('r');
  expect(restsIn(log.events).at(-1)).toBe('main.2 done');
  expect(log.read(agentsView).main?.rested).toMatchObject({ why: 'stopped' });
});

test('agents stand three levels deep and not deeper, and there are sixteen and not more', async () => {
  const deeper = [[spawn({})], 'Done.'] as const;
  const deep = await factsOf(company({ main: deeper, 'main.1': deeper, 'main.1.1': deeper, 'main.1.1.1': deeper }));
  expect(of(deep, 'agent.started').map(({ agent }) => agent)).toEqual(['main.1', 'main.1.1', 'main.1.1.1']);
  expect(resultOf(deep, 'main.1.1.1.1')).toMatch(/^No agent was started: agents may stand 3 levels deep/);

  const many = await factsOf(company({ main: [Array.from({ length: 17 }, () => spawn({}))] }));
  expect(of(many, 'agent.started')).toHaveLength(15);
  expect(resultOf(many, 'main.15')).toBe('Done.');
  expect(resultOf(many, 'main.16')).toMatch(/^No agent was started: a run has at most 16 agents/);
  const atWork = many.reduce(
    ({ now, most }, { type, agent }) => {
      if (agent === 'main' || (type !== 'agent.started' && type !== 'agent.rested')) return { now, most };
      const next = now + (type === 'agent.started' ? 1 : -1);
      return { now: next, most: Math.max(most, next) };
    },
    { now: 0, most: 0 },
  );
  expect(atWork).toEqual({ now: 0, most: 4 });
});

test('messages give no turns: two agents that wake each other come to the limit', async () => {
  const ping = Array.from({ length: 40 }, () => [['send_message', { to: 'main', text: 'Ping.' }]] as const);
  const pong = Array.from({ length: 40 }, () => [['send_message', { to: 'main.1', text: 'Pong.' }]] as const);
  const events = await factsOf(
    company(
      { main: [[spawn({ background: true })], ...pong], 'main.1': ping },
      { settings: { mode: 'auto', maxTurns: 8 } },
    ),
  );
  const replies = (name: string) => of(events, 'model.responded').filter(({ agent }) => agent === name).length;
  expect([replies('main'), replies('main.1')]).toEqual([8, 8]);
});

test('what the tree spends counts against the limit of the one above', async () => {
  const prices = { input: 100, output: 100, cacheRead: 100, cacheWrite: 100 };
  const model = { id: 'dear', maxOutputTokens: 1000, prices };
  const reply = { text: 'So.', usage: { input: 1000, output: 0 } };
  const script = company({}, { settings: { mode: 'auto', maxSpend: 0.45, model } });
  const [wait] = [[look]];
  const rules = company({
    main: [[spawn({}), spawn({})]],
    'main.1': [wait, wait, wait],
    'main.2': [wait, wait, wait],
  }).model;
  const events = await factsOf({
    ...script,
    model: rules.map((rule) => ({ ...rule, reply: { ...rule.reply, usage: reply.usage } })),
  });
  // both had asked already when the fifth reply came
  expect(of(events, 'model.responded')).toHaveLength(6);
  expect(restsIn(events).filter((rest) => rest.endsWith('limit'))).toHaveLength(3);
});

test('agents that are done take the next open task that they may take, and begin those that wait only then', async () => {
  const done = (task: number) => [['task_update', { task, status: 'completed' }]] as const;
  const tasks = [
    { subject: 'Parse' },
    { subject: 'Print', after: ['Parse'], owner: 'two' },
    { subject: 'Judge', owner: 'reviewer' },
  ];
  const events = await factsOf(
    company({
      main: [
        [
          ['task_create', { tasks }],
          spawn({ name: 'one', background: true }),
          spawn({ name: 'two', background: true }),
        ],
      ],
      one: ['Ready.', done(1), 'Parsed.'],
      two: [[look], [look], 'Ready.', done(2), 'Printed.'],
    }),
  );
  const taken = of(events, 'message.sent').filter(({ because }) => because === 'task');
  expect(taken.map(({ agent, task, from }) => [agent, task, from])).toEqual([
    ['main.2', 1, 'main'],
    ['main.3', 2, 'main'],
  ]);
  const { list } = events.reduce(tasksView.evolve, tasksView.initial);
  expect(list.map(({ status, holder }) => [status, holder])).toEqual([
    ['completed', 'main.2'],
    ['completed', 'main.3'],
    ['open', undefined],
  ]);
});

test('a task is in one pair of hands: whoever is second is told so', async () => {
  const take = [['task_update', { task: 1, status: 'in_progress' }]] as const;
  const events = await factsOf(
    company({
      main: [[['task_create', { tasks: [{ subject: 'Only one' }] }], spawn({}), spawn({})]],
      'main.2': [take],
      'main.3': [take],
    }),
  );
  expect(resultOf(events, 'main.2.1')).toBe('1. Only one (in progress, by main.2)');
  expect(resultOf(events, 'main.3.1')).toMatch(/^Task 1 is in the hands of main.2/);
});

test('a file that another has changed since it was read is not written over', async () => {
  const read = [['read_file', { path: 'a.txt' }]] as const;
  const events = await factsOf(
    company(
      {
        main: [[spawn({}), spawn({})]],
        'main.1': [read, [write('a.txt', 'mine\n')]],
        'main.2': [read, [look], [look], [write('a.txt', 'no, mine\n')], read, [write('a.txt', 'ours\n')]],
      },
      { files: { 'a.txt': 'one\n' } },
    ),
  );
  expect(resultOf(events, 'main.2.4')).toMatch(
    /^a.txt was not written: the agent main.1 changed it after you had read it/,
  );
  expect(of(events, 'files.changed').map(({ agent }) => agent)).toEqual(['main.1', 'main.2']);
});

test('neither is one that the person has changed', async () => {
  const headless = new Headless();
  const script = company(
    { main: [[['read_file', { path: 'a.txt' }]], 'Read.', [['edit_file', { path: 'a.txt', old: 'one', new: 'two' }]]] },
    { files: { 'a.txt': 'one\n' } },
  );
  await headless.send({ do: 'start', run: 'r', script });
  await headless.send({ do: 'prompt', run: 'r', text: 'Read.' });
  await headless.atRest('r');
  await headless.send({ do: 'write-files', run: 'r', files: [{ path: 'a.txt', text: 'one more\n' }] });
  await headless.send({ do: 'prompt', run: 'r', text: 'Edit.' });
  await headless.atRest('r');
  expect(resultOf(headless.log('r').events, 'main.2')).toMatch(/^a.txt was not written: the person changed it/);
});

test('an agent at its limit goes on when a person says so, and nobody else does', async () => {
  const headless = new Headless();
  const script = company(
    { main: [[spawn({ agent: 'short' })]], 'main.1': [[look], [look], [look]] },
    { files: { '.agents/agents/short.md': '---\ndescription: Short.\nmaxTurns: 2\n---\nBe short.\n' } },
  );
  await headless.send({ do: 'start', run: 'r', script });
  await headless.send({ do: 'prompt', run: 'r', text: 'Go.' });
  await headless.atRest('r');
  const log = headless.log('r');
  expect(restsIn(log.events)).toEqual(['main.1 limit', 'main done']);
  await headless.send({ do: 'continue', run: 'r', agent: 'main.1' });
  await headless.atRest('r');
  expect(restsIn(log.events)).toEqual(['main.1 limit', 'main done', 'main.1 done']);
});
