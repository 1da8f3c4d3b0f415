import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Event } from '../../protocol/event.ts';
import { type Script, scriptSchema } from '../../protocol/script.ts';
import { playScript } from '../../runtime/play-script.ts';
import { play } from '../../runtime/replay.testing.ts';
import { scripts } from '../../runtime/scripts.testing.ts';
import { agentsView } from '../../views/agent.ts';
import { Projector } from '../../views/projector.ts';
import { workspaceView } from '../../views/workspace.ts';
import { requestOf } from './request.ts';
import { sourceRows } from './source-rows.ts';

type Call = Readonly<{ tool: string; input?: object }>;

/** A run in which the model makes these calls, one a reply, and the person says yes. */
async function run(files: Readonly<Record<string, string>>, calls: readonly Call[], more: object = {}) {
  const script = scriptSchema.parse({
    title: 'A run',
    files,
    model: [
      ...calls.map((call, i) => ({ when: { reply: i + 1 }, reply: { calls: [call] } })),
      { reply: { text: 'Done.' } },
    ],
    person: [{ prompt: 'Go.' }, { prompt: 'Again.' }, { allow: true }],
    ...more,
  }) as Script;
  const { events } = await playScript(script);
  const at = (length = events.length) => new Projector(events).at(length);
  const main = (length?: number) => {
    const agent = at(length).read(agentsView).main;
    if (agent === undefined) throw new Error('There is no main agent.');
    return agent;
  };
  return { events, main, rows: () => sourceRows(main(), at().read(workspaceView)) };
}

const added = (events: readonly Event[]) => events.flatMap((event) => (event.type === 'context.added' ? [event] : []));

test('instructions of the root come first, and those of the folders that a call enters follow, the nearest last', async () => {
  const files = {
    'AGENTS.md': 'root',
    'src/AGENTS.md': 'src',
    'src/deep/AGENTS.md': 'deep',
    'docs/AGENTS.md': 'docs',
    'src/deep/a.txt': 'a',
  };
  const { events, main } = await run(files, [{ tool: 'read_file', input: { path: 'src/deep/a.txt' } }]);
  expect(main().context.loaded.map(({ path }) => path)).toEqual(['AGENTS.md', 'src/AGENTS.md', 'src/deep/AGENTS.md']);
  const [first, second] = events.filter(({ type }) => type === 'model.requested').map(({ seq }) => seq);
  expect(requestOf(main((first ?? 0) + 1)).system).not.toContain('deep');
  expect(requestOf(main((second ?? 0) + 1)).system).toMatch(
    /# AGENTS\.md\n\nroot\n\n# src\/AGENTS\.md\n\nsrc\n\n# src\/deep/,
  );
});

test('a call that was refused enters no folder', async () => {
  const files = { 'src/AGENTS.md': 'src', 'src/a.txt': 'a' };
  const more = { settings: { permissions: { deny: ['read_file(src/**)'] } } };
  const { main } = await run(files, [{ tool: 'read_file', input: { path: 'src/a.txt' } }], more);
  expect(main().context.loaded).toEqual([]);
});

test('imports follow the file that names them, five deep, no file twice, and a circle ends', async () => {
  const files = {
    'AGENTS.md': '@1.md @side.md',
    '1.md': '@2.md',
    '2.md': '@3.md',
    '3.md': '@4.md',
    '4.md': '@5.md',
    '5.md': '@6.md',
    '6.md': 'too deep',
    'side.md': '@AGENTS.md @1.md @gone.md @../up.md @.env',
    '.env': 'KEY=1',
  };
  const { main, rows, events } = await run(files, []);
  const paths = ['AGENTS.md', '1.md', '2.md', '3.md', '4.md', '5.md', 'side.md'];
  expect(main().context.loaded.map(({ path }) => path)).toEqual(paths);
  expect(rows().map(({ depth }) => depth)).toEqual([0, 1, 2, 3, 4, 5, 1]);
  expect(rows().flatMap(({ imports }) => imports.map(({ path, state }) => `${path} ${state}`))).toEqual([
    '1.md loaded',
    'side.md loaded',
    '2.md loaded',
    '3.md loaded',
    '4.md loaded',
    '5.md loaded',
    '6.md too deep',
    'AGENTS.md elsewhere',
    '1.md elsewhere',
    'gone.md missing',
    '../up.md refused',
    '.env refused',
  ]);
  expect(added(events)).toHaveLength(paths.length);
  expect(JSON.stringify(events.filter(({ type }) => type === 'context.added'))).not.toContain('KEY=1');
});

test('what rules close is not loaded, and the refusal is written down', async () => {
  const files = { 'AGENTS.md': '@private/a.md @open.md', 'private/a.md': 'hush', 'open.md': 'open' };
  const { main, events, rows } = await run(files, [], { settings: { permissions: { deny: ['read(private/**)'] } } });
  expect(main().context.loaded.map(({ text }) => text)).toEqual(['@private/a.md @open.md', '', 'open']);
  expect(rows()[0]?.imports.map(({ state }) => state)).toEqual(['refused', 'loaded']);
  expect(main().context.loaded[1]?.refused).toContain('deny read(private/**)');
  expect(requestOf(main()).system).not.toMatch(/hush|# private/);
  // asked once, not at every step
  expect(added(events)).toHaveLength(3);
});

test('a text that changed is read again at the next prompt, and not before; one that went is taken away', async () => {
  const files = { 'AGENTS.md': 'old @a.md', 'a.md': 'a', 'src/AGENTS.md': 'src' };
  const { events, main } = await run(files, [
    { tool: 'write_file', input: { path: 'AGENTS.md', content: 'new' } },
    { tool: 'list_files', input: { path: 'src' } },
  ]);
  expect(added(events).map(({ path, text }) => `${path}: ${text}`)).toEqual([
    'AGENTS.md: old @a.md',
    'a.md: a',
    'src/AGENTS.md: src',
    'AGENTS.md: new',
    'a.md: ',
  ]);
  const again = events.findLast(({ type }) => type === 'prompt.submitted')?.seq ?? 0;
  expect(added(events).filter(({ seq }) => seq > again)).toHaveLength(2);
  expect(main().context.loaded.map(({ text }) => text)).toEqual(['new', 'src']);
});

test('an empty file is read once, and says nothing', async () => {
  const { events, main } = await run({ 'AGENTS.md': '' }, []);
  expect(added(events)).toHaveLength(1);
  expect(requestOf(main()).system).not.toContain('AGENTS');
});

test('CLAUDE.md is read where there is no AGENTS.md', async () => {
  const files = { 'CLAUDE.md': 'other', 'src/AGENTS.md': 'own', 'src/CLAUDE.md': 'not this', 'src/a.txt': 'a' };
  const { main } = await run(files, [{ tool: 'read_file', input: { path: 'src/a.txt' } }]);
  expect(main().context.loaded.map(({ text }) => text)).toEqual(['other', 'own']);
});

test('at most 200 lines of the memory index are in the context', async () => {
  const lines = Array.from({ length: 300 }, (_, i) => `- line ${i + 1}`).join('\n');
  const { main } = await run({ '.agents/memory/MEMORY.md': lines }, []);
  const text = main().context.loaded[0]?.text ?? '';
  expect(text).toContain('- line 200\n[100 more lines');
  expect(text).not.toContain('- line 201');
});

test('plan mode is told in the conversation when it begins and ends, and the system text stays as it is', async () => {
  const calls = [{ tool: 'enter_plan_mode' }, { tool: 'list_files' }, { tool: 'exit_plan_mode', input: { plan: 'p' } }];
  const { events, main } = await run({}, calls);
  const told = added(events).map(({ source, text }) => `${source}: ${text.slice(0, 20)}`);
  expect(told).toEqual(['mode: The mode is plan: no', 'mode: Plan mode is over. T']);
  const systems = events.flatMap(({ type, seq }) =>
    type === 'model.requested' ? [requestOf(main(seq + 1)).system] : [],
  );
  expect(new Set(systems).size).toBe(1);
  expect(main().config.mode).toBe('default');
});

test('a run that begins in plan mode is told so with its first request', async () => {
  const { main } = await run({}, [], { settings: { mode: 'plan' } });
  expect([...main().context.messages].map(({ type }) => type).slice(0, 2)).toEqual([
    'prompt.submitted',
    'context.added',
  ]);
});

test('the system text of a request is that of the one before, unless a text was read in between', async () => {
  await fc.assert(
    fc.asyncProperty(scripts, async (script) => {
      const { events } = await play(script);
      const projector = new Projector(events);
      const before = new Map<string, string>();
      let seen = 0;
      for (const event of events) {
        if (event.type === 'context.added' && event.source !== 'mode') before.delete(event.agent);
        // a hook asks with words of its own
        if (event.type !== 'model.requested' || event.purpose === 'hook') continue;
        const agent = projector.at(event.seq + 1).read(agentsView)[event.agent];
        const system = agent === undefined ? '' : requestOf(agent).system;
        expect(system).toBe(before.get(event.agent) ?? system);
        before.set(event.agent, system);
        seen++;
      }
      expect(seen).toBeGreaterThan(0);
    }),
    { numRuns: 25 },
  );
});

test('between the beginning of plan mode and its end no call changes a file', async () => {
  let planned = 0;
  await fc.assert(
    fc.asyncProperty(scripts, async (script) => {
      const { events } = await play({ ...script, settings: { ...script.settings, mode: 'plan' } });
      const modes = new Map<string, string>();
      for (const event of events) {
        if (event.type === 'agent.started') modes.set(event.agent, event.config.mode);
        if (event.type === 'settings.changed' && event.config.mode !== undefined)
          modes.set(event.agent, event.config.mode);
        if ((modes.get(event.agent) ?? 'plan') !== 'plan') continue;
        planned++;
        expect(event.type === 'files.changed' && event.because === 'tool').toBe(false);
      }
    }),
    { numRuns: 40 },
  );
  expect(planned).toBeGreaterThan(100);
});
