import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import '../../app/styles.css';
import { mount } from '../kit/mount.testing.tsx';
import { openLog } from '../state/opened.testing.ts';
import { useRun } from '../state/run.ts';
import { FixedNote } from './fixed-note.tsx';

test('a run that another tab has is taken over by a button', async () => {
  const { sent } = openLog([]);
  useRun.setState({ fixed: 'elsewhere', readOnly: 'It is open in another tab.' });
  mount(<FixedNote />);
  await page.getByRole('button', { name: 'Take over' }).click();
  expect(sent).toEqual([{ do: 'take-over', run: 'r' }]);
});

test('what only this tab shows is exported whole', async () => {
  openLog([]);
  const { client } = useRun.getState();
  if (client === undefined) throw new Error('there is a client');
  const exportArchive = vi.fn(async () => ({
    name: 'Mine.zip',
    bytes: new Uint8Array(3),
    missing: [],
    suspects: ['runs/0.jsonl'],
  }));
  const keeping = { ...client.keeping, exportArchive };
  const readOnly = 'Another tab has taken this run over. The last 2 facts here are not stored.';
  useRun.setState({ client: { ...client, keeping }, fixed: 'lost', readOnly });
  mount(<FixedNote />);
  await expect.element(page.getByText('The last 2 facts here are not stored.')).toBeVisible();
  await page.getByRole('button', { name: 'Export this run' }).click();
  await expect.element(page.getByText('Something in it looks like a key: look at runs/0.jsonl')).toBeVisible();
  await expect.element(page.getByText('Mine.zip, 3 B')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Download' })).toBeEnabled();
  expect(exportArchive).toHaveBeenCalledExactlyOnceWith({ runs: ['r'], workspaces: [] });
});

test('a run that was made elsewhere replays; going on with it makes a copy, and says first what becomes of it', async () => {
  const { sent, say } = openLog([]);
  useRun.setState({ fixed: 'imported', readOnly: 'It was made elsewhere.' });
  mount(<FixedNote />);
  await expect.element(page.getByText('this run only replays.')).toBeVisible();
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect.element(page.getByText('Nothing that was allowed elsewhere is allowed here')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Go on' }).click();
  expect(sent).toEqual([{ do: 'fork', run: 'r', seq: 0, into: expect.any(String), paused: false }]);
  say({ say: 'refused', command: '1', run: 'r', why: 'The run has only 0 facts.' });
  await expect.element(page.getByRole('alert')).toHaveTextContent('The run has only 0 facts.');
});
