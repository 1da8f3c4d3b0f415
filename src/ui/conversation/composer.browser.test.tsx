import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { unconnected } from '../../protocol/connection.testing.ts';
import { unkept } from '../../protocol/keeping.testing.ts';
import '../../app/styles.css';
import type { Wish } from '../../protocol/command.ts';
import type { Config, ModelCard } from '../../protocol/config.ts';
import type { Event, Fact } from '../../protocol/event.ts';
import type { Notice } from '../../protocol/notice.ts';
import type { PersonRule } from '../../protocol/play.ts';
import type { Client } from '../../runtime/client.ts';
import { Projector } from '../../views/projector.ts';
import { commands } from '../commands.ts';
import { mount } from '../kit/mount.testing.tsx';
import type { Actions } from '../state/actions.ts';
import { emptyRun, moveTo, useRun } from '../state/run.ts';
import { say } from '../state/said.ts';
import { showStatus } from '../state/status.ts';
import { Composer } from './composer.tsx';

beforeEach(() => page.viewport(800, 600));

const text = () => page.getByRole('textbox', { name: 'Message to the agent' });
const usage = { input: 1, output: 1, cacheRead: 0, cacheWrite: 0 };
const reply: Fact = { type: 'model.responded', text: 'Hm', thinking: '', calls: [], usage, stop: 'end' };
const rested = (why: 'done' | 'failed' | 'limit' | 'stopped'): Fact => ({
  type: 'agent.rested',
  why,
  text: `It is ${why}.`,
});
const prompt: Fact = { type: 'prompt.submitted', text: 'Go' };

function configOf(person: readonly PersonRule[]): Config {
  return {
    model: { provider: 'scripted', id: 'scripted', window: 1000, maxOutputTokens: 100 },
    system: '',
    tools: [{ name: 'read_file', description: '', schema: {}, risk: 'read' }],
    mode: 'default',
    rules: [],
    hooks: [],
    limits: { maxTurns: 5 },
    play: { model: [], person, faults: [] },
  };
}

/** Draws the composer over a run of these facts. */
function openRun(facts: readonly Fact[], person: readonly PersonRule[] = []) {
  const wishes: Wish[] = [];
  const done: string[] = [];
  const hearers = new Set<(notice: Notice) => void>();
  const client: Client = {
    send: (wish) => String(wishes.push(wish)),
    listen: (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    shelf: {
      runs: async () => [],
      run: async () => undefined,
      setting: async () => undefined,
      blob: async () => undefined,
    },
    connections: unconnected,
    readScript: async () => ({ ok: false, issues: [] }),
    probe: () => Promise.reject(new Error('Nobody is there to say.')),
    tryHook: () => Promise.reject(new Error('Nobody is there to say.')),
    keeping: unkept,
    close: () => undefined,
  };
  const begun: Fact = { type: 'run.started', format: 1, title: 'Try', config: configOf(person), files: [], seed: 1 };
  const events = [begun, ...facts].map((fact, seq): Event => ({ seq, at: 0, agent: 'main', ...fact }));
  const { length } = events;
  say(undefined);
  useRun.setState({ ...emptyRun, client, run: 'r', events, projector: new Projector(events), length, cursor: length });
  onTestFinished(() => useRun.setState({ client: undefined, ...emptyRun }));
  const actions = Object.fromEntries(commands.map(({ id }) => [id, () => done.push(id)])) as unknown as Actions;
  mount(
    <QueryClientProvider client={new QueryClient()}>
      <Composer actions={{ ...actions, showStatus }} waiting={<button type="button">Waiting</button>} />
    </QueryClientProvider>,
  );
  const refuse = (why: string) => {
    for (const hear of hearers) hear({ say: 'refused', command: String(wishes.length), run: 'r', why });
  };
  return { wishes, done, refuse };
}

test('Enter sends, Shift Enter breaks the line, Ctrl Enter does nothing', async () => {
  const { wishes } = openRun([]);
  await text().click();
  await userEvent.keyboard('One{Shift>}{Enter}{/Shift}two{Control>}{Enter}{/Control}{Meta>}{Enter}{/Meta}');
  expect(wishes).toEqual([]);
  await userEvent.keyboard('{Enter}');
  expect(wishes).toEqual([{ do: 'prompt', run: 'r', text: 'One\ntwo' }]);
  await expect.element(text()).toHaveValue('');
});

test('white space alone is not sent', async () => {
  const { wishes } = openRun([]);
  await text().fill('  \n ');
  await userEvent.keyboard('{Enter}');
  expect(wishes).toEqual([]);
  await expect.element(page.getByRole('button', { name: 'Send' })).toBeDisabled();
});

test('while the agent works the button says that a message waits', async () => {
  openRun([prompt]);
  await expect.element(page.getByRole('button', { name: 'Queue' })).toBeInTheDocument();
});

test('a message that was refused comes back, with the reason', async () => {
  const { refuse } = openRun([]);
  await text().fill('Precious');
  await userEvent.keyboard('{Enter}');
  refuse('The disk is full.');
  await expect.element(text()).toHaveValue('Precious');
  await expect.element(text()).toHaveAccessibleDescription('It was not sent: The disk is full.');
});

test('what waits comes right after the text in the order of Tab, and above it to the eye', async () => {
  openRun([]);
  await text().fill('Half');
  await userEvent.keyboard('{Tab}');
  const bar = page.getByRole('button', { name: 'Waiting' });
  await expect.element(bar).toHaveFocus();
  expect(bar.element().getBoundingClientRect().bottom).toBeLessThanOrEqual(
    text().element().getBoundingClientRect().top,
  );
});

test('the next prompt of the scenario stands there to be sent, and is not offered twice', async () => {
  const { wishes } = openRun([], [{ prompt: 'Find the bug' }]);
  await expect.element(text()).toHaveValue('Find the bug');
  await expect.element(text()).toHaveAccessibleDescription(/Suggested by the scenario/);
  await text().click();
  await userEvent.keyboard('{Enter}');
  expect(wishes).toEqual([{ do: 'prompt', run: 'r', text: 'Find the bug' }]);
  await expect.element(text()).toHaveValue('');
});

test('in the past it says that a message goes on from live', async () => {
  openRun([prompt, reply]);
  moveTo(1);
  await expect.element(text()).toHaveAccessibleDescription(/goes on from live/);
  await text().fill('More');
  await userEvent.keyboard('{Enter}');
  expect(useRun.getState().live).toBe(true);
});

test('a slash opens the commands, arrows choose, Enter runs, and nothing is sent', async () => {
  const { wishes, done } = openRun([prompt]);
  await text().click();
  await userEvent.keyboard('/');
  await expect.element(page.getByRole('listbox', { name: 'Commands' })).toBeVisible();
  await userEvent.keyboard('{ArrowDown}{ArrowUp}{ArrowUp}');
  const active = text().element().getAttribute('aria-activedescendant') ?? '';
  expect(document.getElementById(active)?.textContent).toContain('/help');
  await userEvent.keyboard('{Enter}');
  expect(done).toEqual(['showHelp']);
  await text().click();
  await userEvent.keyboard('/sto');
  await page.getByRole('option', { name: /stop/ }).click();
  expect([done.at(-1), wishes]).toEqual(['stopRun', []]);
});

test('Esc closes the commands and leaves the text', async () => {
  openRun([]);
  await text().click();
  await userEvent.keyboard('/st{Escape}');
  expect(page.getByRole('listbox').elements()).toEqual([]);
  await expect.element(text()).toHaveValue('/st');
});

test('an unknown word is answered with the nearest, kept, and never sent', async () => {
  const { wishes } = openRun([]);
  await text().click();
  await userEvent.keyboard('/halp{Enter}');
  await expect.element(page.getByText(/no command \/halp\. The nearest is \/help/)).toBeVisible();
  await expect.element(text()).toHaveValue('/halp');
  expect(wishes).toEqual([]);
});

test('/status says where the run stands', async () => {
  openRun([prompt, reply]);
  await text().click();
  await userEvent.keyboard('/status{Enter}');
  await expect
    .element(page.getByText('At work, turn 1, 3 facts. Mode Default: asks before it changes anything.'))
    .toBeVisible();
});

test.each([
  ['failed', 'Try again', 'It is failed.'],
  ['limit', 'Go on', 'It is limit.'],
  ['stopped', 'Go on', 'The agent was stopped.'],
] as const)('an agent that rests as %s says why and can be woken', async (why, action, said) => {
  const { wishes } = openRun([prompt, reply, rested(why)]);
  await expect.element(page.getByText(said)).toBeVisible();
  await page.getByRole('button', { name: action }).click();
  expect(wishes).toEqual([{ do: 'continue', run: 'r' }]);
});

test('an agent that is done offers nothing but the text', async () => {
  openRun([prompt, reply, rested('done')]);
  expect(
    page
      .getByRole('button')
      .elements()
      .map((button) => button.textContent),
  ).toEqual(['Waiting', 'Send']);
});

test('a reply that no rule gives is written by the person, and the run goes on with it', async () => {
  const failed: Fact = { type: 'model.failed', failure: 'no-rule', reason: 'No rule fits.', retryable: false, wait: 0 };
  const { wishes } = openRun([prompt, reply, prompt, failed, rested('failed')]);
  await expect.element(page.getByText('The script has no reply number 2.')).toBeVisible();
  await page.getByRole('button', { name: 'Reply and go on' }).click();
  await expect
    .element(page.getByLabelText('What the model says'))
    .toHaveAccessibleDescription(/says something, or calls/);
  await page.getByLabelText('What the model says').fill('All is well.');
  await page.getByRole('button', { name: 'Reply and go on' }).click();
  const rule = {
    name: 'written by you for reply 2',
    when: { reply: 2 },
    once: false,
    reply: { text: 'All is well.', thinking: '', calls: [], speed: 400, cut: false },
  };
  expect(wishes).toEqual([
    { do: 'set', run: 'r', config: { play: { model: [rule], person: [], faults: [] } } },
    { do: 'continue', run: 'r' },
  ]);
});

const realModel = { provider: 'anthropic', id: 'm-1', window: 9000, maxOutputTokens: 900 };
const withModel = (model: ModelCard): Fact => ({ type: 'settings.changed', because: 'person', config: { model } });
const refused: Fact = {
  type: 'model.failed',
  failure: 'refused',
  reason: 'invalid x-api-key',
  status: 401,
  retryable: false,
  wait: 0,
};

test('a key that was refused leads to the model of one’s own, and the request can be tried again', async () => {
  const { wishes, done } = openRun([withModel(realModel), prompt, refused, rested('failed')]);
  await expect.element(page.getByText('The model’s service refused the key.')).toBeVisible();
  await expect.element(page.getByText(/^401 /)).toBeVisible();
  await page.getByRole('button', { name: 'Open your model' }).click();
  expect([done, wishes]).toEqual([['showModel'], []]);
  await page.getByRole('button', { name: 'Try again' }).click();
  expect(wishes).toEqual([{ do: 'continue', run: 'r' }]);
});

test('what the model of a script fails of is no matter of one’s own model', async () => {
  openRun([prompt, refused, rested('failed')]);
  await expect.element(page.getByText('The model’s service refused the key.')).toBeVisible();
  expect(page.getByRole('button', { name: 'Open your model' }).elements()).toEqual([]);
});

test('after the last attempt it says how often it was asked, and what to do', async () => {
  const gone: Fact = { type: 'model.failed', failure: 'network', reason: 'Failed to fetch', retryable: true, wait: 9 };
  openRun([withModel(realModel), prompt, gone, rested('failed')]);
  await expect.element(page.getByText('could not be reached. It was asked 5 times.')).toBeVisible();
  await expect.element(page.getByText('All that happened so far is kept.')).toBeVisible();
  await expect.element(page.getByText('Check the connection, then try again.')).toBeVisible();
});

test('an agent that rests because of what it spent leads to the cost', async () => {
  const limits: Fact = {
    type: 'settings.changed',
    because: 'person',
    config: { limits: { maxTurns: 9, maxSpend: 0.000001 } },
  };
  const prices = { input: 1, output: 1, cacheRead: 1, cacheWrite: 1 };
  const { done } = openRun([withModel({ ...realModel, prices }), limits, prompt, reply, rested('limit')]);
  await expect.element(page.getByText('“Go on” doubles what it may.')).toBeVisible();
  await page.getByRole('button', { name: 'Show the cost' }).click();
  expect(done).toEqual(['showCost']);
});
