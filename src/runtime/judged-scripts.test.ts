import { expect, test } from 'vitest';
import { type Script, scriptSchema } from '../protocol/script.ts';
import { Headless } from './headless.ts';
import { sandboxesInNode } from './sandbox/in-node.ts';

const sandbox = sandboxesInNode();

/** A run that is asked about `bash x.sh`; a person does something before they allow it. */
async function allowedAfter(...acts: readonly object[]) {
  const script = scriptSchema.parse({
    title: 'A run',
    files: { 'x.sh': 'echo as it was\n', 'y.sh': 'echo other\n' },
    model: [
      { when: { reply: 1 }, reply: { calls: [{ tool: 'bash', input: { command: 'bash x.sh' } }] } },
      { reply: { text: 'Well.' } },
    ],
  }) as Script;
  const headless = new Headless({ sandbox });
  const send = (wish: object) => headless.send({ run: 'r', ...wish } as Parameters<Headless['send']>[0]);
  await headless.send({ do: 'start', run: 'r', script });
  await send({ do: 'prompt', text: 'Go.' });
  const log = headless.log('r');
  await log.until(() => log.events.some(({ type }) => type === 'tool.decided'), new AbortController().signal);
  for (const act of acts) await send(act);
  await send({ do: 'decide', call: 'main.1', verdict: 'allow' });
  await headless.atRest('r');
  const result = log.events.find((event) => event.type === 'tool.finished');
  const [said] = result?.type === 'tool.finished' ? result.content : [];
  return said?.type === 'text' ? said.text : undefined;
}

test('a script that is as it was judged runs', async () => {
  const other = { do: 'write-files', files: [{ path: 'y.sh', text: 'rm x.sh\n' }] };
  expect(await allowedAfter(other)).toBe('as it was');
});

test('a script that was changed while a person thought does not run', async () => {
  const change = { do: 'write-files', files: [{ path: 'x.sh', text: 'rm y.sh\n' }] };
  expect(await allowedAfter(change)).toBe(
    'x.sh was changed after this call was judged, so nothing was run. Call it again.',
  );
});
