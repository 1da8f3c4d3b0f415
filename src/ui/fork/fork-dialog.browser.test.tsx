import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import '../../app/styles.css';
import {
  finished,
  logOf,
  plainConfig,
  prompted,
  replied,
  requested,
  rested,
  started,
} from '../../views/log.testing.ts';
import { holdsToWcag } from '../kit/axe.testing.ts';
import { showPanel } from '../state/panel.testing.tsx';
import { ForkDialog } from './fork-dialog.tsx';
import { RewindDialog } from './rewind-dialog.tsx';

const model = {
  provider: 'anthropic',
  id: 'claude-x',
  window: 200_000,
  maxOutputTokens: 1000,
  prices: { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 },
};
const turns = [prompted, requested, replied(['main.1']), finished('main.1'), requested, replied(), rested];

test('a fork that calls a real model says so first, on its button too, and what it costs', async () => {
  const log = logOf([{ ...started, config: { ...plainConfig, model } } as typeof started, ...turns]);
  const sent = showPanel(<ForkDialog title="Fork here" seq={5} onClose={() => {}} />, log, {});
  await expect
    .element(page.getByText(/This is a re-run: claude-x \(anthropic\) is called again from here on\..*costs about \$/))
    .toBeVisible();
  await page.getByRole('switch', { name: 'Hold it before its first step' }).click();
  await holdsToWcag();
  expect(sent).toEqual([]);
  await page.getByRole('button', { name: 'Fork and call claude-x' }).click();
  expect(sent).toEqual([{ do: 'fork', run: 'r', seq: 5, into: expect.any(String), paused: true }]);
});

test('a rewind offers what was said, newest first, and goes back to before it', async () => {
  const log = logOf([started, ...turns, { ...prompted, text: 'And now this.' } as typeof prompted, requested]);
  const sent = showPanel(<RewindDialog onClose={() => {}} />, log, {});
  await expect.element(page.getByRole('radio').first()).toBeChecked();
  await expect.element(page.getByText('“And now this.”')).toBeVisible();
  await holdsToWcag();
  await page.getByRole('radio', { name: /“Go\.”/ }).click();
  await page.getByRole('button', { name: 'Rewind' }).click();
  expect(sent).toEqual([{ do: 'fork', run: 'r', seq: 1, into: expect.any(String), paused: false, rewind: true }]);
});
