import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { Event, Fact } from '../../protocol/event.ts';
import { RewindDialog } from '../fork/rewind-dialog.tsx';
import { showPanel } from '../state/panel.testing.tsx';
import { useRun } from '../state/run.ts';
import { BreakpointsDialog } from './breakpoints-dialog.tsx';

const facts: readonly Fact[] = [
  {
    type: 'run.started',
    format: 1,
    title: 'Try',
    config: {
      model: { provider: 'anthropic', id: 'real', window: 1000, maxOutputTokens: 100 },
      system: '',
      tools: [{ name: 'read_file', description: '', schema: {}, risk: 'read' }],
      mode: 'default',
      rules: [],
      hooks: [],
      limits: { maxTurns: 5 },
    },
    files: [],
    seed: 1,
  },
  { type: 'prompt.submitted', text: 'First.' },
  { type: 'model.requested', purpose: 'turn', attempt: 1 },
  {
    type: 'files.changed',
    because: 'tool',
    changes: [{ path: 'a.txt', entry: { is: 'file', blob: 'b', bytes: 1 } }],
  },
  { type: 'prompt.submitted', text: 'Second.' },
];
const log = facts.map((fact, seq): Event => ({ seq, at: seq, agent: 'main', ...fact }));

test('a breakpoint is set, switched off and on again, and taken away; all of them go to whoever keeps them', async () => {
  const sent = showPanel(
    <BreakpointsDialog lineOf={() => undefined} hitsOf={() => 3} onCondition={() => {}} onClose={() => {}} />,
    log,
    {},
  );
  const kept = () => sent.at(-1);
  await page.getByRole('button', { name: 'Set it' }).click();
  expect(kept()).toEqual({ do: 'break', run: 'r', breakpoints: [{ any: 'error' }] });
  await expect.element(page.getByRole('list', { name: 'Breakpoints' })).toHaveTextContent('met 3 times');
  await page.getByRole('switch', { name: 'after any error' }).click();
  expect(kept()).toEqual({ do: 'break', run: 'r', breakpoints: [{ any: 'error', off: true }] });
  await page.getByRole('switch', { name: 'after any error' }).click();
  expect(kept()).toEqual({ do: 'break', run: 'r', breakpoints: [{ any: 'error' }] });
  await page.getByRole('button', { name: 'Remove after any error' }).click();
  expect(kept()).toEqual({ do: 'break', run: 'r', breakpoints: [] });
  expect(useRun.getState().breakpoints).toEqual([]);
});

test('in a run that is only read, none is set here, and whoever keeps them says why', async () => {
  const sent = showPanel(
    <BreakpointsDialog lineOf={() => undefined} hitsOf={() => 3} onCondition={() => {}} onClose={() => {}} />,
    log,
    {},
  );
  useRun.setState({ readOnly: 'It was made elsewhere.' });
  await page.getByRole('button', { name: 'Set it' }).click();
  expect([useRun.getState().breakpoints, sent.length]).toEqual([[], 1]);
});

test('a rewind says what goes back and what does not, and forks before what was said', async () => {
  const sent = showPanel(<RewindDialog onClose={() => {}} />, log, {});
  await expect.element(page.getByText('No file was changed since.')).toBeVisible();
  await page.getByRole('radio', { name: 'First.' }).click();
  await expect.element(page.getByText('1 file as before: a.txt')).toBeVisible();
  await expect.element(page.getByText('1 real call happened after this point.')).toBeVisible();
  await page.getByRole('button', { name: 'Rewind', exact: true }).click();
  expect(sent.at(-1)).toMatchObject({ do: 'fork', run: 'r', seq: 1 });
});
