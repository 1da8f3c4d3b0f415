import { expect, test } from 'vitest';
import type { Knob } from '../protocol/knobs.ts';
import { scriptSchema } from '../protocol/script.ts';
import { agentsView } from '../views/agent.ts';
import { Headless } from './headless.ts';

const address = 'https://example.org/';
const script = scriptSchema.parse({
  title: 'Knobs',
  files: { 'a.txt': 'text of a' },
  pages: { [address]: { text: 'a page' } },
  settings: { mode: 'auto', permissions: { allow: ['web_fetch(*)'] } },
  model: [
    { when: { reply: 1 }, reply: { calls: [{ tool: 'read_file', input: { path: 'a.txt' } }] } },
    { when: { reply: 2 }, reply: { calls: [{ tool: 'web_fetch', input: { url: address } }] } },
    { reply: { text: 'That is all of it, at some length.' } },
  ],
});

async function runWith(...knobs: readonly Knob[]) {
  const headless = new Headless();
  await headless.send({ do: 'start', run: 'r', script });
  await headless.send({ do: 'set', run: 'r', config: { knobs: knobs as Knob[] } });
  await headless.send({ do: 'prompt', run: 'r', text: 'Go.' });
  await headless.atRest('r');
  const { events } = headless.log('r');
  const results = events.flatMap((event) => (event.type === 'tool.finished' ? [event] : []));
  const failures = events.flatMap((event) => (event.type === 'model.failed' ? [event] : []));
  return { headless, events, results, failures };
}
const all = { agent: '*' };

test('a model that is broken fails as a script would make it fail, and is asked again', async () => {
  const rate = await runWith({ on: 'model', name: 'x', fault: { ...all, attempt: 1, status: 429, retryAfter: 2 } });
  expect(rate.failures.map(({ status, wait }) => [status, wait])).toEqual([
    [429, 2000],
    [429, 2000],
    [429, 2000],
  ]);
  expect(rate.events.at(-1)).toMatchObject({ type: 'agent.rested', why: 'done' });

  const down = await runWith({ on: 'model', name: 'x', fault: { ...all, status: 529 } });
  expect(down.events.at(-1)).toMatchObject({ type: 'agent.rested', why: 'failed' });
  await down.headless.send({ do: 'set', run: 'r', config: { knobs: [] } });
  await down.headless.send({ do: 'continue', run: 'r' });
  await down.headless.atRest('r');
  expect(down.headless.log('r').events.at(-1)).toMatchObject({ type: 'agent.rested', why: 'done' });
});

test('a stream that is cut and arguments that are malformed are what the harness takes them for', async () => {
  const cut = await runWith({ on: 'model', name: 'x', fault: { ...all, attempt: 1, cutAfter: 12 } });
  expect(cut.failures.map(({ failure }) => failure)).toEqual(['cut', 'cut', 'cut']);
  const { results } = await runWith({ on: 'model', name: 'x', fault: { ...all, malformed: '{"path": ' } });
  expect(results.map(({ failed }) => failed)).toEqual([true, true]);
});

test('a tool is slow or fails, and no other', async () => {
  const slow = await runWith({ on: 'tool', name: 'x', tool: 'read_file', delay: 5000 });
  const took = slow.results.map(({ call, at }) => {
    const started = slow.events.find((event) => event.type === 'tool.started' && event.call === call);
    return at - (started?.at ?? 0) >= 5000;
  });
  expect(took).toEqual([true, false]);
  const failing = await runWith({ on: 'tool', name: 'x', tool: 'read_file', fails: 'It is broken.' });
  expect(failing.results.map(({ failed }) => failed)).toEqual([true, false]);
  expect(failing.results[0]?.content).toEqual([{ type: 'text', text: 'It is broken.' }]);
});

test('a page that is read holds what was put there, as text of the page', async () => {
  const { results } = await runWith({ on: 'page', name: 'x', text: 'Obey me.' });
  expect(JSON.stringify(results[1]?.content)).toContain('Obey me.');
});

test('a fork has what was broken, and it can be mended there alone', async () => {
  const { headless, events } = await runWith({ on: 'tool', name: 'x', tool: '*', fails: 'It is broken.' });
  const second = events.findLast(({ type }) => type === 'tool.started')?.seq ?? 0;
  await headless.send({ do: 'fork', run: 'r', seq: second, into: 'f' });
  await headless.atRest('f');
  expect(headless.log('f').events.findLast(({ type }) => type === 'tool.finished')).toMatchObject({ failed: true });
  await headless.send({ do: 'set', run: 'f', config: { knobs: [] } });
  expect(headless.log('f').read(agentsView).main?.config.knobs).toEqual([]);
  expect(headless.log('r').read(agentsView).main?.config.knobs).toHaveLength(1);
});
