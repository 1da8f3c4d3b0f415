import { expect, test } from 'vitest';
import { announce, LiveRegion } from './live-region.tsx';
import { mount } from './mount.testing.tsx';

const region = (kind: 'polite' | 'assertive') => document.querySelector(`[aria-live=${kind}]`);

test('a sentence is polite, and an urgent one assertive', async () => {
  mount(<LiveRegion />);
  announce('Turn 1: model calls read_file');
  announce('The agent waits for you', { urgent: true });
  await expect.poll(() => region('polite')?.textContent).toBe('Turn 1: model calls read_file');
  expect(region('assertive')?.textContent).toBe('The agent waits for you');
});

test('the same sentence twice is a new element, so it is said twice', async () => {
  mount(<LiveRegion />);
  announce('Step');
  await expect.poll(() => region('polite')?.children.length).toBe(1);
  announce('Step');
  await expect.poll(() => region('polite')?.children.length).toBe(2);
});

test('a long run keeps no more than a few sentences', async () => {
  mount(<LiveRegion />);
  for (let step = 1; step <= 100; step++) announce(`Step ${step}`);
  await expect.poll(() => region('polite')?.lastElementChild?.textContent).toBe('Step 100');
  expect(region('polite')?.children.length).toBeLessThan(10);
});
