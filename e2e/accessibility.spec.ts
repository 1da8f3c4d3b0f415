import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { enter, protocols } from './own-model.ts';
import {
  answer,
  asked,
  composer,
  dialog,
  done,
  expect,
  press,
  row,
  standing,
  start,
  startHeld,
  test,
} from './person.ts';

/**
 * Every state is read at both widths, and in both themes. Colours are all that a theme changes: the other theme is read for
 * them alone, where a state shows the most.
 */
const readings = [
  { width: 1440, colorScheme: 'dark', whole: true },
  { width: 390, colorScheme: 'light', whole: true },
  { width: 1440, colorScheme: 'light', whole: false },
  { width: 390, colorScheme: 'dark', whole: false },
] as const;
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** How a state is arranged once the page has a width: a phone shows one panel at a time. */
type Arrange = (phone: boolean) => Promise<unknown>;

/**
 * Holds what stands on the page now to WCAG, at every width and in both themes. The source has thousands of words, the same
 * in every state: it is read where it is what the state is about, and left out elsewhere.
 */
async function holdsEverywhere(page: Page, arrange: Arrange = async () => {}, source = false): Promise<void> {
  for (const { width, colorScheme, whole } of readings.filter(({ whole }) => whole || source)) {
    await page.setViewportSize({ width, height: width < 720 ? 844 : 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await arrange(width < 720);
    // the page has no frames, so the checks need no page of their own to be put together
    const axe = new AxeBuilder({ page }).setLegacyMode();
    if (!source) axe.exclude('[aria-label=Source]');
    const { violations } = await (whole ? axe.withTags(wcag) : axe.withRules('color-contrast')).analyze();
    const found = violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html.slice(0, 200)) }));
    expect.soft(found, `${width} px, ${colorScheme}`).toEqual([]);
  }
}

/** Goes to a panel of the inspector: a tab of its own where there is one, and one of the tabs below on a phone. */
const panel = (page: Page, name: string): Arrange => {
  return async (phone) => {
    const tabs = page.getByRole('tablist', { name: phone ? 'Panels' : 'Inspector' });
    await tabs.getByRole('tab', { name, exact: true }).click();
    await expect(page.getByRole('tabpanel', { name, exact: true })).toBeVisible();
  };
};

async function goPast(page: Page): Promise<void> {
  await start(page, 'Fix the failing test', 'At once');
  await asked(page, 'test.js');
  await dialog(page).getByRole('button', { name: 'Stop the run' }).click();
  await expect(standing(page)).toHaveText('Stopped');
  for (let i = 0; i < 6; i++) await press(page, 'Step back');
  await expect(standing(page)).toHaveText(/^In the past/);
}

test.beforeEach(({ page: _ }) => test.slow());

test('home, with and without runs of before', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByRole('heading', { name: 'See every step an agent takes' })).toBeVisible();
  await holdsEverywhere(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  await start(page, 'Find the TODOs', 'At once');
  await done(page);
  await page.getByRole('link', { name: 'Home' }).click();
  await expect(page.getByRole('heading', { name: 'Recent runs' })).toBeVisible();
  await holdsEverywhere(page);
});

test('an address that leads nowhere', async ({ page }) => {
  await page.goto('./#/nowhere');
  await expect(page.getByText('There is nothing at #/nowhere')).toBeVisible();
  await holdsEverywhere(page);
});

test('a run while it runs', async ({ page }) => {
  await holdsEverywhere(page, async () => {
    await start(page, 'Find the TODOs');
    await expect(standing(page)).toHaveText(/^Live/);
  });
});

test('a run that is held before a step', async ({ page }) => {
  await startHeld(page, 'Find the TODOs');
  await press(page, 'Step');
  await expect(row(page, /Model calls list_files/)).toBeVisible();
  await expect(standing(page)).toHaveText(/^Paused/);
  await holdsEverywhere(page, async () => {}, true);
});

test('the loop in the past, as a phone shows it', async ({ page }) => {
  await goPast(page);
  await holdsEverywhere(page, async (phone) => phone && panel(page, 'Loop')(true), true);
});

test('the past, as the timeline shows it, and an event there', async ({ page }) => {
  await goPast(page);
  await holdsEverywhere(page);
  await holdsEverywhere(page, panel(page, 'Event'));
});

for (const form of ['Text', 'JSON', 'Diff'] as const) {
  test(`the exact request in the past: ${form}`, async ({ page }) => {
    await goPast(page);
    await panel(page, 'Context')(false);
    await page.getByRole('radio', { name: form }).check();
    await holdsEverywhere(page, panel(page, 'Context'));
  });
}

for (const moment of ['Now', 'Since start'] as const) {
  test(`the files of a run: a tree, and a file, ${moment.toLowerCase()}`, async ({ page }) => {
    await start(page, 'Fix the failing test', 'At once');
    await answer(page, 'test.js', 'Allow once');
    await asked(page, 'test.js');
    await dialog(page).getByRole('button', { name: 'Stop the run' }).click();
    await expect(standing(page)).toHaveText('Stopped');
    await panel(page, 'Files')(false);
    await page.getByRole('treeitem', { name: /^test\.js/ }).click();
    await page.getByRole('radio', { name: moment }).check();
    await holdsEverywhere(page, panel(page, 'Files'));
  });
}

test('the question whether a call may run, and its arguments while they are edited', async ({ page }) => {
  await start(page, 'Fix the failing test', 'At once');
  await asked(page, 'test.js');
  await holdsEverywhere(page);
  await dialog(page).getByRole('radio', { name: 'Allow with edits' }).check();
  await expect(dialog(page).getByRole('textbox', { name: 'new' })).toBeVisible();
  await holdsEverywhere(page);
});

test('a question to the person', async ({ page }) => {
  await start(page, 'Ask the person', 'At once');
  await asked(page, 'Which licence');
  await holdsEverywhere(page);
});

test('the library, empty and full, and its dialogs', async ({ page }) => {
  await page.goto('./#/library');
  await expect(page.getByText('Every run that you start is kept here')).toBeVisible();
  await holdsEverywhere(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  await start(page, 'Bad arguments', 'At once');
  await done(page);
  await page.getByRole('link', { name: 'Library' }).click();
  await expect(page.getByRole('link', { name: 'Bad arguments' }).first()).toBeVisible();
  await holdsEverywhere(page);
  for (const what of ['Rename…', 'Export…', 'Delete…']) {
    await page.getByRole('button', { name: 'More for Bad arguments' }).click();
    await page.getByRole('menuitem', { name: what }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await holdsEverywhere(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
});

test('the sheet of all keys, and the filter of the timeline', async ({ page }) => {
  await start(page, 'Find the TODOs', 'At once');
  await done(page);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys and commands' })).toBeVisible();
  await holdsEverywhere(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.getByRole('searchbox', { name: 'Search the timeline' }).fill('shelf');
  await expect(page.getByText('hidden by the filter')).toBeVisible();
  await holdsEverywhere(page);
});

test('what a phone keeps in its menu', async ({ page }) => {
  await start(page, 'Find the TODOs', 'At once');
  await done(page);
  await holdsEverywhere(page, async (phone) => {
    if (phone && (await page.getByRole('menu').count()) === 0)
      await page.getByRole('button', { name: 'More', exact: true }).click();
  });
});

test('the wait before a request is tried again', async ({ page }) => {
  await holdsEverywhere(page, async () => {
    await start(page, 'The provider is overloaded');
    await expect(standing(page)).toHaveText(/^Waiting to retry/);
  });
});

test('a reply that the script lacks, and the commands of the composer', async ({ page }) => {
  await start(page, 'Find the TODOs', 'At once');
  await done(page);
  await composer(page).fill('And now something else.');
  await composer(page).press('Enter');
  await expect(
    page.getByRole('region', { name: 'Error' }).getByText('The script has no reply number 6.'),
  ).toBeVisible();
  await holdsEverywhere(page);
  await composer(page).fill('/');
  await expect(page.getByRole('listbox')).toBeVisible();
  await holdsEverywhere(page);
});

test('the dialog of one’s own model, with what is wrong and where the key is', async ({ page, watch }) => {
  watch.register('http://127.0.0.1:9');
  await page.goto('./');
  const dialog = await enter(page, { protocol: protocols[1], address: 'http://127.0.0.1:9/v1', keep: true });
  await dialog.getByRole('button', { name: 'Test', exact: true }).click();
  await expect(dialog.getByRole('region', { name: 'What is wrong' }).last()).toContainText('Nothing answers');
  await dialog.getByRole('textbox', { name: 'Spend limit' }).fill('much');
  await dialog.getByText('Window and prices').click();
  await dialog.getByRole('button', { name: 'Use this model' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Spend limit' })).toHaveAttribute('aria-invalid', 'true');
  await holdsEverywhere(page);
});

test('an address of a run that is not here', async ({ page }) => {
  await page.goto('./#/run/11111111-2222-3333-4444-555555555555');
  await expect(page.getByRole('region', { name: 'Error' }).getByText('There is no such run here.')).toBeVisible();
  await holdsEverywhere(page);
});

test('saving a run as a file', async ({ page }) => {
  await start(page, 'Find the TODOs', 'At once');
  await done(page);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Save as a script…' }).click();
  await expect(page.getByRole('region', { name: 'The script' })).toBeVisible();
  await holdsEverywhere(page);
  await page.getByRole('radio', { name: 'Trace' }).check();
  await expect(page.getByRole('switch', { name: /^Include prompts/ })).toBeVisible();
  await holdsEverywhere(page);
});

test('a recording that has no reply for a request', async ({ page }) => {
  const heard = { hash: 'another', text: 'Another question.' };
  const rule = { when: { reply: 1, heard }, reply: { text: 'An answer.' } };
  const script = JSON.stringify({ title: 'Recorded', model: [rule], person: [{ prompt: 'This question.' }] });
  await page.goto('./#/open');
  const file = { name: 'recorded.json', mimeType: 'application/json', buffer: Buffer.from(script) };
  await page.getByLabel('Script file').setInputFiles(file);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('group', { name: 'How the request differs' })).toBeVisible();
  await holdsEverywhere(page);
});
