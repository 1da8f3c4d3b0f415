import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { expect, onTestFinished, test } from 'vitest';
import { page } from 'vitest/browser';
import { encode } from '../../base/text.ts';
import type { Wish } from '../../protocol/command.ts';
import type { Config, Hook } from '../../protocol/config.ts';
import type { Event, Fact } from '../../protocol/event.ts';
import type { Client } from '../../runtime/client.ts';
import { Projector } from '../../views/projector.ts';
import { mount } from '../kit/mount.testing.tsx';
import { useLayout } from '../state/layout.ts';
import { silentClient } from '../state/opened.testing.ts';
import { emptyRun, useRun } from '../state/run.ts';
import { consentName, writtenAt } from './hook-entries.ts';
import { HooksPanel } from './hooks-panel.tsx';
import type { Probed } from './use-probe.ts';

const path = '.agents/settings.json';
const entry = { type: 'rule', name: 'no rm', block: 'Not here.' };
const text = JSON.stringify({ hooks: { PreToolUse: [{ matcher: 'Bash', hooks: [entry] }] } });
const own: Hook = { name: 'brief', on: 'UserPromptSubmit', context: 'Be brief.' };
const config: Config = {
  model: { provider: 'scripted', id: 'scripted', window: 1000, maxOutputTokens: 100 },
  system: '',
  tools: [],
  mode: 'default',
  rules: [],
  hooks: [own],
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
  { type: 'settings.changed', because: 'file', config: { settings: 'b' } },
];

const decision = {
  verdict: 'ask',
  by: 'mode',
  reason: '',
  input: {},
  rungs: [],
  subjects: { paths: [], commands: [], domains: [] },
  dropped: [],
} as const satisfies Probed['decision'];

/** What the runtime of these tests says of a settings file: the hook of the file is off; one without a type is none. */
function probed(settings: string): Probed {
  const file = JSON.parse(settings) as { hooks: Record<string, { matcher?: string; hooks: { type?: string }[] }[]> };
  const hooks = Object.entries(file.hooks).flatMap(([on, groups]) =>
    groups.flatMap((each, group) =>
      each.hooks.map((found, index): Probed['hooks'][number] => {
        const written = writtenAt(settings, { on, group, index });
        if (written === undefined) throw new Error('There is no such hook.');
        const place = { on, group, index, line: 7, entry: consentName(written) };
        if (found.type === undefined)
          return { ...place, hook: undefined, fault: 'it does not say of which type it is.' };
        const { matcher } = each;
        const hook = { name: 'h', ...found, on, ...(matcher === undefined ? {} : { matcher }) } as Hook;
        return { ...place, hook, fault: undefined };
      }),
    ),
  );
  const [off] = hooks;
  const notes = off === undefined ? [] : [{ line: 7, what: 'It is off.', entry: off.entry }];
  return { decision, rules: [], notes, hooks };
}

type Asked = Parameters<Client['tryHook']>[1];

function openPanel({ cursor = facts.length }: { readonly cursor?: number } = {}) {
  const { client, sent } = silentClient();
  const tried: Asked[] = [];
  const events: readonly Event[] = facts.map((fact, seq) => ({ seq, at: seq, agent: 'main', ...fact }));
  useRun.setState({
    ...emptyRun,
    client: {
      ...client,
      shelf: { ...client.shelf, blob: async () => encode(text) },
      probe: async (_, { settings = '' }) => probed(settings),
      tryHook: async (_, asked) => {
        tried.push(asked);
        return { is: 'answered', effect: { block: 'Not here.' }, took: 1200 };
      },
    },
    run: 'r',
    events,
    length: events.length,
    cursor,
    live: cursor === events.length,
    projector: new Projector(events),
  });
  mount(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <div style={{ display: 'flex', width: 384, height: 900 }}>
        <HooksPanel />
      </div>
    </QueryClientProvider>,
  );
  onTestFinished(() => useRun.setState({ client: undefined, ...emptyRun }));
  const wishes: readonly Wish[] = sent;
  return { wishes, tried };
}

const rows = () => page.getByRole('list', { name: 'Hooks' }).getByRole('listitem');
const button = (name: string) => page.getByRole('button', { name, exact: true });

test('hooks stand with when they speak, what they do, and where each came from', async () => {
  openPanel();
  await expect
    .element(rows().nth(0))
    .toHaveTextContent('briefUserPromptSubmitadds: Be brief.from the script of this run');
  await expect.element(rows().nth(1)).toHaveTextContent('no rmPreToolUse of Bash');
  await expect.element(rows().nth(1)).toHaveTextContent(`blocks: Not here.from ${path}, line 7`);
  await page.getByRole('button', { name: `${path}, line 7` }).click();
  expect(useLayout.getState()).toMatchObject({ file: path, inspectorTab: 'files' });
});

test('what a file brings is off, and is switched on by its name; what a script brings cannot be switched', async () => {
  const { wishes } = openPanel();
  await page.getByRole('switch').click();
  const name = consentName({ on: 'PreToolUse', matcher: 'Bash', entry });
  expect(wishes).toEqual([{ do: 'consent', run: 'r', entry: name, on: true }]);
});

test('a hook is removed alone, and nothing else is agreed to by that', async () => {
  const { wishes } = openPanel();
  await button('Remove no rm').click();
  expect(wishes).toEqual([{ do: 'write-settings', run: 'r', text: '{\n  "hooks": {}\n}\n', wrote: [] }]);
});

test('a new hook is checked by line as it is typed, and only it is agreed to when it is saved', async () => {
  const { wishes } = openPanel();
  await button('Add a hook').click();
  await page.getByRole('combobox', { name: 'Event' }).selectOptions('Stop');
  await page.getByRole('textbox', { name: 'The hook, as JSON' }).fill('{ "block": ');
  await expect.element(button('Save the hook')).toBeDisabled();
  await page.getByRole('textbox', { name: 'The hook, as JSON' }).fill('{ "block": "Not yet." }');
  await expect.element(page.getByText('line 7 of the file: it does not say of which type it is.')).toBeVisible();
  await expect.element(button('Save the hook')).toBeDisabled();
  const written = { type: 'rule', block: 'Not yet.' };
  await page.getByRole('textbox', { name: 'The hook, as JSON' }).fill(JSON.stringify(written));
  await button('Save the hook').click();
  const [saved] = wishes;
  expect(saved).toMatchObject({
    do: 'write-settings',
    wrote: [consentName({ on: 'Stop', matcher: undefined, entry: written })],
  });
  expect(JSON.parse(saved?.do === 'write-settings' ? saved.text : '').hooks).toEqual({
    PreToolUse: [{ matcher: 'Bash', hooks: [entry] }],
    Stop: [{ hooks: [written] }],
  });
  await expect.element(page.getByRole('form')).not.toBeInTheDocument();
});

test('the kind of a new hook brings a text to begin from, until a person has written one', async () => {
  openPanel();
  await button('Add a hook').click();
  const field = page.getByRole('textbox', { name: 'The hook, as JSON' });
  await page.getByRole('radio', { name: 'prompt' }).click();
  await expect.element(field).toHaveValue(expect.stringContaining('"prompt"'));
  await field.fill('{ "type": "rule" }');
  await page.getByRole('radio', { name: 'rule' }).click();
  await expect.element(field).toHaveValue('{ "type": "rule" }');
});

test('a hook is edited in its place', async () => {
  const { wishes } = openPanel();
  await button('Edit no rm').click();
  await page.getByRole('textbox', { name: /^Matcher/ }).fill('');
  await button('Save the hook').click();
  const [saved] = wishes;
  expect(JSON.parse(saved?.do === 'write-settings' ? saved.text : '').hooks).toEqual({
    PreToolUse: [{ hooks: [entry] }],
  });
});

test('a hook is tried with an event that a person makes up', async () => {
  const { tried, wishes } = openPanel();
  await button('Try no rm').click();
  const event = page.getByRole('textbox', { name: /^What no rm would read/ });
  await expect.element(event).toHaveValue(expect.stringContaining('"hook_event_name": "PreToolUse"'));
  await event.fill('{ nothing');
  await expect.element(button('Ask this hook')).toBeDisabled();
  await event.fill('{ "hook_event_name": "PreToolUse", "tool_name": "bash" }');
  await button('Ask this hook').click();
  await expect.element(page.getByRole('status')).toHaveTextContent('It answers: after 1.2 s');
  expect(tried).toEqual([
    {
      agent: 'main',
      on: 'PreToolUse',
      matcher: 'Bash',
      entry,
      event: { hook_event_name: 'PreToolUse', tool_name: 'bash' },
    },
  ]);
  expect(wishes).toEqual([]);
});

test('in the past the hooks of then are shown, and nothing is switched, written or tried', async () => {
  openPanel({ cursor: 2 });
  await expect.element(rows()).toHaveTextContent('brief');
  expect(page.getByRole('switch').elements()).toEqual([]);
  expect(page.getByRole('button').elements()).toEqual([]);
});
