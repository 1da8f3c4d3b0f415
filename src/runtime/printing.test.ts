import { expect, test } from 'vitest';
import type { Notice } from '../protocol/notice.ts';
import { type Script, scriptSchema } from '../protocol/script.ts';
import { Headless } from './headless.ts';

const script = scriptSchema.parse({
  title: 'Print',
  settings: { mode: 'auto' },
  model: [
    {
      when: { reply: 1 },
      reply: { calls: [{ tool: 'run_javascript', input: { code: "console.log('one'); for (;;);" } }] },
    },
  ],
}) as Script;

test('what a call prints is told while it runs, is no fact, and stopping the run stops it', async () => {
  const said: Notice[] = [];
  const headless: Headless = new Headless({
    notify(notice) {
      said.push(notice);
      if (notice.say === 'delta' && notice.call !== undefined) void headless.send({ do: 'stop', run: 'r' });
    },
  });
  await headless.send({ do: 'start', run: 'r', script });
  await headless.send({ do: 'prompt', run: 'r', text: 'Print.' });
  await headless.atRest('r');
  const printed = said.flatMap((notice) => (notice.say === 'delta' && notice.call !== undefined ? [notice] : []));
  expect(printed).toEqual([
    { say: 'delta', run: 'r', agent: 'main', call: 'main.1', text: 'one\n', thinking: '', calling: '' },
  ]);
  const { events } = headless.log('r');
  expect(events.find(({ type }) => type === 'tool.finished')).toMatchObject({
    failed: true,
    content: [{ type: 'text', text: 'Stopped before it had a result.' }],
  });
  expect(events.at(-1)).toMatchObject({ type: 'agent.rested', why: 'stopped' });
});
