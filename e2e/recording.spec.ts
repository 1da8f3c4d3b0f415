import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { blotKeys } from '../src/base/secrets.ts';
import type { Event } from '../src/protocol/event.ts';
import { canonical } from '../src/runtime/recording.testing.ts';
import { connect, factsOf, protocols, runTask, test } from './own-model.ts';
import { answer, done, expect, openFile, press, row, setSpeed, standing } from './person.ts';

const root = join(import.meta.dirname, '..');
const key = 'sk-ant-api03-AbCdEf0123456789AbCdEf';

const source = `title: Read the key
summary: It reads a file that holds a key, and writes one.
files:
  config.json: |
    { "key": "${key}", "port": 8471 }
model:
  - when: { reply: 1 }
    reply:
      text: I look at the settings.
      calls:
        - { tool: list_files, input: {} }
        - { tool: read_file, input: { path: config.json } }
  - when: { reply: 2 }
    reply:
      calls: [{ tool: write_file, input: { path: port.txt, content: "8471\\n" } }]
  - reply: { text: The port is 8471. }
person:
  - prompt: Which port is it?
`;

const fileOf = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

async function openScript(page: Page, name: string, text: string, run: string): Promise<void> {
  await page.goto('./#/open');
  await page.getByLabel('Script file').setInputFiles(fileOf(name, text));
  await page.getByRole('button', { name: run, exact: true }).click();
  await setSpeed(page, 'At once');
}

/** Saves the open run, and gives the file. */
async function save(page: Page, as: 'Save as a script…' | 'Export as OpenTelemetry…', more = async () => {}) {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: as }).click();
  await more();
  const coming = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: 'Download' }).click();
  const download = await coming;
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  return { name: download.suggestedFilename(), file: await download.path() };
}

/** Plays a script without a page, as `npm run scenario` does: its facts, and what it says at its end. */
function play(file: string): Promise<{ code: number; facts: readonly Event[]; said: readonly string[] }> {
  return new Promise((resolve) => {
    const command = ['scripts/scenario.mjs', file];
    execFile(process.execPath, command, { cwd: root, maxBuffer: 2 ** 27 }, (error, out, err) => {
      const lines = `${out}${err}`.trim().split('\n');
      const facts = lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Event);
      const said = lines.filter((line) => !line.startsWith('{'));
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, facts, said });
    });
  });
}

/** Facts as a recording of them shares them: without keys, and without the names of contents that held one. */
const shared = (facts: readonly Event[]): unknown =>
  JSON.parse(blotKeys(JSON.stringify(canonical(facts))).replace(/"blob":"[0-9a-f]{64}"/g, '"blob":"…"'));

test('a run that was approved in the page is saved, and plays without it to the same facts', async ({ page }) => {
  test.slow();
  await openScript(page, 'source.yaml', source, 'Run');
  await answer(page, 'port.txt', 'Allow once');
  await done(page);
  const facts = await factsOf(page);
  // wherever in it one stands, the whole run is saved
  for (let step = 0; step < 4; step++) await press(page, 'Step back');
  await expect(standing(page)).toHaveText(/^In the past/);
  const { name, file } = await save(page, 'Save as a script…', async () => {
    const dialog = page.getByRole('dialog', { name: 'Share this run' });
    await expect(dialog).toContainText('You look at its past');
    await expect(dialog).toContainText('1 text that looks like a key was taken out.');
  });
  expect(name).toBe('read-the-key.yaml');
  const text = readFileSync(file, 'utf8');
  expect(text).not.toContain(key);
  expect(text).toContain('[key removed');
  const played = await play(file);
  expect(played.said).toEqual([
    'ok    the agent rests: done',
    '1 of 1 checks passed.',
    `It went as recorded: ${facts.length} facts.`,
  ]);
  expect(played.code).toBe(0);
  expect(shared(played.facts)).toEqual(shared(facts));
  expect(facts.map(({ type }) => type)).toContain('approval.resolved');
});

test('a trace is saved without texts, and with them on request; a key is in neither', async ({ page }) => {
  await openScript(page, 'source.yaml', source, 'Run');
  await answer(page, 'port.txt', 'Allow once');
  await done(page);
  const bare = await save(page, 'Export as OpenTelemetry…');
  expect(bare.name).toBe('read-the-key.otlp.json');
  const text = readFileSync(bare.file, 'utf8');
  const { spans } = JSON.parse(text).resourceSpans[0].scopeSpans[0];
  expect(spans.map((span: { name: string }) => span.name)).toEqual([
    'invoke_agent main',
    'chat scripted',
    'execute_tool list_files',
    'execute_tool read_file',
    'chat scripted',
    'execute_tool write_file',
    'chat scripted',
  ]);
  const full = await save(page, 'Export as OpenTelemetry…', () =>
    page.getByRole('switch', { name: /^Include prompts/ }).check(),
  );
  const whole = readFileSync(full.file, 'utf8');
  for (const secret of ['Which port', 'port.txt', 'The port is 8471']) {
    expect(text).not.toContain(secret);
    expect(whole).toContain(secret);
  }
  expect(text + whole).not.toContain(key);
  expect(whole).toContain('[key removed]');
});

test('a recording that meets another file stops, shows the difference, and goes on as it is told', async ({ page }) => {
  test.slow();
  await openScript(page, 'source.yaml', source, 'Run');
  await answer(page, 'port.txt', 'Allow once');
  await done(page);
  const { file } = await save(page, 'Save as a script…');
  const changed = readFileSync(file, 'utf8').replace('"port": 8471 }', '"port": 9999 }');
  await openScript(page, 'changed.yaml', changed, 'Play as recorded');
  await expect(standing(page)).toHaveText(/^Failed/);
  await expect(row(page, /Error The recording has no reply/)).toBeVisible();
  const notice = page.getByRole('region', { name: 'Error' }).filter({ hasText: 'The recording has no reply' });
  const difference = notice.getByRole('group', { name: 'How the request differs' });
  await expect(difference.getByRole('cell', { name: /^removed.*8471/ })).toBeVisible();
  await expect(difference.getByRole('cell', { name: /^added.*9999/ })).toBeVisible();
  await notice.getByRole('button', { name: 'Answer as recorded anyway' }).click();
  await answer(page, 'port.txt', 'Allow once');
  await done(page);
  await expect(await openFile(page, 'port.txt')).toContainText('8471');

  const again = await save(page, 'Save as a script…');
  const played = await play(again.file);
  expect([played.code, played.said.at(-1)]).toEqual([0, expect.stringMatching(/^It went as recorded/)]);
});

test('a run of a model of one’s own plays again without its service', async ({ page, service }) => {
  service.mock.onMessage('Hello', { content: 'Hello to you.' });
  await page.goto('./');
  const [protocol] = protocols;
  await connect(page, { protocol, address: service.origin + protocol.path });
  await runTask(page, 'Hello');
  await done(page);
  const facts = await factsOf(page);
  const { file } = await save(page, 'Save as a script…');
  expect(readFileSync(file, 'utf8')).not.toContain(service.origin);
  const played = await play(file);
  expect(played.code).toBe(0);
  expect(shared(played.facts)).toEqual(shared(facts));
});
