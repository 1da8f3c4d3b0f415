import { expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../app/styles.css';
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
} from '../../views/log.testing.ts';
import { mount } from '../kit/mount.testing.tsx';
import { useLayout } from '../state/layout.ts';
import { openLog } from '../state/opened.testing.ts';
import { useRun } from '../state/run.ts';
import { Transport } from './transport.tsx';

const log = logOf([
  started,
  prompted,
  requested,
  replied(['main.1']),
  decided('main.1'),
  begun('main.1'),
  finished('main.1'),
  requested,
]);
const slider = () => page.getByRole('slider', { name: 'Position in the run' });
const press = async (...keys: readonly string[]) => {
  for (const key of keys) await userEvent.keyboard(`{${key}}`);
  return slider().element().getAttribute('aria-valuetext');
};

test('the strip is moved by keys, from row to row and from turn to turn, and says where it is', async () => {
  await page.viewport(1280, 900);
  openLog(log);
  mount(<Transport />);
  await expect.element(slider()).toHaveAttribute('aria-valuetext', '8 of 8, live');
  (slider().element() as HTMLElement).focus();
  expect(await press('ArrowLeft', 'ArrowLeft')).toBe('5 of 8, Tool');
  expect(await press('PageUp')).toBe('1 of 8, You');
  expect(await press('PageDown', 'ArrowLeft')).toBe('5 of 8, Tool');
  expect(await press('Home')).toBe('1 of 8, You');
  expect(await press('End')).toBe('8 of 8, live');
});

test('a click on the strip goes to the row under it', async () => {
  await page.viewport(1280, 900);
  openLog(log);
  mount(<Transport />);
  const { width } = slider().element().getBoundingClientRect();
  await slider().click({ position: { x: width * 0.5, y: 10 } });
  expect(useRun.getState()).toMatchObject({ cursor: 2, live: false });
});

test('a run of 100,000 facts is a strip of a few hundred blocks', async () => {
  openLog(longLog(12_500));
  mount(<Transport />);
  const blocks = slider().element().querySelectorAll('span').length;
  expect(blocks).toBeGreaterThan(100);
  expect(blocks).toBeLessThanOrEqual(400);
});

test('the keys ask the runtime while live, and travel in the past', async () => {
  await page.viewport(1280, 900);
  const { sent } = openLog(log);
  mount(<Transport />);
  await expect.element(page.getByText('Live', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: 'Stop the run' }).click();
  expect(sent.map((wish) => wish.do)).toEqual(['pause', 'stop']);
  await page.getByRole('button', { name: 'Step back' }).click();
  await expect.element(page.getByText('In the past')).toBeVisible();
  await page.getByRole('button', { name: 'To the newest event' }).click();
  await expect.element(page.getByText('Live', { exact: true })).toBeVisible();
  expect(sent.length).toBe(2);
});

test('while one of several agents is followed, Stop says whom it stops, and stops it with all below it', async () => {
  await page.viewport(1280, 900);
  const spawned = { agent: 'main.1', type: 'agent.started', config: plainConfig, brief: 'Look.' } as const;
  const { sent } = openLog(logOf([started, prompted, requested, replied(['main.1']), spawned]));
  mount(<Transport />);
  const stop = page.getByRole('button', { name: /^Stop/ });
  await expect.element(stop).toHaveAccessibleName('Stop the run');
  useLayout.setState({ followed: 'main.1' });
  onTestFinished(() => useLayout.setState({ followed: undefined }));
  await expect.element(stop).toHaveAccessibleName('Stop main.1 and all below it');
  await stop.click();
  expect(sent).toEqual([{ do: 'stop', run: 'r', agent: 'main.1' }]);
  useLayout.setState({ followed: 'main' });
  await expect.element(stop).toHaveAccessibleName('Stop the run');
});
