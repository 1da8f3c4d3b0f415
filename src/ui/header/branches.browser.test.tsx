import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import '../../app/styles.css';
import { begun, decided, logOf, prompted, replied, requested, rested, started } from '../../views/log.testing.ts';
import { Projector } from '../../views/projector.ts';
import { mount } from '../kit/mount.testing.tsx';
import { silentClient } from '../state/opened.testing.ts';
import { emptyRun, useRun } from '../state/run.ts';
import { stored } from '../state/stored-run.testing.ts';
import { TimelineList } from '../timeline/list.tsx';
import { Branches } from './branches.tsx';

const runs = [
  stored('other', 'Another task'),
  stored('deep', 'Fix it, forked at 5', 'fork'),
  stored('twin', 'Fix it, forked at 4', 'root'),
  stored('fork', 'Fix it, forked at 3', 'root'),
  stored('root', 'Fix it'),
];

test('the header shows a run among its forks as a tree, and compares it with its parent, its forks and its like', async () => {
  const { client } = silentClient();
  useRun.setState({ ...emptyRun, client: { ...client, shelf: { ...client.shelf, runs: async () => runs } } });
  mount(
    <QueryClientProvider client={new QueryClient()}>
      <header>
        <Branches run="fork" />
      </header>
    </QueryClientProvider>,
  );
  await page.getByRole('button', { name: '4 branches' }).click();
  const menu = page.getByRole('menu');
  const items = menu.getByRole('menuitemcheckbox').elements();
  expect(items.map((item) => [item.ariaChecked, item.textContent?.replace(/\s/g, ' ').trimEnd()])).toEqual([
    ['false', 'Fix it'],
    ['false', '   └ Fix it, forked at 4'],
    ['true', '✓   └ Fix it, forked at 3'],
    ['false', '      └ Fix it, forked at 5'],
  ]);
  const compared = menu.getByText(/^Compare with/).elements();
  expect(compared.map(({ textContent }) => textContent?.trim())).toEqual([
    'Compare with “Fix it”',
    'Compare with “Fix it, forked at 4”',
    'Compare with “Fix it, forked at 5”',
  ]);
  await menu.getByText('Compare with “Fix it, forked at 4”').click();
  expect(location.hash).toBe('#/compare/twin/fork');
});

test.each([
  ['fork', [2]],
  ['root', [2]],
  ['other', []],
])(
  'the rail of the timeline splits where a run went its own way, and where its forks went theirs: %s',
  async (run, at) => {
    const { client } = silentClient();
    const log = logOf([started, prompted, requested, replied(['main.1']), decided('main.1'), begun('main.1'), rested]);
    const { length } = log;
    const shelf = { ...client.shelf, runs: async () => runs };
    const projector = new Projector(log);
    useRun.setState({
      ...emptyRun,
      client: { ...client, shelf },
      run,
      events: [...log],
      length,
      cursor: length,
      projector,
    });
    mount(
      <QueryClientProvider client={new QueryClient()}>
        <Branches run={run} />
        <div id="timeline" style={{ display: 'flex', width: 400, height: 400 }}>
          <TimelineList />
        </div>
      </QueryClientProvider>,
    );
    await expect.element(page.getByText(/branches|Rest/).first()).toBeVisible();
    const split = () =>
      [...document.querySelectorAll<HTMLElement>('[data-seq]')]
        .filter((row) => getComputedStyle(row, '::after').borderTopStyle === 'dashed')
        .map(({ dataset }) => Number(dataset.seq));
    // forked at 3, and the reply at 3 ends the row of the request
    await expect.poll(split).toEqual(at);
  },
);
