import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { flushSync } from 'react-dom';
import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import '../../app/styles.css';
import type { FileDifference, Keeping } from '../../protocol/keeping.ts';
import type { RunWorkspace } from '../../protocol/notice.ts';
import { mount } from '../kit/mount.testing.tsx';
import { silentClient } from '../state/opened.testing.ts';
import { emptyRun, useRun } from '../state/run.ts';
import { WorkspaceLine } from './workspace-line.tsx';

const detached: RunWorkspace = { id: 'w', name: 'Notes', attached: false };
const differences: readonly FileDifference[] = [
  { path: 'a.txt', is: 'added' },
  { path: '.agents/memory/b.md', is: 'changed' },
  { path: 'c.txt', is: 'removed' },
];

function show(workspace: RunWorkspace, difference: Keeping['difference'] = async () => ({ moved: 3, differences })) {
  const { client, sent, say } = silentClient();
  useRun.setState({
    ...emptyRun,
    client: { ...client, keeping: { ...client.keeping, difference } },
    run: 'r',
    workspace,
  });
  mount(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <WorkspaceLine />
    </QueryClientProvider>,
  );
  return { sent, say };
}

test('an attached run says so, and one whose workspace was deleted too: neither can be adopted', async () => {
  show({ ...detached, attached: true });
  await expect.element(page.getByText('Notes, attached.')).toBeVisible();
  flushSync(() => useRun.setState({ workspace: { id: 'w', attached: false } }));
  await expect.element(page.getByText('Its workspace was deleted.')).toBeVisible();
  expect(page.getByRole('button').elements()).toEqual([]);
});

test('a detached run is adopted with the difference that was shown, and the dialog closes when it is attached', async () => {
  const { sent } = show(detached);
  await page.getByRole('button', { name: 'Adopt into Notes' }).click();
  const list = page.getByRole('list', { name: 'What would change' });
  await expect.element(list).toHaveTextContent('+a.txtadded±.agents/memory/b.mdchanged−c.txtremoved');
  await page.getByRole('button', { name: 'Adopt', exact: true }).click();
  expect(sent).toEqual([{ do: 'adopt', run: 'r', workspace: 'w', moved: 3 }]);
  await expect.element(page.getByRole('dialog')).toBeVisible();
  flushSync(() => useRun.setState({ workspace: { ...detached, attached: true } }));
  await expect.poll(() => document.querySelector('dialog')).toBeNull();
});

test('an adoption that is refused says why, and that nothing was changed; looking again shows it anew', async () => {
  const difference = vi.fn<Keeping['difference']>(async () => ({ moved: 3, differences }));
  const { say } = show(detached, difference);
  await page.getByRole('button', { name: 'Adopt into Notes' }).click();
  await page.getByRole('button', { name: 'Adopt', exact: true }).click();
  flushSync(() => say({ say: 'refused', command: '1', why: 'The workspace has changed.' }));
  await expect.element(page.getByText('The workspace has changed.')).toBeVisible();
  await page.getByRole('button', { name: 'Look again' }).click();
  await expect.element(page.getByRole('button', { name: 'Adopt', exact: true })).toBeEnabled();
  expect(difference).toHaveBeenCalledTimes(2);
});
