import AxeBuilder from '@axe-core/playwright';
import { composer, done, expect, inspector, row, setSpeed, test } from './person.ts';

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const script = `title: A hook of my own
model:
  - when: { reply: 1 }
    reply: { text: I write., calls: [{ tool: write_file, input: { path: dist/a.js, content: one } }] }
  - when: { purpose: hook }
    reply: { text: '{"ok": true}' }
  - reply: { text: Then not. }
`;

test('a hook is written, tried and obeyed, by keyboard', async ({ page }) => {
  await page.goto('./#/open');
  const file = { name: 'hook.yaml', mimeType: 'text/yaml', buffer: Buffer.from(script) };
  await page.getByLabel('Script file').setInputFiles(file);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await setSpeed(page, 'At once');
  await composer(page).fill('/hooks');
  await composer(page).press('Enter');
  const panel = inspector(page).getByRole('tabpanel', { name: 'Hooks' });
  await panel.getByRole('button', { name: 'Add a hook' }).press('Enter');
  await panel.getByRole('textbox', { name: /^Matcher/ }).fill('Write');
  const hook = { type: 'rule', name: 'built', if: 'write(dist/**)', block: 'dist/ is built. Change src/.' };
  await panel.getByRole('textbox', { name: 'The hook, as JSON' }).fill(JSON.stringify(hook));
  await panel.getByRole('button', { name: 'Try it' }).press('Enter');
  const event = panel.getByRole('textbox', { name: /would read/ });
  await event.fill(
    '{ "hook_event_name": "PreToolUse", "tool_name": "write_file", "tool_input": { "path": "dist/a" } }',
  );
  await panel.getByRole('button', { name: 'Ask this hook' }).press('Enter');
  await expect(panel.getByRole('status')).toContainText('dist/ is built. Change src/.');
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(wcag).analyze();
  expect(violations).toEqual([]);
  await panel.getByRole('textbox', { name: /^Matcher/ }).press('Enter');
  await expect(panel.getByRole('list', { name: 'Hooks' })).toContainText('built');
  await composer(page).fill('Write it.');
  await composer(page).press('Enter');
  await done(page);
  await row(page, /Hook.*before.*built/)
    .first()
    .click();
  await inspector(page).getByRole('tab', { name: 'Event' }).press('Enter');
  await expect(inspector(page)).toContainText('It blocks');
  await expect(inspector(page)).toContainText('"path": "dist/a.js"');
});
