import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import '../../app/styles.css';
import type { Edit } from '../../protocol/edit.ts';
import type { Event, Fact } from '../../protocol/event.ts';
import {
  decided,
  finished,
  logOf,
  plainConfig,
  prompted,
  replied,
  requested,
  rested,
} from '../../views/log.testing.ts';
import { holdsToWcag } from '../kit/axe.testing.ts';
import { showPanel } from '../state/panel.testing.tsx';
import { EditDialog } from './edit-dialog.tsx';

const files = [{ path: 'a.txt', entry: { is: 'file', blob: 'one', bytes: 3 } as const }];
const began: Fact = {
  type: 'run.started',
  format: 1,
  title: 'A run',
  config: { ...plainConfig, system: 'Be brief.' },
  files,
  seed: 1,
};
const log: readonly Event[] = logOf([
  began,
  prompted,
  requested,
  replied(['main.1'], 'I look.'),
  decided('main.1', 'ask'),
  { type: 'approval.resolved', call: 'main.1', verdict: 'allow', by: 'person' },
  { type: 'tool.started', call: 'main.1' },
  finished('main.1'),
  { type: 'question.answered', call: 'main.2', text: 'Blue', by: 'person' },
  rested,
]);

const dialog = page.getByRole('dialog', { name: 'Edit in a fork' });
const field = (name: string) => dialog.getByRole('textbox', { name });
const change = (what: string) => dialog.getByRole('combobox', { name: 'Change' }).selectOptions(what);

/** What can be edited: at which row, how a person goes about it, and the edit that is sent with its place. */
const edits: readonly (readonly [what: string, at: number, write: () => Promise<unknown>, seq: number, edit: Edit])[] =
  [
    [
      'the model’s reply: its text, and a call more',
      2,
      async () => {
        await field('Text').fill('I write.');
        await dialog.getByRole('button', { name: 'Add a call' }).click();
        await field('Tool').nth(1).fill('glob');
        await field('Arguments, as JSON').nth(1).fill('{"pattern":"*"}');
      },
      3,
      {
        of: 'reply',
        text: 'I write.',
        thinking: '',
        calls: [
          { name: 'read_file', input: { path: 'main.1.txt' } },
          { name: 'glob', input: { pattern: '*' } },
        ],
      },
    ],
    [
      'a call’s arguments, from the row of the call',
      6,
      async () => {
        await change('The call’s arguments');
        await field('Arguments, as JSON').fill('{"path":"b.txt"}');
      },
      3,
      { of: 'reply', text: 'I look.', thinking: '', calls: [{ name: 'read_file', input: { path: 'b.txt' } }] },
    ],
    [
      'a result',
      6,
      async () => {
        await field('What the model reads').fill('Nothing.');
        await dialog.getByRole('switch', { name: 'The call failed' }).click();
      },
      7,
      { of: 'result', text: 'Nothing.', failed: true },
    ],
    [
      'an approval',
      5,
      async () => {
        await dialog.getByRole('radio', { name: 'Deny' }).click();
        await field('Reason, for the model').fill('Not now.');
      },
      5,
      { of: 'approval', verdict: 'deny', reason: 'Not now.' },
    ],
    ['an answer', 8, () => field('Answer').fill('Red'), 8, { of: 'answer', text: 'Red' }],
    ['a prompt', 1, () => field('Message').fill('Stay.'), 1, { of: 'prompt', text: 'Stay.' }],
    [
      'the system text that the run began with',
      0,
      () => field('System text').fill('Be long.'),
      0,
      { of: 'settings', config: { system: 'Be long.' } },
    ],
    [
      'settings from an event on',
      6,
      async () => {
        await change('Settings from here on');
        await dialog.getByRole('radio', { name: 'Auto' }).click();
        await field('Turns at most').fill('7');
      },
      6,
      { of: 'settings', config: { mode: 'auto', limits: { maxTurns: 7 } } },
    ],
    [
      'a file that is there',
      6,
      async () => {
        await change('Files from here on');
        await dialog.getByRole('combobox', { name: 'File' }).selectOptions('a.txt');
        await expect.element(field('What it says')).toHaveValue('one');
        await field('What it says').fill('two');
      },
      6,
      { of: 'files', files: [{ path: 'a.txt', text: 'two' }] },
    ],
    [
      'a file that goes',
      0,
      async () => {
        await change('Files at the start');
        await dialog.getByRole('combobox', { name: 'File' }).selectOptions('a.txt');
        await dialog.getByRole('switch', { name: 'Delete it' }).click();
      },
      0,
      { of: 'files', files: [{ path: 'a.txt', text: null }] },
    ],
  ];

test.each(edits)('%s', async (_, at, write, seq, edit) => {
  const sent = showPanel(<EditDialog seq={at} onClose={() => {}} />, log, { one: 'one' });
  await write();
  await holdsToWcag();
  await dialog.getByRole('button', { name: 'Fork', exact: true }).click();
  expect(sent).toEqual([{ do: 'fork', run: 'r', seq, into: expect.any(String), paused: false, edit }]);
});

test('what cannot be read is said at its field, and nothing is forked', async () => {
  const sent = showPanel(<EditDialog seq={2} onClose={() => {}} />, log, {});
  await field('Arguments, as JSON').fill('{');
  await dialog.getByRole('button', { name: 'Fork', exact: true }).click();
  await expect.element(field('Arguments, as JSON')).toHaveAttribute('aria-invalid', 'true');
  await holdsToWcag();
  expect(sent).toEqual([]);
});
