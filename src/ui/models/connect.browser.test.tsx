import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../app/styles.css';
import { mount } from '../kit/mount.testing.tsx';
import { useFramed } from '../state/framed.ts';
import { useModel } from '../state/model.ts';
import { silentClient } from '../state/opened.testing.ts';
import { emptyRun, useRun } from '../state/run.ts';
import { ConnectDialog } from './connect-dialog.tsx';
import { connectionsFor } from './services.testing.ts';

const secret = 'sk-canary-0123456789';

beforeEach(() => {
  useModel.setState({ use: 'scripted', own: undefined, pricesOf: undefined, maxSpend: undefined });
  useFramed.setState({ framed: false });
});

function show(more: Parameters<typeof connectionsFor>[0] = {}) {
  const { connections, asked } = connectionsFor(more);
  useRun.setState({ ...emptyRun, client: { ...silentClient().client, connections } });
  const onClose = vi.fn();
  mount(
    <QueryClientProvider client={new QueryClient()}>
      <ConnectDialog onClose={onClose} />
    </QueryClientProvider>,
  );
  return { asked, onClose };
}

const field = (name: string) => page.getByRole('dialog').getByLabelText(name, { exact: true });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const choose = (name: string) => page.getByRole('combobox', { name: 'Service' }).selectOptions(name);

test('a model is used with its key in the runtime and nowhere on the page', async () => {
  const { asked, onClose } = show();
  await field('Key').fill(secret);
  await field('Model').fill('known');
  await button('Use this model').click();
  await vi.waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(asked).toContainEqual({ setKey: 'https://api.big.example/v1', key: secret, store: false });
  expect(useModel.getState()).toEqual({
    use: 'own',
    own: {
      provider: 'speaks',
      id: 'known',
      window: 200_000,
      maxOutputTokens: 32_000,
      prices: { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 },
      settings: { preset: 'big' },
    },
    pricesOf: '2026-11-20',
    maxSpend: undefined,
  });
  expect((field('Key').element() as HTMLInputElement).value).toBe('');
  expect(JSON.stringify(localStorage)).not.toContain(secret);
});

test('Enter uses what is entered, and a spend limit goes with it', async () => {
  const { onClose } = show({ keys: ['https://api.big.example'] });
  await field('Model').fill('known');
  await field('Spend limit for a run, in USD').fill('0.5');
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(useModel.getState()).toMatchObject({ use: 'own', maxSpend: 0.5 });
});

test('what is missing is said at its field, which takes the focus', async () => {
  const { asked, onClose } = show();
  await button('Use this model').click();
  await expect.element(field('Model')).toHaveAccessibleDescription(/Enter the name of a model/);
  await expect.element(field('Model')).toHaveFocus();
  await field('Model').fill('known');
  await button('Use this model').click();
  await expect.element(field('Key')).toHaveAccessibleDescription(/the service wants one/);
  await expect.element(field('Key')).toHaveFocus();
  expect([asked, onClose.mock.calls]).toEqual([[], []]);
});

test('a key that is none is refused in words, and is gone from the field', async () => {
  show();
  await field('Model').fill('known');
  await field('Key').fill('two words');
  await button('Test').click();
  await expect.element(field('Key')).toHaveAccessibleDescription(/This is no key/);
  await expect.element(field('Key')).toHaveValue('');
});

test('a key that was typed for one service is not sent to another', async () => {
  const { asked } = show();
  await field('Key').fill(secret);
  await choose('Near');
  await expect.element(field('Key')).toHaveValue('');
  await expect.element(field('Key')).toHaveAccessibleDescription(/typed for https:\/\/api\.big\.example/);
  await field('Model').fill('known');
  await button('Test').click();
  await expect.element(page.getByText('answered in 412 ms').first()).toBeVisible();
  expect(JSON.stringify(asked)).not.toContain(secret);
});

test('a key that was typed for one address is not sent to another', async () => {
  const { asked } = show();
  await choose('Any compatible address');
  await field('Address').fill('https://one.example/v1');
  await field('Key').fill(secret);
  await field('Address').fill('https://two.example/v1');
  await field('Model').fill('known');
  await expect.element(field('Key')).toHaveValue('');
  await button('Test').click();
  await expect.element(page.getByText('answered in 412 ms').first()).toBeVisible();
  expect(JSON.stringify(asked)).not.toContain(secret);
  expect(asked.length).toBeGreaterThan(0);
});

test('a key may be typed before its address', async () => {
  const { asked } = show();
  await choose('Any compatible address');
  await field('Key').fill(secret);
  await field('Address').fill('https://one.example/v1');
  await field('Model').fill('known');
  await button('Test').click();
  await expect.element(page.getByText('answered in 412 ms').first()).toBeVisible();
  expect(asked).toContainEqual({ setKey: 'https://one.example/v1', key: secret, store: false });
});

test('nothing is asked of a service before the person comes to its models', async () => {
  const { asked } = show();
  await choose('Near');
  await expect.element(page.getByText('Start Near on this computer.')).toBeVisible();
  await field('Address').fill('http://localhost:77/v1');
  await field('Key').click();
  expect(asked).toEqual([]);
  await field('Model').click();
  await expect.element(page.getByText('The service lists 1 model.')).toBeVisible();
  const settings = { preset: 'near', baseUrl: 'http://localhost:77/v1' };
  expect(asked).toEqual([{ listModels: { provider: 'speaks', settings } }]);
});

const explanation = {
  trouble: 'no CORS',
  what: 'Near answers, but does not let this page read it (CORS).',
  todo: ['Let this page call Near.', 'Then start it again.'],
  said: 'Failed to fetch',
} as const;

test('a list that fails says why, and any name can still be typed', async () => {
  const { onClose } = show({ listing: { is: 'failed', explanation } });
  await choose('Near');
  await field('Model').fill('mine');
  await expect.element(page.getByText(explanation.what).first()).toBeVisible();
  await button('Use this model').click();
  await vi.waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(useModel.getState().own).toMatchObject({ id: 'mine', window: 128_000 });
  expect(useModel.getState().own).not.toHaveProperty('prices');
});

test('a test that fails says what is wrong, what to do, and what the service said', async () => {
  show({ tested: { is: 'failed', failure: 'network', explanation } });
  await choose('Near');
  await field('Model').fill('mine');
  await button('Test').click();
  const wrong = page.getByRole('region', { name: 'What is wrong' });
  await expect.element(wrong).toHaveTextContent(explanation.what);
  for (const words of [...explanation.todo, explanation.said]) await expect.element(wrong).toHaveTextContent(words);
  expect(useModel.getState().own).toBeUndefined();
});

test('what came of a test goes when something else is entered', async () => {
  show();
  await choose('Near');
  await field('Model').fill('mine');
  await button('Test').click();
  await expect.element(page.getByText('answered in 412 ms').first()).toBeVisible();
  await field('Model').fill('other');
  await vi.waitFor(() => expect(document.querySelector('form')?.textContent).not.toContain('answered in'));
});

test('a window that nobody knows is said to be a guess, and a price that nobody knows to be unknown', async () => {
  show();
  await field('Model').fill('strange');
  await expect.element(page.getByText('128,000 tok (a guess) · price unknown')).toBeVisible();
  await page.getByText('Window and prices').click();
  await expect.element(page.getByText(/What this model costs is unknown/)).toBeVisible();
  await field('Input').fill('1');
  await field('Output').fill('2');
  await expect.element(page.getByText('128,000 tok (a guess) · $1.00 in, $2.00 out per million')).toBeVisible();
});

test('prices of the table come with its day', async () => {
  show();
  await field('Model').fill('known');
  await page.getByText('Window and prices').click();
  await expect.element(page.getByText(/From the table of 2026-11-20/)).toBeVisible();
});

test('where a stored key is in danger, that is read before the dialog closes', async () => {
  const { asked, onClose } = show({ note: 'This address is shared.' });
  await page.getByRole('switch', { name: 'Keep the key, encrypted, in this browser' }).click();
  await field('Key').fill(secret);
  await field('Address').fill('https://api.big.example/v1');
  await page.getByRole('dialog').getByLabelText('Spend limit for a run, in USD').fill('1');
  expect(asked).toEqual([]);
  await field('Model').fill('known');
  await expect.element(page.getByText('This address is shared.')).toBeVisible();
  expect(asked[0]).toEqual({ setKey: 'https://api.big.example/v1', key: secret, store: true });
  await button('Use this model').click();
  await vi.waitFor(() => expect(onClose).toHaveBeenCalled());
});

test('kept keys are listed by where they go, and forgotten', async () => {
  show({ keys: ['https://api.big.example', 'https://one.example'] });
  await button('Forget the key for https://one.example').click();
  await expect.element(button('Forget the key for https://one.example')).not.toBeInTheDocument();
  await expect.element(button('Forget the key for https://api.big.example')).toBeVisible();
  await expect.element(field('Key')).toHaveAccessibleDescription(/is kept until this tab is closed/);
});

test('inside another site no key can be entered, and the page says where one can', async () => {
  useFramed.setState({ framed: true });
  show();
  await expect.element(page.getByRole('link', { name: 'Open it on its own' })).toBeVisible();
  expect(document.querySelector('dialog input')).toBeNull();
});
