import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { flushSync } from 'react-dom';
import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../app/styles.css';
import type { Event, Fact } from '../../protocol/event.ts';
import { mount } from '../kit/mount.testing.tsx';
import { moveInspectorTab, select, useLayout } from '../state/layout.ts';
import { silentClient } from '../state/opened.testing.ts';
import { moveTo, useRun } from '../state/run.ts';
import { Inspector } from './inspector.tsx';
import { logOf, openLog, sampleCall, sampleFacts, seqOf } from './sample-run.testing.ts';

const show = () => {
  const went = vi.fn();
  useLayout.setState({ inspectorTab: 'event' });
  mount(
    <QueryClientProvider client={new QueryClient()}>
      <div style={{ display: 'flex', flexDirection: 'column', width: 384, height: 800 }}>
        <Inspector
          others={{
            files: <p>The files</p>,
            memory: null,
            skills: null,
            rules: null,
            hooks: null,
            agents: null,
            cost: null,
          }}
          forks={{ here: () => {}, edit: () => {} }}
          lines={{ lineOf: ({ seq }) => ({ file: 'agent/a.ts', line: seq }), show: went }}
        />
      </div>
    </QueryClientProvider>,
  );
  return went;
};
const event = () => page.getByRole('region', { name: 'The event', exact: true });

beforeEach(() => page.viewport(1440, 900));

test('the selected event is shown, else the one at the cursor', async () => {
  openLog(logOf(sampleFacts));
  show();
  await expect.element(event()).toHaveTextContent('Nothing is left to do');
  flushSync(() => moveTo(seqOf('approval.resolved')));
  await expect.element(event()).toHaveTextContent('You allowed the call.');
  flushSync(() => select(seqOf('prompt.submitted')));
  await expect.element(event()).toHaveTextContent('Write one to a.txt.');
});

test('a decision is shown with every rung, and the one that decided', async () => {
  openLog(logOf(sampleFacts), seqOf('tool.decided'));
  show();
  for (const rung of ['Known tool', 'Deny rules', 'Mode'])
    await expect.element(page.getByRole('row', { name: rung })).toBeVisible();
  await expect.element(page.getByRole('row', { name: /^Mode +which decided/ })).toHaveAttribute('aria-current', 'true');
});

test('a reply is shown with its thinking and its calls, and a call with its result and its files', async () => {
  openLog(logOf(sampleFacts), seqOf('model.requested'));
  show();
  for (const text of ['I write it.', 'Small.', 'write_file']) await expect.element(event()).toHaveTextContent(text);
  flushSync(() => moveTo(seqOf('tool.started')));
  await expect.element(event()).toHaveTextContent('Created a.txt.');
  await userEvent.click(page.getByRole('button', { name: 'a.txt' }));
  expect(useLayout.getState()).toMatchObject({ inspectorTab: 'files', file: 'a.txt' });
  await expect.element(page.getByText('The files')).toBeVisible();
});

test('of a result that the script has is said that nothing was run', async () => {
  const facts = sampleFacts.map((fact): Fact => (fact.type === 'tool.finished' ? { ...fact, recorded: true } : fact));
  openLog(logOf(facts), seqOf('tool.started'));
  show();
  await expect
    .element(event())
    .toHaveTextContent('Recorded result: the script has it, and nothing was run or asked for.');
  await expect.element(event()).not.toHaveTextContent('The call has run.');
});

test('of a call that runs is told for how long, what it prints, and how it is ended', async () => {
  const sleep = { ...sampleCall, name: 'sleep', input: { seconds: 60 } };
  const at = Date.now();
  const begun = sampleFacts.slice(0, seqOf('tool.started') + 1).map((fact): Fact => {
    if (fact.type === 'model.responded') return { ...fact, calls: [sleep] };
    return fact.type === 'tool.decided' ? { ...fact, input: sleep.input } : fact;
  });
  openLog(logOf(begun).map((event) => ({ ...event, at })));
  show();
  await expect.element(page.getByRole('timer')).toHaveTextContent(/left\.$/);
  const { client, sent } = silentClient();
  flushSync(() =>
    useRun.setState({ client, preview: { 'main.1': { text: 'one\ntwo\n', thinking: '', calling: '' } } }),
  );
  await expect.element(page.getByRole('region', { name: 'Output so far' })).toHaveTextContent('one two');
  await userEvent.click(page.getByRole('button', { name: 'Cut it short' }));
  await userEvent.click(page.getByRole('button', { name: 'Stop sleep' }));
  expect(sent).toEqual([
    { do: 'hurry', run: 'sample', call: 'main.1' },
    { do: 'stop', run: 'sample', agent: 'main' },
  ]);
});

test('what an event changed is shown before and after', async () => {
  openLog(logOf(sampleFacts), seqOf('hook.ran'));
  show();
  await userEvent.click(page.getByRole('radio', { name: 'What changed' }));
  await expect.element(event()).toHaveTextContent('The arguments, before and after');
  await expect.element(event()).toHaveTextContent(/-removed\s*"content": "one"/);
  await expect.element(event()).toHaveTextContent(/\+added\s*"content": "ONE"/);
  flushSync(() => moveTo(seqOf('tool.decided')));
  await expect.element(page.getByRole('radio', { name: 'What changed' })).not.toBeInTheDocument();
});

test('its line is one press away', async () => {
  openLog(logOf(sampleFacts), 3);
  const went = show();
  await userEvent.click(page.getByRole('button', { name: 'Go to line 3 of agent/a.ts' }));
  expect(went).toHaveBeenCalledWith({ file: 'agent/a.ts', line: 3 });
});

test('an event that is damaged says so, and one that cannot be drawn stands there as JSON; the next is drawn again', async () => {
  const events = logOf(sampleFacts);
  const place = { seq: events.length, at: 0, agent: 'main' };
  const damaged: Event = { ...place, type: 'event.damaged', raw: '{"type":"odd"}', issue: 'There is no fact odd.' };
  // what no reader of logs lets through, and a bug of ours might
  const broken = { ...place, seq: place.seq + 1, type: 'tool.decided', call: 'main.1', input: {} } as unknown as Event;
  openLog([...events, damaged, broken]);
  show();
  flushSync(() => select(damaged.seq));
  await expect.element(event()).toHaveTextContent('There is no fact odd.');
  await expect.element(event()).toHaveTextContent('{"type":"odd"}');
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => {});
  flushSync(() => select(broken.seq));
  await expect.element(event()).toHaveTextContent('could not be drawn');
  await expect.element(event()).toHaveTextContent('"type": "tool.decided"');
  quiet.mockRestore();
  flushSync(() => select(1));
  await expect.element(event()).toHaveTextContent('Write one to a.txt.');
});

test('every event of a run can be drawn, and read as JSON', async () => {
  const events = logOf(sampleFacts);
  openLog(events);
  show();
  for (const { seq } of events) {
    flushSync(() => select(seq));
    await expect.element(page.getByText(`Event ${seq} ·`)).toBeVisible();
    await expect.element(event()).not.toHaveTextContent('could not be drawn');
  }
  await userEvent.click(page.getByRole('radio', { name: 'JSON' }));
  const json = page.getByRole('region', { name: `Event ${events.length - 1} as JSON` }).element().textContent ?? '';
  expect(JSON.parse(json)).toEqual(events.at(-1));
});

test('the tabs are moved from anywhere, round at the ends', async () => {
  openLog(logOf(sampleFacts));
  show();
  flushSync(() => moveInspectorTab(-1));
  await expect.element(page.getByRole('tab', { name: 'Cost' })).toHaveAttribute('aria-selected', 'true');
  flushSync(() => moveInspectorTab(1));
  await expect.element(page.getByRole('tab', { name: 'Event' })).toHaveAttribute('aria-selected', 'true');
});
