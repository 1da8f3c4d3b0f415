import axe from 'axe-core';
import { expect } from 'vitest';
import { page } from 'vitest/browser';

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
/** Both themes, each at a width of its own. */
const readings = [
  { theme: 'dark', width: 1280, height: 900 },
  { theme: 'light', width: 390, height: 844 },
] as const;

/** Holds what a test has drawn to WCAG, in both themes, on a desk and on a phone. */
export async function holdsToWcag(): Promise<void> {
  const root = document.documentElement;
  for (const { theme, width, height } of readings) {
    root.dataset.theme = theme;
    await page.viewport(width, height);
    // what still fades in, or changes its theme, has colours of its own
    for (const each of document.getAnimations()) each.finish();
    const { violations, passes } = await axe.run(document.body, { runOnly: wcag });
    const found = violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html.slice(0, 200)) }));
    expect(found, `${theme}, ${width} px`).toEqual([]);
    // a check that saw nothing would pass
    expect(passes.map(({ id }) => id)).toContain('color-contrast');
  }
  delete root.dataset.theme;
}
