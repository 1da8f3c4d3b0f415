import { expect, test } from 'vitest';
import { encode } from '../../base/text.ts';
import { logOf, started } from '../../views/log.testing.ts';
import { Projector } from '../../views/projector.ts';
import { workspaceView } from '../../views/workspace.ts';
import { editNote } from './edit-note.ts';

const files: Readonly<Record<string, string>> = {
  '.agents/memory/MEMORY.md': '# Memory\n\n- [Port](port.md): Where it listens\n- [Colours](colours.md)\n',
  '.agents/memory/port.md': 'x',
  '.claude/memory/old.md': 'x',
};
const root = new Projector(
  logOf([
    {
      ...started,
      files: Object.keys(files).map((path) => ({ path, entry: { is: 'file', blob: path, bytes: 1 } })),
    } as never,
  ]),
)
  .at(1)
  .read(workspaceView);
const blobs = { get: async (hash: string) => encode(files[hash] ?? '') };
const index = '.agents/memory/MEMORY.md';

test('a note that is edited keeps its line in the index true, and all other lines as they are', async () => {
  const text = '---\nname: Ports\ndescription: Of the server\n---\n\n9090\n';
  expect(await editNote(root, { path: '.agents/memory/port.md', text }, blobs)).toEqual([
    { path: '.agents/memory/port.md', text },
    { path: index, text: '# Memory\n\n- [Ports](port.md): Of the server\n- [Colours](colours.md)\n' },
  ]);
});

test('a note that is forgotten takes its line along', async () => {
  expect(await editNote(root, { path: '.agents/memory/port.md', text: null }, blobs)).toEqual([
    { path: '.agents/memory/port.md', text: null },
    { path: index, text: '# Memory\n\n- [Colours](colours.md)\n' },
  ]);
});

test('an index that is true already is not written, nor is that of another agent', async () => {
  const text = '---\nname: Port\ndescription: Where it listens\n---\n\n9090\n';
  expect(await editNote(root, { path: '.agents/memory/port.md', text }, blobs)).toHaveLength(1);
  expect(await editNote(root, { path: '.claude/memory/old.md', text: null }, blobs)).toHaveLength(1);
});
