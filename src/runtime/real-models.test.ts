import { LLMock } from '@copilotkit/aimock';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Clock } from '../agent/ports.ts';
import { noSandbox } from '../agent/sandbox.testing.ts';
import type { EventOf } from '../protocol/event.ts';
import type { Notice } from '../protocol/notice.ts';
import { scriptSchema } from '../protocol/script.ts';
import { canary, spoken } from '../providers/service.testing.ts';
import { MemoryStore } from '../storage/memory.ts';
import { tools } from '../tools/index.ts';
import { Host } from './host.ts';
import { modelsOver } from './models.ts';

const mock = new LLMock({ port: 0, strict: true, logLevel: 'silent' });
beforeAll(async () => void (await mock.start()));
afterAll(() => mock.stop());
beforeEach(() => void mock.reset());

/** Time as it is, in which nobody waits before trying again. */
const hasty: Clock = { now: () => Date.now(), until: async () => {}, real: (work) => work };

describe.each(spoken)('$provider.name', ({ provider, path }) => {
  /** A run over a workspace of one file, with a real model behind it. */
  async function begin() {
    const notices: Notice[] = [];
    const model = modelsOver(async (origin) => (origin === new URL(mock.url).origin ? canary : undefined));
    const store = new MemoryStore();
    const notify = (notice: Notice) => void notices.push(notice);
    const host = new Host({ store, tools, clock: () => hasty, model, sandbox: noSandbox, notify });
    const script = scriptSchema.parse({
      title: 'Real',
      files: { 'a.txt': 'one\n' },
      settings: { mode: 'auto' },
      model: [{ reply: { text: 'The script speaks.' } }],
    });
    const card = {
      provider: provider.name,
      id: 'model-x',
      window: 100_000,
      maxOutputTokens: 1000,
      settings: { baseUrl: mock.url + path },
    };
    await host.handle({ id: '1', do: 'start', run: 'r', script, model: card });
    const live = host.run('r');
    if (live === undefined) throw new Error('The run did not start.');
    const ask = async (text: string) => {
      await host.handle({ id: '2', do: 'prompt', run: 'r', text });
      await live.atRest();
    };
    const of = <Type extends 'model.failed' | 'model.responded' | 'tool.finished' | 'agent.rested'>(type: Type) =>
      live.log.events.filter((event): event is EventOf<Type> => event.type === type);
    const told = () => JSON.stringify([live.log.events, notices]);
    return { host, live, ask, of, told, notices };
  }

  test('text', async () => {
    mock.onMessage('Hello', { content: 'Hi there, 你好.' });
    const { ask, of, told } = await begin();
    await ask('Hello');
    expect(of('agent.rested')).toMatchObject([{ why: 'done', text: 'Hi there, 你好.' }]);
    expect(told()).not.toContain(canary);
  });

  test('parallel calls, their results, and the answer to them', async () => {
    mock.on(
      { userMessage: 'Read', hasToolResult: false },
      {
        content: 'I look.',
        toolCalls: [
          { name: 'read_file', arguments: '{"path":"a.txt"}' },
          { name: 'list_files', arguments: '{}' },
        ],
      },
    );
    mock.on({ userMessage: 'Read', hasToolResult: true }, { content: 'It says one.' });
    const { ask, of } = await begin();
    await ask('Read');
    expect(of('tool.finished').map(({ call, failed }) => [call, failed])).toEqual([
      ['main.1', false],
      ['main.2', false],
    ]);
    expect(of('agent.rested')).toMatchObject([{ why: 'done', text: 'It says one.' }]);
    expect(JSON.stringify(mock.getLastRequest()?.body)).toContain('one');
  });

  test('a key that is refused ends the run, and is not repeated', async () => {
    mock.onMessage('Hello', { error: { message: `Bad key ${canary}`, type: 'authentication_error' }, status: 401 });
    const { ask, of, told } = await begin();
    await ask('Hello');
    expect(of('model.failed')).toMatchObject([{ failure: 'refused', status: 401, retryable: false }]);
    expect(of('agent.rested')).toMatchObject([{ why: 'failed' }]);
    expect(told()).not.toContain(canary);
    expect(told()).toContain('[key removed]');
  });

  test('a service that is busy is asked again when it says', async () => {
    const busy = { error: { message: 'Slow down.', type: 'rate_limit_error' }, status: 429, retryAfter: 7 };
    mock.on({ userMessage: 'Hello', sequenceIndex: 0 }, busy);
    mock.on({ userMessage: 'Hello', sequenceIndex: 1 }, { error: { message: 'Overloaded' }, status: 529 });
    mock.on({ userMessage: 'Hello', sequenceIndex: 2 }, { content: 'Now.' });
    const { ask, of } = await begin();
    await ask('Hello');
    expect(of('model.failed')).toMatchObject([
      { failure: 'status', status: 429, retryable: true, wait: 7000 },
      { failure: 'status', status: 529, retryable: true },
    ]);
    expect(of('agent.rested')).toMatchObject([{ why: 'done', text: 'Now.' }]);
    expect(mock.getRequests()).toHaveLength(3);
  });

  test('a stream that is cut is thrown away and asked for again', async () => {
    const long = { content: 'Not this. '.repeat(50) };
    mock.on({ userMessage: 'Hello', sequenceIndex: 0 }, long, { truncateAfterChunks: 3, chunkSize: 10 });
    mock.on({ userMessage: 'Hello', sequenceIndex: 1 }, { content: 'But this.' });
    const { ask, of } = await begin();
    await ask('Hello');
    expect(of('model.failed')).toMatchObject([{ retryable: true }]);
    expect(['network', 'cut']).toContain(of('model.failed')[0]?.failure);
    expect(of('agent.rested')).toMatchObject([{ why: 'done', text: 'But this.' }]);
  });

  test('a slow stream stops within 250 ms', async () => {
    mock.onMessage('Hello', { content: 'Slowly. '.repeat(100) }, { latency: 40, chunkSize: 4 });
    const { host, live, ask, of, notices } = await begin();
    const asked = ask('Hello');
    await expect.poll(() => notices.some(({ say }) => say === 'delta')).toBe(true);
    const start = performance.now();
    await host.handle({ id: '3', do: 'stop', run: 'r' });
    await live.atRest();
    expect(performance.now() - start).toBeLessThan(250);
    await asked;
    expect(of('model.failed')).toMatchObject([{ failure: 'stopped' }]);
    expect(of('agent.rested')).toMatchObject([{ why: 'stopped' }]);
  });

  test('a run goes from the script to the model and back', async () => {
    mock.onMessage('real', { content: 'The model speaks.' });
    const { host, live, ask, of } = await begin();
    const { model } = live.log.events[0]?.type === 'run.started' ? live.log.events[0].config : { model: undefined };
    if (model === undefined) throw new Error('No model.');
    const played = { provider: 'scripted', id: 'scripted', window: 1000, maxOutputTokens: 100 };
    await host.handle({ id: '4', do: 'set', run: 'r', config: { model: played } });
    await ask('played');
    await host.handle({ id: '5', do: 'set', run: 'r', config: { model } });
    await ask('real');
    expect(of('agent.rested').map(({ text }) => text)).toEqual(['The script speaks.', 'The model speaks.']);
  });
});

test('a provider that nobody knows fails the request in words', async () => {
  const notices: Notice[] = [];
  const model = modelsOver(async () => undefined);
  const host = new Host({
    store: new MemoryStore(),
    tools,
    clock: () => hasty,
    model,
    sandbox: noSandbox,
    notify: (notice) => void notices.push(notice),
  });
  const script = scriptSchema.parse({ title: 'Lost', model: [{ reply: {} }] });
  const card = { provider: 'nobody', id: 'x', window: 1000, maxOutputTokens: 100 };
  await host.handle({ id: '1', do: 'start', run: 'r', script, model: card });
  await host.handle({ id: '2', do: 'prompt', run: 'r', text: 'Go.' });
  await host.run('r')?.atRest();
  expect(notices.filter(({ say }) => say === 'crashed')).toEqual([]);
  expect(host.run('r')?.log.events.at(-1)).toMatchObject({ type: 'agent.rested', why: 'failed' });
});
