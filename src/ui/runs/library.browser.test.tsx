import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../app/styles.css';
import { mount } from '../kit/mount.testing.tsx';
import { silentClient } from '../state/opened.testing.ts';
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

function show(runs: () => Promise<readonly StoredRun[]>) {
  const { client, sent } = silentClient();
  useRun.setState({ client: { ...client, shelf: { ...client.shelf, runs } } });
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  mount(
    <QueryClientProvider client={queries}>
      <Library />
    </QueryClientProvider>,
  );
  return sent;
}

test('a run is renamed by Enter, once', async () => {
  const sent = show(async () => [run]);
  await page.getByRole('button', { name: 'Rename First run' }).click();
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
  await page.getByRole('button', { name: 'Delete First run' }).click();
  await expect.element(page.getByText('Its 28 events are removed from this browser.')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  expect(sent).toEqual([]);
  await page.getByRole('button', { name: 'Delete First run' }).click();
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
