import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { goLive, moveTo } from '../state/run.ts';
import { asked } from './question.testing.ts';
import { dialog, openPage, pass } from './waiting.testing.tsx';

beforeEach(() => page.viewport(1280, 900));

const composer = () => page.getByLabelText('Message');
const bar = () => page.getByText('The agent is waiting', { exact: true });

async function typeThenAsk() {
  const opened = openPage();
  await composer().click();
  await userEvent.keyboard('So');
  opened.ask(asked());
  await expect.element(bar()).toBeVisible();
  return opened;
}

test('while somebody types the question waits as a bar, and opens after a pause', async () => {
  await typeThenAsk();
  await pass(1000);
  await userEvent.keyboard(' far');
  await pass(1499);
  expect(dialog().elements()).toEqual([]);
  await pass(1);
  await expect.element(dialog()).toHaveFocus();
  expect(bar().elements()).toEqual([]);
  await expect.element(composer()).toHaveValue('So far');
});

test('Tab from the text opens it, and the focus comes back to the text', async () => {
  const { append } = await typeThenAsk();
  await userEvent.keyboard('{Tab}');
  await expect.element(dialog()).toHaveFocus();
  append(['main', { type: 'stop.requested' }]);
  await expect.element(composer()).toHaveFocus();
  await expect.element(composer()).toHaveValue('So');
});

test('a click on the bar opens it', async () => {
  await typeThenAsk();
  await page.getByRole('button', { name: 'Answer' }).click();
  await expect.element(dialog()).toHaveFocus();
});

test('a text that has the focus but rests does not hold the question up', async () => {
  const { ask } = openPage();
  await composer().click();
  await userEvent.keyboard('So');
  await pass(1500);
  ask(asked());
  await expect.element(dialog()).toHaveFocus();
});

test('what is typed as a question comes decides nothing, however the keys fall', async () => {
  const keys = ['1', '{Enter}', ' ', '{Control>}{Enter}{/Control}'];
  for (const lead of [0, 1, 2, 3, 4]) {
    for (const gap of [0, 60, 140, 250, 390]) {
      const { ask, wishes, append } = openPage();
      await composer().click();
      for (const [at, key] of keys.entries()) {
        if (at === lead) ask(asked());
        await userEvent.keyboard(key);
        await pass(gap);
      }
      if (lead === keys.length) ask(asked());
      expect(wishes).toEqual([]);
      append(['main', { type: 'stop.requested' }]);
      await pass(2000);
      (document.activeElement as HTMLElement).blur();
      for (const text of document.querySelectorAll('textarea')) text.setAttribute('aria-label', 'Earlier');
    }
  }
});

test('over the past the question is a bar that leads to live', async () => {
  const { ask } = openPage();
  moveTo(1);
  ask(asked());
  await expect.element(bar()).toBeVisible();
  await pass(5000);
  expect(dialog().elements()).toEqual([]);
  await page.getByRole('button', { name: 'Go to live' }).click();
  await expect.element(dialog()).toHaveFocus();
  goLive();
});

test('a question of another run does not break in because one of the same name was open before', async () => {
  const before = openPage();
  before.ask(asked());
  await expect.element(dialog()).toHaveFocus();
  before.append(['main', { type: 'stop.requested' }]);
  await expect.element(dialog()).not.toBeInTheDocument();
  before.append(
    ['main', { type: 'tool.finished', because: 'settled', call: 'main.1', content: [], failed: true }],
    ['main', { type: 'agent.rested', why: 'stopped', text: '' }],
    ['main', { type: 'prompt.submitted', text: 'Go' }],
  );
  await composer().click();
  await userEvent.keyboard('So');
  before.ask(asked());
  await expect.element(bar()).toBeVisible();
  expect(dialog().elements()).toEqual([]);
});
