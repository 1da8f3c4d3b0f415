import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { flushSync } from 'react-dom';
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../app/styles.css';
import type { ModelCard } from '../../protocol/config.ts';
import { unconnected } from '../../protocol/connection.testing.ts';
import type { FoundCard, PriceTable } from '../../protocol/connection.ts';
import { logOf, plainConfig, prompted, replied, requested, started, type Told } from '../../views/log.testing.ts';
import { mount } from '../kit/mount.testing.tsx';
import { useLayout } from '../state/layout.ts';
import { openLog } from '../state/opened.testing.ts';
import { moveTo, useRun } from '../state/run.ts';
import { CostPanel } from './cost-panel.tsx';
import { useLens } from './lens.ts';

const prices = { input: 2, output: 10, cacheRead: 1, cacheWrite: 2 };
const bought: ModelCard = { provider: 'anthropic', id: 'm-1', window: 9000, maxOutputTokens: 900, prices };
const { prices: _, ...unpriced } = bought;
const startedWith = (model: ModelCard, maxSpend?: number): Told =>
  ({
    ...started,
    config: { ...plainConfig, model, limits: { maxTurns: 50, ...(maxSpend && { maxSpend }) } },
  }) as Told;
const twoTurns: readonly Told[] = [
  prompted,
  requested,
  replied(['main.1']),
  { agent: 'main.1', type: 'agent.started', config: { ...plainConfig, model: bought }, brief: '' },
  { ...requested, agent: 'main.1' },
  { ...replied(), agent: 'main.1' },
];
const table: PriceTable = {
  date: '2026-11-23',
  services: [{ name: 'anthropic', label: 'Anthropic', models: [{ id: 'm-1', prices }] }],
};
const found: FoundCard = { card: bought, windowKnown: true, pricesOf: '2026-11-23' };

beforeEach(async () => {
  await page.viewport(1280, 900);
  useLens.setState({ service: '', model: '' });
});

/** Shows the panel of a log; gives what it sends. */
function show(facts: readonly Told[]) {
  const { sent } = openLog(logOf(facts));
  const { client } = useRun.getState();
  if (client === undefined) throw new Error('There is no client.');
  const connections = { ...unconnected, prices: async () => table, cardFor: async () => found };
  useRun.setState({ client: { ...client, connections } });
  mount(
    <QueryClientProvider client={new QueryClient()}>
      <div style={{ display: 'flex', width: 384, height: 800 }}>
        <CostPanel />
      </div>
    </QueryClientProvider>,
  );
  return sent;
}

const rows = () => page.getByRole('row');
const text = (words: string | RegExp) => page.getByText(words);

test('what was paid is summed, told apart request by request, and by agent', async () => {
  show([startedWith(bought, 0.01), ...twoTurns]);
  await expect.element(text('$0.003 in 2 requests')).toBeVisible();
  await expect.element(text('60 % of the input came from the cache.')).toBeVisible();
  await expect.element(rows().filter({ hasText: '1, main.1' }).first()).toHaveTextContent('400600010');
  await expect.element(page.getByRole('region', { name: 'Agent by agent' })).toHaveTextContent('main11,00060 %10');
  await expect.element(text('$0.003 of $0.01 is spent, 30 %.')).toBeVisible();
});

test('it stands at the cursor: before a reply nothing is spent', async () => {
  show([startedWith(bought), ...twoTurns]);
  flushSync(() => moveTo(4));
  await expect.element(text('$0.0015 in 1 request')).toBeVisible();
  flushSync(() => moveTo(3));
  await expect.element(text('No request was answered yet.')).toBeVisible();
});

test('a row leads to its request', async () => {
  show([startedWith(bought), ...twoTurns]);
  await userEvent.click(page.getByRole('button', { name: 'Turn 1: show event 2' }));
  expect(useLayout.getState().selected).toBe(2);
});

test('an unknown price is said, and never shown as zero', async () => {
  show([startedWith(unpriced, 1), prompted, requested, replied()]);
  await expect.element(text('Price unknown in 1 request')).toBeVisible();
  await expect.element(text('Its price is unknown.')).toBeVisible();
  await expect.element(text('A limit holds only where the price is known.')).toBeVisible();
  expect(document.querySelector('table')?.textContent).toContain('price unknown');
  expect(document.querySelector('table')?.textContent).not.toContain('$0');
});

test('of a scripted run it says what it would cost on a model of the person’s choice, and of which day the prices are', async () => {
  show([started, prompted, requested, replied()]);
  await expect.element(text('Nothing was paid: a script replies.')).toBeVisible();
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Service' }), 'Anthropic');
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Model' }), 'm-1');
  await expect.element(text('$0.0015 for the same tokens')).toBeVisible();
  await expect.element(text('Prices of 23 November 2026')).toBeVisible();
  await expect.element(page.getByRole('columnheader', { name: 'Would cost' })).toBeVisible();
  expect(page.getByRole('region', { name: 'Prices' }).elements()).toEqual([]);
});

test('prices that are changed are sent as a setting, whole and read; what is no price is not', async () => {
  const sent = show([startedWith(bought), prompted, requested, replied()]);
  await expect.element(text('As in the table of 23 November 2026.')).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Change prices' }));
  await userEvent.fill(page.getByRole('textbox', { name: 'Output' }), 'much');
  await userEvent.click(page.getByRole('button', { name: 'Use from now on' }));
  await expect.element(text('Write dollars, such as 0.25.')).toBeVisible();
  expect(sent).toEqual([]);
  await userEvent.fill(page.getByRole('textbox', { name: 'Output' }), '$12.5');
  await userEvent.fill(page.getByRole('textbox', { name: 'Cache writes' }), '');
  await userEvent.click(page.getByRole('button', { name: 'Use from now on' }));
  const model = { ...bought, prices: { ...prices, output: 12.5 } };
  expect(sent).toEqual([{ do: 'set', run: 'r', config: { model } }]);
});

test('a limit is set and taken away, and says when it is why the agent rests', async () => {
  const rests: Told = { type: 'agent.rested', why: 'limit', text: 'main has spent all that it may.' };
  const sent = show([startedWith(bought, 0.001), prompted, requested, replied(), rests]);
  await expect.element(text('The agent rests, for it has spent all that it may.')).toBeVisible();
  await expect.element(page.getByRole('textbox')).toHaveValue('0.001');
  await userEvent.fill(page.getByRole('textbox'), '0');
  await userEvent.click(page.getByRole('button', { name: 'Set', exact: true }));
  await expect.element(text('Write dollars above zero')).toBeVisible();
  await userEvent.fill(page.getByRole('textbox', { name: 'Rest when so many dollars are spent' }), '0.5');
  await userEvent.click(page.getByRole('button', { name: 'Set', exact: true }));
  await userEvent.click(page.getByRole('button', { name: 'No limit' }));
  expect(sent).toEqual([
    { do: 'set', run: 'r', config: { limits: { maxTurns: 50, maxSpend: 0.5 } } },
    { do: 'set', run: 'r', config: { limits: { maxTurns: 50 } } },
  ]);
});

test('a run that can only be read cannot be changed, and says so', async () => {
  show([startedWith(bought, 1), prompted, requested, replied()]);
  flushSync(() => useRun.setState({ readOnly: 'Another tab has it.' }));
  await expect.element(text('This run can only be read. Another tab has it.')).toBeVisible();
  for (const name of ['Change prices', 'Set', 'No limit']) {
    await expect.element(page.getByRole('button', { name, exact: true })).toBeDisabled();
  }
});

test('of many requests the last are drawn, and the earlier ones on demand', async () => {
  show([startedWith(bought), prompted, ...Array.from({ length: 90 }, () => [requested, replied()]).flat()]);
  expect(document.querySelectorAll('tbody').length).toBe(40);
  await userEvent.click(page.getByRole('button', { name: 'Show 50 earlier requests of 50' }));
  expect(document.querySelectorAll('tbody').length).toBe(90);
});
