import { expect, test } from 'vitest';
import type { Breakpoint } from '../protocol/breakpoint.ts';
import { scriptSchema } from '../protocol/script.ts';
import { packed, sealed } from './archive/archive.testing.ts';
import { readArchive } from './archive/read-archive.ts';
import { Headless } from './headless.ts';
import { keepingFrom } from './keeping.ts';
import { testTools } from './scripts.testing.ts';

const script = scriptSchema.parse({
  title: 'A run',
  files: { 'a.txt': 'one\n' },
  settings: { tools: ['read_file'] },
  model: [
    { when: { reply: 1 }, reply: { calls: [{ tool: 'read_file', input: { path: 'a.txt' } }] } },
    { reply: { text: 'Done.' } },
  ],
  person: [],
});
const kept: readonly Breakpoint[] = [
  { step: 'rest', because: 'stop asked' },
  { step: 'rest', because: 'nothing left to do' },
  { any: 'error', off: true },
];
const held = [{ agent: 'main', by: 'breakpoint: every rest (nothing left to do)' }];

/** A run that waits for its first message, with breakpoints that are kept. */
async function waiting() {
  const headless = new Headless({ tools: testTools });
  await headless.send({ do: 'start', run: 'r', script });
  await headless.send({ do: 'break', run: 'r', breakpoints: kept });
  return headless;
}

/** What the page was told last of where a run holds. */
const toldOf = ({ notices }: Headless, run: string) =>
  notices.findLast((notice) => notice.say === 'log' && notice.run === run);
const heldIn = (headless: Headless, run: string) => expect.poll(() => headless.host.run(run)?.gate.held);

test('a breakpoint on a line holds at the reason that stands there, and at no other step of the kind', async () => {
  const headless = await waiting();
  await headless.send({ do: 'prompt', run: 'r', text: 'Go.' });
  await heldIn(headless, 'r').toEqual(held);
  expect(headless.log('r').events.some(({ type }) => type === 'agent.rested')).toBe(false);
});

test('breakpoints are kept with the run: no fact says so, it holds at them when it is opened again, and they go with it', async () => {
  const headless = await waiting();
  const { length } = headless.log('r').events;
  expect(headless.log('r').events.map(({ type }) => type)).toEqual(['run.started']);
  await headless.send({ do: 'close', run: 'r' });
  await headless.send({ do: 'open', run: 'r' });
  expect(headless.log('r').events).toHaveLength(length);
  expect(toldOf(headless, 'r')).toMatchObject({ breakpoints: kept });
  await headless.send({ do: 'prompt', run: 'r', text: 'Go.' });
  await heldIn(headless, 'r').toEqual(held);

  await headless.send({ do: 'delete', run: 'r' });
  expect(await headless.store.run('r')).toBeUndefined();
});

test('a fork takes them along, and holds at them from its first step on', async () => {
  const headless = await waiting();
  await headless.send({ do: 'break', run: 'r', breakpoints: [{ step: 'call-model' }] });
  await headless.send({ do: 'prompt', run: 'r', text: 'Go.' });
  await heldIn(headless, 'r').toHaveLength(1);
  await headless.send({ do: 'fork', run: 'r', seq: 2, into: 'f' });
  await heldIn(headless, 'f').toEqual([{ agent: 'main', by: 'breakpoint: every call-model' }]);
  expect(toldOf(headless, 'f')).toMatchObject({ breakpoints: [{ step: 'call-model' }] });
  expect(await headless.store.run('f')).toMatchObject({ breakpoints: [{ step: 'call-model' }] });
});

test('they go into an archive and come out of it; there they only hold, and a copy that goes on holds at them', async () => {
  const headless = await waiting();
  const keeping = keepingFrom({
    store: headless.store,
    keys: { list: async () => [], keyFor: async () => undefined },
    open: () => undefined,
    changed: () => {},
    specs: () => [],
  });
  const { bytes } = await keeping.exportArchive({ runs: ['r'], workspaces: [] });
  expect(readArchive(bytes).runs[0]?.breakpoints).toEqual(kept);
  const { runs } = await keeping.importArchive({ bytes });
  const [run = ''] = runs;
  await headless.send({ do: 'open', run });
  expect(toldOf(headless, run)).toMatchObject({ breakpoints: kept, fixed: 'imported' });
  await headless.send({ do: 'break', run, breakpoints: [] });
  expect(headless.notices.at(-1)).toMatchObject({ say: 'refused', why: expect.stringContaining('only be read') });
  await headless.send({ do: 'fork', run, seq: 1, into: 'mine' });
  await headless.send({ do: 'prompt', run: 'mine', text: 'Go.' });
  await heldIn(headless, 'mine').toEqual(held);
});

test('breakpoints that a stranger made up are refused with the archive, or hold nowhere', async () => {
  const { entries } = await packed();
  const manifest = JSON.parse(new TextDecoder().decode(entries.get('manifest.json')));
  const withAll = (breakpoints: unknown) => {
    const runs = manifest.runs.map((run: object) => ({ ...run, breakpoints }));
    return () => readArchive(sealed(entries, { ...manifest, runs })).runs[0]?.breakpoints;
  };
  for (const bad of [
    {},
    [{ run: 'rm' }],
    [{ step: 'x'.repeat(1001) }],
    Array(501).fill({ any: 'error' }),
    [{ step: 1 }],
  ])
    expect(withAll(bad)).toThrow('manifest.json at runs.0.breakpoints');
  expect(withAll([{ path: '/(/' }])).toThrow('the path “/(/” cannot be read: ');
  expect(withAll([{ verdict: 'deny', when: { path: '/(/' } }])).toThrow('the path “/(/” cannot be read: ');
  const headless = await waiting();
  const refused = [
    [{ run: 'rm' }],
    ['none', { any: 'denial' }],
    [{ path: '/(/' }],
    [{ step: 'run', when: { run: 'rm' } }],
  ];
  for (const breakpoints of refused as unknown as readonly (readonly Breakpoint[])[]) {
    await headless.send({ do: 'break', run: 'r', breakpoints });
    expect(headless.notices.at(-1)).toMatchObject({ say: 'refused', why: expect.stringContaining('was not set: ') });
  }
  expect(headless.host.run('r')?.breakpoints).toEqual(kept);
});

test('a condition and its count hold in the run, after it is opened again, and in a fork: the log counts', async () => {
  const headless = new Headless({ tools: testTools });
  const read = { tool: 'read_file', input: { path: 'a.txt' } };
  const model = [{ when: { reply: 4 }, reply: { text: 'Done.' } }, { reply: { calls: [read] } }];
  await headless.send({ do: 'start', run: 'r', script: scriptSchema.parse({ ...script, model, person: [] }) });
  const when = { tool: 'read_file', path: 'a.*', text: 'A.TXT' };
  const breakpoints: readonly Breakpoint[] = [
    { fact: 'tool.decided', when, from: 2 },
    { step: 'run', when: { ...when, verdict: 'deny' } },
    { step: 'run', when: { text: 'what nobody says' } },
  ];
  await headless.send({ do: 'break', run: 'r', breakpoints });
  await headless.send({ do: 'prompt', run: 'r', text: 'Go.' });
  const words =
    'after every tool.decided when the tool is read_file, a path is a.*, it says “A.TXT”, from the 2nd time on';
  const at = [{ agent: 'main', by: `breakpoint: ${words}` }];
  const judged = (run: string) => headless.log(run).events.filter(({ type }) => type === 'tool.decided').length;
  await heldIn(headless, 'r').toEqual(at);
  expect(judged('r')).toBe(2);

  await headless.send({ do: 'close', run: 'r' });
  await headless.send({ do: 'open', run: 'r' });
  await heldIn(headless, 'r').toEqual(at);
  expect(judged('r')).toBe(2);
  await headless.send({ do: 'resume', run: 'r' });
  await expect.poll(() => judged('r')).toBe(3);
  await heldIn(headless, 'r').toEqual(at);

  const second = headless.log('r').events.filter(({ type }) => type === 'tool.decided')[1]?.seq ?? 0;
  await headless.send({ do: 'fork', run: 'r', seq: second, into: 'f' });
  await heldIn(headless, 'f').toEqual(at);
  expect(judged('f')).toBe(2);
});
