import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Event, Fact } from '../protocol/event.ts';
import { compareRuns, type Pair } from './compare-runs.ts';
import { comparedWords } from './compared-words.ts';
import { begun, decided, logOf, prompted, replied, requested, rested, started, type Told } from './log.testing.ts';

const approved = (verdict: 'allow' | 'deny'): Fact => ({
  type: 'approval.resolved',
  call: 'main.1',
  verdict,
  by: 'person',
});
const finished = (text: string, because: 'ran' | 'settled' = 'ran'): Fact => ({
  type: 'tool.finished',
  because,
  call: 'main.1',
  content: [{ type: 'text', text }],
  failed: because === 'settled',
});
const ran: Fact = { type: 'tool.started', call: 'main.1' };
const wrote: Fact = {
  type: 'files.changed',
  because: 'tool',
  call: 'main.1',
  changes: [{ path: 'out/a.txt', entry: { is: 'file', blob: 'b', bytes: 1 } }],
};
const begin: readonly Told[] = [started, prompted, requested, replied(['main.1']), decided('main.1', 'ask')];
const allowed = logOf([
  ...begin,
  approved('allow'),
  ran,
  wrote,
  finished('Read.'),
  requested,
  replied([], 'Done.'),
  rested,
]);
const denied = logOf([
  ...begin,
  approved('deny'),
  { type: 'run.forked', from: 'r', place: 5, title: 'F' },
  finished('Not allowed.', 'settled'),
  requested,
  replied([], 'Then not.'),
  { ...rested, text: 'Then not.' } as Fact,
]);
const seqs = (pairs: readonly Pair[]) => pairs.map(({ left, right }) => [left?.seq, right?.seq]);

test('a run and its fork go side by side to where they part, and then by what happened for the same time', () => {
  const { pairs, first, changed, onlyLeft, onlyRight } = compareRuns(allowed, denied);
  expect(seqs(pairs)).toEqual([
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 4],
    [5, 5],
    [6, undefined],
    [7, undefined],
    [8, undefined],
    [undefined, 7],
    [9, 8],
    [10, 9],
    [11, 10],
  ]);
  expect({ first, changed, onlyLeft, onlyRight }).toEqual({ first: 5, changed: 3, onlyLeft: 3, onlyRight: 1 });
});

test('files, context, cost and the end are compared as well', () => {
  const { files, left, right } = compareRuns(allowed, denied);
  expect([...files]).toEqual([['out/a.txt', 'deleted']]);
  expect(left).toMatchObject({ rests: 'done', said: 'Done.', facts: 12, cost: { requests: 2, input: 2000 } });
  expect(right).toMatchObject({ rests: 'done', said: 'Then not.', facts: 11, cost: { requests: 2, input: 2000 } });
});

const other = (change: (event: Event) => Event) => allowed.map(change);
const sentences: readonly (readonly [string, readonly Event[], readonly Event[]])[] = [
  ['The call of read_file was denied at 5, so read_file never ran.', allowed, denied],
  ['The call of read_file was allowed at 5, so read_file ran.', denied, allowed],
  ['The two runs are the same, fact by fact.', allowed, other((event) => ({ ...event, at: event.at + 7 }))],
  [
    'The two runs are the same, fact by fact.',
    allowed,
    other((event) => Object.fromEntries(Object.entries(event).reverse()) as unknown as Event),
  ],
  [
    'Something else was said at 1.',
    allowed,
    other((event) => (event.type === 'prompt.submitted' ? { ...event, text: 'Stop.' } : event)),
  ],
  [
    'The call of read_file had another result at 8, so it ended with another answer.',
    allowed,
    other((event) =>
      event.type === 'tool.finished'
        ? { ...event, content: [] }
        : event.type === 'agent.rested'
          ? { ...event, text: 'Else.' }
          : event,
    ),
  ],
  ['It ends before 9, where the other goes on, so it ended at work instead of done.', allowed, allowed.slice(0, 9)],
  ['It goes on at 9, where the other ends, so it ended done instead of at work.', allowed.slice(0, 9), allowed],
];
const shell = (call: string, command: string, more: readonly Told[]): readonly Told[] => [
  requested,
  { ...replied([call]), calls: [{ call, wire: call, name: 'bash', input: { command } }] } as Fact,
  decided(call, 'ask'),
  ...more,
];
const [looked, tested] = [
  shell('main.1', 'ls', [{ type: 'approval.resolved', call: 'main.1', verdict: 'allow', by: 'person' }, ran]),
  (verdict: 'allow' | 'deny') => {
    const answer: Fact = { type: 'approval.resolved', call: 'main.2', verdict, by: 'person' };
    return shell('main.2', 'node test.js\n', [answer, ...(verdict === 'allow' ? [begun('main.2')] : []), rested]);
  },
];
const [ranTests, ranNone] = (['allow', 'deny'] as const).map((verdict) =>
  logOf([started, prompted, ...looked, ...tested(verdict)]),
) as [readonly Event[], readonly Event[]];

test('where both used the shell, the command that one of them never gave it is named', () => {
  expect(comparedWords(compareRuns(ranTests, ranNone))).toBe(
    'The call of bash was denied at 10, so `node test.js` never ran.',
  );
  expect(comparedWords(compareRuns(ranNone, ranTests))).toBe(
    'The call of bash was allowed at 10, so `node test.js` ran.',
  );
});

test('of a tool that had run before, the path that it never came to is named', () => {
  const again = (verdict: 'allow' | 'deny') =>
    logOf([
      ...begin,
      approved('allow'),
      ran,
      requested,
      replied(['main.2']),
      decided('main.2', 'ask'),
      { type: 'approval.resolved', call: 'main.2', verdict, by: 'person' },
      ...(verdict === 'allow' ? [begun('main.2')] : []),
      rested,
    ]);
  expect(comparedWords(compareRuns(again('allow'), again('deny')))).toBe(
    'The call of read_file was denied at 10, so read_file of main.2.txt never ran.',
  );
});

test('what the next request would be made of is told by its parts', () => {
  const { left, right } = compareRuns(allowed, denied);
  const tokens = (outcome: typeof left) => Object.fromEntries(outcome.parts.map((part) => [part.name, part.tokens]));
  expect(Object.keys(tokens(left))).toEqual(['system', 'person', 'model', 'results']);
  expect(tokens(right).results).toBeGreaterThan(tokens(left).results ?? 0);
  expect(tokens(right).person).toBe(tokens(left).person);
});

test.each(sentences)('%s', (words, left, right) => {
  expect(comparedWords(compareRuns(left, right))).toBe(words);
});

test('every fact of both stands in the list once and in its order, and the other way round mirrors it', () => {
  const facts = fc.array(fc.constantFrom(prompted, requested, replied(), ran, wrote, rested, approved('deny')), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(facts, facts, facts, (shared, one, another) => {
      const [left, right] = [logOf([started, ...shared, ...one]), logOf([started, ...shared, ...another])];
      const { pairs, first } = compareRuns(left, right);
      expect(pairs.flatMap((pair) => pair.left ?? [])).toEqual(left);
      expect(pairs.flatMap((pair) => pair.right ?? [])).toEqual(right);
      expect(first ?? pairs.length).toBeGreaterThanOrEqual(1 + shared.length);
      const back = compareRuns(right, left);
      expect([back.first, back.onlyLeft, back.onlyRight, back.changed]).toEqual([
        first,
        pairs.filter((pair) => pair.left === undefined).length,
        pairs.filter((pair) => pair.right === undefined).length,
        back.changed,
      ]);
    }),
    { numRuns: 200 },
  );
});
