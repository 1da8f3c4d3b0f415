import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import '../../app/styles.css';
import { encode } from '../../base/text.ts';
import type { Event, Fact } from '../../protocol/event.ts';
import {
  begun,
  decided,
  finished,
  logOf,
  prompted,
  replied,
  requested,
  rested,
  started,
  type Told,
} from '../../views/log.testing.ts';
import { holdsToWcag } from '../kit/axe.testing.ts';
import { mount } from '../kit/mount.testing.tsx';
import { silentClient } from '../state/opened.testing.ts';
import { emptyRun, useRun } from '../state/run.ts';
import { Compare } from './compare.tsx';

const wrote: Fact = {
  type: 'files.changed',
  because: 'tool',
  call: 'main.1',
  changes: [{ path: 'src/price.js', entry: { is: 'file', blob: 'rounds', bytes: 6 } }],
};
const answered = (verdict: 'allow' | 'deny'): Told => ({
  type: 'approval.resolved',
  call: 'main.1',
  verdict,
  by: 'person',
  ...(verdict === 'deny' ? { reason: 'Not there.' } : {}),
});
const before: readonly Told[] = [started, prompted, requested, replied(['main.1']), decided('main.1', 'ask')];
const runs: Readonly<Record<string, readonly Event[]>> = {
  one: logOf([...before, answered('allow'), begun('main.1'), wrote, finished('main.1'), requested, replied(), rested]),
  other: logOf([
    ...before,
    answered('deny'),
    { type: 'run.forked', from: 'one', place: 5, title: 'Another' },
    finished('main.1', { because: 'settled' }),
    requested,
    replied(),
    { ...rested, text: 'Then not.' } as Fact,
  ]),
};

function compare(left: string, right: string): void {
  const { client } = silentClient();
  const facts = async ({ run }: { readonly run: string }) => runs[run] ?? [];
  const shelf = { ...client.shelf, blob: async (hash: string) => encode(`${hash}\n`) };
  useRun.setState({ ...emptyRun, client: { ...client, shelf, keeping: { ...client.keeping, facts } } });
  mount(
    <QueryClientProvider client={new QueryClient()}>
      <main>
        <Compare left={left} right={right} />
      </main>
    </QueryClientProvider>,
  );
}

test('two runs side by side: what came of the first difference in words, it is marked and shown word by word, and the rest is listed', async () => {
  compare('one', 'other');
  await expect.element(page.getByText('The call of read_file was denied at 5, so read_file never ran.')).toBeVisible();
  const first = page.getByRole('list', { name: 'Facts side by side' }).getByRole('listitem').nth(3);
  await expect.element(first).toHaveAttribute('aria-current', 'true');
  await expect.element(first).toHaveTextContent('main.1 allowed');
  await expect.element(first.getByRole('table')).toHaveTextContent('"reason": "Not there."');
  const ends = page.getByRole('table', { name: 'At their ends' });
  for (const row of ['Facts', 'Context', 'Tool results', 'Cost'])
    await expect.element(ends.getByRole('rowheader', { name: row, exact: true })).toBeVisible();
  const files = page.getByRole('list', { name: 'Files that differ' });
  await files.getByText('src/price.js').click();
  await expect.element(files.getByRole('table')).toHaveTextContent('rounds');
  await holdsToWcag();
});

test('two that are the same, and one that is not here', async () => {
  compare('one', 'one');
  await expect.element(page.getByText('The two runs are the same, fact by fact.')).toBeVisible();
  await expect.element(page.getByText('The files are the same.')).toBeVisible();
  await holdsToWcag();
  compare('one', 'gone');
  await expect.element(page.getByText('One of the two runs is not here.')).toBeVisible();
});
