import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Menu } from './menu.tsx';
import { mount } from './mount.testing.tsx';

function setUp() {
  const chosen = vi.fn();
  const item = (label: string, more = {}) => ({ id: label, label, onChoose: () => chosen(label), ...more });
  mount(
    <>
      <Menu
        label="More"
        items={[item('Rename'), item('Delete', { unavailable: 'Open elsewhere' }), item('Follow', { checked: true })]}
      />
      <button type="button">Beside</button>
    </>,
  );
  return chosen;
}

const button = () => page.getByRole('button', { name: 'More' });
const item = (name: string | RegExp) => page.getByRole('menuitem', { name });

test('it opens on its first line, and Esc gives the focus back', async () => {
  setUp();
  await button().click();
  await expect.element(item('Rename')).toHaveFocus();
  await expect.element(button()).toHaveAttribute('aria-haspopup', 'menu');
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('menu')).not.toBeInTheDocument();
  await expect.element(button()).toHaveFocus();
});

test('arrow down on the button opens it', async () => {
  setUp();
  await userEvent.keyboard('{Tab}{ArrowDown}');
  await expect.element(item('Rename')).toHaveFocus();
});

test('arrows go round, Home and End to the ends, letters to what they begin', async () => {
  setUp();
  await button().click();
  await expect.element(item('Rename')).toHaveFocus();
  await userEvent.keyboard('{ArrowUp}');
  await expect.element(page.getByRole('menuitemcheckbox', { name: 'Follow', checked: true })).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(item('Rename')).toHaveFocus();
  await userEvent.keyboard('d');
  await expect.element(item(/Delete/)).toHaveFocus();
  await userEvent.keyboard('{Home}');
  await expect.element(item('Rename')).toHaveFocus();
});

test('Enter chooses once, closes, and gives the focus back', async () => {
  const chosen = setUp();
  await button().click();
  await expect.element(item('Rename')).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(chosen.mock.calls).toEqual([['Rename']]);
  await expect.element(button()).toHaveFocus();
});

test('what is unavailable says why and does nothing', async () => {
  const chosen = setUp();
  await button().click();
  await expect.element(item('Rename')).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await expect.element(item('Delete Open elsewhere')).toHaveFocus();
  expect(chosen).not.toHaveBeenCalled();
});

test('a second press of the button, or a click beside it, closes it', async () => {
  setUp();
  await button().click();
  await expect.element(item('Rename')).toHaveFocus();
  await button().click();
  await expect.element(page.getByRole('menu')).not.toBeInTheDocument();
  await button().click();
  await expect.element(item('Rename')).toHaveFocus();
  await page.getByRole('button', { name: 'Beside' }).click();
  await expect.element(page.getByRole('menu')).not.toBeInTheDocument();
});
