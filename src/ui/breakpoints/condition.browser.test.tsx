import { useState } from 'react';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Breakpoint } from '../../protocol/breakpoint.ts';
import type { Event } from '../../protocol/event.ts';
import { decided, logOf, plainConfig, prompted, replied, requested } from '../../views/log.testing.ts';
import { holdsToWcag } from '../kit/axe.testing.ts';
import { showPanel } from '../state/panel.testing.tsx';
import { useRun } from '../state/run.ts';
import { ConditionDialog } from './condition-dialog.tsx';

const tools = ['read_file', 'bash'].map((name) => ({ name, description: '', schema: {}, risk: 'read' as const }));
const log: readonly Event[] = logOf([
  { type: 'run.started', format: 1, title: 'Try', config: { ...plainConfig, tools }, files: [], seed: 1 },
  prompted,
  requested,
  replied(['main.1']),
  decided('main.1', 'deny'),
]);
const said = () => page.getByRole('status');

/** The dialog over a run with these breakpoints; what it sends is collected. */
function open(places: readonly Breakpoint[], breakpoints: readonly Breakpoint[] = []) {
  let closed = 0;
  function Opened() {
    useState(() => useRun.setState({ breakpoints }));
    return <ConditionDialog places={places} onClose={() => closed++} />;
  }
  const sent = showPanel(<Opened />, log, {});
  return { sent, closed: () => closed };
}

test('a condition is chosen and written in words, said in a sentence, and set with its place', async () => {
  const { sent, closed } = open([{ verdict: 'deny' }]);
  await expect.element(said()).toHaveTextContent('Holds after every verdict deny.');
  await page.getByLabelText('Tool').selectOptions('bash');
  await page.getByLabelText('Text in its input or result').fill('rm -rf');
  await page.getByLabelText('From time').fill('3');
  await expect
    .element(said())
    .toHaveTextContent('Holds after every verdict deny when the tool is bash, it says “rm -rf”, from the 3rd time on.');
  await holdsToWcag();
  await userEvent.keyboard('{Enter}');
  const made = { verdict: 'deny', when: { tool: 'bash', text: 'rm -rf' }, from: 3 };
  expect(sent).toEqual([{ do: 'break', run: 'r', breakpoints: [made] }]);
  expect(closed()).toBe(1);
});

test('a pattern that cannot be read, or a count that is none, is refused with the reason', async () => {
  const { sent } = open([{ step: 'run' }]);
  await page.getByLabelText('A path it was judged by').fill('/(/');
  await page.getByRole('button', { name: 'Set it' }).click();
  await expect.element(page.getByText(/^This pattern cannot be read: /)).toBeVisible();
  await page.getByLabelText('A path it was judged by').fill('src/*');
  await page.getByLabelText('From time').fill('0');
  await page.getByRole('button', { name: 'Set it' }).click();
  await expect.element(page.getByText('A whole number, 1 or more.')).toBeVisible();
  expect(sent).toEqual([]);
});

test('one that is there already is changed, not doubled; and can be taken away', async () => {
  const there: Breakpoint = { step: 'run', when: { tool: 'bash' }, from: 2 };
  const { sent } = open([{ fact: 'tool.started' }, { step: 'run' }], [{ any: 'error' }, there]);
  await expect.element(page.getByLabelText('From time')).toHaveValue('2');
  await page.getByLabelText('Tool').selectOptions('any');
  await page.getByRole('button', { name: 'Change it' }).click();
  expect(sent.at(-1)).toMatchObject({ breakpoints: [{ any: 'error' }, { step: 'run', from: 2 }] });
  await page.getByRole('button', { name: 'Take it away' }).click();
  expect(sent.at(-1)).toMatchObject({ breakpoints: [{ any: 'error' }] });
});

test('what is not known by then, or is about no call, is not asked', async () => {
  open([{ step: 'call-model' }, { step: 'authorize' }]);
  await expect.element(page.getByText(/^This place is about no call/)).toBeVisible();
  expect(page.getByLabelText('Tool').elements()).toHaveLength(0);
  await page.getByLabelText('Hold').selectOptions('every authorize');
  await expect.element(page.getByLabelText('Tool')).toBeVisible();
  expect(page.getByLabelText('Verdict').elements()).toHaveLength(0);
});
