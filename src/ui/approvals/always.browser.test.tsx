import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { asked } from './question.testing.ts';
import { dialog, openQuiet } from './waiting.testing.tsx';

beforeEach(() => page.viewport(1280, 900));

const confirm = '{Control>}{Enter}{/Control}';
const rules = () => dialog().getByRole('textbox', { name: 'Rules, one a line' });

test('to allow always shows the narrowest rules, for this run, and sends them with the answer', async () => {
  const { wishes } = await openQuiet();
  await expect.element(dialog().getByRole('radio', { name: 'Always allow' })).not.toBeChecked();
  await userEvent.keyboard('2');
  await expect.element(rules()).toHaveValue('write_file(src/sum.ts)');
  await expect.element(dialog().getByText('Calls of write_file: this and nothing else.')).toBeVisible();
  await userEvent.keyboard(confirm);
  const always = { rules: ['write_file(src/sum.ts)'], scope: 'run' };
  expect(wishes).toEqual([{ do: 'decide', run: 'r', call: 'main.1', verdict: 'allow', always }]);
});

test('how far and for how long are chosen, and told in words', async () => {
  const { wishes } = await openQuiet();
  await userEvent.keyboard('2');
  await dialog().getByRole('radio', { name: 'Calls like it' }).click();
  await expect.element(rules()).toHaveValue('write_file(src/**)');
  await expect.element(dialog().getByText(/everything in src\/, in the folders below it too/)).toBeVisible();
  await dialog().getByRole('radio', { name: 'This workspace' }).click();
  await expect.element(dialog().getByText(/^Is written into \.agents\/settings\.json/)).toBeVisible();
  await expect.element(dialog().getByRole('button', { name: 'Always allow in this workspace' })).toBeEnabled();
  await userEvent.keyboard(confirm);
  expect(wishes).toMatchObject([{ always: { rules: ['write_file(src/**)'], scope: 'workspace' } }]);
});

test('rules are edited as text, each is told in words, and without one nothing can be sent', async () => {
  const { wishes } = await openQuiet();
  await userEvent.keyboard('2');
  await rules().fill('write_file(src/*.ts)\nread_file');
  await expect.element(dialog().getByText('Calls of write_file: all that fits src/*.ts.')).toBeVisible();
  await expect.element(dialog().getByText('Any call of read_file, whatever it touches.')).toBeVisible();
  await rules().fill(' ');
  await expect.element(dialog().getByRole('button', { name: 'No rule yet' })).toBeDisabled();
  await userEvent.keyboard(confirm);
  expect(wishes).toEqual([]);
});

test('rules that the runtime refuses stay in the open dialog, with its words', async () => {
  const { refuse, wishes } = await openQuiet();
  await userEvent.keyboard('2');
  await rules().fill('write_file(docs/**)');
  await userEvent.keyboard(confirm);
  refuse('These rules do not allow this call: the path src/sum.ts is left over. Nothing was decided.');
  await expect
    .element(dialog().getByRole('alert'))
    .toHaveTextContent(
      'These rules do not allow this call: the path src/sum.ts is left over. Nothing was decided; answer again.',
    );
  await expect.element(rules()).toHaveValue('write_file(docs/**)');
  await userEvent.keyboard(confirm);
  expect(wishes).toHaveLength(2);
});

test('where no rule lowers what asked, it cannot be chosen, and the reason is said', async () => {
  const { wishes } = await openQuiet(asked({ by: 'ask rules', reason: 'The rule ask write fits.' }));
  const always = dialog().getByRole('radio', { name: 'Always allow' });
  await expect.element(always).toBeDisabled();
  await expect.element(always).toHaveAccessibleDescription('Not here: a rule asks every time.');
  await userEvent.keyboard('2');
  await expect.element(dialog().getByRole('radio', { name: 'Allow once' })).toBeChecked();
  expect(rules().elements()).toEqual([]);
  expect(wishes).toEqual([]);
});

test('on a phone nothing sticks out', async () => {
  await page.viewport(390, 844);
  await openQuiet();
  await userEvent.keyboard('2');
  await expect.element(rules()).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
});
