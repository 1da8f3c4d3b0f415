import { expect, test } from 'vitest';
import { nextStep } from '../agent/next-step.ts';
import { type Script, scriptSchema } from '../protocol/script.ts';
import { Headless } from './headless.ts';

test('a run that is deleted while it waits for a person takes no more of the runtime’s time', async () => {
  const headless = new Headless();
  const call = { tool: 'write_file', input: { path: 'b.txt', content: 'two\n' } };
  const script = scriptSchema.parse({ title: 'A run', model: [{ reply: { calls: [call] } }] }) as Script;
  await headless.send({ do: 'start', run: 'r', script });
  await headless.send({ do: 'prompt', run: 'r', text: 'Go.' });
  const log = headless.log('r');
  await log.until(() => nextStep(log, 'main')?.do === 'wait', new AbortController().signal);
  let readings = 0;
  const read = log.read.bind(log);
  log.read = (view) => {
    // a loop that does not end is ended here, and seen below
    if (++readings > 1000) throw new Error('It goes round and round.');
    return read(view);
  };
  await headless.send({ do: 'delete', run: 'r' });
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
  expect(readings).toBeLessThan(20);
  expect(headless.notices.filter(({ say }) => say === 'crashed')).toEqual([]);
});
