import { expect, onTestFinished, test } from 'vitest';
import type { Command } from '../protocol/command.ts';
import type { Notice } from '../protocol/notice.ts';
import { MemoryStore } from '../storage/memory.ts';
import { type Client, connectTo } from './client.ts';
import { readScript as readTheScript } from './read-script.ts';
import { type Runtime, serve } from './serve.ts';
import { takeCommand } from './take-command.ts';

type Handle = (command: Command, notify: (notice: Notice) => void) => Promise<void> | void;

/** A page's client and a runtime that does this with each command, at the two ends of a channel. */
function line(handle: Handle = () => {}, store = new MemoryStore()) {
  const { port1, port2 } = new MessageChannel();
  const client = connectTo(port1);
  onTestFinished(() => client.close());
  const heard: Notice[] = [];
  client.listen((notice) => heard.push(notice));
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const serving = serve(port2, async (notify): Promise<Runtime> => {
    await opened;
    const host = { handle: async (command: Command) => handle(command, notify) };
    const askConnections = async (ask: string, about: unknown) => ({ ask, about });
    const readScript = async (text: string) => readTheScript(text);
    const askKeeping = async (ask: string, about: unknown) => ({ kept: ask, about });
    const probe = async (about: unknown) => ({ probed: about });
    const take = (command: unknown) => takeCommand(host, command, notify);
    return { store, askConnections, askKeeping, readScript, probe, take };
  });
  return { client, heard, open, serving };
}

/** Resolves with the first notice of a kind from now on. */
function next(client: Client, say: Notice['say']): Promise<Notice> {
  return new Promise((resolve) => {
    const stop = client.listen((notice) => {
      if (notice.say !== say) return;
      stop();
      resolve(notice);
    });
  });
}

test('what is sent before the runtime is ready is done then, in order', async () => {
  const done: string[] = [];
  const { client, heard, open } = line((command, notify) => {
    done.push(`${command.id} ${command.do}`);
    if (command.do === 'pause') notify({ say: 'changed', what: 'runs' });
  });
  expect(client.send({ do: 'open', run: 'r' })).toBe('c1');
  expect(client.send({ do: 'pause', run: 'r' })).toBe('c2');
  const changed = next(client, 'changed');
  open();
  await changed;
  expect(done).toEqual(['c1 open', 'c2 pause']);
  expect(heard[0]).toEqual({ say: 'ready' });
});

test('a command waits until the one before it is done', async () => {
  const done: string[] = [];
  const { client, open } = line(async (command, notify) => {
    if (command.do === 'open') await new Promise((resolve) => setImmediate(resolve));
    done.push(command.do);
    if (command.do === 'stop') notify({ say: 'changed', what: 'runs' });
  });
  open();
  client.send({ do: 'open', run: 'r' });
  client.send({ do: 'stop', run: 'r' });
  await next(client, 'changed');
  expect(done).toEqual(['open', 'stop']);
});

test('a command that cannot be understood is refused by its number, with what is wrong with it', async () => {
  const { client, open } = line(() => {
    throw new Error('It was not to come this far.');
  });
  open();
  const id = client.send({ do: 'prompt', run: 'r', text: 7 } as never);
  expect(await next(client, 'refused')).toEqual({
    say: 'refused',
    command: id,
    why: 'The runtime does not understand this command at text: Invalid input: expected string, received number',
  });
});

test('noise on the line is refused as well', async () => {
  const { port1, port2 } = new MessageChannel();
  onTestFinished(() => port1.close());
  void serve(port2, async (notify) => ({
    store: new MemoryStore(),
    askConnections: async () => undefined,
    readScript: async (text) => readTheScript(text),
    probe: async () => undefined,
    askKeeping: async () => undefined,
    take: (command) => takeCommand({ handle: async () => {} }, command, notify),
  }));
  const heard: unknown[] = [];
  const third = new Promise<void>((resolve) => {
    port1.onmessage = ({ data }) => void (heard.push(data) === 4 && resolve());
  });
  for (const noise of ['noise', null, { ask: 'constructor', id: '1', about: '' }]) port1.postMessage(noise);
  await third;
  expect(heard).toMatchObject([{ say: 'ready' }, ...Array.from({ length: 3 }, () => ({ say: 'refused' }))]);
});

test('a command that throws is told as a crash, and the next one is heard', async () => {
  const { client, open } = line((command, notify) => {
    if (command.do === 'open') throw new Error('A bug.');
    notify({ say: 'changed', what: 'runs' });
  });
  open();
  client.send({ do: 'open', run: 'r' });
  const crashed = next(client, 'crashed');
  const changed = next(client, 'changed');
  client.send({ do: 'stop', run: 'r' });
  expect(await crashed).toMatchObject({ run: 'r', why: expect.stringMatching(/^Error: A bug\./) });
  await changed;
});

test('pieces of a reply that come in one frame are one piece, and never come after the fact they preview', async () => {
  const { client, heard, open } = line((_, notify) => {
    const say = (agent: string, text: string) =>
      notify({ say: 'delta', run: 'r', agent, text, thinking: '', calling: '' });
    say('main', 'Hel');
    say('main.1', 'Me');
    say('main', 'lo');
    notify({ say: 'delta', run: 'r', agent: 'main', call: 'main.2', text: 'out', thinking: '', calling: '' });
    notify({ say: 'changed', what: 'runs' });
    say('main', 'later');
  });
  open();
  client.send({ do: 'pause', run: 'r' });
  await next(client, 'changed');
  await next(client, 'delta');
  const delta = { say: 'delta', run: 'r', thinking: '', calling: '' };
  expect(heard).toEqual([
    { say: 'ready' },
    { ...delta, agent: 'main', text: 'Hello' },
    { ...delta, agent: 'main.1', text: 'Me' },
    { ...delta, agent: 'main', call: 'main.2', text: 'out' },
    { say: 'changed', what: 'runs' },
    { ...delta, agent: 'main', text: 'later' },
  ]);
});

test('the page reads what lies at rest, and what is on its way there', async () => {
  const store = new MemoryStore();
  store.hold('r', 'h', new Uint8Array([1, 2]));
  await store.setSetting('theme', 'dark');
  const { client, open } = line(() => {}, store);
  const early = client.shelf.blob('h');
  open();
  expect(await early).toEqual(new Uint8Array([1, 2]));
  expect(await client.shelf.setting('theme')).toBe('dark');
  expect(await client.shelf.runs()).toEqual([]);
  expect(await client.shelf.run('none')).toBeUndefined();
});

test('a store that cannot be read answers in words', async () => {
  const store = new MemoryStore();
  store.runs = () => Promise.reject(new Error('The disk is gone.'));
  const { client, open } = line(() => {}, store);
  open();
  await expect(client.shelf.runs()).rejects.toThrow('The disk is gone.');
});

test('questions about models go to whoever knows of them', async () => {
  const { client, open } = line();
  open();
  const service = { provider: 'anthropic', settings: {} };
  expect(await client.connections.listModels(service)).toEqual({ ask: 'listModels', about: service });
  expect(await client.connections.keys()).toEqual({ ask: 'keys', about: '' });
  expect(await client.keeping.difference({ run: 'r', workspace: 'w' })).toMatchObject({ kept: 'difference' });
});

test('a script is read over the line, and what is wrong with it is told by its place', async () => {
  const { client, open } = line();
  open();
  expect(await client.readScript('title: A\nmodel: []\n')).toMatchObject({ ok: true, script: { title: 'A' } });
  expect(await client.readScript('title: A\n')).toMatchObject({ ok: false, issues: [{ line: 1, path: 'model' }] });
});

test('what would become of a call is asked over the line, with the run and the call', async () => {
  const { client, open } = line();
  open();
  const asked = { tool: 'bash', input: { command: 'ls' }, settings: '{}' };
  expect(await client.probe('r', asked)).toEqual({ probed: { run: 'r', asked } });
});
