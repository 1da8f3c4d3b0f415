import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import '../../app/styles.css';
import type { ModelCard } from '../../protocol/config.ts';
import type { Fact } from '../../protocol/event.ts';
import { logOf, plainConfig, prompted, replied, requested, rested, started } from '../../views/log.testing.ts';
import { mount } from '../kit/mount.testing.tsx';
import { openLog } from '../state/opened.testing.ts';
import { RerunDialog } from './rerun-dialog.tsx';

const prices = { input: 1000, output: 0, cacheRead: 0, cacheWrite: 0 };
const bought: ModelCard = { provider: 'anthropic', id: 'm-1', window: 9000, maxOutputTokens: 900, prices };
const paid: Fact = {
  ...(started as Extract<Fact, { type: 'run.started' }>),
  config: { ...plainConfig, model: bought },
};
const again: Fact = { type: 'prompt.submitted', text: 'And now?' };
const turn = [requested, replied(), rested] as const;
const dialog = () => page.getByRole('dialog', { name: 'Run again' });

test('a re-run of a real model names it, its provider and what the run took, and calls nothing before that is confirmed', async () => {
  await page.viewport(1280, 900);
  const { sent, say } = openLog(logOf([paid, prompted, ...turn, again, ...turn]));
  const closed: string[] = [];
  mount(<RerunDialog onClose={() => closed.push('closed')} />);
  // two requests of 1,000 tokens, 600 of them from a cache that costs nothing
  await expect.element(dialog()).toHaveTextContent('m-1 (anthropic) is called again from here on.');
  await expect.element(dialog()).toHaveTextContent('The run before took 2 requests from here on, for about $0.80.');
  await expect.element(dialog()).toHaveTextContent('What you said after it is yours to say again.');
  await dialog()
    .getByRole('radio', { name: /And now/ })
    .click();
  await expect.element(dialog()).toHaveTextContent('The run before took 1 request from here on, for about $0.40.');
  await dialog().getByRole('button', { name: 'Cancel' }).click();
  expect({ sent, closed }).toEqual({ sent: [], closed: ['closed'] });

  await dialog().getByRole('button', { name: 'Run again and call m-1' }).click();
  expect(sent).toMatchObject([{ do: 'fork', run: 'r', seq: 6, paused: false, title: 'A run, run again' }]);
  const into = sent[0]?.do === 'fork' ? sent[0].into : '';
  say({ say: 'log', run: into, events: [] });
  await expect.poll(() => closed.length).toBe(2);
});

test('a re-run of a script says that nobody is called', async () => {
  openLog(logOf([started, prompted, ...turn]));
  mount(<RerunDialog onClose={() => {}} />);
  await expect.element(dialog()).toHaveTextContent('A script replies, so no model is called and nothing is paid.');
  await expect.element(dialog().getByRole('button', { name: 'Run again', exact: true })).toBeEnabled();
});

test('a run in which nothing was said has nothing to run again', async () => {
  openLog(logOf([started]));
  mount(<RerunDialog onClose={() => {}} />);
  await expect.element(dialog().getByRole('button', { name: 'Run again', exact: true })).toBeDisabled();
});
