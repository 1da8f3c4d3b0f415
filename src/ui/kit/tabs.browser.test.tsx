import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mount } from './mount.testing.tsx';
import { TabPanel, Tabs } from './tabs.tsx';

const tabs = [
  { id: 'event', label: 'Event' },
  { id: 'context', label: 'Context' },
  { id: 'files', label: 'Files' },
];

function Inspector() {
  const [selected, select] = useState('event');
  return (
    <>
      <Tabs id="inspector" label="Inspector" tabs={tabs} selected={selected} onSelect={select} />
      <TabPanel tabs="inspector" tab={selected}>
        <button type="button">In {selected}</button>
      </TabPanel>
    </>
  );
}

const tab = (name: string) => page.getByRole('tab', { name });

test('Tab stops once at the row, then goes on into the panel', async () => {
  mount(<Inspector />);
  await userEvent.keyboard('{Tab}');
  await expect.element(tab('Event')).toHaveFocus();
  await userEvent.keyboard('{Tab}');
  await expect.element(page.getByRole('button', { name: 'In event' })).toHaveFocus();
});

test('arrows, Home and End move the focus and select', async () => {
  mount(<Inspector />);
  await tab('Event').click();
  const visited: (string | null)[] = [];
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'Home', 'End']) {
    await userEvent.keyboard(`{${key}}`);
    visited.push(document.querySelector('[role=tab][aria-selected=true]')?.textContent ?? null);
    expect(document.activeElement?.textContent).toBe(visited.at(-1));
  }
  expect(visited).toEqual(['Context', 'Files', 'Event', 'Files', 'Event', 'Files']);
});

test('the panel bears the name of its tab', async () => {
  mount(<Inspector />);
  await tab('Files').click();
  const panel = page.getByRole('tabpanel', { name: 'Files' });
  await expect.element(panel).toBeVisible();
  expect(tab('Files').element().getAttribute('aria-controls')).toBe(panel.element().id);
});

test('an arrow that moves a tab does not reach the keys of the page', async () => {
  const onKey = vi.fn();
  window.addEventListener('keydown', onKey);
  mount(<Inspector />);
  await tab('Event').click();
  await userEvent.keyboard('{ArrowRight}');
  expect(onKey).not.toHaveBeenCalled();
  await userEvent.keyboard('j');
  expect(onKey).toHaveBeenCalledOnce();
  window.removeEventListener('keydown', onKey);
});
