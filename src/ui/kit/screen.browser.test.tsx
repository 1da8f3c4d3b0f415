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
  const rooms = { 1440: 'full, 26', 1359: 'wide, 26', 1099: 'desk, 26', 719: 'phone, 44' };
  for (const [width, room] of Object.entries(rooms).reverse()) {
    await page.viewport(Number(width), 800);
    await expect.element(page.getByRole('status')).toHaveTextContent(room);
  }
});
