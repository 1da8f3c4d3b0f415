import type { Page } from '@playwright/test';
import { asked, confirming, dialog, expect, standing, test } from './person.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

/** What reaches past the right edge, and what a finger would miss. */
async function misfits(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    if (document.documentElement.scrollWidth > innerWidth)
      found.push(`the page is ${document.documentElement.scrollWidth} px wide`);
    for (const element of document.querySelectorAll<HTMLElement>(
      'button, a[href], input, select, textarea, [role="tab"], [role="slider"]',
    )) {
      const { right, left, width, height } = element.getBoundingClientRect();
      const seen =
        element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && width > 1 && height > 1;
      // what scrolls in a box of its own, or lies in a sheet that is closed, is not at the edge of the page
      if (!seen || element.closest('[class*="sr-only"]')) continue;
      const words = element.ariaLabel ?? element.innerText.slice(0, 40);
      if (right > innerWidth + 1 || left < -1) found.push(`past the edge: ${words}`);
      const target = element.closest('label') ?? element;
      if (Math.max(height, target.getBoundingClientRect().height) < 43.5 && element.matches('button, select, textarea'))
        found.push(`${height} px high: ${words}`);
    }
    return found;
  });
}

test('home, a run, its question and its end: nothing past the edge, and all of it by touch', async ({ page }) => {
  test.slow();
  await page.goto('./');
  expect(await misfits(page)).toEqual([]);
  await page.getByRole('button', { name: 'Run Fix the failing test' }).tap();
  const it = await asked(page, 'test.js');
  expect(await misfits(page)).toEqual([]);
  await it.getByRole('radio', { name: 'Deny, with a reason' }).check();
  await it.getByRole('textbox', { name: 'Reason' }).fill('The test is right. Fix the code.');
  await expect(confirming(page)).toBeEnabled();
  await confirming(page).tap();
  for (const file of ['src/price.js', 'CHANGELOG.md']) {
    await asked(page, file);
    await dialog(page).getByRole('radio', { name: 'Allow once' }).check();
    await expect(confirming(page)).toBeEnabled();
    await confirming(page).tap();
  }
  await expect(standing(page)).toHaveText('Done', { timeout: 20_000 });
  for (const tab of await page.getByRole('tablist').last().getByRole('tab').all()) {
    await tab.tap();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByText(/^Opening/)).toHaveCount(0);
    expect(await misfits(page), await tab.innerText()).toEqual([]);
  }
});

test('the library fits', async ({ page }) => {
  await page.goto('./#/library');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await misfits(page)).toEqual([]);
});
