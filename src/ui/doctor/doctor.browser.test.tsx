import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import '../../app/styles.css';
import type { Keeping } from '../../protocol/keeping.ts';
import { mount } from '../kit/mount.testing.tsx';
import { silentClient } from '../state/opened.testing.ts';
import { useRun } from '../state/run.ts';
import { DoctorDialog } from './doctor-dialog.tsx';

function show(doctor: Keeping['doctor']): void {
  const { client } = silentClient();
  useRun.setState({ client: { ...client, keeping: { ...client.keeping, doctor } } });
  mount(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <DoctorDialog onClose={() => {}} />
    </QueryClientProvider>,
  );
}

test('each thing stands with how it is, and what to do where something is', async () => {
  show(async () => [
    { name: 'Storage', state: 'fine', what: '3 runs are stored.' },
    { name: 'Room', state: 'bad', what: 'The disk is full.', todo: 'Delete old runs.' },
  ]);
  const rows = page.getByRole('list', { name: 'What was looked at' });
  await expect
    .element(rows)
    .toHaveTextContent(
      /Storage, fine: 3 runs are stored\.Room, wrong: The disk is full\.Delete old runs\.Policy.*Sandboxes, fine: A worker apart/,
    );
});

test('a runtime that does not answer is said', async () => {
  show(() => Promise.reject(new Error('The port is shut.')));
  await expect.element(page.getByText('The port is shut.')).toBeVisible();
});
