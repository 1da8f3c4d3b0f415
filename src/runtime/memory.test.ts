import { expect, test } from 'vitest';
import { type Script, scriptSchema } from '../protocol/script.ts';
import { MemoryStore } from '../storage/memory.ts';
import { agentsView } from '../views/agent.ts';
import { memoryView } from '../views/memory.ts';
import { skillsView } from '../views/skills.ts';
import { Headless } from './headless.ts';
import { attend } from './person.ts';

/** A run in a workspace, in which the model makes these calls and the person allows them. */
async function run(headless: Headless, name: string, calls: readonly object[], skills: readonly string[] = []) {
  const script = scriptSchema.parse({
    title: name,
    settings: { skills },
    model: [
      ...calls.map((call, i) => ({ when: { reply: i + 1 }, reply: { calls: [call] } })),
      { reply: { text: 'Done.' } },
    ],
    person: [{ prompt: 'Go.' }, { allow: true }],
  }) as Script;
  await headless.send({ do: 'start', run: name, script, workspace: 'w' });
  const log = headless.log(name);
  const { clock } = headless;
  const send = (wish: Parameters<Headless['send']>[0]) => headless.send(wish);
  await attend(script, { run: name, log, clock, send, atRest: () => headless.atRest(name) });
  await headless.host.run(name)?.persist.flush();
  return log;
}

const path = '.agents/memory/colours.md';

test('what one run remembers, the next one of the workspace finds, also after the page was closed', async () => {
  const store = new MemoryStore();
  const first = new Headless({ store });
  await first.send({ do: 'create-workspace', workspace: 'w', name: 'Work' });
  const input = { topic: 'Colours', content: '好きな色は青です。' };
  const one = await run(first, 'one', [{ tool: 'remember', input }]);
  expect([...one.read(memoryView).writes].map((each) => each.path)).toEqual([path, '.agents/memory/MEMORY.md']);
  await first.send({ do: 'close', run: 'one' });

  const two = await run(new Headless({ store }), 'two', [{ tool: 'recall', input: { query: '色' } }]);
  expect(two.read(agentsView).main?.context.loaded.map(({ source, text }) => `${source}: ${text}`)).toEqual([
    'memory: # Memory\n\n- [Colours](colours.md): 好きな色は青です。\n',
  ]);
  expect(JSON.stringify(two.events.findLast(({ type }) => type === 'tool.finished'))).toContain('好きな色は青です。');
  const { loads, reads, writes } = two.read(memoryView);
  expect([[...loads].length, [...reads].map((each) => each.path), [...writes]]).toEqual([1, [path], []]);
});

test('what skills a run loaded, and when it read their index, is in its log', async () => {
  const headless = new Headless();
  await headless.send({ do: 'create-workspace', workspace: 'w', name: 'Work' });
  const calls = [{ tool: 'load_skill', input: { name: 'changelog' } }];
  const log = await run(headless, 'one', calls, ['changelog']);
  const { indexes, loads } = log.read(skillsView);
  expect([...indexes].map(({ parts }) => parts)).toEqual([[{ path: 'skill:changelog', blob: '' }]]);
  expect([...loads].map(({ call, skill }) => [call, skill?.name])).toEqual([['main.1', 'changelog']]);
});
