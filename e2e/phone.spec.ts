import type { Locator, Page } from '@playwright/test';
import { fill, protocols } from './own-model.ts';
import { asked, confirming, dialog, expect, row, standing, test } from './person.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

const panels = ['Timeline', 'Loop', 'Event', 'Context', 'Files'] as const;

async function startByTouch(page: Page, title: string): Promise<void> {
  await page.goto('./');
  await page.getByRole('button', { name: `Run ${title}`, exact: true }).tap();
  await choose(page, /^Speed: at once/);
}

/** Chooses something of the menu that holds what the bars hold on a wide screen. */
async function choose(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).tap();
  await page.getByRole('menu').getByText(name).tap();
}

async function show(page: Page, name: (typeof panels)[number]): Promise<Locator> {
  await page.getByRole('tablist', { name: 'Panels' }).getByRole('tab', { name }).tap();
  const panel = page.getByRole('tabpanel', { name, exact: true });
  await expect(panel).toBeVisible();
  return panel;
}

/**
 * What sticks out of the screen, or would scroll the page sideways. What lies in a box of its own that scrolls or clips
 * does not, as long as the box is inside.
 */
async function sticksOut(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const clips = (element: Element) => getComputedStyle(element).overflowX !== 'visible';
    const isKept = (element: Element): boolean => {
      for (let above = element.parentElement; above !== null && above !== document.body; above = above.parentElement)
        if (clips(above) && above.getBoundingClientRect().right <= width + 0.5) return true;
      return false;
    };
    const out = [...document.querySelectorAll('body *')].filter((element) => {
      const { left, right, width: wide, height } = element.getBoundingClientRect();
      const seen = wide > 1 && height > 1 && element.checkVisibility();
      return seen && (left < -0.5 || right > width + 0.5) && !isKept(element);
    });
    const page = document.documentElement.scrollWidth > width ? ['the page scrolls sideways'] : [];
    return [...page, ...out.map(({ outerHTML }) => outerHTML.slice(0, 160))];
  });
}

/**
 * What a finger could miss: controls whose area is less than 44 px in one direction. The area is found by touching, so
 * that a label counts. The lines of the source are text: what they offer is at the stations of the loop, too.
 */
async function tooSmall(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const controls = 'button, a[href], input, select, textarea, summary, [role=tab], [role=treeitem], [role=slider]';
    const reach = (element: Element, dx: number, dy: number): number => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const own = (x: number, y: number) => {
        const hit = document.elementFromPoint(x, y);
        const label =
          element instanceof HTMLInputElement && [...(element.labels ?? [])].some((each) => each.contains(hit));
        return hit !== null && (label || element.contains(hit) || hit.contains(element.closest('label') ?? null));
      };
      let far = 0;
      while (far < 60 && own(left + width / 2 + dx * (far + 1), top + height / 2 + dy * (far + 1))) far++;
      return far;
    };
    // an open menu takes the next touch: beside it that only closes the menu
    const menu = [...document.querySelectorAll('[role=menu]')].find((each) => each.checkVisibility());
    return [...document.querySelectorAll(controls)]
      .filter((element) => {
        if (menu !== undefined && !menu.contains(element)) return false;
        if (!element.checkVisibility() || element.closest('[inert], [aria-label=Source], .sr-only') !== null)
          return false;
        const { left, top, right, bottom } = element.getBoundingClientRect();
        const [x, y] = [(left + right) / 2, (top + bottom) / 2];
        const hit = document.elementFromPoint(x, y);
        // what is covered or scrolled away cannot be touched now
        if (hit === null || !(element.contains(hit) || hit.contains(element))) return false;
        const clipped = [...ancestors(element)].some((above) => {
          const box = above.getBoundingClientRect();
          return getComputedStyle(above).overflowY !== 'visible' && (top < box.top || bottom > box.bottom);
        });
        if (clipped || top < 0 || bottom > innerHeight) return false;
        const high = reach(element, 0, -1) + reach(element, 0, 1) + 1;
        const wide = reach(element, -1, 0) + reach(element, 1, 0) + 1;
        return high < 43 || wide < 43;
      })
      .map((element) => {
        const { width, height } = element.getBoundingClientRect();
        return `${Math.round(width)} × ${Math.round(height)}: ${element.outerHTML.slice(0, 140)}`;
      });

    function* ancestors(element: Element) {
      for (let above = element.parentElement; above !== null; above = above.parentElement) yield above;
    }
  });
}

/** Holds a view to the screen it is on. */
async function fits(page: Page, what: string): Promise<void> {
  expect.soft(await sticksOut(page), what).toEqual([]);
  expect.soft(await tooSmall(page), what).toEqual([]);
}

test('“Fix the failing test” is finished by touch, and every view on the way fits', async ({ page }) => {
  test.slow();
  await page.goto('./');
  await fits(page, 'home');
  await startByTouch(page, 'Fix the failing test');

  await asked(page, 'test.js');
  await fits(page, 'approval');
  await dialog(page).getByRole('textbox', { name: 'Reason' }).tap();
  await dialog(page).getByRole('textbox', { name: 'Reason' }).fill('The test is right. Fix the code.');
  await confirming(page).tap();

  await asked(page, 'src/price.js');
  await dialog(page).getByRole('radio', { name: 'Allow once' }).tap();
  await confirming(page).tap();

  await asked(page, 'CHANGELOG.md');
  await dialog(page).getByRole('button', { name: 'Edit arguments' }).tap();
  await fits(page, 'arguments');
  await dialog(page).getByRole('textbox', { name: 'new' }).fill('# Changes\n\n- By hand, on a phone.\n');
  await confirming(page).tap();
  await expect(standing(page)).toHaveText('Done', { timeout: 15_000 });
  await expect(row(page, /You edited and allowed edit_file/)).toBeVisible();

  for (const name of panels) {
    await show(page, name);
    await fits(page, name);
  }
  const files = await show(page, 'Files');
  await files.getByRole('treeitem', { name: /^CHANGELOG\.md/ }).tap();
  await expect(files.getByRole('region', { name: 'File CHANGELOG.md' })).toContainText('By hand, on a phone.');
  await fits(page, 'a file');
  await files.getByText('Since start').tap();
  await fits(page, 'a difference');
});

test('the debugger has five keys under the thumb, and each is pressed by touch', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('button', { name: 'Step through Find the TODOs' }).tap();
  await expect(standing(page)).toHaveText(/^Paused/);
  const keys = page.getByRole('toolbar', { name: 'Debugger keys' });
  await expect(keys.getByRole('button')).toHaveCount(5);
  await keys.getByRole('button', { name: 'Step', exact: true }).tap();
  await expect(row(page, /Model calls list_files/)).toBeVisible();
  await expect(standing(page)).toHaveText(/^Paused/);
  await keys.getByRole('button', { name: 'Step back' }).tap();
  await expect(standing(page)).toHaveText(/^In the past/);
  await fits(page, 'the past');
  await keys.getByRole('button', { name: 'To the newest event' }).tap();
  await expect(standing(page)).toHaveText(/^Paused/);
  await keys.getByRole('button', { name: 'Continue' }).tap();
  await expect(standing(page)).toHaveText(/^Live/);
  await keys.getByRole('button', { name: 'Stop the run' }).tap();
  await expect(standing(page)).toHaveText('Stopped');
  await fits(page, 'stopped');
});

test('an approval is a sheet at the foot of the screen, with one line for the check that decided', async ({ page }) => {
  await startByTouch(page, 'Fix the failing test');
  const sheet = await asked(page, 'test.js');
  // it rises for a moment
  await expect
    .poll(async () => {
      const box = await sheet.boundingBox();
      return box === null ? undefined : [box.x, box.width, Math.round(box.y + box.height)];
    })
    .toEqual([0, 390, 844]);
  await expect(sheet.getByText('before this did not decide')).toBeAttached();
  await expect(sheet.getByText('No hook meets this call.')).toHaveCount(0);
  await sheet.getByRole('button', { name: 'Every check' }).tap();
  await expect(sheet.getByText('No hook meets this call.')).toBeAttached();
  await page.touchscreen.tap(195, 40);
  await expect(sheet).toBeVisible();
});

test('a question, the library and the words for what fails fit', async ({ page }) => {
  await startByTouch(page, 'Ask the person');
  await asked(page, 'Which licence');
  await fits(page, 'question');
  await dialog(page).getByRole('textbox').fill('The one that is as long as a licence can be, and then some more');
  await fits(page, 'an answer in own words');
  await dialog(page).getByRole('button', { name: 'Stop the run' }).tap();
  await expect(standing(page)).toHaveText('Stopped');

  await fits(page, 'stopped');

  await startByTouch(page, 'Find the TODOs');
  await expect(standing(page)).toHaveText('Done', { timeout: 15_000 });
  await page.getByRole('textbox', { name: 'Message to the agent' }).fill('Something that no rule knows');
  await page.getByRole('button', { name: 'Send' }).tap();
  await expect(page.getByRole('region', { name: 'Error' })).toBeVisible();
  await fits(page, 'no rule');

  await page.getByRole('button', { name: 'More', exact: true }).tap();
  await expect(page.getByRole('menu')).toBeVisible();
  await fits(page, 'menu');
  await page.getByRole('menu').getByText('All keys and commands').tap();
  await expect(page.getByRole('dialog')).toBeVisible();
  await fits(page, 'help');
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).tap();
  await choose(page, /^Library/);
  await expect(page.getByRole('link', { name: 'Ask the person' }).first()).toBeVisible();
  await fits(page, 'library');
  await page.getByRole('button', { name: 'More for Ask the person' }).tap();
  await page.getByRole('menuitem', { name: 'Rename…' }).tap();
  await fits(page, 'rename');
});

test('the dialog of one’s own model fits, empty and full of what is wrong', async ({ page, watch }) => {
  watch.register('http://127.0.0.1:9');
  await page.goto('./');
  await page.getByRole('button', { name: 'Model', exact: true }).tap();
  await page.getByRole('menu').getByText('Connect a model').tap();
  await expect(page.getByRole('dialog', { name: 'Your model' })).toBeVisible();
  await fits(page, 'empty');
  const form = await fill(page, { protocol: protocols[1], address: 'http://127.0.0.1:9/v1', keep: true });
  await form.getByText('Window and prices').tap();
  await form.getByRole('textbox', { name: 'Input' }).fill('much');
  await form.getByRole('button', { name: 'Use this model' }).tap();
  await expect(form.getByText('Enter prices in USD')).toBeVisible();
  await fits(page, 'a fault');
  await form.getByRole('textbox', { name: 'Input' }).fill('');
  await form.getByRole('button', { name: 'Test', exact: true }).tap();
  await expect(form.getByRole('region', { name: 'What is wrong' }).last()).toContainText('Nothing answers');
  await fits(page, 'what is wrong');
  await form.getByRole('region', { name: 'Kept keys' }).scrollIntoViewIfNeeded();
  await fits(page, 'kept keys');
});

test.describe('a tablet', () => {
  test.use({ viewport: { width: 1024, height: 768 }, hasTouch: true, isMobile: false });

  test('opens and closes the inspector over the loop by touch', async ({ page }) => {
    await page.goto('./');
    await page.getByRole('button', { name: 'Step through Find the TODOs' }).tap();
    await expect(standing(page)).toHaveText(/^Paused/);
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    await expect(inspector).toHaveCount(0);
    await page.getByRole('button', { name: 'Show the inspector' }).tap();
    await inspector.getByRole('tab', { name: 'Files' }).tap();
    await expect(inspector.getByRole('treeitem', { name: /^README\.md/ })).toBeVisible();
    expect(await sticksOut(page)).toEqual([]);
    await page.getByRole('button', { name: 'Hide the inspector' }).tap();
    await expect(inspector).toHaveCount(0);
  });
});

test.describe('a wide screen that is enlarged to 200 %', () => {
  test.use({ viewport: { width: 720, height: 450 }, hasTouch: false, isMobile: false });

  test('the bars at the top and all between stay inside the screen', async ({ page }) => {
    await page.goto('./');
    await page.getByRole('button', { name: 'Run Fix the failing test', exact: true }).click();
    await asked(page, 'test.js');
    expect.soft(await sticksOut(page), 'waiting').toEqual([]);
    await dialog(page).getByRole('button', { name: 'Stop the run' }).click();
    await expect(standing(page)).toHaveText('Stopped');
    await expect(page.getByRole('radiogroup', { name: 'Permission mode' })).toBeVisible();
    await expect(page.getByRole('radiogroup', { name: 'Model' })).toBeVisible();
    expect.soft(await sticksOut(page), 'stopped').toEqual([]);
    await page.keyboard.press('i');
    await expect(page.getByRole('tablist', { name: 'Inspector' })).toBeVisible();
    expect.soft(await sticksOut(page), 'the inspector').toEqual([]);
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Break it…' }).click();
    await page.getByRole('switch', { name: /^429/ }).click();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: '1 broken on purpose' })).toBeVisible();
    for (const width of [720, 900, 1024]) {
      await page.setViewportSize({ width, height: 450 });
      expect.soft(await sticksOut(page), `broken, ${width} px`).toEqual([]);
    }
  });
});
