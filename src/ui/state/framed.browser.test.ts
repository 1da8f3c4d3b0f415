import { expect, test } from 'vitest';
import { isInsideAnother } from './framed.ts';

const origin = 'https://here.example';
type Shown = Parameters<typeof isInsideAnother>[0];

const at = (where: string): Shown => {
  const page: { location: { origin: string }; parent?: Shown } = { location: { origin: where } };
  page.parent = page as Shown;
  return page as Shown;
};
const alone = () => at(origin);
const inside = (parent: Shown): Shown => ({ location: { origin }, parent });

/** A window of another site, which throws when it is asked where it is. */
const foreign = Object.defineProperty(alone(), 'location', {
  get: () => {
    throw new DOMException('Blocked a frame', 'SecurityError');
  },
});

test('a page on its own, or inside a page of its own site, is at home', () => {
  expect([isInsideAnother(alone()), isInsideAnother(inside(alone()))]).toEqual([false, false]);
});

test('a page inside another site is not, however deep', () => {
  expect([isInsideAnother(inside(foreign)), isInsideAnother(inside(inside(foreign)))]).toEqual([true, true]);
});

test('a site that says where it is, and is another, is another', () => {
  expect(isInsideAnother(inside(at('https://other.example')))).toBe(true);
});

test('a frame of another site is known for one in a real browser', async () => {
  const frame = document.createElement('iframe');
  frame.sandbox.add('allow-scripts');
  frame.srcdoc = `<script>
    let seen = 'readable';
    try { void parent.location.origin } catch { seen = 'blocked' }
    parent.postMessage({ seen }, '*');
  </script>`;
  const heard = new Promise((hear) => addEventListener('message', ({ data }) => data?.seen && hear(data.seen)));
  document.body.append(frame);
  expect(await heard).toBe('blocked');
  frame.remove();
});
