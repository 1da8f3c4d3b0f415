import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { JsonObject } from '../../protocol/json.ts';
import { asked } from './question.testing.ts';
import { dialog, openPage, openQuiet, pass } from './waiting.testing.tsx';

beforeEach(() => page.viewport(1280, 900));

const confirm = '{Control>}{Enter}{/Control}';
const options = [{ label: 'Tabs', description: 'one each' }, { label: 'Spaces' }];
const asking = (input: JsonObject = { question: 'Tabs or spaces?', options }) =>
  asked({ is: 'question', name: 'ask_user', risk: 'meta', input });

test('it shows the question and its answers, and chooses none', async () => {
  const { wishes } = await openQuiet(asking());
  await expect.element(dialog()).toHaveAccessibleName('The agent asks you');
  await expect.element(dialog().getByText('Tabs or spaces?')).toBeVisible();
  await expect.element(dialog().getByText('one each')).toBeVisible();
  expect(dialog().getByRole('radio', { checked: true }).elements()).toEqual([]);
  await userEvent.keyboard(confirm);
  expect(wishes).toEqual([]);
});

test('a digit chooses one answer and Ctrl Enter sends it', async () => {
  const { wishes } = await openQuiet(asking());
  await userEvent.keyboard('12{Enter}');
  expect(wishes).toEqual([]);
  await userEvent.keyboard(confirm);
  expect(wishes).toEqual([{ do: 'answer', run: 'r', call: 'main.1', text: 'Spaces' }]);
});

test('several answers may be chosen where the agent says so, and a second press takes one back', async () => {
  const { wishes } = await openQuiet(
    asking({ question: 'Which?', options: [...options, { label: 'Both' }], multiple: true }),
  );
  await userEvent.keyboard('3121');
  await userEvent.keyboard(confirm);
  expect(wishes).toEqual([{ do: 'answer', run: 'r', call: 'main.1', text: 'Spaces, Both' }]);
});

test('own words are an answer too', async () => {
  const { wishes } = await openQuiet(asking({ question: 'What is it called?' }));
  await dialog().getByLabelText('Your answer').fill('Loop\nscope');
  await userEvent.keyboard(confirm);
  expect(wishes).toEqual([{ do: 'answer', run: 'r', call: 'main.1', text: 'Loop\nscope' }]);
});

test('its keys are dead until it was in sight and the keyboard quiet', async () => {
  const { ask, wishes } = openPage();
  ask(asking());
  await expect.element(dialog()).toHaveFocus();
  await pass(399);
  await userEvent.keyboard('1');
  await userEvent.keyboard(confirm);
  await pass(400);
  await userEvent.keyboard(confirm);
  expect(wishes).toEqual([]);
});
