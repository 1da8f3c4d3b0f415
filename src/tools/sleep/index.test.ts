import { expect, test } from 'vitest';
import { type Script, scriptSchema } from '../../protocol/script.ts';
import { Headless } from '../../runtime/headless.ts';
import { tool } from './index.ts';

const script = (seconds: number): Script =>
  scriptSchema.parse({
    title: 'Sleep',
    model: [
      { when: { reply: 1 }, reply: { calls: [{ tool: 'sleep', input: { seconds } }] } },
      { when: { reply: 2 }, reply: { text: 'Awake.' } },
    ],
  }) as Script;

async function begun(seconds: number): Promise<Headless> {
  const headless = new Headless();
  await headless.send({ do: 'start', run: 'r', script: script(seconds) });
  await headless.send({ do: 'prompt', run: 'r', text: 'Sleep.' });
  return headless;
}

const resultOf = (headless: Headless) =>
  headless.log('r').events.find((event) => event.type === 'tool.finished')?.content[0];

test('time passes, and takes none when nobody watches', async () => {
  const headless = await begun(60);
  await headless.atRest('r');
  expect(resultOf(headless)).toEqual({ type: 'text', text: 'Waited 60 s.' });
  expect(headless.log('r').events.at(-1)?.at).toBeGreaterThanOrEqual(60_000);
});

test('a person cuts it short, which is a fact, and the model is told', async () => {
  const headless = await begun(60);
  const log = headless.log('r');
  const deafen = log.listen(({ type }) => {
    if (type === 'tool.started') void headless.send({ do: 'hurry', run: 'r', call: 'main.1' });
  });
  await headless.atRest('r');
  deafen();
  expect(resultOf(headless)).toEqual({
    type: 'text',
    text: 'Waited 0 of 60 s: the person cut it short. Go on.',
  });
  expect(log.events.filter(({ type }) => type === 'tool.hurried')).toMatchObject([{ agent: 'main', call: 'main.1' }]);
  await headless.send({ do: 'hurry', run: 'r', call: 'main.1' });
  expect(headless.notices.at(-1)).toMatchObject({ say: 'refused', why: expect.stringContaining('does not wait') });
});

test('longer than a minute is no input', () => {
  expect(tool.input.safeParse({ seconds: 61 }).success).toBe(false);
  expect(tool.input.safeParse({ seconds: -1 }).success).toBe(false);
});
