import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../app/styles.css';
import type { Keeping, ListedWorkspace } from '../../protocol/keeping.ts';
import { mount } from '../kit/mount.testing.tsx';
import { silentClient } from '../state/opened.testing.ts';
import { useImporting } from '../state/opening.ts';
import { useRun } from '../state/run.ts';
import type { StoredRun } from '../state/shelf.ts';
import { Library } from './library.tsx';

const run: StoredRun = {
  id: 'r1',
  title: 'First run',
  created: 0,
  updated: Date.now(),
  length: 28,
  owner: 1,
  rested: 'done',
};

/** Chooses from the menu of a run or a workspace. */
async function choose(of: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `More for ${of}` }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

function show(runs: () => Promise<readonly StoredRun[]>, kept: Partial<Keeping> = {}, onDoctor = () => {}) {
  const { client, sent } = silentClient();
  const keeping = { ...client.keeping, workspaces: async () => [], ...kept };
  useRun.setState({ client: { ...client, keeping, shelf: { ...client.shelf, runs } } });
  useImporting.setState({ file: undefined });
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  mount(
    <QueryClientProvider client={queries}>
      <Library onDoctor={onDoctor} />
    </QueryClientProvider>,
  );
  return sent;
}

test('a run is renamed by Enter, once', async () => {
  const sent = show(async () => [run]);
  await choose('First run', 'Rename…');
  const name = page.getByRole('textbox', { name: 'Name' });
  await name.fill('');
  await expect.element(page.getByRole('button', { name: 'Rename', exact: true })).toBeDisabled();
  await name.fill('Second thoughts ');
  await userEvent.keyboard('{Enter}');
  expect(sent).toEqual([{ do: 'rename', run: 'r1', title: 'Second thoughts' }]);
  expect(document.querySelector('dialog')).toBeNull();
});

test('a run is deleted only when that is confirmed', async () => {
  const sent = show(async () => [run]);
  await choose('First run', 'Delete…');
  await expect.element(page.getByText('Its 28 events are removed from this browser.')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  expect(sent).toEqual([]);
  await choose('First run', 'Delete…');
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  expect(sent).toEqual([{ do: 'delete', run: 'r1' }]);
});

test('an empty library says what fills it', async () => {
  show(async () => []);
  await expect.element(page.getByRole('button', { name: 'Choose a scenario' })).toBeVisible();
});

test('a library that cannot be read says what happened and what is safe', async () => {
  show(() => Promise.reject(new Error('The disk is blocked.')));
  await expect.element(page.getByText('The stored runs could not be read.')).toBeVisible();
  await expect.element(page.getByText('The disk is blocked.')).toBeVisible();
});

const notes: ListedWorkspace = {
  id: 'w',
  name: 'Notes',
  created: 0,
  updated: Date.now(),
  files: 4,
  imported: true,
  runs: [{ id: 'r1', title: 'First run', attached: false }],
};

/** Packs what it is asked for, and keeps what that was. */
function packing() {
  return vi.fn<Keeping['exportArchive']>(async () => ({
    name: 'Some.zip',
    bytes: new Uint8Array(2),
    missing: [],
    suspects: [],
  }));
}

test('one run is exported from its menu; several, or all but some, by choosing them', async () => {
  const exportArchive = packing();
  const kept = { exportArchive, workspaces: async () => [notes] };
  show(async () => [run, { ...run, id: 'r2', title: 'Second run' }], kept);
  await choose('First run', 'Export…');
  await expect.element(page.getByText('Some.zip, 2 B')).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Export…', exact: true }).click();
  await page.getByRole('checkbox', { name: 'Second run' }).click();
  await page.getByRole('button', { name: 'Export 2' }).click();
  await expect.element(page.getByRole('heading', { name: 'Export 1 run and 1 workspace' })).toBeVisible();
  await expect.element(page.getByText('Some.zip, 2 B')).toBeVisible();
  expect(exportArchive.mock.calls).toEqual([[{ runs: ['r1'], workspaces: [] }], [{ runs: ['r1'], workspaces: ['w'] }]]);
});

test('what could not be exported says why', async () => {
  show(async () => [run], { exportArchive: () => Promise.reject(new Error('Your key stands in blobs/1.')) });
  await choose('First run', 'Export…');
  await expect.element(page.getByText('Your key stands in blobs/1.')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Download' })).toBeDisabled();
});

const contents = {
  made: Date.now(),
  runs: [{ title: 'From afar', facts: 12, brings: ['the mode Auto'] }],
  workspaces: [{ name: 'Their notes', files: 3 }],
  bytes: 1200,
  missing: 0,
};

test('an archive is shown before it is kept, and kept only by the button', async () => {
  const importArchive = vi.fn<Keeping['importArchive']>(async () => ({ runs: ['a'], workspaces: ['b'] }));
  show(async () => [run], { readArchive: async () => contents, importArchive });
  useImporting.setState({ file: new File(['PK'], 'theirs.zip') });
  await expect.element(page.getByText('From afar')).toBeVisible();
  await expect.element(page.getByText('Their notes')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(importArchive).not.toHaveBeenCalled();
  useImporting.setState({ file: new File(['PK'], 'theirs.zip') });
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect.poll(() => document.querySelector('dialog')).toBeNull();
  expect(importArchive).toHaveBeenCalledExactlyOnceWith({ bytes: new TextEncoder().encode('PK') });
});

test('a broken archive is refused with the place of the fault, and cannot be imported', async () => {
  show(async () => [run], { readArchive: () => Promise.reject(new Error('runs/0.jsonl: it was changed.')) });
  useImporting.setState({ file: new File(['PK'], 'theirs.zip') });
  await expect.element(page.getByText('runs/0.jsonl: it was changed.')).toBeVisible();
  await expect.element(page.getByText('Nothing was imported, and nothing has run.')).toBeVisible();
  expect(page.getByRole('button', { name: 'Import', exact: true }).elements()).toEqual([]);
});

test('what came from elsewhere bears a mark', async () => {
  show(async () => [{ ...run, imported: 1 }], { workspaces: async () => [] });
  await expect.element(page.getByText('imported', { exact: true })).toBeVisible();
});

test('a workspace is created and renamed by Enter, and deleted once what is lost was said', async () => {
  const sent = show(async () => [run], { workspaces: async () => [notes] });
  await expect.element(page.getByText('detached')).toBeVisible();
  await page.getByRole('button', { name: 'New workspace' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(' Mine ');
  await userEvent.keyboard('{Enter}');
  await choose('Notes', 'Rename…');
  await page.getByRole('textbox', { name: 'Name' }).fill('Their notes');
  await userEvent.keyboard('{Enter}');
  await choose('Notes', 'Delete…');
  await expect.element(page.getByText('Its 4 files, memory among them, are removed')).toBeVisible();
  await expect.element(page.getByText('1 run that began from it stays')).toBeVisible();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  expect(sent).toEqual([
    { do: 'create-workspace', workspace: expect.any(String), name: 'Mine' },
    { do: 'rename-workspace', workspace: 'w', name: 'Their notes' },
    { do: 'delete-workspace', workspace: 'w' },
  ]);
});

test('storage says what is used and what takes most; what the browser answers to keeping it is said', async () => {
  const persist = vi.spyOn(navigator.storage, 'persist').mockResolvedValue(false);
  const onDoctor = vi.fn();
  const small = { id: 'r2', title: 'Small', bytes: 10 };
  const state = { usage: 5e6, quota: 1e9, persisted: false, blobs: { count: 2, bytes: 3000 } };
  const runs = [small, { id: 'r1', title: 'Big', bytes: 2e6 }];
  show(async () => [run], { storage: async () => ({ ...state, runs }) }, onDoctor);
  const storage = page.getByRole('region', { name: 'Storage' });
  await expect.element(storage).toHaveTextContent('5.0 MB of 1.0 GB that the browser grants (1 %)');
  expect(
    storage
      .getByRole('listitem')
      .elements()
      .map(({ textContent }) => textContent),
  ).toEqual(['Big2.0 MB', 'Small10 B']);
  await storage.getByRole('button', { name: 'Keep it when the disk is full' }).click();
  await expect.element(storage.getByText('The browser did not agree.')).toBeVisible();
  expect(persist).toHaveBeenCalledOnce();
  await storage.getByRole('button', { name: 'Check everything' }).click();
  expect(onDoctor).toHaveBeenCalledOnce();
  persist.mockRestore();
});
