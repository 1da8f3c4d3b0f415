import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { IconButton } from './icon-button.tsx';
import { mount } from './mount.testing.tsx';

const tip = () => page.getByRole('tooltip');
const setUp = () =>
  mount(
    <>
      <IconButton label="Step back" keys="ArrowLeft">
        ←
      </IconButton>
      <p style={{ position: 'fixed', right: 0, bottom: 0 }}>Elsewhere</p>
    </>,
  );

test('keyboard focus shows the name and the key, and Esc hides them', async () => {
  setUp();
  await userEvent.keyboard('{Tab}');
  await expect.element(tip()).toHaveTextContent('Step back←');
  await userEvent.keyboard('{Escape}');
  await expect.element(tip()).not.toBeInTheDocument();
  await expect.element(page.getByRole('button', { name: 'Step back', exact: true })).toHaveFocus();
});

test('a resting pointer shows it, leaving hides it', async () => {
  setUp();
  await page.getByRole('button').hover();
  await expect.element(tip()).toBeVisible();
  await page.getByText('Elsewhere').hover();
  await expect.element(tip()).not.toBeInTheDocument();
});

test('the pointer may rest on the tooltip itself', async () => {
  setUp();
  await page.getByRole('button').hover();
  await expect.element(tip()).toBeVisible();
  await tip().hover();
  await expect.element(tip()).toBeVisible();
});

test('the button tells its key to a screen reader', async () => {
  setUp();
  await expect.element(page.getByRole('button')).toHaveAttribute('aria-keyshortcuts', 'ArrowLeft');
});
