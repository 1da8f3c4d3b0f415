import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../app/styles.css';
import { mount } from '../kit/mount.testing.tsx';
import { Ring } from './ring.tsx';
import { visitsOf } from './visits.ts';

const onFilter = vi.fn();
const onBreak = vi.fn();
beforeEach(() => vi.clearAllMocks());

const visits = visitsOf({
  'call-model: asked again': 1,
  'call-model: something new to read': 2,
  'run: all allowed': 1,
});
const show = () =>
  mount(
    <Ring
      step={{ do: 'authorize', because: 'not judged yet', call: 'main.1' }}
      visits={visits}
      turn={3}
      filtered={['hooks']}
      breaks={['tools']}
      onFilter={onFilter}
      onBreak={onBreak}
    />,
  );
const station = (name: string) => page.getByRole('button', { name });

test('every station says its name, its visits and its breakpoint; the current one is now', async () => {
  show();
  const names = page
    .getByRole('button')
    .elements()
    .map((each) => each.getAttribute('aria-label'));
  expect(names).toEqual([
    'Context',
    'Model, visited 3 times',
    'Hooks',
    'Permission',
    'You',
    'Tools, visited once, breakpoint',
    'Rest',
  ]);
  const current = page
    .getByRole('listitem')
    .elements()
    .filter((each) => each.getAttribute('aria-current') === 'step');
  expect(current.map((each) => each.textContent)).toEqual(['Permission']);
  await expect.element(station('Hooks')).toHaveAttribute('aria-pressed', 'true');
  await expect.element(page.getByText('turn 3')).toBeVisible();
});

test('a click filters; a right click and B break, and do not filter', async () => {
  show();
  await station('Model').click();
  expect(onFilter.mock.calls).toEqual([['model']]);
  await station('You').click({ button: 'right' });
  station('Rest').element().focus();
  await userEvent.keyboard('b');
  expect(onBreak.mock.calls).toEqual([['you'], ['rest']]);
  await userEvent.keyboard('{Enter}');
  expect(onFilter.mock.calls).toEqual([['model'], ['rest']]);
});

test('a finger that stays breaks once, and its click does not filter', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  show();
  const element = station('Model').element();
  const point = (type: string) =>
    element.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerType: 'touch' }));
  point('pointerdown');
  vi.advanceTimersByTime(600);
  element.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }));
  point('pointerup');
  element.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
  vi.useRealTimers();
  expect(onBreak.mock.calls).toEqual([['model']]);
  expect(onFilter).not.toHaveBeenCalled();
});

test('an agent that has nothing to do stands at Rest', async () => {
  mount(
    <Ring step={undefined} visits={visits} turn={3} filtered={[]} breaks={[]} onFilter={onFilter} onBreak={onBreak} />,
  );
  const rest = page.getByRole('listitem').filter({ has: station('Rest') });
  await expect.element(rest).toHaveAttribute('aria-current', 'step');
});
