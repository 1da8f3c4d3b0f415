import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { canonical } from '../src/runtime/recording.testing.ts';
import { refuse } from './fake-service.ts';
import { connect, factsOf, protocols, runTask, test } from './own-model.ts';
import { answer, done, expect, openFile, setSpeed, standing } from './person.ts';
import { canary } from './watch.ts';

/** Saves the open run as a file, and gives its text. */
async function save(page: Page, line: string, { whole = false } = {}): Promise<string> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menu').getByText(line).click();
  const dialog = page.getByRole('dialog', { name: 'Share this run' });
  if (whole) await dialog.getByRole('switch', { name: /^Include prompts/ }).click();
  const saving = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download' }).click();
  const text = await readFile(await (await saving).path(), 'utf8');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  return text;
}

test('a run of a real model, saved as a script, plays to the same facts without key and network', async ({
  page,
  service,
}) => {
  const write = { name: 'write_file', arguments: '{"path":"a.txt","content":"one, by a real model"}' };
  service.answer(refuse(401, `The key ${canary} is not active yet.`, 'authentication_error'));
  service.mock.on({ userMessage: 'Write', hasToolResult: false }, { content: 'I write.', toolCalls: [write] });
  service.mock.on({ userMessage: 'Write', hasToolResult: true }, { content: 'It is written.' });
  await page.goto('./');
  const [protocol] = protocols;
  await connect(page, { protocol, address: service.origin + protocol.path, model: 'claude-sonnet-4-5' });
  await runTask(page, 'Write a file');
  await expect(standing(page)).toHaveText(/^Failed/);
  await page.getByRole('region', { name: 'Error' }).getByRole('button', { name: 'Try again' }).click();
  await answer(page, 'a.txt', 'Allow once');
  await done(page);
  const real = canonical(await factsOf(page));

  // that no file holds the key is watched for every download; these would have it if nobody had taken it out
  const script = await save(page, 'Save as a script');
  expect(script).toContain('by a real model');
  const trace = await save(page, 'Export as OpenTelemetry', { whole: true });
  expect(JSON.parse(trace).resourceSpans[0].scopeSpans[0].spans.length).toBeGreaterThan(3);
  expect(trace).toContain('by a real model');
  expect(script + trace).not.toContain(canary);

  const before = service.heard.length;
  await page.goto('./#/open');
  await page.reload();
  const file = { name: 'run.yaml', mimeType: 'text/yaml', buffer: Buffer.from(script) };
  await page.getByLabel('Script file').setInputFiles(file);
  await page.getByRole('button', { name: 'Play as recorded' }).click();
  await setSpeed(page, 'At once');
  await done(page);
  await expect(await openFile(page, 'a.txt')).toContainText('one, by a real model');
  expect(canonical(await factsOf(page))).toEqual(real);
  expect(service.heard.length).toBe(before);
});
