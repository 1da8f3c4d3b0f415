import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { mount } from './mount.testing.tsx';
import { rowHeight, useScreen } from './screen.ts';

function Room() {
  const screen = useScreen();
  return <output>{`${screen}, ${rowHeight[screen]}`}</output>;
}

test('the page knows its room, and follows when it changes', async () => {
  await page.viewport(1440, 800);
  mount(<Room />);
  const seen: (string | null)[] = [];
  for (const width of [1440, 1359, 1099, 719]) {
    await page.viewport(width, 800);
    await expect.poll(() => document.documentElement.clientWidth).toBe(width);
    seen.push(page.getByRole('status').element().textContent);
  }
  expect(seen).toEqual(['full, 26', 'wide, 26', 'desk, 26', 'phone, 44']);
});
