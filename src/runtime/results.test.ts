import { expect, test } from 'vitest';
import type { Sandbox, SandboxEnd } from '../agent/ports.ts';
import { defineTool, text } from '../agent/tool.ts';
import { encode } from '../base/text.ts';
import type { Script } from '../protocol/script.ts';
import { MemoryStore } from '../storage/memory.ts';
import { reachedOutView } from '../views/reached-out.ts';
import { recordingOf } from '../views/recording.ts';
import { nodeAt, workspaceView } from '../views/workspace.ts';
import { Headless } from './headless.ts';
import { playScript } from './play-script.ts';
import { canonical, contentsFor } from './recording.testing.ts';
import { finish } from './replay.testing.ts';
import { counter, nowhere, recorded, scriptOf, withTool, world, write } from './results.testing.ts';
import { VirtualClock } from './virtual-clock.ts';

const said = (event: object): string => JSON.stringify(event);

test('code, live web and other servers play back to the same facts, and nothing is run or asked', async () => {
  const calls = [
    { tool: 'web_fetch', input: { url: 'https://tides.example/today' } },
    { tool: 'web_fetch', input: { url: 'https://tides.example/gone' } },
    { tool: 'web_search', input: { query: 'tides' } },
    { tool: 'mcp__counter__count', input: { no_such_argument: 1 } },
    { tool: 'bash', input: { command: 'cd data && python3 ../main.py > out.txt; echo $RANDOM' } },
    { tool: 'bash', input: { command: 'date; curl -s https://tides.example/data' } },
    { tool: 'run_javascript', input: { code: 'Date.now()' } },
    { tool: 'run_python', input: { file: 'main.py' } },
    { tool: 'read_file', input: { path: 'output:main.8' } },
  ];
  const ends: Readonly<Record<string, Partial<SandboxEnd>>> = {
    bash: {
      shell: { cwd: 'data', env: { BEST: '12' } },
      changes: [write('data/out.txt', 'out\n'), { path: 'd', entry: { is: 'folder' } }],
    },
    javascript: {
      exit: 1,
      stderr: 'TypeError\n',
      changes: [write('x.bin', new Uint8Array([0, 255, 7])), { path: 'a.txt', entry: { is: 'gone' } }],
    },
    python: {
      stdout: 'long line\n'.repeat(4000),
      value: '7',
      changes: [{ path: 'l', entry: { is: 'link', target: 'main.py' } }],
    },
  };
  const { done, options } = world((engine) => ends[engine] ?? {});
  const { events, script, lost } = await recorded(scriptOf(calls), options);
  expect(lost).toEqual([]);
  expect(done).toHaveLength(7);
  expect(script.results?.[5]?.requests).toMatchObject([{ address: 'https://tides.example/data', status: 200 }]);
  expect(script.results?.map(({ call }) => call)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((nth) => `main.${nth}`));
  const again = await playScript(script, undefined, nowhere);
  expect(canonical(again.events)).toEqual(canonical(events));
  expect(again.events.filter((event) => event.type === 'tool.finished' && event.recorded)).toHaveLength(8);
  expect(again.events.reduce(reachedOutView.evolve, reachedOutView.initial).calls).toBe(0);
  expect(events.reduce(reachedOutView.evolve, reachedOutView.initial).calls).toBe(4);
});

test('a playback for which the real web is switched off has the results all the same, and is a recording again', async () => {
  const fetch = { tool: 'web_fetch', input: { url: 'https://tides.example/today' } };
  const { script, events } = await recorded(scriptOf([fetch]), world().options);
  const again = await recorded({ ...script, pages: {} }, nowhere);
  expect(canonical(again.events)).toEqual(canonical(events));
  expect(again.script.results).toEqual(script.results);
});

test('what a call took, and that it was stopped, plays back in its time', async () => {
  const slow: Sandbox = {
    run: (_, __, ___, signal) =>
      new Promise((resolve) =>
        signal.addEventListener('abort', () =>
          resolve({ ended: 'stopped', exit: 143, stdout: '', stderr: '', notes: [], changes: [] }),
        ),
      ),
  };
  const headless = new Headless({
    tools: withTool(
      defineTool({
        ...counter(),
        execute: async (_, { clock, signal }) => {
          await clock.until(clock.now() + 5000, signal);
          return text('At last.');
        },
      }),
    ),
    sandbox: slow,
  });
  const script = scriptOf([
    { tool: 'mcp__counter__count', input: {} },
    { tool: 'run_python', input: { code: 'while True: pass' } },
  ]);
  await headless.send({ do: 'start', run: 'r', script });
  const log = headless.log('r');
  log.listen(
    (event) =>
      event.type === 'tool.started' &&
      event.call === 'main.2' &&
      setTimeout(() => void headless.send({ do: 'stop', run: 'r' })),
  );
  await finish(headless, script);
  const recording = recordingOf(log.events, await contentsFor(log.events, headless.store));
  const again = await playScript(recording.script, undefined, nowhere);
  expect(canonical(again.events)).toEqual(canonical(log.events));
  expect(again.events.map(({ at }) => at)).toEqual(log.events.map(({ at }) => at));
  expect(said(again.events.at(-2) ?? {})).toContain('Stopped before it had a result.');
});

test('a playback that is cut off anywhere and taken up again has the results of all calls that had not begun', async () => {
  const calls = [
    { tool: 'run_python', input: { file: 'main.py' } },
    { tool: 'web_fetch', input: { url: 'https://tides.example/today' } },
  ];
  const { script } = await recorded(scriptOf(calls), world(() => ({ changes: [write('b.txt', 'b')] })).options);
  const { events, headless } = await recorded(script, nowhere);
  let whole = 0;
  for (let length = 1; length < events.length; length++) {
    const store = new MemoryStore();
    for (const [hash, bytes] of await contentsFor(events, headless.store)) store.hold('r', hash, bytes);
    await store.append({ run: 'r', owner: 1, from: 0, events: events.slice(0, length) });
    const again = new Headless({ ...nowhere, store, clock: new VirtualClock(events[length - 1]?.at) });
    await again.send({ do: 'open', run: 'r' });
    await finish(again, { ...script, recorded: [] });
    const results = again.log('r').events.flatMap((event) => (event.type === 'tool.finished' ? [event] : []));
    // of a call that broke off the model hears something else, for which there is no reply
    const broken = results.filter(({ because }) => because === 'interrupted');
    expect(results.filter(({ recorded: had }) => had)).toHaveLength(results.length - broken.length);
    if (broken.length === 0) expect(results).toHaveLength(2);
    whole += broken.length === 0 ? 1 : 0;
  }
  expect(whole).toBeGreaterThan(events.length / 2);
});

test('a call with another input, over other files or for a real model runs', async () => {
  const python = { tool: 'run_python', input: { file: 'main.py' } };
  const { script } = await recorded(scriptOf([python]), world().options);
  const playedWith = async (other: object) => {
    const { done, options } = world();
    await playScript({ ...script, recorded: [], ...other } as Script, undefined, options);
    return done;
  };
  expect(await playedWith({})).toEqual([]);
  expect(await playedWith({ files: { ...script.files, 'main.py': 'print(2)\n' } })).toEqual(['python']);
  const [first] = script.model;
  const edited = {
    ...first,
    reply: { ...first?.reply, calls: [{ ...python, input: { file: 'main.py', args: ['x'] } }] },
  };
  expect(
    await playedWith({
      model: [edited, ...script.model.slice(1).map(({ when: { heard: _, ...when }, ...rule }) => ({ ...rule, when }))],
    }),
  ).toEqual(['python']);
  expect(await playedWith({ results: [{ ...script.results?.[0], call: 'main.2' }] })).toEqual(['python']);

  const { done, options } = world();
  const headless = new Headless(options);
  const model = { provider: 'test', id: 'real', window: 100_000, maxOutputTokens: 1000 };
  await headless.send({ do: 'start', run: 'r', script: { ...script, recorded: [] }, model });
  await headless.send({ do: 'prompt', run: 'r', text: 'Go.' });
  await headless.atRest('r');
  expect(done).toEqual(['python']);
});

test('in a fork, a call before which nothing is another comes to the same, and one that meets an edited file runs', async () => {
  const calls = [
    { tool: 'write_file', input: { path: 'b.txt', content: 'b' } },
    { tool: 'run_python', input: { file: 'main.py' } },
  ];
  const { script } = await recorded(scriptOf(calls), world().options);
  const { done, options } = world();
  const headless = new Headless(options);
  await headless.send({ do: 'start', run: 'r', script });
  await finish(headless, script);
  expect(done).toEqual([]);
  const { events } = headless.log('r');
  const second =
    events.findLast(
      (event) =>
        event.type === 'model.requested' &&
        event.seq < (events.find((each) => each.type === 'tool.started' && each.call === 'main.2')?.seq ?? 0),
    )?.seq ?? 0;
  await headless.send({ do: 'fork', run: 'r', seq: second, into: 'same' });
  await headless.atRest('same');
  expect(done).toEqual([]);
  expect(headless.log('same').events.at(-1)).toMatchObject({ why: 'done' });
  await headless.send({ do: 'fork', run: 'r', seq: second, into: 'other', paused: true });
  await headless.send({ do: 'write-files', run: 'other', files: [{ path: 'main.py', text: 'print(3)\n' }] });
  await headless.send({ do: 'resume', run: 'other' });
  await headless.atRest('other');
  expect(done).toEqual(['python']);
});

test('a result of a script that came from elsewhere passes the ladder, and changes only what its call could', async () => {
  const results = [
    { call: 'main.1', tool: 'bash', texts: ['hello'], files: [{ path: 'b.txt', text: 'b' }] },
    {
      call: 'main.2',
      tool: 'run_python',
      texts: [],
      files: [
        { path: '.agents/settings.json', text: '{}' },
        { path: 'secret/c.txt', text: 'c' },
        { path: 'd.txt', text: 'd' },
      ],
    },
    { call: 'main.3', tool: 'run_python', texts: ['denied'], files: [{ path: 'e.txt', text: 'e' }] },
  ];
  const calls = [
    { tool: 'bash', input: { command: 'rm -rf /' } },
    { tool: 'run_python', input: { code: '1' } },
    { tool: 'run_python', input: { code: '2' } },
  ];
  const permissions = { deny: ['bash(rm *)', 'write(secret/**)'] };
  const person = [{ prompt: 'Go.' }, { when: { call: 'main.2' }, allow: true }, { when: {}, deny: 'No.' }];
  const { events } = await playScript(
    scriptOf(calls, { settings: { mode: 'default', permissions }, person, results }),
    undefined,
    nowhere,
  );
  const root = events.reduce(workspaceView.evolve, workspaceView.initial);
  expect(['b.txt', '.agents/settings.json', 'secret/c.txt', 'e.txt'].map((path) => nodeAt(root, path))).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(nodeAt(root, 'd.txt')).toMatchObject({ is: 'file' });
  const second = events.find((event) => event.type === 'tool.finished' && event.call === 'main.2') ?? {};
  expect(said(second)).toContain('.agents/settings.json');
  expect(said(second)).toContain('secret/c.txt');
});

test('what no script can hold is said, and is done again', async () => {
  const key = 'sk-canary-0123456789abcdef';
  const bytes = encode(`\0${key}`);
  const { options } = world((_, nth) => ({
    changes: [nth === 1 ? write('k.bin', bytes) : write('big.txt', 'x'.repeat(1_000_001))],
  }));
  const python = { tool: 'run_python', input: { code: '1' } };
  const { script, lost } = await recorded(scriptOf([python, python]), options);
  expect(script.results).toBeUndefined();
  expect(lost).toEqual([
    'What call main.1 (run_python) came to holds k.bin, which is no text and has something in it that looks like a key. In the script it is done again, and may come to something else.',
    'What call main.2 (run_python) came to is too large for a script (1.0 MB). In the script it is done again, and may come to something else.',
  ]);
});

test('of a run with keys in its files and calls, results play back with what was taken out', async () => {
  const key = 'sk-canary-0123456789abcdef';
  const { options } = world(() => ({ stdout: `${key}\n`, changes: [write('b.txt', key)] }));
  const { script, keys, events } = await recorded(
    scriptOf([{ tool: 'run_python', input: { code: `print("${key}")` } }], { files: { 'a.txt': key } }),
    options,
  );
  expect(keys).toBe(1);
  expect(said(script)).not.toContain(key);
  const again = await playScript(script, undefined, nowhere);
  expect(again.events.map(({ type }) => type)).toEqual(events.map(({ type }) => type));
  expect(again.events.filter((event) => event.type === 'tool.finished' && event.recorded)).toHaveLength(1);
});
