import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Dialog } from './dialog.tsx';
import { announce } from './live-region.tsx';
import { mount } from './mount.testing.tsx';

function Opener({ closing, first = false }: { closing: 'anywhere' | 'escape' | 'guarded'; first?: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Open
      </button>
      {open && (
        <Dialog title="Delete the run?" lead="Nothing else changes." closing={closing} onClose={() => setOpen(false)}>
          <button type="button" onClick={() => setOpen(false)}>
            Keep
          </button>
          <button type="button" data-first-focus={first ? '' : undefined}>
            Delete
          </button>
        </Dialog>
      )}
    </>
  );
}

const dialog = () => page.getByRole('dialog', { name: 'Delete the run?' });

/** Clicks beside the dialog, in a corner of the screen where nothing else is. */
async function clickBeside() {
  const corner = { x: innerWidth - 4, y: innerHeight - 4 };
  expect(document.querySelector('button')?.getBoundingClientRect().bottom).toBeLessThan(corner.y);
  const beside = <p style={{ position: 'fixed', right: 0, bottom: 0, width: 8, height: 8 }} data-testid="corner" />;
  mount(beside);
  await page.getByTestId('corner').click({ force: true });
}

test('it opens with the focus on itself and says its title and lead', async () => {
  mount(<Opener closing="escape" />);
  await page.getByRole('button', { name: 'Open' }).click();
  await expect.element(dialog()).toHaveFocus();
  await expect.element(dialog()).toHaveAccessibleDescription('Nothing else changes.');
});

test('the focus goes first where the dialog wants it', async () => {
  mount(<Opener closing="escape" first />);
  await page.getByRole('button', { name: 'Open' }).click();
  await expect.element(page.getByRole('button', { name: 'Delete' })).toHaveFocus();
});

test('closing by its own button gives the focus back', async () => {
  mount(<Opener closing="guarded" />);
  await page.getByRole('button', { name: 'Open' }).click();
  await page.getByRole('button', { name: 'Keep' }).click();
  await expect.element(dialog()).not.toBeInTheDocument();
  await expect.element(page.getByRole('button', { name: 'Open' })).toHaveFocus();
});

test('Esc closes it and gives the focus back', async () => {
  mount(<Opener closing="escape" />);
  await page.getByRole('button', { name: 'Open' }).click();
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog()).not.toBeInTheDocument();
  await expect.element(page.getByRole('button', { name: 'Open' })).toHaveFocus();
});

test('a guarded dialog stays, however often Esc is pressed and wherever is clicked', async () => {
  mount(<Opener closing="guarded" />);
  await page.getByRole('button', { name: 'Open' }).click();
  for (let times = 0; times < 4; times++) await userEvent.keyboard('{Escape}');
  await clickBeside();
  await expect.element(dialog()).toBeVisible();
  expect(document.querySelector('dialog')?.matches(':modal')).toBe(true);
});

test('a click beside it closes only the dialog that says so', async () => {
  mount(<Opener closing="escape" />);
  await page.getByRole('button', { name: 'Open' }).click();
  await clickBeside();
  await expect.element(dialog()).toBeVisible();
});

test('a click beside it closes a dialog that may be closed anywhere', async () => {
  mount(<Opener closing="anywhere" />);
  await page.getByRole('button', { name: 'Open' }).click();
  await clickBeside();
  await expect.element(dialog()).not.toBeInTheDocument();
});

test('Tab never reaches what lies behind', async () => {
  mount(<Opener closing="escape" />);
  await page.getByRole('button', { name: 'Open' }).click();
  const opener = page.getByRole('button', { name: 'Open', includeHidden: true }).element();
  for (let times = 0; times < 4; times++) {
    await userEvent.keyboard('{Tab}');
    expect(document.activeElement).not.toBe(opener);
  }
});

test('Esc in one dialog leaves the one below it open', async () => {
  const onClose = vi.fn();
  mount(
    <Dialog title="Below" onClose={onClose}>
      <Opener closing="escape" />
    </Dialog>,
  );
  await page.getByRole('button', { name: 'Open' }).click();
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog()).not.toBeInTheDocument();
  expect(onClose).not.toHaveBeenCalled();
  await expect.element(page.getByRole('button', { name: 'Open' })).toHaveFocus();
});

test('what is announced while it is open is announced inside it', async () => {
  mount(<Opener closing="escape" />);
  await page.getByRole('button', { name: 'Open' }).click();
  await expect.element(dialog()).toHaveFocus();
  announce('Turn 3: model calls bash');
  await expect.element(dialog().getByText('Turn 3: model calls bash')).toBeInTheDocument();
});
