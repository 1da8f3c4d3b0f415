import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { flushSync } from 'react-dom';
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../app/styles.css';
import type { Event } from '../../protocol/event.ts';
import { Projector } from '../../views/projector.ts';
import { mount } from '../kit/mount.testing.tsx';
import { useLayout } from '../state/layout.ts';
import { useRun } from '../state/run.ts';
import { TimelineList } from '../timeline/list.tsx';
import { lineOf } from './places.ts';
import { bodyFile, mindFile, showLine, useShown } from './shown.ts';
import { openSmallRun, smallRun } from './small-run.testing.ts';
import { SourceView } from './source-view.tsx';

beforeEach(() => useShown.setState({ file: mindFile, opened: [], line: undefined, asked: undefined }));

const show = () =>
  mount(
    <QueryClientProvider client={new QueryClient()}>
      <div style={{ display: 'flex', width: 800, height: 400 }}>
        <SourceView />
      </div>
    </QueryClientProvider>,
  );
const now = () => document.querySelector('[aria-current="step"]');
const lineWith = (text: string) => page.getByRole('listitem').filter({ hasText: text });

test('now is the line that chose the pending step, and follows the cursor', async () => {
  openSmallRun();
  show();
  await expect.element(lineWith("because: 'for approval'")).toHaveAttribute('aria-current', 'step');
  expect(document.querySelectorAll('[aria-current="step"]')).toHaveLength(1);
  flushSync(() => useRun.setState({ cursor: 6, live: false }));
  expect(now()?.textContent).toContain("do: 'run', because: 'all allowed'");
});

test('now is brought into sight', async () => {
  openSmallRun(2);
  show();
  await expect.element(lineWith("because: 'something new to read'")).toBeInViewport();
});

test('each line says how often it was reached up to the cursor', async () => {
  openSmallRun();
  show();
  const countOf = (text: string) => lineWith(text).getByRole('button', { name: /^reached/ });
  await expect.element(countOf("because: 'not judged yet'")).toHaveAccessibleName(/^reached 2 times/);
  await expect.element(countOf("because: 'all allowed'")).toHaveAccessibleName(/^reached once/);
  expect(countOf("because: 'stop asked'").elements()).toEqual([]);
});

test('B and a click set a breakpoint on what the line chooses for its reason, and no other line shows it', async () => {
  const { sent } = openSmallRun();
  show();
  const rest = lineWith("because: 'nothing left to do'").getByRole('button', { name: 'Break before rest' });
  await expect.element(rest).toBeInTheDocument();
  await rest.click();
  const resting = { step: 'rest', because: 'nothing left to do' };
  expect(sent).toEqual([{ do: 'break', run: 'small', breakpoints: [resting] }]);
  await expect.element(rest).toHaveAttribute('aria-pressed', 'true');
  expect(document.querySelectorAll('[aria-pressed="true"]')).toHaveLength(1);
  lineWith("because: 'not judged yet'").element().focus();
  await userEvent.keyboard('b');
  expect(useRun.getState().breakpoints).toEqual([resting, { step: 'authorize', because: 'not judged yet' }]);
  // by the log, as the list says it
  const judging = lineWith("because: 'not judged yet'").getByRole('button', { name: 'Break before authorize' });
  await expect
    .element(judging)
    .toHaveAttribute('title', 'Breaks before every authorize (not judged yet): met 2 times (B)');
  await userEvent.keyboard('b');
  expect(useRun.getState().breakpoints).toEqual([resting]);
});

test('a breakpoint on every step of a kind stands on each line that chooses one, and is taken away from there', async () => {
  openSmallRun();
  useRun.setState({ breakpoints: [{ step: 'rest' }] });
  show();
  const rest = lineWith("because: 'nothing left to do'").getByRole('button', { name: 'Break before rest' });
  await expect.element(rest).toHaveAttribute('aria-pressed', 'true');
  expect(document.querySelectorAll('[aria-pressed="true"]').length).toBeGreaterThan(4);
  await rest.click();
  expect(useRun.getState().breakpoints).toEqual([]);
});

test('the count of a line that chooses a step leads through the rows of what it chose, the last first', async () => {
  openSmallRun();
  useLayout.setState({ selected: undefined });
  show();
  const count = page.getByRole('button', { name: /^reached 2 times, line \d+: show the row$/ });
  const judging = lineWith("because: 'not judged yet'").getByRole('button', { name: /^reached 2 times/ });
  await expect.element(judging).toBeInTheDocument();
  expect(count.elements().length).toBeGreaterThan(0);
  const judged = smallRun.filter(({ type }) => type === 'tool.decided').map(({ seq }) => seq);
  await judging.click();
  expect(useLayout.getState().selected).toBe(judged[1]);
  await judging.click();
  expect(useLayout.getState().selected).toBe(judged[0]);
  await judging.click();
  expect(useLayout.getState().selected).toBe(judged[1]);
});

test('Shift B on a line asks for a condition of the breakpoint that the line takes', async () => {
  openSmallRun();
  show();
  const line = lineWith("because: 'all allowed'");
  await expect.element(line).toBeInTheDocument();
  line.element().focus();
  await userEvent.keyboard('{Shift>}b{/Shift}');
  expect(useShown.getState().asked).toEqual({ step: 'run', because: 'all allowed' });
});

/** The timeline beside the source. */
function showBoth(): void {
  mount(
    <QueryClientProvider client={new QueryClient()}>
      <div id="timeline" style={{ display: 'flex', width: 400, height: 400 }}>
        <TimelineList />
      </div>
      <div style={{ display: 'flex', width: 800, height: 400 }}>
        <SourceView />
      </div>
    </QueryClientProvider>,
  );
}
const outlined = (key: 'seq' | 'line') =>
  expect.poll(() =>
    [...document.querySelectorAll<HTMLElement>(`[data-${key}]`)]
      .filter((each) => getComputedStyle(each).outlineStyle === 'dashed')
      .map(({ dataset }) => Number(dataset[key])),
  );

test('pointing at a line outlines the rows that it made, and pointing at a row the lines that made it', async () => {
  openSmallRun();
  showBoth();
  const judging = lineWith("because: 'not judged yet'");
  await expect.element(judging).toBeInTheDocument();
  await judging.hover();
  await outlined('seq').toEqual([4, 8]);
  lineWith("because: 'all allowed'").element().focus();
  await outlined('seq').toEqual([6]);
  await page.elementLocator(document.querySelector('[data-seq="4"]') ?? document.body).hover();
  await outlined('seq').toEqual([]);
  await outlined('line').toEqual([Number((judging.element() as HTMLElement).dataset.line)]);
});

test('what is shown in the row of another fact is outlined there: a result, and a check that let its call pass', async () => {
  openSmallRun();
  const events = smallRun.map((event) => (event.seq === 4 ? { ...event, verdict: 'allow' } : event)) as Event[];
  useRun.setState({ events, projector: new Projector(events) });
  useLayout.setState({ folded: true });
  showBoth();
  const judging = lineWith("because: 'not judged yet'");
  await expect.element(judging).toBeInTheDocument();
  judging.element().focus();
  await outlined('seq').toEqual([6, 8]);
  const finishing = lineOf(smallRun[7] as Event);
  flushSync(() => finishing && showLine(finishing));
  const line = lineWith("type: 'tool.finished', because: 'ran'");
  await expect.element(line).toBeInTheDocument();
  line.element().focus();
  await outlined('seq').toEqual([6]);
});

test('R and a click run on to the step that a line chooses', async () => {
  const { sent } = openSmallRun();
  show();
  const resting = lineWith("because: 'nothing left to do'");
  await expect.element(resting).toBeInTheDocument();
  await resting.getByRole('button', { name: /^Run to line/ }).click();
  resting.element().focus();
  await userEvent.keyboard('r');
  const there = { do: 'run-to', run: 'small', step: 'rest: nothing left to do' };
  expect(sent).toEqual([there, there]);
});

test('the lines have one stop for Tab, at now, and the arrows walk them', async () => {
  openSmallRun();
  show();
  await expect.element(lineWith("because: 'for approval'")).toHaveAttribute('tabindex', '0');
  expect(document.querySelectorAll('li[tabindex="0"]')).toHaveLength(1);
  const line = Number(now()?.getAttribute('data-line'));
  lineWith("because: 'for approval'").element().focus();
  await userEvent.keyboard('{ArrowDown}');
  expect(document.activeElement?.getAttribute('data-line')).toBe(String(line + 1));
  await userEvent.keyboard('{Home}');
  expect(document.activeElement?.getAttribute('data-line')).toBe('1');
});

test('the way leads into the file of the step, and back to now', async () => {
  openSmallRun(6);
  show();
  await page.getByRole('button', { name: 'Into run.ts' }).click();
  await expect.element(page.getByRole('tab', { name: 'run.ts', exact: true })).toHaveAttribute('aria-selected', 'true');
  await expect.element(lineWith("{ type: 'tool.started', call }")).toBeInTheDocument();
  await page.getByRole('button', { name: /Now at line/ }).click();
  await expect.element(lineWith("because: 'all allowed'")).toHaveAttribute('aria-current', 'step');
});

test('a fact leads to the line that appended it', async () => {
  openSmallRun();
  show();
  for (const event of smallRun) {
    const place = lineOf(event);
    expect(place, event.type).toBeDefined();
    if (place === undefined) continue;
    showLine(place);
    await expect
      .element(
        page
          .getByRole('listitem')
          .filter({ hasText: `type: '${event.type}'` })
          .first(),
      )
      .toBeInViewport();
  }
});

test('the body of the agent is one tab away, and every shipped file in the menu', async () => {
  openSmallRun();
  show();
  await page.getByRole('tab', { name: 'loop.ts' }).click();
  await expect.element(lineWith('await perform(')).toBeInTheDocument();
  await page.getByRole('button', { name: 'All files' }).click();
  await expect.element(page.getByRole('menuitem', { name: bodyFile })).toBeVisible();
  await page.getByRole('menuitem', { name: 'runtime/host.ts' }).click();
  await expect.element(lineWith("'prompt.submitted'").first()).toBeInTheDocument();
});
