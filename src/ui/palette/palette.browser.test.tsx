import { useState } from 'react';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../app/styles.css';
import { mount } from '../kit/mount.testing.tsx';
import type { Entry } from './find.ts';
import { Palette } from './palette.tsx';

const field = page.getByRole('combobox', { name: 'Find a command, a scenario or a run' });
const options = page.getByRole('listbox', { name: 'Commands' }).getByRole('option');

/** A palette over three commands, and what was done with it. */
function open(): readonly string[] {
  const done: string[] = [];
  const entry = (id: string, label: string, more: Partial<Entry> = {}): Entry => ({
    id,
    kind: 'Command',
    label,
    run: () => done.push(id),
    ...more,
  });
  const entries = [
    entry('stop', 'Stop the agent', { also: '/stop', unavailable: 'The agent rests.' }),
    entry('status', 'Say where the run stands', { also: '/status' }),
    entry('help', 'All keys and commands', { also: '/help', keys: '?' }),
  ];
  function Page() {
    const [shown, setShown] = useState(true);
    return (
      shown && (
        <Palette
          entries={entries}
          onClose={() => {
            done.push('closed');
            setShown(false);
          }}
        />
      )
    );
  }
  mount(<Page />);
  return done;
}

/** What a screen reader says is chosen, for the field has the focus and points at it. */
const chosen = () => {
  const id = field.element().getAttribute('aria-activedescendant');
  return id === null ? undefined : document.getElementById(id)?.textContent;
};

test('the field has the focus, and points at the first thing that can be done', async () => {
  open();
  await expect.element(field).toHaveFocus();
  expect(chosen()).toMatch(/^Say where the run stands/);
  await expect.element(options.last()).toHaveTextContent('Stop the agent – The agent rests.');
  await expect.element(options.last()).toHaveAttribute('aria-disabled', 'true');
});

test('letters narrow the list, arrows go round in it, and Enter closes it and does what is chosen', async () => {
  const done = open();
  await userEvent.keyboard('s');
  await userEvent.keyboard('{ArrowUp}');
  expect(chosen()).toMatch(/^Stop the agent/);
  await userEvent.keyboard('{ArrowDown}');
  expect(chosen()).toMatch(/^Say where the run stands/);
  await userEvent.keyboard('{Backspace}/help{Enter}');
  expect(done).toEqual(['closed', 'help']);
});

test('what cannot be done now says why, and leaves the list open', async () => {
  const done = open();
  await userEvent.keyboard('/stop{Enter}');
  await expect.element(page.getByRole('status').first()).toHaveTextContent('Stop the agent: The agent rests.');
  expect(done).toEqual([]);
});

test('nothing found is said, and Enter does nothing', async () => {
  const done = open();
  await userEvent.keyboard('zzz{Enter}');
  await expect.element(page.getByText('Nothing here is called that.', { exact: false })).toBeVisible();
  expect(chosen()).toBeUndefined();
  expect(done).toEqual([]);
});

test('a click does it, and Esc only closes', async () => {
  const done = open();
  await options.nth(1).click();
  expect(done).toEqual(['closed', 'help']);
  const again = open();
  await userEvent.keyboard('{Escape}');
  expect(again).toEqual(['closed']);
});
