import { expect, test } from 'vitest';
import readme from '../../README.md?raw';
import { playScript } from './play-script.ts';
import { readScript } from './read-script.ts';

test('the results of calls that the README shows can be read', () => {
  const [, results = ''] = /```yml\n(results:[\s\S]*?)```/.exec(readme) ?? [];
  const read = readScript(`title: A\nmodel: []\n${results}`);
  expect(read).toMatchObject({ ok: true, script: { results: [{ tool: 'run_python' }, { tool: 'web_fetch' }] } });
});

test('the scenario that the README shows can be played, and its checks pass', async () => {
  const [, source = ''] = /```yaml\n([\s\S]*?)```/.exec(readme) ?? [];
  const read = readScript(source);
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  const { checks, unanswered, events } = await playScript(read.script);
  expect(unanswered).toEqual([]);
  expect(checks.map(({ passed }) => passed)).toEqual([true, true]);
  expect(events.filter(({ type }) => type === 'model.failed')).toHaveLength(1);
});
