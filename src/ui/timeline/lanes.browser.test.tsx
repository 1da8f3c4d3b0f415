import { Profiler } from 'react';
import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import '../../app/styles.css';
import type { Event } from '../../protocol/event.ts';
import {
  begun,
  born,
  by,
  decided,
  finished,
  logOf,
  manyAgentsLog,
  prompted,
  replied,
  requested,
  rested,
  started,
} from '../../views/log.testing.ts';
import { mount } from '../kit/mount.testing.tsx';
import { settled } from '../kit/settled.testing.ts';
import { toggleLane } from '../state/fold.ts';
import { follow } from '../state/followed.ts';
import { useLayout } from '../state/layout.ts';
import { openLog } from '../state/opened.testing.ts';
// here before the first commit is counted: on the page it comes later
import '../state/pending.ts';
import { visibleRows } from '../state/rows.ts';
import { moveTo, useRun } from '../state/run.ts';
import { stepBack, stepOn, toStart } from '../state/travel.ts';
import './folded-lane.tsx';
import { Timeline } from './timeline.tsx';

const commits: string[] = [];
beforeEach(async () => {
  await page.viewport(1280, 900);
  useLayout.setState({ followed: undefined, foldedAgents: [] });
  commits.length = 0;
});

function show(log: readonly Event[]): void {
  openLog(log);
  mount(
    <div style={{ height: 700, width: 392, display: 'flex', flexDirection: 'column' }}>
      <Profiler id="timeline" onRender={(_, phase) => commits.push(phase)}>
        <Timeline />
      </Profiler>
    </div>,
  );
}

const drawn = () => [...document.querySelectorAll<HTMLElement>('ol[aria-label=Events] > li')];
const texts = () =>
  [...document.querySelectorAll<HTMLElement>('ol[aria-label=Events] [data-seq]')].map((row) => row.textContent);

const log = logOf([
  started,
  prompted,
  requested,
  replied(['main.1', 'main.2']),
  born('main.1', 'Look at the first.\nAnd more.'),
  born('main.2', 'Look at the second.'),
  by('main.1', requested),
  by('main.2', requested),
  by('main.1', replied(['main.1.1'])),
  by('main.1', decided('main.1.1')),
  by('main.1', begun('main.1.1')),
  by('main.1', finished('main.1.1')),
  by('main.1', requested),
  by('main.2', rested),
  by('main.1', rested),
  requested,
]);

test('rows of subagents stand beside rails of their own, and say whose they are; their numbers stay', async () => {
  show(log);
  await expect.element(page.getByRole('button', { name: '6 main.1 Model calls read_file' })).toBeVisible();
  expect(texts()).toEqual([
    expect.stringMatching(/^0Run/),
    '1You Go.',
    expect.stringMatching(/^2Model calls read_file twice/),
    '4main.1 starts: Look at the first.',
    '5main.2 starts: Look at the second.',
    expect.stringMatching(/^6main\.1 Model calls/),
    expect.stringMatching(/^7main\.2 Model is asked/),
    expect.stringMatching(/^10main\.1 read_file main\.1\.1\.txt/),
    expect.stringMatching(/^12main\.1 Model is asked/),
    '13main.2 done',
    '14main.1 done',
    expect.stringMatching(/^15Model is asked/),
  ]);
  const left = (seq: number) =>
    document.querySelector(`[data-seq="${seq}"] svg`)?.getBoundingClientRect().left ?? Number.NaN;
  expect(left(6)).toBeGreaterThan(left(2));
  expect(left(7)).toBeGreaterThan(left(6));
  expect(left(15)).toBe(left(2));
});

test('a lane is folded into one line that says its brief, where it stands at the cursor, its turns and its cost', async () => {
  show(log);
  const button = page.getByRole('button', { name: 'Rows of main.1', exact: true });
  await expect.element(button).toHaveAttribute('aria-expanded', 'true');
  await button.click();
  await expect.element(button).toHaveAttribute('aria-expanded', 'false');
  await expect.element(page.getByText('Look at the first.')).toBeVisible();
  await expect.element(page.getByText('done · 1 turn · $0')).toBeVisible();
  expect(texts().map((text) => Number.parseInt(text ?? '', 10))).toEqual([0, 1, 2, 4, 5, 7, 13, 15]);
  moveTo(9);
  await expect.element(page.getByText('at work · 1 turn · $0')).toBeVisible();
  moveTo(4);
  await expect.element(page.getByText('not begun')).toBeVisible();
  await button.click();
  expect(texts().length).toBe(12);
});

test('the conversation of one agent is alone, and leads back', async () => {
  show(log);
  follow('main');
  await expect.element(page.getByText('Only main')).toBeVisible();
  expect(texts().map((text) => Number.parseInt(text ?? '', 10))).toEqual([0, 1, 2, 4, 5, 15]);
  await page.getByRole('button', { name: 'Into main.2' }).click();
  await expect.element(page.getByText('Only main.2: Look at the second.')).toBeVisible();
  expect(texts()).toEqual(['5main.2 starts: Look at the second.', expect.stringMatching(/^7Model/), '13main.2 done']);
  await page.getByRole('button', { name: 'Up to main' }).click();
  await page.getByRole('button', { name: 'All agents' }).click();
  expect(texts().length).toBe(12);
});

test('of 16 agents with 200 turns each no fact is lost, at most 80 lines are drawn, and a step is one commit', async () => {
  const events = manyAgentsLog(16, 200);
  expect(events.length).toBe(16 * 200 * 5 + 16 * 2 + 5);
  show(events);
  useLayout.setState({ folded: false });
  await settled(commits);
  const rows = visibleRows();
  const seen = Array.from({ length: rows.length }, (_, row) => rows.at(row)?.seq);
  // a reply and a result are drawn in the row of what they answer
  const hidden = events.filter(({ type }) => type === 'model.responded' || type === 'tool.finished').length;
  expect(seen.length + hidden).toBe(events.length);
  useLayout.setState({ folded: true });
  await settled(commits);
  for (const move of [stepBack, stepBack, toStart, stepOn, () => moveTo(8000), stepOn, stepBack]) {
    commits.length = 0;
    move();
    await expect.poll(() => commits).not.toEqual([]);
    await settled(commits);
    expect(commits).toEqual(['update']);
    expect(drawn().length).toBeGreaterThan(20);
    expect(drawn().length).toBeLessThanOrEqual(80);
  }
  for (const agent of ['main.3', 'main.16']) toggleLane(agent);
  await settled(commits);
  for (const move of [stepOn, stepBack]) {
    commits.length = 0;
    move();
    await expect.poll(() => commits).not.toEqual([]);
    await settled(commits);
    expect(commits).toEqual(['update']);
  }
  expect(visibleRows().length).toBe(seen.length - 16 * 200 - 2 * (200 * 2 + 1));
  expect(useRun.getState().length).toBe(events.length);
});
