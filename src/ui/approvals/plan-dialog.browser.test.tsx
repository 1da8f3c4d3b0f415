import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { asked } from './question.testing.ts';
import { dialog, openQuiet } from './waiting.testing.tsx';

beforeEach(() => page.viewport(1280, 900));

const confirm = '{Control>}{Enter}{/Control}';
const planned = () =>
  asked({ name: 'exit_plan_mode', risk: 'meta', by: 'always asks', input: { plan: '1. Look\n2. Change' } });

test('the plan stands there as text, and approving it sends nothing but the mode it leads to', async () => {
  const { wishes } = await openQuiet(planned());
  await expect.element(dialog()).toHaveAccessibleName('Approve this plan?');
  await expect.element(dialog().getByLabelText('The plan')).toHaveValue('1. Look\n2. Change');
  await userEvent.keyboard('2');
  expect(wishes).toEqual([]);
  await userEvent.keyboard(confirm);
  expect(wishes).toEqual([{ do: 'decide', run: 'r', call: 'main.1', verdict: 'allow', mode: 'auto' }]);
});

test('E goes to the text of the plan, and the edited plan is what is approved', async () => {
  const { wishes } = await openQuiet(planned());
  await userEvent.keyboard('e');
  await userEvent.keyboard('{Control>}{End}{/Control}\n3. Tests');
  await userEvent.keyboard(confirm);
  const input = { plan: '1. Look\n2. Change\n3. Tests' };
  expect(wishes).toEqual([{ do: 'decide', run: 'r', call: 'main.1', verdict: 'allow', mode: 'default', input }]);
});

test('a reason keeps the agent planning', async () => {
  const { wishes } = await openQuiet(planned());
  await dialog().getByLabelText('Reason').fill('Leave the tests.');
  await userEvent.keyboard(confirm);
  expect(wishes).toEqual([{ do: 'decide', run: 'r', call: 'main.1', verdict: 'deny', reason: 'Leave the tests.' }]);
});

test('on a phone nothing sticks out', async () => {
  await page.viewport(390, 844);
  await openQuiet(planned());
  const { scrollWidth, clientWidth } = dialog().element();
  expect(scrollWidth).toBe(clientWidth);
});
