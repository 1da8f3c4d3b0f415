import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import './styles.css';
import type { Event } from '../protocol/event.ts';
import { mount } from '../ui/kit/mount.testing.tsx';
import { openLog } from '../ui/state/opened.testing.ts';
import { useRun } from '../ui/state/run.ts';
import type { StoredRun } from '../ui/state/shelf.ts';
import { logOf, prompted, requested, started } from '../views/log.testing.ts';
import { actionsOf } from './actions.ts';
import { RunMenu } from './run-menu.tsx';
import { ActionsProvider } from './use-actions.ts';

const nothing = () => {};
const actions = actionsOf({
  newRun: nothing,
  openPalette: nothing,
  showHelp: nothing,
  showModel: nothing,
  showDoctor: nothing,
  exportRun: nothing,
  forkHere: nothing,
  editInFork: nothing,
  breakIt: nothing,
  showBreakpoints: nothing,
  conditionBreakpoint: nothing,
  rewind: nothing,
  rerun: nothing,
});
const rewound = { type: 'run.forked', from: 'whole', place: 1, title: 'A run, forked at 1', rewound: true } as const;
const stored: StoredRun = { id: 'whole', title: 'A run', created: 0, updated: 0, length: 9, owner: 1 };

/** Shows the menu of a run as a page shows it that was just loaded: it knows the log and what is stored, and nothing else. */
function load(log: readonly Event[]) {
  const { sent } = openLog(log);
  const { client } = useRun.getState();
  if (client === undefined) throw new Error('There is a client.');
  useRun.setState({ client: { ...client, shelf: { ...client.shelf, runs: async () => [stored] } } });
  mount(
    <QueryClientProvider client={new QueryClient()}>
      <ActionsProvider value={actions}>
        <RunMenu />
      </ActionsProvider>
    </QueryClientProvider>,
  );
  return sent;
}

const undo = page.getByRole('button', { name: 'Undo the rewind' });

test('a rewind can be undone after the page was loaded anew, and takes away what nothing was done in', async () => {
  const sent = load(logOf([started, rewound]));
  await undo.click();
  expect(location.hash).toBe('#/run/whole');
  expect(sent).toEqual([{ do: 'delete', run: 'r' }]);
});

test('what was done after a rewind stays, and once something was said it is a run of its own', async () => {
  const sent = load(logOf([started, rewound, requested]));
  await undo.click();
  expect(sent).toEqual([]);
  load(logOf([started, rewound, prompted]));
  await expect.poll(() => undo.elements()).toEqual([]);
});
