import { flushSync } from 'react-dom';
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../app/styles.css';
import type { Event, EventOf, Fact } from '../../protocol/event.ts';
import type { JsonObject } from '../../protocol/json.ts';
import { fromOutside } from '../../tools/outside.ts';
import { select, useLayout } from '../state/layout.ts';
import { showPanel } from '../state/panel.testing.tsx';
import { EventPanel } from './event-panel.tsx';
import { logOf, sampleFacts } from './sample-run.testing.ts';

const event = () => page.getByRole('region', { name: 'The event', exact: true });
const file = (path: string, blob: string) => ({ path, entry: { is: 'file', blob, bytes: 9 } }) as const;

beforeEach(() => page.viewport(1440, 900));

/** Shows a call of a tool, from its start to its result. */
function show(
  name: string,
  input: JsonObject,
  result: Partial<EventOf<'tool.finished'>>,
  changes: readonly Fact[] = [],
) {
  const usage = { input: 1, output: 1, cacheRead: 0, cacheWrite: 0 };
  const calls = [{ call: 'main.1', wire: 't1', name, input }];
  const log: readonly Event[] = logOf([
    { ...sampleFacts[0], files: [file('a.py', 'old')] },
    { type: 'prompt.submitted', text: 'Go.' },
    { type: 'model.requested', purpose: 'turn', attempt: 1 },
    { type: 'model.responded', text: '', thinking: '', calls, usage, stop: 'end' },
    { type: 'tool.started', call: 'main.1' },
    ...changes,
    { type: 'tool.finished', because: 'ran', call: 'main.1', content: [], failed: false, ...result },
  ]);
  const lines = { lineOf: () => undefined, show: () => {} };
  showPanel(<EventPanel lines={lines} forks={{ here: () => {}, edit: () => {} }} />, log, {
    old: 'one\n',
    new: 'two\n',
  });
  flushSync(() => select(4));
}
const text = (of: string) => ({ type: 'text', text: of }) as const;

test('of code is seen how it ended, what stands on which stream, and where in a file it went wrong', async () => {
  const trace =
    'stderr:\nTraceback (most recent call last):\n  File "/a.py", line 3, in <module>\nValueError: <b>no</b>';
  show(
    'run_python',
    { file: 'a.py' },
    {
      content: [text('counting'), text(trace), text('Exit code 1.')],
      failed: true,
      ran: { engine: 'python', ended: 'exit', exit: 1, parts: ['stdout', 'stderr', 'notes'] },
    },
  );
  await expect.element(event()).toHaveTextContent('✕ Exit code 1');
  await expect.element(event()).toHaveTextContent(/Printed \(stdout\)counting/);
  await expect.element(event()).toHaveTextContent(/with a traceback.*ValueError: <b>no<\/b>/);
  // a mark below a line stands below what it marks, however long the line is
  await expect.element(event().getByRole('region', { name: 'Errors' })).toHaveStyle({ whiteSpace: 'pre' });
  await expect.element(event()).not.toHaveTextContent('Notes');
  await userEvent.click(page.getByRole('button', { name: 'File "/a.py", line 3' }));
  expect(useLayout.getState()).toMatchObject({ inspectorTab: 'files', file: 'a.py' });
});

test('output that was too long says how it ended, and is shown as the model reads it', async () => {
  show(
    'bash',
    { command: 'cat a.py' },
    {
      content: [text('one text of all')],
      whole: { blob: 'b', chars: 90_000 },
      ran: { engine: 'bash', ended: 'deadline', exit: 124, parts: ['stdout', 'notes'] },
    },
  );
  await expect.element(event()).toHaveTextContent('Stopped when its time was up');
  await expect.element(event()).toHaveTextContent('one text of all');
  await expect.element(event()).toHaveTextContent('90,000 characters, kept as output:main.1');
});

test('of a command that reads the web is seen each request: how, what, and what was answered', async () => {
  show(
    'bash',
    { command: 'curl -sL https://a.example/x' },
    {
      content: [text('Hello.')],
      ran: { engine: 'bash', ended: 'exit', exit: 0, parts: ['stdout'] },
      requests: [
        { method: 'GET', address: 'https://a.example/x', status: 200, bytes: 6 },
        { method: 'HEAD', address: 'https://b.example/y' },
      ],
    },
  );
  await expect.element(event()).toHaveTextContent('Asked of the web: 2 requests');
  await expect.element(event()).toHaveTextContent('GET https://a.example/x · 200, 6 bytes');
  await expect.element(event()).toHaveTextContent('HEAD https://b.example/y · no answer');
  expect(event().element().querySelector('a')).toBeNull();
});

test('a page from the web stays text, whatever it holds, with its address and status', async () => {
  const hostile = '<img src="https://canary.invalid/x" onerror="alert(1)">\n[click](javascript:alert(1))';
  const head = 'https://a.org/x\n200, text/html, 90 B\n\n';
  show('web_fetch', { url: 'https://a.org/x' }, { content: [text(head + fromOutside('https://a.org/x', hostile))] });
  for (const part of ['https://a.org/x', 'Status200', 'Typetext/html', hostile.split('\n')[0] ?? ''])
    await expect.element(event()).toHaveTextContent(part);
  expect(event().element().querySelectorAll('img, a, script')).toHaveLength(0);
});

test('what a search found is a list of pages, none of which is a link', async () => {
  const found = '## Red <i>\nhttps://a.org/red\n\nAll red.\n\n## Two\nhttps://a.org/two\n\nNot red.';
  show('web_search', { query: 'red' }, { content: [text(fromOutside('a search', found))] });
  await expect.element(event()).toHaveTextContent(/Found 2 pages.*Red <i>https:\/\/a\.org\/redAll red\.Two/);
  expect(event().element().querySelectorAll('a, i')).toHaveLength(0);
});

test('of a file that was written the difference is shown', async () => {
  show('edit_file', { path: 'a.py', old: 'one', new: 'two' }, { content: [text('Changed a.py.')] }, [
    { type: 'files.changed', because: 'tool', call: 'main.1', changes: [file('a.py', 'new')] },
  ]);
  await expect.element(page.getByRole('region', { name: 'What became of a.py' })).toHaveTextContent(/-removed *one/);
  await expect.element(event()).toHaveTextContent(/\+added *two/);
  await expect.element(event()).toHaveTextContent('Changed a.py.');
});

test('a result of any other tool is plain text', async () => {
  show('grep', { pattern: 'x' }, { content: [text('a.py:1: x')] });
  await expect.element(event()).toHaveTextContent('Resulta.py:1: x');
});

test('so is one that the card of its tool can make nothing of', async () => {
  show('web_fetch', { url: 'https://a.org' }, { content: [text('It leads elsewhere.')], failed: true });
  await expect.element(event()).toHaveTextContent('Result, failedIt leads elsewhere.');
});
