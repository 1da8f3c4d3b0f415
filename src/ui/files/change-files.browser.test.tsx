import { flushSync } from 'react-dom';
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../app/styles.css';
import type { Fact, FileChange } from '../../protocol/event.ts';
import { holdsToWcag } from '../kit/axe.testing.ts';
import { moveTo, useRun } from '../state/run.ts';
import { useUnsaved } from '../state/unsaved.ts';
import { file, openFiles, sampleBlobs, sampleFacts } from './sample-files.testing.tsx';

beforeEach(async () => {
  await page.viewport(1440, 900);
  useUnsaved.setState({}, true);
});

const row = (name: string) => page.getByRole('treeitem', { name });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const dialog = () => page.getByRole('dialog');
const editor = () => page.getByRole('textbox', { name: /^The text of/ });
const rested: Fact = { type: 'agent.rested', why: 'done', text: 'Done.' };
const byPerson = (...changes: readonly FileChange[]): Fact => ({
  type: 'files.changed',
  because: 'person',
  changes: [...changes],
});

/** The sample at rest. */
function open(blobs: Readonly<Record<string, string | Uint8Array>> = {}) {
  return openFiles({ facts: [...sampleFacts, rested], blobs: { ...sampleBlobs, ...blobs } });
}

test('a file is made at a path where nothing stands, and opened to be written', async () => {
  const { sent, append } = open({ empty: '' });
  await userEvent.click(button('New file'));
  const path = dialog().getByRole('textbox', { name: 'Path of the file' });
  await expect.element(path).toHaveFocus();
  await userEvent.fill(path, 'src');
  await expect.element(dialog()).toHaveTextContent('There is a folder at src.');
  await userEvent.fill(path, 'src/a.js/b');
  await expect.element(dialog()).toHaveTextContent('src/a.js is a file, so nothing can stand below it.');
  await expect.element(button('Create')).toBeDisabled();
  await userEvent.fill(path, '/docs/./plan.md');
  await userEvent.keyboard('{Enter}');
  expect(sent).toEqual([{ do: 'write-files', run: 'sample', files: [{ path: 'docs/plan.md', text: '' }] }]);
  flushSync(() => append(byPerson({ path: 'docs/plan.md', entry: { is: 'file', blob: 'empty', bytes: 0 } })));
  await expect.element(dialog()).not.toBeInTheDocument();
  await expect.element(page.getByRole('textbox', { name: 'The text of docs/plan.md' })).toBeVisible();
  expect(document.activeElement).toHaveAttribute('data-typed');
});

test('a refused change says why, and the dialog stays', async () => {
  const { say } = open();
  await userEvent.click(button('New file'));
  await userEvent.fill(dialog().getByRole('textbox'), 'x');
  await userEvent.click(button('Create'));
  say({ say: 'refused', run: 'sample', command: '1', why: 'The disk is full.' });
  await expect.element(dialog()).toHaveTextContent('Nothing was changed.The disk is full.');
});

test('a text is edited and saved by key, with the line endings that it had; the editor stays where it is', async () => {
  const { sent, append } = open({ a3: 'one\r\ntwo\r\n', a4: 'Xone\r\ntwo\r\n' });
  await userEvent.click(row('a.js'));
  await userEvent.click(button('Edit'));
  await expect.element(editor()).toHaveTextContent('onetwo');
  await expect.element(button('Save')).toBeDisabled();
  await userEvent.click(editor());
  await userEvent.keyboard('{Control>}{Home}{/Control}X');
  await expect.element(page.getByText('Not saved')).toBeVisible();
  await userEvent.keyboard('{Control>}s{/Control}');
  expect(sent).toEqual([{ do: 'write-files', run: 'sample', files: [{ path: 'src/a.js', text: 'Xone\r\ntwo\r\n' }] }]);
  flushSync(() => append(byPerson(file('src/a.js', 'a4'))));
  await expect.element(page.getByText('As in the workspace.')).toBeVisible();
  await userEvent.keyboard('Y');
  await expect.element(editor()).toHaveTextContent('XYone');
  expect(useUnsaved.getState()).toEqual({ 'sample src/a.js': 'XYone\r\ntwo\r\n' });
});

test('a byte order mark stays at the very beginning, whatever is typed there', async () => {
  const { sent } = open({ a3: '\uFEFFone\r\ntwo' });
  await userEvent.click(row('a.js'));
  await userEvent.click(button('Edit'));
  await userEvent.click(editor());
  await userEvent.keyboard('{Control>}{Home}{/Control}X');
  await userEvent.keyboard('{Control>}s{/Control}');
  expect(sent).toEqual([
    { do: 'write-files', run: 'sample', files: [{ path: 'src/a.js', text: '\uFEFFXone\r\ntwo' }] },
  ]);
});

test('what the agent writes meanwhile is never lost without a word', async () => {
  const { sent, append } = open({ a4: 'theirs\n' });
  await userEvent.click(row('a.js'));
  await userEvent.click(button('Edit'));
  await userEvent.click(editor());
  await userEvent.keyboard('mine');
  flushSync(() =>
    append({ type: 'files.changed', because: 'tool', call: 'main.9', changes: [file('src/a.js', 'a4')] }),
  );
  await expect.element(page.getByRole('alert')).toHaveTextContent('changed meanwhile');
  await expect.element(button('Save over it')).toBeEnabled();
  await userEvent.click(button('Take what it says now'));
  await expect.element(editor()).toHaveTextContent('theirs');
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  expect(sent).toEqual([]);
});

test('the keys of the page are text to the editor, and what is written outlives another look', async () => {
  open();
  await userEvent.click(row('a.js'));
  await userEvent.click(button('Edit'));
  await userEvent.click(editor());
  expect(document.activeElement).toHaveAttribute('data-typed');
  await userEvent.keyboard('bj ');
  await userEvent.click(row('b.js'));
  await expect.element(editor()).not.toBeInTheDocument();
  await userEvent.click(row('a.js'));
  await expect.element(editor()).toHaveTextContent('bj');
});

test('a file is renamed with all its bytes, and deleted, after a person has said so', async () => {
  const { sent, append } = open({ a3: new Uint8Array([0, 255, 7]) });
  await userEvent.click(row('a.js'));
  await userEvent.click(button('Rename'));
  const path = dialog().getByRole('textbox', { name: 'New path' });
  await userEvent.fill(path, 'src/b.js');
  await expect.element(dialog()).toHaveTextContent('There is a file at src/b.js already.');
  await userEvent.fill(path, 'src/a.js.d/c.bin');
  await userEvent.click(dialog().getByRole('button', { name: 'Rename', exact: true }));
  expect(sent).toEqual([
    {
      do: 'write-files',
      run: 'sample',
      files: [
        { path: 'src/a.js', text: null },
        { path: 'src/a.js.d/c.bin', from: 'src/a.js' },
      ],
    },
  ]);
  flushSync(() => append(byPerson({ path: 'src/a.js', entry: { is: 'gone' } }, file('src/a.js.d/c.bin', 'a3'))));
  await expect.element(page.getByRole('region', { name: 'File src/a.js.d/c.bin' })).toBeVisible();
  await userEvent.click(button('Delete'));
  await userEvent.click(dialog().getByRole('button', { name: 'Delete', exact: true }));
  expect(sent.at(-1)).toMatchObject({ files: [{ path: 'src/a.js.d/c.bin', text: null }] });
});

test('a folder is moved with all that is in it, and the file that is read stays in sight; then it is deleted', async () => {
  const { sent, append } = open();
  await userEvent.click(row('a.js'));
  await userEvent.click(button('Rename or move src'));
  const path = dialog().getByRole('textbox', { name: 'New path' });
  await userEvent.fill(path, 'old.md/src');
  await userEvent.fill(path, 'lib/own');
  await userEvent.keyboard('{Enter}');
  const moved = { path: 'lib/own', from: 'src' };
  expect(sent).toEqual([{ do: 'write-files', run: 'sample', files: [{ path: 'src', text: null }, moved] }]);
  const gone: FileChange = { path: 'src', entry: { is: 'gone' } };
  flushSync(() => append(byPerson(gone, file('lib/own/a.js', 'a3'), file('lib/own/b.js', 'b1'))));
  await expect.element(page.getByRole('region', { name: 'File lib/own/a.js' })).toBeVisible();
  await userEvent.click(button('Delete lib/own'));
  await expect.element(dialog()).toHaveTextContent('it is gone, with 2 files in it');
  await userEvent.click(dialog().getByRole('button', { name: 'Delete', exact: true }));
  expect(sent.at(-1)).toMatchObject({ files: [{ path: 'lib/own', text: null }] });
});

test('the keys of a folder are reached from its row, and are not its own', async () => {
  open();
  const src = page.getByRole('treeitem', { name: /^src/ });
  src.element().focus();
  await userEvent.tab();
  await expect.element(button('Rename or move src')).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(dialog().getByRole('textbox', { name: 'New path' })).toHaveValue('src');
  await expect.element(src).toHaveAttribute('aria-expanded', 'true');
  await userEvent.keyboard('{Escape}');
  await expect.element(button('Rename or move src')).toHaveFocus();
  await holdsToWcag();
});

test('files that are dropped are shown before they are written, binary ones too, with what they replace', async () => {
  const { sent } = open();
  const bytes = new Uint8Array([0, 1, 2]);
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([bytes], 'a.bin'));
  dataTransfer.items.add(new File(['x'], 'b.js'));
  dataTransfer.items.add(new File(['KEY=1'], '.env'));
  const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
  row('a.js').element().dispatchEvent(drop);
  expect(drop.defaultPrevented).toBe(true);
  await expect.element(dialog()).toHaveTextContent('Left out: .env (looks secret).');
  await userEvent.fill(dialog().getByRole('textbox', { name: 'Into the folder' }), 'src');
  await expect
    .element(dialog().getByRole('list', { name: 'What is added' }))
    .toHaveTextContent('src/b.jsreplaces · 1 B');
  await userEvent.click(button('Add'));
  const files = [
    { path: 'src/a.bin', bytes },
    { path: 'src/b.js', bytes: new Uint8Array([120]) },
  ];
  expect(sent).toEqual([{ do: 'write-files', run: 'sample', files }]);
});

test('the past is not changed: it says so, and leads to the newest event', async () => {
  open();
  await userEvent.click(row('a.js'));
  flushSync(() => moveTo(9));
  await expect.element(page.getByText('the past is never changed')).toBeVisible();
  for (const name of ['New file', 'Upload', 'Edit', 'Rename', 'Delete'])
    await expect.element(button(name)).toBeDisabled();
  await expect.element(button('Zip of all')).toBeEnabled();
  await userEvent.click(button('To the newest event'));
  await expect.element(button('Edit')).toBeEnabled();
});

test('a run that can only be read says so', async () => {
  open();
  flushSync(() => useRun.setState({ fixed: 'imported', readOnly: 'It was made elsewhere.' }));
  await expect.element(page.getByText('It was made elsewhere.')).toBeVisible();
  await expect.element(button('New file')).toBeDisabled();
});

test('while the agent is at work it is said what becomes of a change', async () => {
  openFiles({});
  await userEvent.click(row('a.js'));
  await userEvent.click(button('Delete'));
  await expect.element(dialog()).toHaveTextContent('The agent is at work. What you change is recorded at once');
});
