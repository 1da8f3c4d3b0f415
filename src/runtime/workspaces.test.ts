import { expect, test } from 'vitest';
import type { Wish } from '../protocol/command.ts';
import type { Notice } from '../protocol/notice.ts';
import { type Script, scriptSchema } from '../protocol/script.ts';
import { Keys } from '../storage/keys.ts';
import { walk, workspaceView } from '../views/workspace.ts';
import { Headless } from './headless.ts';
import { keepingFrom } from './keeping.ts';

const writing = (path: string, content: string, files: Record<string, string> = {}): Script =>
  scriptSchema.parse({
    title: `Writes ${path}`,
    files,
    settings: { mode: 'auto' },
    model: [
      { when: { reply: 1 }, reply: { calls: [{ tool: 'write_file', input: { path, content } }] } },
      { reply: { text: 'Done.' } },
    ],
  });

const noKeys = new Keys({
  read: async () => undefined,
  write: async () => {},
  delete: async () => {},
  origins: async () => [],
});

async function place() {
  const headless = new Headless();
  const { host, store } = headless;
  const changed = (what: 'runs' | 'workspaces') => host.changed(what);
  const keeping = keepingFrom({ store, keys: noKeys, open: (run) => host.events(run), changed, specs: () => [] });
  await headless.send({ do: 'create-workspace', workspace: 'w', name: 'Notes' });
  /** Plays a run that begins from the workspace, to its end and onto the disk. */
  const play = async (run: string, script: Script, wish: Partial<Extract<Wish, { do: 'start' }>> = {}) => {
    await headless.send({ do: 'start', run, script, workspace: 'w', ...wish });
    await headless.send({ do: 'prompt', run, text: 'Go.' });
    await headless.atRest(run);
    await host.run(run)?.persist.flush();
  };
  const paths = (run: string) => [...walk(headless.log(run).read(workspaceView))].map(([path]) => path);
  const head = async () =>
    (await store.head('w'))?.files.flatMap(({ path, entry }) => (entry.is === 'file' ? path : []));
  return { headless, keeping, play, paths, head, store };
}

const refusals = (notices: readonly Notice[]) =>
  notices.flatMap((notice) => (notice.say === 'refused' ? [notice.why] : []));

test('what a run leaves in a workspace is what the next one begins with: memory outlives runs', async () => {
  const { play, paths, head, keeping } = await place();
  await play('first', writing('.agents/memory/colours.md', 'Blue.', { 'a.txt': 'one' }));
  expect(await head()).toEqual(['.agents/memory/colours.md', 'a.txt']);
  await play('second', writing('b.txt', 'two', { 'a.txt': 'another', 'c.txt': 'three' }));
  expect(paths('second')).toEqual(['.agents/memory/colours.md', 'a.txt', 'b.txt', 'c.txt']);
  expect(await head()).toEqual(['.agents/memory/colours.md', 'a.txt', 'b.txt', 'c.txt']);
  const [listed] = await keeping.workspaces();
  expect(listed).toMatchObject({
    id: 'w',
    name: 'Notes',
    files: 4,
    imported: false,
    runs: expect.arrayContaining([
      { id: 'first', title: 'Writes .agents/memory/colours.md', attached: false },
      { id: 'second', title: 'Writes b.txt', attached: true },
    ]),
  });
});

test('a run that began from an older head says that it is detached, and is adopted with the difference shown', async () => {
  const { headless, play, head, keeping } = await place();
  await play('first', writing('a.txt', 'one'));
  await headless.send({ do: 'start', run: 'second', script: writing('b.txt', 'two'), workspace: 'w' });
  await play('third', writing('c.txt', 'three'));
  await headless.send({ do: 'prompt', run: 'second', text: 'Go.' });
  await headless.atRest('second');
  await headless.host.run('second')?.persist.flush();
  await new Promise((resolve) => setImmediate(resolve));
  const said = headless.notices.findLast((notice) => notice.say === 'workspace' && notice.run === 'second');
  expect(said).toMatchObject({ workspace: { id: 'w', name: 'Notes', attached: false } });
  expect(await head()).toEqual(['a.txt', 'c.txt']);

  const shown = await keeping.difference({ run: 'second', workspace: 'w' });
  expect(shown.differences.map(({ path, is }) => [path, is])).toEqual([
    ['b.txt', 'added'],
    ['c.txt', 'removed'],
  ]);
  await headless.send({ do: 'adopt', run: 'second', workspace: 'w', moved: shown.moved - 1 });
  expect(refusals(headless.notices)).toEqual([expect.stringMatching(/has changed since the difference was shown/)]);
  await headless.send({ do: 'adopt', run: 'second', workspace: 'w', moved: shown.moved });
  expect(await head()).toEqual(['a.txt', 'b.txt']);
  expect((await keeping.difference({ run: 'second', workspace: 'w' })).differences).toEqual([]);
  await headless.send({
    do: 'write-files',
    run: 'second',
    files: [{ path: 'd.txt', text: 'four' }],
  });
  await headless.host.run('second')?.persist.flush();
  expect(await head()).toEqual(['a.txt', 'b.txt', 'd.txt']);
});

test('a run without a workspace keeps its files to itself, and a workspace may adopt them', async () => {
  const { headless, keeping, head, play } = await place();
  await headless.send({ do: 'start', run: 'own', script: writing('x.txt', 'x', { 'y.txt': 'y' }) });
  expect((await headless.store.run('own'))?.workspace).toBeUndefined();
  const { moved } = await keeping.difference({ run: 'own', workspace: 'w' });
  await headless.send({ do: 'adopt', run: 'own', workspace: 'w', moved });
  expect(await head()).toEqual(['y.txt']);
  await play('next', writing('z.txt', 'z'));
  expect(await head()).toEqual(['y.txt', 'z.txt']);
});

test('workspaces are named anew and deleted; what is not there is refused', async () => {
  const { headless, keeping, play, paths } = await place();
  await play('first', writing('a.txt', 'one'));
  await headless.send({ do: 'rename-workspace', workspace: 'w', name: 'Better' });
  expect((await keeping.workspaces()).map(({ name }) => name)).toEqual(['Better']);
  await headless.send({ do: 'delete-workspace', workspace: 'w' });
  expect(await keeping.workspaces()).toEqual([]);
  expect(paths('first')).toEqual(['a.txt']);
  await headless.send({ do: 'start', run: 'late', script: writing('b.txt', 'two'), workspace: 'w' });
  await headless.send({ do: 'adopt', run: 'first', workspace: 'w', moved: 1 });
  expect(refusals(headless.notices)).toEqual([
    expect.stringMatching(/no such workspace/),
    expect.stringMatching(/no such workspace/),
  ]);
  expect(headless.host.run('late')).toBeUndefined();
  await expect(keeping.difference({ run: 'first', workspace: 'w' })).rejects.toThrow(/no such workspace/);
});
