import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import '../../app/styles.css';
import { encode } from '../../base/text.ts';
import type { Event } from '../../protocol/event.ts';
import { mount } from '../kit/mount.testing.tsx';
import { openLog } from '../state/opened.testing.ts';
import { moveTo, useRun } from '../state/run.ts';
import { ExportDialog, type Kind } from './export-dialog.tsx';

beforeEach(() => page.viewport(900, 800));
afterEach(() => vi.restoreAllMocks());

const key = 'sk-ant-api03-AbCdEf0123456789';
const usage = { input: 10, output: 2, cacheRead: 0, cacheWrite: 10 };
const facts = [
  {
    type: 'run.started',
    format: 1,
    title: 'Fix it',
    config: {
      model: { provider: 'scripted', id: 'scripted', window: 1000, maxOutputTokens: 100 },
      system: '',
      tools: [],
      mode: 'default',
      rules: [],
      hooks: [],
      limits: { maxTurns: 9 },
    },
    files: [{ path: 'config.txt', entry: { is: 'file', blob: 'config', bytes: 30 } }],
    seed: 1,
  },
  { type: 'prompt.submitted', text: 'A private question.' },
  { type: 'model.requested', purpose: 'turn', attempt: 1 },
  { type: 'model.responded', text: 'A private answer.', thinking: '', calls: [], usage, stop: 'end' },
  { type: 'agent.rested', why: 'done', text: '' },
].map((fact, seq) => ({ seq, at: seq, agent: 'main', ...fact })) as readonly Event[];

/** Opens the dialog over the run, and gives what is downloaded. */
function open(kind: Kind, events = facts) {
  openLog(events);
  const { client } = useRun.getState();
  if (client === undefined) throw new Error('There is no client.');
  const shelf = { ...client.shelf, blob: async () => encode(`key = ${key}\n`) };
  useRun.setState({ client: { ...client, shelf } });
  const blobs: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    blobs.push(blob as Blob);
    return 'blob:none';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
  mount(
    <QueryClientProvider client={new QueryClient()}>
      <ExportDialog kind={kind} onClose={() => {}} />
    </QueryClientProvider>,
  );
  return async () => {
    await page.getByRole('button', { name: 'Download' }).click();
    return (await blobs.at(-1)?.text()) ?? '';
  };
}

const remarks = () => page.getByRole('list', { name: 'Good to know' });

test('a run is saved as a script, without keys, which are counted', async () => {
  const download = open('script');
  await expect.element(remarks()).toHaveTextContent('1 text that looks like a key was taken out.');
  await expect.element(page.getByRole('region', { name: 'The script' })).toHaveTextContent('A private answer.');
  const text = await download();
  expect(text).toContain('text: A private answer.');
  expect(text).toContain('[key removed');
  expect(text).not.toContain(key);
  await page.getByRole('radio', { name: 'JSON' }).click();
  await expect.element(page.getByText('fix-it.json')).toBeVisible();
  expect(JSON.parse(await download())).toMatchObject({ title: 'Fix it' });
});

test('a trace has no texts unless they are asked for', async () => {
  const download = open('trace');
  const bare = await download();
  expect(bare).not.toContain('private');
  expect(JSON.parse(bare)).toMatchObject({ resourceSpans: [{ scopeSpans: [{ scope: { name: 'loopscope' } }] }] });
  await expect.element(remarks()).toHaveTextContent('No prompt, reply, argument or result is in it');
  await page.getByRole('switch', { name: 'Include prompts, replies and results' }).click();
  await expect.element(remarks()).toHaveTextContent('every word of the conversation');
  expect(await download()).toContain('A private answer.');
});

test('in the past, and before the end, the dialog says how far the file goes', async () => {
  open('script', facts.slice(0, 3));
  await expect.element(page.getByRole('dialog')).toHaveAccessibleDescription(/3 events.*not over/);
});

test('a reader of the past gets the whole run', async () => {
  openLog(facts);
  moveTo(2);
  const { client } = useRun.getState();
  useRun.setState({ client });
  mount(
    <QueryClientProvider client={new QueryClient()}>
      <ExportDialog kind="trace" onClose={() => {}} />
    </QueryClientProvider>,
  );
  await expect
    .element(page.getByRole('dialog'))
    .toHaveAccessibleDescription(/whole run, 5 events\. You look at its past/);
});

test('a link is made of the whole run, and copied; one that would be too long is offered as a file', async () => {
  open('page');
  const { client } = useRun.getState();
  if (client === undefined) throw new Error('There is no client.');
  const asked: object[] = [];
  const copied: string[] = [];
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => void copied.push(text));
  const writeLink = async (about: object) => {
    asked.push(about);
    return 'script' in about ? { signs: 'abc_-', characters: 5 } : { characters: 16_024 };
  };
  useRun.setState({ client: { ...client, keeping: { ...client.keeping, writeLink } } });
  await page.getByRole('radio', { name: 'Link' }).click();
  await expect
    .element(page.getByLabelText('The link', { exact: true }))
    .toHaveValue(`${location.href.replace(/#.*/, '')}#/s/abc_-`);
  expect(asked).toMatchObject([{ script: { title: 'Fix it' } }]);
  await page.getByRole('button', { name: 'Copy the link' }).click();
  await expect.element(page.getByText('Copied.')).toBeVisible();
  expect(copied).toEqual([expect.stringMatching(/#\/s\/abc_-$/)]);
  await page.getByRole('radio', { name: 'As it was' }).click();
  await expect.element(page.getByText(/would have 16,024 characters, and 8,000 is the most/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Save as a file' }).click();
  await expect.element(page.getByRole('region', { name: 'The script' })).toBeVisible();
});

test('a run is a page, and a text of which one turn can be taken', async () => {
  const download = open('page');
  expect(await download()).toMatch(
    /^<!doctype html>[\s\S]*default-src 'none'; style-src 'sha256-[\s\S]*A private answer\./,
  );
  await page.getByRole('radio', { name: 'Text' }).click();
  const text = await download();
  expect(text).toContain('A private question.');
  await page.getByRole('radio', { name: 'The turn I look at' }).click();
  await expect.element(page.getByRole('region', { name: 'The text' })).not.toHaveTextContent('A private question.');
  expect(await download()).toContain('A private answer.');
});
