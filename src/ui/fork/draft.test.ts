import { expect, test } from 'vitest';
import type { Event } from '../../protocol/event.ts';
import { decided, logOf, prompted, replied, requested, rested, started } from '../../views/log.testing.ts';
import { draftOf, readDraft } from './draft.ts';
import { editablesAt, nameOf } from './editables.ts';

const log: readonly Event[] = logOf([
  started,
  prompted,
  requested,
  replied(['main.1'], 'I look.'),
  decided('main.1', 'ask'),
  { type: 'approval.resolved', call: 'main.1', verdict: 'deny', reason: 'No.', by: 'person' },
  { type: 'tool.started', call: 'main.1' },
  { type: 'tool.finished', because: 'ran', call: 'main.1', content: [{ type: 'text', text: 'one' }], failed: false },
  rested,
]);
const config = { system: 'Be brief.', mode: 'default', limits: { maxTurns: 50 } } as const;
const at = (seq: number) => editablesAt(log, seq).map((each) => `${nameOf(each)} @${each.seq}`);

test('at each row there is what the row is about, the call that it belongs to, and what holds from there on', () => {
  expect([0, 1, 2, 4, 6, 8].map(at)).toEqual([
    ['System text and settings @0', 'Files at the start @0'],
    ['What you said @1', 'Settings from here on @1', 'Files from here on @1'],
    ['The model’s reply @3', 'Settings from here on @2', 'Files from here on @2'],
    ['What you decided @5', 'The call’s arguments @3', 'Settings from here on @4', 'Files from here on @4'],
    ['The result @7', 'The call’s arguments @3', 'Settings from here on @6', 'Files from here on @6'],
    ['Settings from here on @8', 'Files from here on @8'],
  ]);
});

test('a form that nobody touched says what stood there', () => {
  const edits = [1, 2, 4, 6].map((seq) => {
    const [first] = editablesAt(log, seq);
    return first && readDraft(draftOf(first, config));
  });
  expect(edits).toEqual([
    { is: 'edit', edit: { of: 'prompt', text: 'Go.' } },
    {
      is: 'edit',
      edit: {
        of: 'reply',
        text: 'I look.',
        thinking: '',
        calls: [{ name: 'read_file', input: { path: 'main.1.txt' } }],
      },
    },
    { is: 'edit', edit: { of: 'approval', verdict: 'deny', reason: 'No.' } },
    { is: 'edit', edit: { of: 'result', text: 'one', failed: false } },
  ]);
});

test('of the settings only those are set that are others', () => {
  const draft = draftOf({ of: 'settings', seq: 0 }, config);
  expect(readDraft(draft)).toMatchObject({ is: 'fault', why: 'No setting is another than before.' });
  expect(readDraft({ ...draft, mode: 'plan', maxTurns: '3' } as typeof draft)).toEqual({
    is: 'edit',
    edit: { of: 'settings', config: { mode: 'plan', limits: { maxTurns: 3 } } },
  });
});

test.each([
  ['input 0', { of: 'reply', text: '', thinking: '', calls: [{ name: 'x', input: '{' }] }, /This is no JSON/],
  ['input 0', { of: 'reply', text: '', thinking: '', calls: [{ name: 'x', input: '[]' }] }, /an object/],
  ['name 0', { of: 'reply', text: '', thinking: '', calls: [{ name: ' ', input: '{}' }] }, /name of a tool/],
  ['input', { of: 'approval', verdict: 'allow', reason: '', input: '7', mode: undefined }, /an object/],
  ['text', { of: 'prompt', text: ' ' }, /Say something/],
  ['path', { of: 'files', path: '', text: '', gone: false }, /Which file/],
  [
    'maxTurns',
    {
      of: 'settings',
      system: '',
      mode: 'plan',
      maxTurns: 'many',
      before: { system: '', mode: 'plan', limits: { maxTurns: 1 } },
    },
    /whole number/,
  ],
] as const)('what is wrong is said at its field: %s', (field, draft, why) => {
  expect(readDraft(draft)).toEqual({ is: 'fault', field, why: expect.stringMatching(why) });
});
