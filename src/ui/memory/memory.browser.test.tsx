import { flushSync } from 'react-dom';
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../app/styles.css';
import type { Fact } from '../../protocol/event.ts';
import { logOf, prompted, started } from '../../views/log.testing.ts';
import { useLayout } from '../state/layout.ts';
import { showPanel } from '../state/panel.testing.tsx';
import { moveTo } from '../state/run.ts';
import { MemoryPanel } from './memory-panel.tsx';

beforeEach(() => page.viewport(1440, 900));

const blobs: Readonly<Record<string, string>> = {
  index: '# Memory\n\n- [Port](port.md): Where it listens\n',
  port: '---\nname: Port\ndescription: Where it listens\ntype: project\nupdated: 1970-01-01\n---\n\n8080\n',
  old: '---\nname: Freeze\nexpires: 1969-01-01\n---\n\nNo changes.\n',
  broken: '---\nname: [oops\n---\n\nStill there.\n',
  kanji: '---\nname: 請求書\n---\n\n日付は年・月・日。\n',
};
const file = (name: string, blob: string) => ({
  path: `.agents/memory/${name}.md`,
  entry: { is: 'file', blob, bytes: 9 } as const,
});
const { index = '' } = blobs;
const read: readonly Fact[] = [
  { ...started, files: [file('MEMORY', 'index'), file('port', 'port'), file('freeze', 'old')] } as Fact,
  { type: 'context.added', source: 'memory', path: '.agents/memory/MEMORY.md', blob: 'index', text: index },
  prompted,
  {
    type: 'tool.finished',
    because: 'ran',
    call: 'main.1',
    content: [],
    failed: false,
    read: [{ path: '.agents/memory/port.md', blob: 'port' }],
  },
  {
    type: 'files.changed',
    because: 'tool',
    call: 'main.2',
    changes: [file('broken', 'broken'), file('kanji', 'kanji')],
  },
  {
    type: 'files.changed',
    because: 'tool',
    call: 'main.3',
    changes: [{ path: '.agents/memory/freeze.md', entry: { is: 'gone' } }],
  },
];

const item = (name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) });
const all = () => page.getByRole('region', { name: 'Memory' });

test('each note stands with what it takes, and when this run read and wrote it; the index with when it was loaded', async () => {
  showPanel(<MemoryPanel />, logOf(read), blobs);
  await expect.element(all()).toHaveTextContent(/3 notes.*Their index is in every request and takes about \d+ tokens/);
  await expect.element(all()).toHaveTextContent('was read into the context with a prompt: event 1');
  await expect
    .element(item('Port'))
    .toHaveTextContent(/Where it listens.*Updated 1970-01-01.*About \d+ tokens? when it is recalled.*read in event 3/);
  await expect.element(item('請求書')).toHaveTextContent('written in event 4');
  await expect.element(all()).toHaveTextContent('Forgotten in this run: .agents/memory/freeze.md, in event 5');
  await userEvent.click(page.getByRole('button', { name: 'Port was read in event 3' }));
  expect(useLayout.getState()).toMatchObject({ inspectorTab: 'event', selected: 3 });
});

test('a note that is broken or has expired is there, and says so', async () => {
  showPanel(<MemoryPanel />, logOf(read.slice(0, 5)), blobs);
  await expect.element(item('Freeze')).toHaveTextContent('It has expired: recall passes over it.');
  await expect.element(item('broken')).toHaveTextContent(/Line \d of \.agents\/memory\/broken\.md: /);
});

test('in the past the memory is what it was, and cannot be changed', async () => {
  showPanel(<MemoryPanel />, logOf(read), blobs);
  await expect.element(item('請求書')).toBeVisible();
  flushSync(() => moveTo(1));
  await expect.element(item('請求書')).not.toBeInTheDocument();
  await expect.element(item('Port')).not.toHaveTextContent('read in event');
  await expect.element(page.getByRole('button', { name: 'Edit Port' })).not.toBeInTheDocument();
});

test('a note is edited where it stands, and the line of the index with it', async () => {
  const sent = showPanel(<MemoryPanel />, logOf(read), blobs);
  await userEvent.click(page.getByRole('button', { name: 'Edit Port' }));
  const field = page.getByRole('textbox', { name: '.agents/memory/port.md' });
  await expect.element(field).toHaveValue(blobs.port ?? '');
  await expect.element(page.getByRole('button', { name: 'Save' })).toBeDisabled();
  await field.fill(`---\nname: Port\ndescription: Moved\n---\n\nkey sk-${'a1b2'.repeat(8)}\n`);
  await expect.element(item('Port')).toHaveTextContent('This looks like a password or a key.');
  await field.fill('---\nname: Port\ndescription: Moved\n---\n\n9090\n');
  await userEvent.keyboard('{Control>}s{/Control}');
  await expect
    .poll(() => sent)
    .toMatchObject([
      {
        do: 'write-files',
        files: [
          { path: '.agents/memory/port.md', text: expect.stringContaining('9090') },
          { path: '.agents/memory/MEMORY.md', text: '# Memory\n\n- [Port](port.md): Moved\n' },
        ],
      },
    ]);
});

test('what was written and not saved is there after another tab was looked at', async () => {
  const sent = showPanel(<MemoryPanel />, logOf(read), blobs);
  await userEvent.click(page.getByRole('button', { name: 'Edit Port' }));
  const field = page.getByRole('textbox', { name: '.agents/memory/port.md' });
  await field.fill('half a thought');
  showPanel(<MemoryPanel />, logOf(read), blobs);
  await userEvent.click(page.getByRole('button', { name: 'Edit Port' }));
  await expect
    .element(page.getByRole('textbox', { name: '.agents/memory/port.md' }).nth(1))
    .toHaveValue('half a thought');
  await userEvent.click(page.getByRole('button', { name: 'Throw away' }).nth(1));
  expect(sent).toEqual([]);
});

test('a note is forgotten once that was asked', async () => {
  const sent = showPanel(<MemoryPanel />, logOf(read), blobs);
  await userEvent.click(page.getByRole('button', { name: 'Forget Port' }));
  await userEvent.click(page.getByRole('button', { name: 'Keep it' }));
  await userEvent.click(page.getByRole('button', { name: 'Forget Port' }));
  expect(sent).toEqual([]);
  await userEvent.click(page.getByRole('button', { name: 'Forget it' }));
  await expect
    .poll(() => sent)
    .toMatchObject([
      {
        files: [
          { path: '.agents/memory/port.md', text: null },
          { path: '.agents/memory/MEMORY.md', text: '# Memory\n\n' },
        ],
      },
    ]);
});

test('a memory with nothing in it says what puts something there', async () => {
  showPanel(<MemoryPanel />, logOf([started, prompted]), blobs);
  await expect.element(page.getByText('Nothing is remembered yet')).toBeVisible();
});

test('a note is read in Files', async () => {
  showPanel(<MemoryPanel />, logOf(read), blobs);
  await userEvent.click(page.getByRole('button', { name: 'Open the file of Port' }));
  expect(useLayout.getState()).toMatchObject({ inspectorTab: 'files', file: '.agents/memory/port.md' });
});
