import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { expect, onTestFinished, test } from 'vitest';
import { page } from 'vitest/browser';
import { encode } from '../../base/text.ts';
import type { Wish } from '../../protocol/command.ts';
import type { Config } from '../../protocol/config.ts';
import type { Event, Fact } from '../../protocol/event.ts';
import { Projector } from '../../views/projector.ts';
import { mount } from '../kit/mount.testing.tsx';
import { useLayout } from '../state/layout.ts';
import { silentClient } from '../state/opened.testing.ts';
import { emptyRun, useRun } from '../state/run.ts';
import { keepUnsaved } from '../state/unsaved.ts';
import { RulesPanel } from './rules-panel.tsx';
import type { Probe, Probed } from './use-probe.ts';

const path = '.agents/settings.json';
const text = '{ "permissions": { "deny": ["bash(rm *)"], "allow": ["grep"] } }';
const schema = { type: 'object', properties: { command: { type: 'string' } }, required: ['command'] };
const script = { verdict: 'ask', rule: 'web', source: 'script' } as const;
const fromFile = { verdict: 'deny', rule: 'bash(rm *)', source: `${path}:1` } as const;
const off = { line: 1, what: 'The rule allow grep is off until you switch it on.', entry: 'hash' };
const config: Config = {
  model: { provider: 'scripted', id: 'scripted', window: 1000, maxOutputTokens: 100 },
  system: '',
  tools: [{ name: 'bash', description: '', schema, risk: 'execute' }],
  mode: 'default',
  rules: [script],
  hooks: [],
  limits: { maxTurns: 5 },
};
const facts: readonly Fact[] = [
  {
    type: 'run.started',
    format: 1,
    title: 'Try',
    config,
    files: [{ path, entry: { is: 'file', blob: 'b', bytes: 9 } }],
    seed: 1,
  },
  { type: 'prompt.submitted', text: 'Go' },
  { type: 'settings.changed', because: 'file', config: { settings: 'b', rules: [script, fromFile] }, notes: [off] },
];

/** What the runtime of these tests says to a call: what was typed counts. */
function probed({ settings = '', written = false }: Probe): Probed {
  const denies = settings.includes('deny');
  const [verdict, by] = denies ? (['deny', 'deny rules'] as const) : (['ask', 'mode'] as const);
  return {
    decision: {
      verdict,
      by,
      reason: 'So it is.',
      input: {},
      rungs: [{ rung: by, verdict, reason: 'So it is.' }],
      subjects: { paths: [], commands: [], domains: [] },
      dropped: [],
    },
    rules: [script, fromFile],
    notes: written ? [{ line: 2, what: 'This deny rule cannot be read: no.' }] : [off],
    hooks: [],
  };
}

function openPanel({ cursor = facts.length }: { readonly cursor?: number } = {}) {
  const { client, sent } = silentClient();
  const asked: Probe[] = [];
  const events: readonly Event[] = facts.map((fact, seq) => ({ seq, at: seq, agent: 'main', ...fact }));
  useRun.setState({
    ...emptyRun,
    client: {
      ...client,
      shelf: { ...client.shelf, blob: async () => encode(text) },
      probe: async (_, each) => {
        asked.push(each);
        return probed(each);
      },
    },
    run: 'r',
    events,
    length: events.length,
    cursor,
    live: cursor === events.length,
    projector: new Projector(events),
  });
  keepUnsaved('r', undefined);
  mount(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <div style={{ display: 'flex', width: 384, height: 900 }}>
        <RulesPanel />
      </div>
    </QueryClientProvider>,
  );
  onTestFinished(() => useRun.setState({ client: undefined, ...emptyRun }));
  const wishes: readonly Wish[] = sent;
  return { wishes, asked };
}

const editor = () => page.getByRole('textbox', { name: path });
const rules = () => page.getByRole('list', { name: 'Rules in force' }).getByRole('listitem');

test('rules stand in the order of the ladder, with where each came from', async () => {
  openPanel();
  await expect.element(rules().nth(0)).toHaveTextContent(`denybash(rm *)from ${path}, line 1`);
  await expect.element(rules().nth(1)).toHaveTextContent('askwebfrom the script of this run');
  await page.getByRole('button', { name: `${path}, line 1` }).click();
  expect(useLayout.getState()).toMatchObject({ file: path, inspectorTab: 'files' });
});

test('what a file brings is off, and is switched on by the name of its entry', async () => {
  const { wishes } = openPanel();
  await page.getByRole('switch', { name: /^Off: The rule allow grep/ }).click();
  expect(wishes).toEqual([{ do: 'consent', run: 'r', entry: 'hash', on: true }]);
});

test('what is typed is probed before it is saved, its faults are told by line, and saving sends it whole', async () => {
  const { wishes, asked } = openPanel();
  await expect.element(page.getByText('Write a call to see what would become of it.')).toBeVisible();
  expect(page.getByText('It would be refused.').elements()).toEqual([]);
  await page.getByRole('textbox', { name: 'command' }).fill('ls');
  await expect.element(page.getByText('You would be asked.')).toBeVisible();
  await editor().fill('{ deny }');
  await expect.element(page.getByText('It would be refused.')).toBeVisible();
  expect(asked.at(-1)).toMatchObject({ settings: '{ deny }', written: true });
  await expect
    .element(page.getByRole('list', { name: 'Faults in what is typed' }))
    .toHaveTextContent('line 2This deny rule cannot be read: no.');
  await page.getByRole('button', { name: 'Save' }).click();
  expect(wishes).toEqual([{ do: 'write-settings', run: 'r', text: '{ deny }' }]);
});

test('what is typed can be thrown away', async () => {
  openPanel();
  await editor().fill('{}');
  await page.getByRole('button', { name: 'Throw away' }).click();
  await expect.element(editor()).toHaveValue(text);
  await expect.element(page.getByRole('button', { name: 'Save' })).toBeDisabled();
});

test('in the past the file can be read only, and nothing is switched or tried', async () => {
  openPanel({ cursor: 2 });
  await expect.element(editor()).toHaveAttribute('readonly');
  await expect.element(rules()).toHaveTextContent('ask');
  expect(page.getByRole('switch').elements()).toEqual([]);
  expect(page.getByRole('combobox').elements()).toEqual([]);
});
