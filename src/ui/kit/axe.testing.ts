import axe from 'axe-core';
import { expect } from 'vitest';

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** Holds what a test has drawn to WCAG, in both themes. */
export async function holdsToWcag(): Promise<void> {
  const page = document.documentElement;
  for (const theme of ['dark', 'light']) {
    page.dataset.theme = theme;
    // what still fades in, or changes its theme, has colours of its own
    for (const each of document.getAnimations()) each.finish();
    const { violations, passes } = await axe.run(document.body, { runOnly: wcag });
    const found = violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html.slice(0, 200)) }));
    expect(found, theme).toEqual([]);
    // a check that saw nothing would pass
    expect(passes.map(({ id }) => id)).toContain('color-contrast');
  }
  delete page.dataset.theme;
}
