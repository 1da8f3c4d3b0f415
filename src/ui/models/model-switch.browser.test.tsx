import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../app/styles.css';
import type { Config, ModelCard } from '../../protocol/config.ts';
import type { Event, Fact } from '../../protocol/event.ts';
import { mount } from '../kit/mount.testing.tsx';
import { pathOfRun } from '../state/address.ts';
import { useFramed } from '../state/framed.ts';
import { useModel } from '../state/model.ts';
import { openLog } from '../state/opened.testing.ts';
import { useRun } from '../state/run.ts';
import { ModelSwitch } from './model-switch.tsx';
import { connectionsFor } from './services.testing.ts';

const scripted: ModelCard = { provider: 'scripted', id: 'scripted', window: 8000, maxOutputTokens: 1000 };
const own: ModelCard = { provider: 'speaks', id: 'known', window: 9, maxOutputTokens: 3, settings: { preset: 'big' } };
const config: Config = {
  model: scripted,
  system: '',
  tools: [],
  mode: 'default',
  rules: [],
  hooks: [],
  limits: { maxTurns: 9 },
  play: { model: [], person: [], faults: [] },
};

beforeEach(async () => {
  await page.viewport(1400, 800);
  useModel.setState({ use: 'scripted', own, pricesOf: undefined, maxSpend: undefined });
  useFramed.setState({ framed: false });
});
afterEach(() => {
  location.hash = '';
});

function show(at: string, facts: readonly Fact[] = [], keys: string[] = ['https://api.big.example']) {
  location.hash = at;
  const { sent } = openLog(facts.map((fact, seq): Event => ({ seq, at: seq, agent: 'main', ...fact })));
  const { connections } = connectionsFor({ keys });
  const { client } = useRun.getState();
  if (client !== undefined) useRun.setState({ client: { ...client, connections } });
  const onConnect = vi.fn();
  mount(
    <QueryClientProvider client={new QueryClient()}>
      <ModelSwitch onConnect={onConnect} />
    </QueryClientProvider>,
  );
  return { sent, onConnect };
}
const began = (model: ModelCard = scripted): Fact => ({
  type: 'run.started',
  format: 1,
  title: 'Sample',
  config: { ...config, model },
  files: [],
  seed: 1,
});
const set = (model: ModelCard): Fact => ({ type: 'settings.changed', because: 'person', config: { model } });
const inRun = pathOfRun('r');
const radio = (name: string) => page.getByRole('radiogroup', { name: 'Model' }).getByRole('radio', { name });

test('at home it chooses what new runs ask', async () => {
  const { sent } = show('/');
  await expect.element(radio('Scripted')).toBeChecked();
  await radio('Your model').click({ force: true });
  await expect.element(radio('Your model')).toBeChecked();
  await expect.element(page.getByRole('button', { name: 'Your model: known' })).toBeVisible();
  expect([sent, useModel.getState().use]).toEqual([[], 'own']);
});

test('with no model of one’s own it opens what connects one, and nothing changes', async () => {
  useModel.setState({ own: undefined });
  const { onConnect } = show('/');
  await radio('Your model').click({ force: true });
  await vi.waitFor(() => expect(onConnect).toHaveBeenCalledOnce());
  await expect.element(radio('Scripted')).toBeChecked();
  expect(useModel.getState().use).toBe('scripted');
});

test('a model whose key went with its tab is connected anew, and says so', async () => {
  const { onConnect } = show('/', [], []);
  await radio('Your model').click({ force: true });
  await vi.waitFor(() => expect(onConnect).toHaveBeenCalledOnce());
  useModel.setState({ use: 'own' });
  await expect.element(page.getByRole('button', { name: 'Your model: known, no key' })).toBeVisible();
});

test('in a run it changes what the run asks, by a fact', async () => {
  const { sent } = show(inRun, [began()]);
  await radio('Your model').click({ force: true });
  await vi.waitFor(() => expect(sent).toEqual([{ do: 'set', run: 'r', config: { model: own } }]));
  // the log says which is asked, and not the click
  await expect.element(radio('Scripted')).toBeChecked();
});

test('what a run may cost holds for one that changes to a model that costs', async () => {
  useModel.setState({ maxSpend: 2 });
  const { sent } = show(inRun, [began()]);
  await radio('Your model').click({ force: true });
  const limits = { maxTurns: 9, maxSpend: 2 };
  await vi.waitFor(() => expect(sent).toEqual([{ do: 'set', run: 'r', config: { model: own, limits } }]));
});

test('a run goes back to the script it began with', async () => {
  const { sent } = show(inRun, [began(), set(own)]);
  await expect.element(radio('Your model')).toBeChecked();
  await radio('Scripted').click({ force: true });
  await vi.waitFor(() => expect(sent).toEqual([{ do: 'set', run: 'r', config: { model: scripted } }]));
});

test('a run that began with another model has no script to go back to, and says so', async () => {
  const { sent } = show(inRun, [began(own)]);
  await expect.element(radio('Scripted')).toHaveAttribute('aria-disabled', 'true');
  await expect.element(radio('Scripted')).toHaveAccessibleDescription(/began with a model of yours/);
  await radio('Scripted').click({ force: true });
  await expect.element(radio('Your model')).toBeChecked();
  expect(sent).toEqual([]);
});

test('over the past nothing is changed, and the reason is shown', async () => {
  const { sent } = show(inRun, [began(), set(own)]);
  useRun.setState({ live: false, cursor: 1 });
  await expect.element(radio('Scripted')).toBeChecked();
  await expect.element(radio('Your model')).toHaveAccessibleDescription(/looking at the past/);
  await userEvent.hover(page.getByRole('radiogroup', { name: 'Model' }));
  await expect.element(page.getByRole('tooltip')).toHaveTextContent('You are looking at the past.');
  await radio('Your model').click({ force: true });
  expect(sent).toEqual([]);
});

test('a run that can only be read keeps its model', async () => {
  const { sent } = show(inRun, [began()]);
  useRun.setState({ readOnly: 'it is open in another tab.' });
  await expect.element(radio('Your model')).toHaveAccessibleDescription(/open in another tab/);
  await radio('Your model').click({ force: true });
  expect(sent).toEqual([]);
});

test('on a narrow screen the same choice is a menu', async () => {
  await page.viewport(390, 800);
  const { onConnect } = show('/');
  await page.getByRole('button', { name: 'Model' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Model: Your model, known' }).click();
  await vi.waitFor(() => expect(useModel.getState().use).toBe('own'));
  await page.getByRole('button', { name: 'Model' }).click();
  await page.getByRole('menuitem', { name: 'Set up your model' }).click();
  expect(onConnect).toHaveBeenCalledOnce();
});

test('inside another site there is no real model, and a way out', async () => {
  useFramed.setState({ framed: true });
  show('/');
  await expect.element(page.getByRole('link', { name: 'Open it on its own' })).toBeVisible();
  await expect.element(page.getByRole('radiogroup')).not.toBeInTheDocument();
});
