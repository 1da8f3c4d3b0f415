import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mount } from './mount.testing.tsx';
import { Splitter } from './splitter.tsx';

function Panels({ sizes, onSettle }: { sizes: 'before' | 'after'; onSettle: (size: number) => void }) {
  const [size, setSize] = useState(300);
  const limits = { least: 200, most: 500, usual: 392 };
  return (
    <div style={{ display: 'flex', width: 900, height: 100 }}>
      <div style={sizes === 'before' ? { width: size } : { flex: 1 }} />
      <Splitter label="Timeline" size={size} {...limits} sizes={sizes} onResize={setSize} onSettle={onSettle} />
      <div style={sizes === 'after' ? { width: size } : { flex: 1 }} />
    </div>
  );
}

const edge = () => page.getByRole('separator', { name: 'Timeline' });

test('arrows move it, with Shift further, Home and End to its bounds, Enter back to the usual', async () => {
  const settled = vi.fn();
  mount(<Panels sizes="before" onSettle={settled} />);
  await userEvent.keyboard('{Tab}{ArrowRight}{ArrowLeft}{Shift>}{ArrowRight}{/Shift}{Home}{ArrowLeft}{End}{Enter}');
  expect(settled.mock.calls.flat()).toEqual([316, 300, 364, 200, 200, 500, 392]);
  await expect.element(edge()).toHaveAttribute('aria-valuenow', '392');
});

test('the edge of a panel that stands after it moves the other way', async () => {
  const settled = vi.fn();
  mount(<Panels sizes="after" onSettle={settled} />);
  await userEvent.keyboard('{Tab}{ArrowRight}{ArrowLeft}');
  expect(settled.mock.calls.flat()).toEqual([284, 300]);
});

test('a drag resizes as it goes and is remembered once', async () => {
  const settled = vi.fn();
  mount(<Panels sizes="before" onSettle={settled} />);
  const element = edge().element();
  element.setPointerCapture = () => {};
  const fire = (type: string, clientX: number) =>
    element.dispatchEvent(new PointerEvent(type, { bubbles: true, clientX, button: 0, pointerId: 1 }));
  fire('pointerdown', 300);
  fire('pointermove', 350);
  await expect.element(edge()).toHaveAttribute('aria-valuenow', '350');
  fire('pointermove', 900);
  fire('pointerup', 900);
  fire('pointermove', 100);
  await expect.element(edge()).toHaveAttribute('aria-valuenow', '500');
  expect(settled.mock.calls).toEqual([[500]]);
});
