import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import '../../app/styles.css';
import type { Fact } from '../../protocol/event.ts';
import {
  born,
  by,
  decided,
  finished,
  logOf,
  prompted,
  replied,
  requested,
  rested,
  started,
} from '../../views/log.testing.ts';
import { useLayout } from '../state/layout.ts';
import { showPanel } from '../state/panel.testing.tsx';
import { moveTo } from '../state/run.ts';
import { AgentsPanel } from './agents-panel.tsx';

beforeEach(async () => {
  await page.viewport(1440, 1000);
  useLayout.setState({ followed: undefined });
});

const usage = { input: 1000, output: 10, cacheRead: 0, cacheWrite: 0 };
const calls = (name: string, call: string, input: object) =>
  ({
    type: 'model.responded',
    text: '',
    thinking: '',
    calls: [{ call, wire: call, name, input }],
    usage,
    stop: 'end',
  }) as Fact;
const tasks = [
  { subject: 'Read the code', owner: 'main.1' },
  { subject: 'Write it down', after: ['1'] },
];
const log = logOf([
  started,
  prompted,
  requested,
  calls('task_create', 'main.1000', { tasks }),
  finished('main.1000'),
  requested,
  replied(['main.1', 'main.2']),
  born('main.1', 'Look at the first.'),
  born('main.2', 'Look at the second.'),
  by('main.1', requested),
  by('main.1', calls('task_update', 'main.1.9', { task: 1, status: 'completed', note: 'Two faults.' })),
  by('main.1', finished('main.1.9')),
  by('main.2', requested),
  by('main.2', replied(['main.2.1'])),
  by('main.2', decided('main.2.1', 'ask')),
  by('main.1', { ...rested, text: 'It is sound.' } as Fact),
]);
const agent = (name: string) => page.getByRole('button', { name: new RegExp(`^${name.replace('.', '\\.')} `) });

test('every agent says where it stands, what its context and its work take, and how its time went', async () => {
  showPanel(<AgentsPanel />, log, {});
  await expect.element(agent('main.1')).toHaveTextContent('done');
  await expect.element(agent('main.1')).toHaveTextContent('Began at event 7, worked 1 time, waited for you 0 times');
  await expect.element(agent('main.1')).toHaveTextContent(/1 turn · context .*1,0\d\d tok/);
  await expect.element(agent('main.2')).toHaveTextContent('waits for you');
  await expect.element(agent('main.2')).toHaveTextContent('waited for you 1 time,');
});

test('choosing an agent follows it, and shows what it was told and what it said', async () => {
  showPanel(<AgentsPanel />, log, {});
  await agent('main.1').click();
  expect(useLayout.getState().followed).toBe('main.1');
  await expect.element(agent('main.1')).toHaveAttribute('aria-pressed', 'true');
  const told = page.getByRole('list', { name: 'What main.1 was told and said' });
  await expect.element(told.getByText('Look at the first.')).toBeVisible();
  await expect.element(told.getByText('It is sound.')).toBeVisible();
  await told.getByRole('button', { name: 'Report to main in event 15' }).click();
  expect(useLayout.getState().selected).toBe(15);
  await agent('main.1').click();
  expect(useLayout.getState().followed).toBeUndefined();
});

test('one agent is spoken to, or stopped, from here; in the past neither', async () => {
  const sent = showPanel(<AgentsPanel />, log, {});
  await agent('main.2').click();
  await page.getByRole('textbox', { name: 'Say something to main.2' }).fill('Only the tests.');
  await page.getByRole('button', { name: 'Send to main.2' }).click();
  await page.getByRole('button', { name: 'Stop main.2' }).click();
  expect(sent).toEqual([
    { do: 'prompt', run: 'r', agent: 'main.2', text: 'Only the tests.' },
    { do: 'stop', run: 'r', agent: 'main.2' },
  ]);
  moveTo(10);
  await expect.element(page.getByRole('button', { name: 'Stop main.2' })).toBeDisabled();
  await expect.element(page.getByText('You look at the past: go back to live to speak to it.')).toBeVisible();
});

test('the board shows each task where it stood at the cursor', async () => {
  showPanel(<AgentsPanel />, log, {});
  const completed = page.getByRole('region', { name: 'Completed: 1 task' });
  await expect.element(completed.getByText('Two faults.')).toBeVisible();
  await expect.element(page.getByRole('region', { name: 'Open: 1 task' })).toHaveTextContent('#2 Write it down');
  moveTo(9);
  await expect.element(page.getByRole('region', { name: 'Open: 1 task' })).toHaveTextContent('for main.1');
  await expect.element(page.getByRole('region', { name: 'Waits for others: 1 task' })).toHaveTextContent('after #1');
  moveTo(3);
  await expect.element(page.getByText('Tasks they share')).not.toBeInTheDocument();
});
