import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { useFramed } from '../state/framed.ts';
import { dialog, openQuiet } from './waiting.testing.tsx';

beforeEach(() => useFramed.setState({ framed: true }));
afterEach(() => useFramed.setState({ framed: false }));

test('inside another site a call cannot be allowed, neither by its button nor by the keyboard', async () => {
  const { wishes } = await openQuiet();
  await expect.element(dialog()).toHaveTextContent('shown inside another site, so questions cannot be answered here');
  await expect.element(page.getByRole('button', { name: 'Allow once' })).toBeDisabled();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(wishes).toEqual([]);
});

test('on its own the same keys answer', async () => {
  useFramed.setState({ framed: false });
  const { wishes } = await openQuiet();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(wishes).toHaveLength(1);
});
