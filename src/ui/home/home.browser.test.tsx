import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import '../../app/styles.css';
import { mount } from '../kit/mount.testing.tsx';
import { Home } from './home.tsx';

const scenarios = [
  { name: 'todos', group: 'Start here', title: 'Find the TODOs', summary: 'Reads only.', prompt: 'How many TODOs?' },
  { name: 'fix', group: 'Permissions', title: 'Fix the test', summary: 'Asks you.', prompt: 'The test fails.' },
];

test('every scenario starts with one click, running or held before its first step', async () => {
  const onStart = vi.fn();
  mount(<Home scenarios={scenarios} starting={undefined} onStart={onStart} />);
  await page.getByRole('button', { name: 'Run Fix the test' }).click();
  await page.getByRole('button', { name: 'Step through Find the TODOs' }).click();
  await page.getByRole('button', { name: 'Run “Find the TODOs”' }).click();
  expect(onStart.mock.calls).toEqual([
    ['fix', 'run'],
    ['todos', 'step'],
    ['todos', 'run'],
  ]);
});

test('scenarios stand under the headings of their groups', async () => {
  mount(<Home scenarios={scenarios} starting={undefined} onStart={() => {}} />);
  const group = page.getByRole('region', { name: 'Permissions' });
  await expect.element(group.getByRole('heading', { name: 'Fix the test' })).toBeVisible();
  expect(group.getByRole('heading', { name: 'Find the TODOs' }).elements()).toEqual([]);
});

test('while one is fetched, no other can be started', async () => {
  mount(<Home scenarios={scenarios} starting="fix" onStart={() => {}} />);
  for (const button of page.getByRole('button').elements()) expect(button).toHaveProperty('disabled', true);
  await expect.element(page.getByText('Starting…')).toBeVisible();
});
