import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { asked, composer, confirm, done, expect, inspector, row, setSpeed, test } from './person.ts';

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** An agent that writes a file with every prompt, and what lies in its workspace. */
const script = (files = '') => `title: Two notes
${files}
model:
  - when: { reply: 1 }
    reply: { text: I write., calls: [{ tool: write_file, input: { path: notes/one.md, content: one } }] }
  - when: { reply: 3 }
    reply: { text: I write again., calls: [{ tool: write_file, input: { path: notes/two.md, content: two } }] }
  - reply: { text: Written. }
`;

const brought = `files:
  .agents/settings.json: |
    {
      "permissions": {
        "allow": ["write_file(notes/**)"]
      }
    }
`;

async function open(page: Page, files?: string): Promise<void> {
  await page.goto('./#/open');
  const file = { name: 'notes.yaml', mimeType: 'text/yaml', buffer: Buffer.from(script(files)) };
  await page.getByLabel('Script file').setInputFiles(file);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await setSpeed(page, 'At once');
}

async function say(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press('Enter');
}

async function showRules(page: Page): Promise<Locator> {
  await inspector(page).getByRole('tab', { name: 'Rules' }).click();
  return inspector(page).getByRole('tabpanel', { name: 'Rules' });
}

const inForce = (panel: Locator) => panel.getByRole('list', { name: 'Rules in force' }).getByRole('listitem');

test('what is always allowed for this run is not asked again, and is listed with where it came from', async ({
  page,
}) => {
  await open(page);
  await say(page, 'first');
  const it = await asked(page, 'notes/one.md');
  await it.getByRole('radio', { name: 'Always allow' }).check();
  await it.getByRole('radio', { name: 'Calls like it' }).check();
  await expect(it).toContainText('everything in notes/');
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(wcag).analyze();
  expect(violations).toEqual([]);
  await confirm(page);
  await done(page);
  await say(page, 'second');
  await expect(row(page, /write_file.*two\.md/).first()).toBeVisible();
  await done(page);
  const panel = await showRules(page);
  await expect(inForce(panel)).toHaveText([/allow.*write_file\(notes\/\*\*\).*from you, for this run/]);
});

test('what is always allowed for this workspace stands in its file, and is honoured in the next prompt', async ({
  page,
}) => {
  await open(page);
  await say(page, 'first');
  const it = await asked(page, 'notes/one.md');
  await it.getByRole('radio', { name: 'Always allow' }).check();
  await it.getByRole('textbox', { name: 'Rules, one a line' }).fill('write_file(docs/**)');
  await it.getByRole('radio', { name: 'This workspace' }).check();
  await confirm(page);
  await expect(it.getByRole('alert')).toContainText('notes/one.md is left over');
  await it.getByRole('textbox', { name: 'Rules, one a line' }).fill('write_file(notes/**)');
  await confirm(page);
  await done(page);
  await say(page, 'second');
  await expect(row(page, /write_file.*two\.md/).first()).toBeVisible();
  await done(page);
  const panel = await showRules(page);
  await expect(inForce(panel)).toHaveText([/allow.*write_file\(notes\/\*\*\).*from \.agents\/settings\.json, line \d/]);
  await expect(panel.getByRole('textbox', { name: '.agents/settings.json' })).toHaveValue(
    /"write_file\(notes\/\*\*\)"/,
  );
  await panel.getByRole('button', { name: /^\.agents\/settings\.json, line/ }).click();
  await expect(page.getByRole('region', { name: 'File .agents/settings.json' })).toContainText('write_file(notes/**)');
});

test('the probe shows what a rule that is typed and not saved would say', async ({ page }) => {
  await open(page);
  await say(page, 'first');
  const it = await asked(page, 'notes/one.md');
  await it.getByRole('radio', { name: 'Allow once' }).check();
  await confirm(page);
  await done(page);
  await composer(page).fill('/permissions');
  await composer(page).press('Enter');
  const panel = inspector(page).getByRole('tabpanel', { name: 'Rules' });
  await panel.getByRole('combobox', { name: 'Tool' }).selectOption('write_file');
  await panel.getByRole('textbox', { name: 'path' }).fill('notes/three.md');
  const said = panel.getByRole('region', { name: /^Probe/ }).getByRole('status');
  await expect(said).toContainText('You would be asked');
  const text = panel.getByRole('textbox', { name: '.agents/settings.json' });
  await text.fill('{ "permissions": { "deny": ["write(notes/**)"], "allow": ["bash("] } }');
  await expect(said).toContainText('It would be refused. The rule deny write(notes/**) (.agents/settings.json:1)');
  await expect(panel.getByRole('list', { name: 'Faults in what is typed' })).toContainText('cannot be read');
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(wcag).analyze();
  expect(violations).toEqual([]);
  // another tab of the inspector takes nothing of it
  await inspector(page).getByRole('tab', { name: 'Files' }).click();
  await showRules(page);
  await expect(text).toHaveValue(/notes/);
  await panel.getByRole('button', { name: 'Throw away' }).click();
  await panel.getByRole('combobox', { name: 'Tool' }).selectOption('write_file');
  await panel.getByRole('textbox', { name: 'path' }).fill('notes/three.md');
  await expect(said).toContainText('You would be asked');
  await text.fill('{ "permissions": { "deny": ["write(notes/**)"] } }');
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(panel.getByText('As in the workspace.')).toBeVisible();
  await expect(inForce(panel)).toHaveText([/deny.*write\(notes\/\*\*\).*line 1, from the next step on/]);
});

test('a rule that a script brings to allow calls is off until it is switched on', async ({ page }) => {
  await open(page, brought);
  await say(page, 'first');
  const it = await asked(page, 'notes/one.md');
  await it.getByRole('radio', { name: 'Allow once' }).check();
  await confirm(page);
  await done(page);
  const panel = await showRules(page);
  const off = panel.getByRole('list', { name: 'Off, or not to be read' });
  await expect(off).toContainText('The rule allow write_file(notes/**) is off until you switch it on.');
  await off.getByRole('switch').click();
  await expect(off).toBeHidden();
  await expect(inForce(panel)).toHaveText([/write_file\(notes\/\*\*\).*line 3, from the next step on/]);
  await say(page, 'second');
  await expect(row(page, /write_file.*two\.md/).first()).toBeVisible();
  await done(page);
  await expect(inForce(panel)).not.toContainText(['from the next step on']);
  await inForce(panel).getByRole('switch').click();
  await expect(off).toContainText('is off until you switch it on');
});
