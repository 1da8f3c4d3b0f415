import { Profiler } from 'react';
import { flushSync } from 'react-dom';
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../app/styles.css';
import type { ModelCard } from '../../protocol/config.ts';
import type { JsonObject } from '../../protocol/json.ts';
import {
  begun,
  decided,
  finished,
  logOf,
  longLog,
  plainConfig,
  prompted,
  replied,
  requested,
  started,
  type Told,
} from '../../views/log.testing.ts';
import { mount } from '../kit/mount.testing.tsx';
import { settled } from '../kit/settled.testing.ts';
import { useLayout } from '../state/layout.ts';
import { connectRun } from '../state/notices.ts';
import { openLog, silentClient } from '../state/opened.testing.ts';
// here before the first commit is counted: on the page it comes later
import '../state/pending.ts';
import { type Arriving, emptyRun, moveTo, useRun } from '../state/run.ts';
import { selectNext, stepBack, stepOn, toStart } from '../state/travel.ts';
import { Timeline } from './timeline.tsx';

const commits: string[] = [];
beforeEach(async () => {
  await page.viewport(1280, 900);
  commits.length = 0;
});

function show(): void {
  mount(
    <div style={{ height: 700, width: 392, display: 'flex', flexDirection: 'column' }}>
      <Profiler id="timeline" onRender={(_, phase) => commits.push(phase)}>
        <Timeline />
      </Profiler>
    </div>,
  );
}

const frames = () =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))));
const drawn = () => document.querySelectorAll('ol[aria-label=Events] > li');
const now = () => document.querySelector('ol[aria-label=Events] [aria-current=step]');

const small = logOf([
  started,
  prompted,
  requested,
  replied(['main.1']),
  decided('main.1'),
  begun('main.1'),
  finished('main.1'),
  requested,
]);

/** No more views than these are read for the timeline. */
const viewsRead = 4;

test('of 100,000 facts at most 80 lines are in the document; a move is one commit, and folds one distance between checkpoints a view', async () => {
  openLog(longLog(12_500));
  show();
  await expect.poll(() => drawn().length).toBeGreaterThan(20);
  await settled(commits);
  expect(useRun.getState().length).toBeGreaterThan(100_000);
  expect(drawn().length).toBeGreaterThan(20);
  for (const move of [stepBack, stepBack, toStart, stepOn, () => moveTo(50_000), stepOn, stepBack]) {
    commits.length = 0;
    const { projector } = useRun.getState();
    const { folds } = projector;
    move();
    await expect.poll(() => commits).not.toEqual([]);
    await settled(commits);
    expect(commits).toEqual(['update']);
    expect(projector.folds - folds).toBeLessThan(256 * viewsRead);
    expect(drawn().length).toBeLessThanOrEqual(80);
    const box = now()?.getBoundingClientRect();
    expect(box?.top).toBeGreaterThanOrEqual(0);
    expect(box?.bottom).toBeLessThanOrEqual(700);
  }
});

test('facts that arrive in one frame are one commit, and the newest stays in sight', async () => {
  const events = longLog(200);
  const { client, say } = silentClient();
  useRun.setState({ ...emptyRun, run: 'r' });
  const stop = connectRun(client);
  show();
  say({ say: 'log', run: 'r', events: events.slice(0, 1000) });
  await expect.poll(() => drawn().length).toBeGreaterThan(20);
  await settled(commits);
  commits.length = 0;
  for (const event of events.slice(1000, 1009)) say({ say: 'event', run: 'r', event });
  await expect.poll(() => commits).not.toEqual([]);
  await settled(commits);
  expect(commits).toEqual(['update']);
  expect(now()?.getBoundingClientRect().bottom).toBeLessThanOrEqual(700);
  stop();
});

test('who scrolls away from a live run is left where they are, until they ask to follow', async () => {
  openLog(longLog(100));
  show();
  await frames();
  const list = document.querySelector('ol[aria-label=Events]')?.parentElement as HTMLElement;
  list.scrollTop = 200;
  await expect.element(page.getByRole('button', { name: 'Follow' })).toBeVisible();
  useRun.setState(({ length }) => ({ length: length - 4, cursor: length - 4 }));
  await frames();
  expect(list.scrollTop).toBe(200);
  await page.getByRole('button', { name: 'Follow' }).click();
  await frames();
  expect(list.scrollTop).toBeGreaterThan(2000);
});

test('the row that is about to happen is current; what is recorded beyond it is there, and told apart', async () => {
  openLog(small);
  moveTo(5);
  show();
  await expect
    .element(page.getByRole('button', { name: 'read_file main.1.txt' }))
    .toHaveAttribute('aria-current', 'step');
  expect(now()?.textContent).toContain('5read_file main.1.txt');
  const places = [...drawn()].map(
    (line) => `${line.getAttribute('aria-posinset')} of ${line.getAttribute('aria-setsize')}`,
  );
  expect(places).toEqual(['1 of 7', '2 of 7', '3 of 7', '4 of 7', '5 of 7', '6 of 7', '7 of 7']);
  await expect.element(page.getByText('You are looking at the past.')).toBeVisible();
});

test('rows are one stop of the Tab key; arrows select and the focus goes along', async () => {
  openLog(small);
  show();
  const stops = () => [...document.querySelectorAll<HTMLElement>('li > [tabindex="0"]')];
  expect(stops().map((row) => row.dataset.seq)).toEqual(['7']);
  stops()[0]?.focus();
  await userEvent.keyboard('{ArrowUp}{ArrowUp}');
  expect((document.activeElement as HTMLElement).dataset.seq).toBe('2');
  expect(useLayout.getState().selected).toBe(2);
  await userEvent.keyboard('{Enter}');
  expect(useRun.getState()).toMatchObject({ cursor: 2, live: false });
  selectNext();
  expect(useLayout.getState().selected).toBe(5);
});

test('a search says what it hides and is cleared by one button', async () => {
  openLog(small);
  show();
  await page.getByRole('button', { name: 'Search the timeline' }).click();
  await page.getByRole('searchbox').fill('main.1.txt');
  await expect.element(page.getByText('3 events hidden by the filter')).toBeVisible();
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect.element(page.getByText('hidden by the filter')).not.toBeInTheDocument();
  expect(drawn().length).toBe(7);
});

const rowOf = (seq: number) => document.querySelector<HTMLElement>(`ol[aria-label=Events] [data-seq="${seq}"]`);
const heightOf = (seq: number) => Math.round(rowOf(seq)?.getBoundingClientRect().top ?? Number.NaN);
const chosenRow = () =>
  Number(document.querySelector<HTMLElement>('ol[aria-label=Events] [aria-pressed="true"]')?.dataset.seq);
const filterBy = (name: string) => page.getByRole('search').getByRole('button', { name, exact: true }).click();

test('a filter keeps the selected row where it is on the screen, or its nearest neighbour there, and so does clearing it', async () => {
  openLog(longLog(100));
  show();
  await frames();
  const list = document.querySelector('ol[aria-label=Events]')?.parentElement as HTMLElement;
  list.scrollTop = 4000;
  await expect.element(page.getByRole('button', { name: 'Follow' })).toBeVisible();
  // the fifth row from the top, which is a model's: no filter is on
  const rows = [...document.querySelectorAll<HTMLElement>('ol[aria-label=Events] [data-seq]')];
  const inSight = rows.filter((row) => row.getBoundingClientRect().top > list.getBoundingClientRect().top + 130);
  const model = inSight.find((row) => row.textContent?.includes('Model'));
  const seq = Number(model?.dataset.seq);
  model?.click();
  await expect.poll(chosenRow).toBe(seq);
  const height = heightOf(seq);

  await page.getByRole('button', { name: 'Search the timeline' }).click();
  await expect.element(page.getByRole('searchbox')).toBeVisible();
  await expect.poll(() => heightOf(seq)).toBe(height);
  await filterBy('Model');
  await expect.poll(() => [chosenRow(), heightOf(seq)]).toEqual([seq, height]);
  // now it is hidden: the row before it stands in its place, and it stays selected
  await filterBy('Tool');
  await filterBy('Model');
  await expect.poll(() => rowOf(seq)).toBeNull();
  expect(useLayout.getState().selected).toBe(seq);
  const neighbour = chosenRow();
  expect(neighbour).toBeLessThan(seq);
  expect(heightOf(neighbour)).toBe(height);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect.poll(() => [chosenRow(), heightOf(seq)]).toEqual([seq, height]);
  // so few that they cannot stand so low
  await filterBy('✕ Denied');
  await expect.element(page.getByText('hidden by the filter')).toBeVisible();
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect.poll(() => [chosenRow(), heightOf(seq)]).toEqual([seq, height]);
});

test('rows are told apart by the verdict on their call, and by their agent', async () => {
  const one = (call: string, verdict: 'allow' | 'ask' | 'deny') => [
    decided(call, verdict),
    begun(call),
    finished(call),
  ];
  openLog(
    logOf([
      started,
      prompted,
      requested,
      replied(['main.1', 'main.2']),
      ...one('main.1', 'allow'),
      decided('main.2', 'deny'),
      { agent: 'main.3', type: 'agent.started', config: plainConfig, brief: 'Look.' },
    ]),
  );
  show();
  await page.getByRole('button', { name: 'Search the timeline' }).click();
  const seqs = () => [...document.querySelectorAll<HTMLElement>('li [data-seq]')].map((row) => Number(row.dataset.seq));
  await filterBy('✓ Allowed');
  await expect.poll(seqs).toEqual([5]);
  await filterBy('✕ Denied');
  await expect.poll(seqs).toEqual([5, 7]);
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.getByRole('combobox', { name: 'Agent' }).selectOptions('main.3');
  await expect.poll(seqs).toEqual([8]);
});

test('passed checks fold away and come back', async () => {
  openLog(small);
  show();
  expect(document.querySelector('[data-seq="4"]')).toBeNull();
  await page.getByRole('button', { name: 'Passed checks folded' }).click();
  await expect.element(page.getByRole('button', { name: 'Permission read_file' })).toBeVisible();
});

test('a reply is a row from its first byte, and busy until it is whole', async () => {
  openLog(small);
  useRun.setState({ preview: { main: { text: 'I will read', thinking: '', calling: '' } } });
  show();
  await expect.element(page.getByRole('button', { name: 'Model I will read' })).toHaveAttribute('aria-busy', 'true');
});

test('a fact that cannot be drawn shows what it holds, and the rest works', async () => {
  const { seq, at, agent } = small[2] as (typeof small)[number];
  openLog([
    ...small.slice(0, 2),
    { seq, at, agent, type: 'event.damaged', raw: '{"type":"odd"}', issue: 'unknown' },
    ...small.slice(3),
  ]);
  show();
  await expect.element(page.getByText('{"type":"odd"}')).toBeVisible();
  expect(drawn().length).toBeGreaterThan(5);
});

/** A run whose last request failed just now, and is sent again in 8 seconds. */
function failingNow(model: ModelCard = plainConfig.model) {
  const begins = { ...started, config: { ...plainConfig, model } } as Told;
  const failed: Told = {
    type: 'model.failed',
    failure: 'status',
    reason: 'Overloaded.\nMore.',
    status: 529,
    retryable: true,
    wait: 8000,
  };
  const now = Date.now();
  return logOf([begins, prompted, requested, failed]).map((event) => ({ ...event, at: now }));
}

test('a request that waits to be sent again says why, which attempt it is and how long; it can be hurried and stopped', async () => {
  const { sent } = openLog(failingNow());
  show();
  await expect.element(page.getByText('Retry after 529 Overloaded.')).toBeVisible();
  await expect.element(page.getByText(/^Retry 2 of 5 in [78]\.\d s, after 529 Overloaded\.$/)).toBeVisible();
  await expect.element(page.getByRole('timer')).toHaveTextContent(/^in 7\.[0-5] s$/);
  await page.getByRole('button', { name: 'Try now' }).click();
  await page.getByRole('button', { name: 'Stop' }).click();
  expect(sent).toEqual([
    { do: 'retry-now', run: 'r', agent: 'main' },
    { do: 'stop', run: 'r', agent: 'main' },
  ]);
});

/** A run in which a call of a tool began so long ago. */
function callingSince(milliseconds: number, name: string, input: JsonObject) {
  const reply = replied(['main.1']);
  if (reply.type !== 'model.responded') throw new Error('A reply is a reply.');
  const asked = { ...reply, calls: reply.calls.map((call) => ({ ...call, name, input })) };
  const allowed = { ...decided('main.1'), input } as Told;
  const at = Date.now() - milliseconds;
  return logOf([started, prompted, requested, asked, allowed, begun('main.1')]).map((event) => ({ ...event, at }));
}

test('a call that takes its time says for how long and what it prints, and is stopped as the run is', async () => {
  const log = callingSince(5000, 'bash', { command: 'npm test' });
  const { sent } = openLog(log);
  show();
  await expect.element(page.getByRole('timer')).toHaveTextContent(/^\d+ s$/);
  flushSync(() => useRun.setState({ preview: { 'main.1': { text: 'one\ntwo\n', thinking: '', calling: '' } } }));
  await expect.element(page.getByText('two', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Stop bash' }).click();
  expect(sent).toEqual([{ do: 'stop', run: 'r', agent: 'main' }]);
  expect(page.getByRole('button', { name: 'Cut it short' }).query()).toBeNull();
  flushSync(() => openLog([...log, ...logOf([finished('main.1')]).map((event) => ({ ...event, seq: 6 }))]));
  await expect.element(page.getByRole('timer')).not.toBeInTheDocument();
});

test('a call that sleeps counts down from the start, and is cut short by the person', async () => {
  const { sent } = openLog(callingSince(0, 'sleep', { seconds: 60 }));
  show();
  await expect.element(page.getByRole('timer')).toHaveTextContent(/^([1-5]?\d s|1 min) left$/);
  await page.getByRole('button', { name: 'Cut it short' }).click();
  expect(sent).toEqual([{ do: 'hurry', run: 'r', call: 'main.1' }]);
  flushSync(() => useRun.setState({ live: false }));
  await expect.element(page.getByRole('timer')).not.toBeInTheDocument();
});

test('what a script plays is waited for at the speed it is played at, a real service as long as it takes', async () => {
  const real = { provider: 'anthropic', id: 'm', window: 9, maxOutputTokens: 9 };
  openLog(failingNow());
  useRun.setState({ speed: '4x' });
  show();
  await expect.element(page.getByRole('timer')).toHaveTextContent(/^in (2\.0|1\.\d) s$/);
  flushSync(() => {
    openLog(failingNow(real));
    useRun.setState({ speed: '4x' });
  });
  await expect.element(page.getByRole('timer')).toHaveTextContent(/^in [78]\.\d s$/);
});

test('thinking and the arguments of a call are seen as they arrive', async () => {
  openLog(small);
  show();
  const arrives = (preview: Arriving) => flushSync(() => useRun.setState({ preview: { main: preview } }));
  arrives({ text: '', thinking: 'Which file?', calling: '' });
  await expect.element(page.getByRole('button', { name: 'Model thinks: Which file?' })).toBeVisible();
  arrives({ text: 'I read.', thinking: 'Which file?', calling: '' });
  await expect.element(page.getByRole('button', { name: 'Model I read.' })).toBeVisible();
  arrives({ text: 'I read.', thinking: 'Which file?', calling: 'write_file {"path":"a' });
  await expect.element(page.getByRole('button', { name: 'Model calls write_file {"path":"a' })).toBeVisible();
});
