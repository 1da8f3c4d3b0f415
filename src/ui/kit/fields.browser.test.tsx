import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mount } from './mount.testing.tsx';
import { Segmented } from './segmented.tsx';
import { Select } from './select.tsx';
import { Switch } from './switch.tsx';
import { TextField } from './text-field.tsx';

const choices = [
  { value: 'default', label: 'Default' },
  { value: 'auto', label: 'Auto' },
  { value: 'plan', label: 'Plan' },
] as const;

type Mode = (typeof choices)[number]['value'];

function Modes() {
  const [mode, setMode] = useState<Mode>('default');
  return (
    <>
      <Segmented label="Mode" choices={choices} value={mode} onChange={setMode} />
      <Select label="Mode as list" choices={choices} value={mode} onChange={setMode} />
    </>
  );
}

test('arrows choose in a row of choices, and reach no key of the page', async () => {
  const onKey = vi.fn();
  window.addEventListener('keydown', onKey);
  mount(<Modes />);
  await page.getByRole('radio', { name: 'Default' }).click({ force: true });
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(page.getByRole('radio', { name: 'Auto' })).toBeChecked();
  await expect.element(page.getByRole('radio', { name: 'Auto' })).toHaveFocus();
  expect(onKey).not.toHaveBeenCalled();
  window.removeEventListener('keydown', onKey);
});

test('the row is one stop, with a name', async () => {
  mount(<Modes />);
  await userEvent.keyboard('{Tab}{Tab}');
  await expect.element(page.getByRole('combobox', { name: 'Mode as list' })).toHaveFocus();
  await expect.element(page.getByRole('radiogroup', { name: 'Mode' })).toBeInTheDocument();
});

test('a list chooses', async () => {
  mount(<Modes />);
  await page.getByRole('combobox').selectOptions('plan');
  await expect.element(page.getByRole('radio', { name: 'Plan' })).toBeChecked();
});

test('a switch is switched by Space', async () => {
  const changed = vi.fn();
  mount(<Switch label="Break it" checked={false} onChange={changed} />);
  await userEvent.keyboard('{Tab} ');
  expect(changed.mock.calls).toEqual([[true]]);
  await expect.element(page.getByRole('switch', { name: 'Break it' })).not.toBeChecked();
});

test('a field says its error and its hint', async () => {
  mount(<TextField label="Reason" value="" onChange={() => {}} hint="The model reads it." error="It is too long." />);
  const field = page.getByRole('textbox', { name: 'Reason' });
  await expect.element(field).toHaveAccessibleDescription('It is too long. The model reads it.');
  await expect.element(field).toBeInvalid();
});

test('a field of several lines tells what was typed', async () => {
  const changed = vi.fn();
  mount(<TextField label="Reason" labelled="silently" rows={3} value="" onChange={changed} />);
  await page.getByRole('textbox', { name: 'Reason' }).fill('No.');
  expect(changed).toHaveBeenCalledWith('No.');
});
