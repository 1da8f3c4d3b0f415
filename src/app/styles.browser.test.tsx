import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { Button } from '../ui/kit/button.tsx';
import { IconButton } from '../ui/kit/icon-button.tsx';
import { mount } from '../ui/kit/mount.testing.tsx';
import { Segmented } from '../ui/kit/segmented.tsx';
import { Select } from '../ui/kit/select.tsx';
import { Switch } from '../ui/kit/switch.tsx';
import { Tabs } from '../ui/kit/tabs.tsx';
import './styles.css';

afterEach(async () => {
  delete document.documentElement.dataset.theme;
  await page.viewport(1280, 800);
});

const colours = (name: string) => {
  const { color, backgroundColor } = getComputedStyle(page.getByTestId(name).element());
  return { color, backgroundColor };
};
const dark = { color: 'rgb(228, 231, 234)', backgroundColor: 'rgb(22, 25, 28)' };
const light = { color: 'rgb(26, 31, 35)', backgroundColor: 'rgb(255, 255, 255)' };

test.each([
  { theme: 'dark', plain: dark, now: light },
  { theme: 'light', plain: light, now: dark },
])('in the $theme theme, now is the other one, and so is everything in it', ({ theme, plain, now }) => {
  document.documentElement.dataset.theme = theme;
  mount(
    <>
      <p data-testid="plain" className="bg-panel text-ink" />
      <div className="now" data-testid="now">
        <p data-testid="within" className="bg-panel text-ink" />
      </div>
    </>,
  );
  expect({ plain: colours('plain'), now: colours('now'), within: colours('within') }).toEqual({
    plain,
    now,
    within: now,
  });
});

test('the theme of the system is followed until one is chosen', () => {
  const ofSystem = matchMedia('(prefers-color-scheme: dark)').matches ? dark : light;
  mount(<p data-testid="plain" className="bg-panel text-ink" />);
  expect(colours('plain')).toEqual(ofSystem);
});

const choices = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B' },
] as const;
const nothing = () => {};

test.each([
  { width: 1280, least: 24 },
  { width: 390, least: 44 },
])('at $width pixels every target measures at least $least', async ({ width, least }) => {
  await page.viewport(width, 800);
  mount(
    <main>
      <Button size="small">Go</Button>
      <IconButton size="small" label="Step">
        →
      </IconButton>
      <Segmented label="Mode" size="small" choices={choices} value="a" onChange={nothing} />
      <Select label="List" choices={choices} value="a" onChange={nothing} />
      <Switch label="Switch" checked onChange={nothing} />
      <Tabs id="t" label="Tabs" tabs={[{ id: 'a', label: 'A' }]} selected="a" onSelect={nothing} />
    </main>,
  );
  const targets = [...document.querySelectorAll('main :is(button, label:has(input), select)')];
  expect(targets.length).toBe(7);
  for (const target of targets) {
    const { width: wide, height } = target.getBoundingClientRect();
    expect.soft(Math.min(wide, height), target.outerHTML).toBeGreaterThanOrEqual(least);
  }
});
