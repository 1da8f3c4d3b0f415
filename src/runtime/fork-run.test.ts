import { describe, expect, test } from 'vitest';
import type { Edit } from '../protocol/edit.ts';
import type { Event, EventOf } from '../protocol/event.ts';
import { scriptSchema } from '../protocol/script.ts';
import { agentsView } from '../views/agent.ts';
import { rewoundView } from '../views/rewound.ts';
import { walk, workspaceView } from '../views/workspace.ts';
import { Headless } from './headless.ts';
import { attend } from './person.ts';
import { testTools } from './scripts.testing.ts';

const script = scriptSchema.parse({
  title: 'A run',
  files: { 'a.txt': 'one\n', 'b.txt': 'two\n' },
  settings: { tools: ['read_file', 'write_file', 'make', 'ask_user'], system: 'Be brief.' },
  model: [
    {
      when: { reply: 1 },
      reply: {
        text: 'I look.',
        calls: [
          { tool: 'read_file', input: { path: 'a.txt' } },
          { tool: 'read_file', input: { path: 'b.txt' } },
          { tool: 'write_file', input: { path: 'c.txt', content: 'three\n' } },
        ],
      },
    },
    { when: { last: 'Not now' }, reply: { text: 'Then not.' } },
    { when: { reply: 2 }, reply: { calls: [{ tool: 'ask_user', input: { question: 'Which colour?' } }] } },
    { reply: { text: 'It is {{last}}.' } },
  ],
  person: [{ prompt: 'Go.' }, { allow: true }, { when: { tool: 'ask_user' }, answer: 'Blue' }],
});

/** A run that was played to its end. */
async function played() {
  const headless = new Headless({ tools: testTools });
  await headless.send({ do: 'start', run: 'r', script });
  await act(headless, 'r');
  await headless.host.run('r')?.persist.flush();
  const { events } = headless.log('r');
  const place = (type: Event['type'], nth = 1) => events.filter((event) => event.type === type)[nth - 1]?.seq ?? -1;
  const refusals = () => headless.notices.flatMap((notice) => (notice.say === 'refused' ? [notice.why] : []));
  return { headless, events, place, refusals };
}

/** Lets the person of the script act until a run rests. */
async function act(headless: Headless, run: string): Promise<void> {
  await attend(script, {
    run,
    log: headless.log(run),
    clock: headless.clock,
    send: (wish) => headless.send(wish),
    atRest: () => headless.atRest(run),
  });
  await headless.atRest(run);
}

/** Forks the run with an edit and plays the fork to its end. */
async function forked(seq: (place: (type: Event['type'], nth?: number) => number) => number, edit?: Edit) {
  const run = await played();
  const at = seq(run.place);
  await run.headless.send({ do: 'fork', run: 'r', seq: at, into: 'f', ...(edit === undefined ? {} : { edit }) });
  expect(run.refusals()).toEqual([]);
  await act(run.headless, 'f');
  await run.headless.host.run('f')?.persist.flush();
  const fork = run.headless.log('f').events;
  const last = <Type extends Event['type']>(type: Type) =>
    fork.findLast((event): event is EventOf<Type> => event.type === type);
  const said = last('agent.rested')?.text;
  return { ...run, at, fork, last, said };
}

test('a fork copies the facts before it byte for byte, changes nothing of the run, and is another run', async () => {
  const { headless, events } = await played();
  const { store } = headless;
  const before = JSON.stringify(await store.readEvents('r'));
  const record = await store.run('r');
  for (const seq of [1, 5, events.length]) {
    const into = `f${seq}`;
    await headless.send({ do: 'fork', run: 'r', seq, into });
    await act(headless, into);
    await headless.host.run(into)?.persist.flush();
    expect(JSON.stringify(await store.readEvents('r'))).toBe(before);
    expect(await store.run('r')).toEqual(record);
    const kept = await store.readEvents(into);
    expect(JSON.stringify(kept.slice(0, seq))).toBe(JSON.stringify(events.slice(0, seq)));
    expect(kept[seq]).toMatchObject({ type: 'run.forked', from: 'r', place: seq, title: `A run, forked at ${seq}` });
    expect(await store.run(into)).toMatchObject({
      title: `A run, forked at ${seq}`,
      forked: { from: 'r', seq },
      owner: 1,
      rested: 'done',
      length: kept.length,
    });
  }
});

test('a rewind is a fork that says so, and is none any more when it is forked itself', async () => {
  const { headless, place } = await played();
  await headless.send({ do: 'fork', run: 'r', seq: place('prompt.submitted'), into: 'f', rewind: true });
  await headless.send({ do: 'fork', run: 'f', seq: 2, into: 'g' });
  expect(headless.log('f').events.at(1)).toMatchObject({ type: 'run.forked', from: 'r', place: 1, rewound: true });
  expect(headless.log('f').read(rewoundView)).toEqual({ from: 'r', seq: 1 });
  expect(headless.log('g').read(rewoundView)).toBeUndefined();
});

test('a run that is not open is forked from what is stored, and a fork outlives the run it came from', async () => {
  const { headless, events } = await played();
  await headless.send({ do: 'close', run: 'r' });
  await headless.send({ do: 'fork', run: 'r', seq: 3, into: 'f' });
  await headless.host.run('f')?.persist.flush();
  await headless.send({ do: 'delete', run: 'r' });
  await headless.send({ do: 'close', run: 'f' });
  await headless.send({ do: 'open', run: 'f' });
  await act(headless, 'f');
  expect(headless.log('f').events.slice(0, 3)).toEqual(events.slice(0, 3));
  const [, file] = [...walk(headless.log('f').read(workspaceView))].find(([path]) => path === 'a.txt') ?? [];
  expect(file?.is === 'file' && (await headless.store.blob(file.blob))).toEqual(new TextEncoder().encode('one\n'));
});

describe('what is edited stands in place of what was, and what follows is chosen anew', () => {
  test('the model’s reply', async () => {
    const calls = [
      { name: 'write_file', input: { path: 'c.txt', content: 'mine\n' } },
      { name: 'make', input: { target: 'all' } },
    ];
    const { at, fork, events } = await forked((place) => place('model.responded'), {
      of: 'reply',
      text: 'Mine.',
      calls,
    });
    expect(fork[at]).toMatchObject({ type: 'model.responded', seq: at, text: 'Mine.' });
    expect(fork[at]).toMatchObject({
      calls: [
        { call: 'main.1', name: 'write_file' },
        { call: 'main.2', name: 'make' },
      ],
    });
    expect(fork[at + 1]).toMatchObject({
      type: 'run.forked',
      seq: at + 1,
      place: at,
      was: JSON.parse(JSON.stringify(events[at])),
    });
    const finished = fork.flatMap((event) => (event.type === 'tool.finished' ? [event.call] : []));
    expect(finished).toEqual(['main.1', 'main.2', 'main.3']);
  });

  test('a result: calls that ran beside it keep theirs, and none runs twice', async () => {
    const { at, fork } = await forked((place) => place('tool.finished'), {
      of: 'result',
      text: 'Nothing.',
      failed: true,
    });
    expect(fork[at]).toMatchObject({ content: [{ type: 'text', text: 'Nothing.' }], failed: true });
    expect(fork.slice(at + 1, at + 3).map((event) => [event.type, 'because' in event ? event.because : ''])).toEqual([
      ['run.forked', ''],
      ['tool.finished', 'carried'],
    ]);
    const started = fork.flatMap((event) => (event.type === 'tool.started' ? [event.call] : []));
    expect(started).toEqual(['main.1', 'main.2', 'main.3']);
  });

  test('an approval', async () => {
    const { fork, said } = await forked((place) => place('approval.resolved'), {
      of: 'approval',
      verdict: 'deny',
      reason: 'Not now',
    });
    expect(said).toBe('Then not.');
    expect(fork.some(({ type }) => type === 'files.changed')).toBe(false);
  });

  test('an approval with another input passes the ladder again', async () => {
    const { last, fork } = await forked((place) => place('approval.resolved'), {
      of: 'approval',
      verdict: 'allow',
      input: { path: '.ssh/id_rsa', content: 'x' },
    });
    expect(fork.findLast((event) => event.type === 'tool.decided' && event.call === 'main.3')).toMatchObject({
      verdict: 'deny',
      by: 'sensitive paths',
    });
    expect(last('files.changed')).toBeUndefined();
  });

  test('an answer', async () => {
    const { said } = await forked((place) => place('question.answered'), { of: 'answer', text: 'Red' });
    expect(said).toMatch(/It is Red/);
  });

  test('a prompt', async () => {
    const { at, fork } = await forked((place) => place('prompt.submitted'), { of: 'prompt', text: 'Go on.' });
    expect(fork[at]).toMatchObject({ type: 'prompt.submitted', text: 'Go on.' });
  });

  test('the system text that the run began with', async () => {
    const { at, fork, events } = await forked(() => 0, { of: 'settings', config: { system: 'Be long.' } });
    expect(at).toBe(0);
    expect(fork[0]).toMatchObject({ type: 'run.started', config: { system: 'Be long.', mode: 'default' } });
    expect(fork[1]).toMatchObject({ type: 'run.forked', seq: 1, place: 0 });
    expect(events[0]).toMatchObject({ config: { system: 'Be brief.' } });
  });

  test('settings and files from any fact on', async () => {
    const settings = await forked((place) => place('tool.decided', 3), { of: 'settings', config: { mode: 'auto' } });
    expect(settings.fork[settings.at + 1]).toMatchObject({
      type: 'settings.changed',
      because: 'person',
      config: { mode: 'auto' },
    });
    expect(settings.last('tool.decided')).toMatchObject({ verdict: 'allow' });
    const files = await forked((place) => place('model.requested', 2), {
      of: 'files',
      files: [
        { path: 'c.txt', text: null },
        { path: 'd.txt', text: 'four\n' },
      ],
    });
    const paths = [...walk(files.headless.log('f').read(workspaceView))].map(([path]) => path);
    expect(paths).toEqual(['a.txt', 'b.txt', 'd.txt']);
    expect([...walk(files.headless.log('r').read(workspaceView))].map(([path]) => path)).toEqual([
      'a.txt',
      'b.txt',
      'c.txt',
    ]);
  });
});

describe('what makes no sense is refused in words, and there is no other run', () => {
  const senseless: readonly (readonly [what: string, type: Event['type'], edit: Edit, why: RegExp])[] = [
    [
      'a reply where a result stands',
      'tool.finished',
      { of: 'reply', text: '', calls: [] },
      /is tool.finished, and not a reply/,
    ],
    ['a prompt that says the same', 'prompt.submitted', { of: 'prompt', text: 'Go.' }, /Nothing was changed/],
    ['the same approval', 'approval.resolved', { of: 'approval', verdict: 'allow' }, /Nothing was changed/],
    ['no setting', 'run.started', { of: 'settings', config: {} }, /No setting was changed/],
    [
      'an input for a call that is denied',
      'approval.resolved',
      { of: 'approval', verdict: 'deny', input: {} },
      /denied has no input/,
    ],
  ];
  test.each(senseless)('%s', async (_, type, edit, why) => {
    const { headless, place, refusals } = await played();
    await headless.send({ do: 'fork', run: 'r', seq: place(type), into: 'f', edit });
    expect(refusals()).toEqual([expect.stringMatching(why)]);
    expect([headless.host.run('f'), await headless.store.run('f')]).toEqual([undefined, undefined]);
  });

  test('a place that the run has not, a run that is not there, a name that is taken', async () => {
    const { headless, events, refusals } = await played();
    await headless.send({ do: 'fork', run: 'r', seq: events.length + 1, into: 'f' });
    await headless.send({ do: 'fork', run: 'other', seq: 1, into: 'f' });
    await headless.send({ do: 'fork', run: 'r', seq: 1, into: 'r' });
    expect(refusals()).toEqual([
      expect.stringMatching(/has only \d+ facts/),
      expect.stringMatching(/no such run/),
      expect.stringMatching(/already/),
    ]);
    expect(headless.log('r').events).toEqual(events);
  });
});

test('a call that was cut off by the fork is settled, and names what it had changed', async () => {
  const { fork } = await forked((place) => place('tool.finished', 3));
  const cut = fork.find((event) => event.type === 'tool.finished' && event.call === 'main.3');
  expect(cut).toMatchObject({ because: 'carried' });
  const cutEarlier = await forked((place) => place('files.changed'));
  expect(cutEarlier.fork.find((event) => event.type === 'tool.finished' && event.call === 'main.3')).toMatchObject({
    because: 'interrupted',
    content: [
      { text: expect.stringMatching(/the run was forked before this call had a result. It had changed no file/) },
    ],
  });
  expect(cutEarlier.headless.log('f').read(agentsView).main?.rested).toMatchObject({ why: 'done' });
});
