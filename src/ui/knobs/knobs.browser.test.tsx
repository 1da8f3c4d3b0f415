import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { Config } from '../../protocol/config.ts';
import type { Event, Fact } from '../../protocol/event.ts';
import { showPanel } from '../state/panel.testing.tsx';
import { settingsFor } from './knobs.ts';
import { KnobsDialog } from './knobs-dialog.tsx';

const config: Config = {
  model: { provider: 'scripted', id: 'scripted', window: 100_000, maxOutputTokens: 100 },
  system: '',
  tools: [{ name: 'read_file', description: '', schema: {}, risk: 'read' }],
  mode: 'default',
  rules: [],
  hooks: [],
  limits: { maxTurns: 5 },
};
const placed = (facts: readonly Fact[]): readonly Event[] =>
  facts.map((fact, seq) => ({ seq, at: seq, agent: 'main', ...fact }));
const started: Fact = { type: 'run.started', format: 1, title: 'Try', config, files: [], seed: 1 };

test('a switch writes what is broken into the run, and another mends all of it', async () => {
  const sent = showPanel(<KnobsDialog onClose={() => {}} />, placed([started]), {});
  await page.getByRole('switch', { name: '529 every time' }).click();
  expect(sent.at(-1)).toMatchObject({
    do: 'set',
    config: { knobs: [{ on: 'model', name: '529 every time', fault: { agent: '*', status: 529 } }] },
  });
  await page.getByRole('combobox', { name: 'Which' }).selectOptions('read_file');
  await page.getByRole('switch', { name: 'read_file fails' }).click();
  expect(sent.at(-1)).toMatchObject({ config: { knobs: [{ on: 'tool', tool: 'read_file' }] } });
});

test('what was broken is said and can be mended', async () => {
  const hook = settingsFor(config, [{ on: 'hook', name: 'a hook crashes' }], 0);
  const log = placed([started, { type: 'settings.changed', because: 'person', config: hook as object }]);
  const sent = showPanel(<KnobsDialog onClose={() => {}} />, log, {});
  await expect.element(page.getByText('Broken now: a hook crashes.')).toBeVisible();
  await page.getByRole('button', { name: 'Mend everything' }).click();
  expect(sent.at(-1)).toMatchObject({ config: { knobs: [], hooks: [] } });
});

test('a window that was made small is as large again as it was', () => {
  const small = settingsFor(config, [{ on: 'window', name: 'w', was: 100_000 }], 4000);
  expect(small.model?.window).toBe(5200);
  expect(settingsFor({ ...config, ...small }, [], 4000).model?.window).toBe(100_000);
});
