import { expect, test } from 'vitest';
import { hashOf } from '../base/hash.ts';
import { encode } from '../base/text.ts';
import { nodeAt, workspaceView } from '../views/workspace.ts';
import { company, factsOf, of, resultOf } from './agents.testing.ts';

const read = [['read_file', { path: 'a.txt' }]] as const;
const look = [['list_files']] as const;
const bash = (command: string) => [['bash', { command }]] as const;
const write = (content: string) => [['write_file', { path: 'a.txt', content }]] as const;

test('code in a sandbox writes over no file that another has changed since its agent read it, and says why', async () => {
  const events = await factsOf(
    company(
      {
        main: [
          [
            ['spawn_agent', { brief: 'First.' }],
            ['spawn_agent', { brief: 'Second.' }],
          ],
        ],
        'main.1': [read, write('mine\n')],
        'main.2': [
          read,
          look,
          look,
          look,
          bash('echo theirs > a.txt; echo new > b.txt'),
          read,
          bash('echo both > a.txt'),
        ],
      },
      { files: { 'a.txt': 'one\n' } },
    ),
  );
  const refused = resultOf(events, 'main.2.5');
  expect(refused).toContain('a.txt was not written: the agent main.1 changed it after you had read it.');
  const changes = of(events, 'files.changed').map(({ agent, changes }) => [agent, changes.map(({ path }) => path)]);
  expect(changes).toEqual([
    ['main.1', ['a.txt']],
    ['main.2', ['b.txt']],
    ['main.2', ['a.txt']],
  ]);
  const root = events.reduce(workspaceView.evolve, workspaceView.initial);
  expect(nodeAt(root, 'a.txt')).toMatchObject({ blob: hashOf(encode('both\n')) });
});

test('nor does it take such a file away, alone or with its folder', async () => {
  const inFolder = { path: 'src/a.txt' };
  const events = await factsOf(
    company(
      {
        main: [
          [
            ['spawn_agent', { brief: 'First.' }],
            ['spawn_agent', { brief: 'Second.' }],
          ],
        ],
        'main.1': [[['read_file', inFolder]], [['write_file', { ...inFolder, content: 'mine\n' }]]],
        'main.2': [
          [['read_file', inFolder]],
          ...Array.from({ length: 12 }, () => look),
          bash('rm src/a.txt'),
          bash('rm -r src; echo x > src'),
        ],
      },
      { files: { 'src/a.txt': 'one\n' } },
    ),
  );
  for (const call of ['main.2.14', 'main.2.15']) expect(resultOf(events, call)).toContain('src/a.txt was not written');
  expect(of(events, 'files.changed').map(({ agent }) => agent)).toEqual(['main.1']);
});
