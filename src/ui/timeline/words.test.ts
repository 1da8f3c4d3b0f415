import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  begun,
  decided,
  finished,
  hooked,
  logOf,
  logs,
  prompted,
  replied,
  requested,
  rested,
  started,
  type Told,
} from '../../views/log.testing.ts';
import { rowAt } from '../../views/row.ts';
import { wordsOf } from './words.ts';

/** What the row that begins at a fact says, and what stands at its end. */
function told(facts: readonly Told[], seq: number, until = facts.length): string {
  const { parts, meta, verdict } = wordsOf(rowAt(logOf(facts), seq, until));
  const end = [...meta.map(({ short }) => short), ...(verdict === undefined ? [] : [verdict.word ?? verdict.is])];
  return `${parts.map(({ text }) => text).join(' ')} | ${end.join(' ')}`;
}

const turn: readonly Told[] = [
  started,
  prompted,
  requested,
  replied(['main.1', 'main.2']),
  hooked('main.1'),
  decided('main.1'),
  begun('main.1'),
  finished('main.1'),
];

test('a reply says which calls it asks for, and how long it took', () => {
  expect(told(turn, 2)).toBe('Model calls read_file twice | 0.1 s');
  expect(told(turn, 2, 3)).toBe('Model is asked | ');
});

test('a call says what it is aimed at, what came of it, and how many checks it passed', () => {
  expect(told(turn, 6)).toBe('read_file main.1.txt | +2 checks 2 lines');
  expect(told(turn, 6, 7)).toBe('read_file main.1.txt | +2 checks');
});

test('a call whose commands read the web says how often it asked', () => {
  const request = { method: 'GET', address: 'https://a.example/', status: 200, bytes: 1 } as const;
  const asked = { ...finished('main.1'), requests: [request, request] } as Told;
  expect(told([...turn.slice(0, -1), asked], 6)).toBe('read_file main.1.txt | +2 checks 2 requests 2 lines');
});

test('a failure says what it waits for, and then how long it waited', () => {
  const failed: Told = {
    type: 'model.failed',
    failure: 'status',
    reason: 'overloaded',
    status: 529,
    retryable: true,
    wait: 2000,
  };
  const retried: Told = { type: 'model.retried', because: 'waited' };
  expect(told([requested, failed], 1)).toBe('Retry after 529 overloaded | waits 2.0 s');
  expect(told([requested, failed, retried], 1)).toBe('Retry after 529 overloaded | 0.1 s');
  expect(told([requested, { ...failed, retryable: false }], 1)).toBe('Error 529 overloaded | ');
});

test('who decided is said, and what they said', () => {
  const answer = {
    type: 'approval.resolved',
    call: 'main.1',
    verdict: 'deny',
    reason: 'Not that one.',
    by: 'person',
  } as const;
  expect(told([...turn, answer], 8)).toBe('You denied read_file Not that one. | deny');
  expect(told([...turn, { ...answer, by: 'nobody' }], 8)).toBe('Nobody was there to allow read_file | deny');
  expect(told([...turn, { type: 'approval.resolved', call: 'main.1', verdict: 'allow', by: 'person' }], 8)).toBe(
    'You allowed once read_file | allow',
  );
});

test('every row of every run has a name', () => {
  fc.assert(
    fc.property(logs, (events) => {
      for (const { seq } of events) expect(wordsOf(rowAt(events, seq, events.length)).parts[0]?.text).toBeTruthy();
    }),
  );
  expect(told([started, rested], 1)).toBe('Rest done | ');
});

test('a request that was cut off with the page says that it was asked again', () => {
  const facts = [started, prompted, requested, requested, replied()];
  expect(told(facts, 2)).toBe('Model was cut off before it replied, and asked again in 3 | ');
  expect(told(facts, 2, 3)).toBe('Model is asked | ');
});

test('the last attempt waits for nothing: it says that the agent gave up, or was stopped', () => {
  const failed: Told = { type: 'model.failed', failure: 'network', reason: 'gone', retryable: true, wait: 9000 };
  const gaveUp: Told = { type: 'agent.rested', why: 'failed', text: 'gone' };
  expect(told([requested, failed, gaveUp], 1)).toBe('Error gone | gave up');
  expect(told([requested, failed, { ...gaveUp, why: 'stopped' }], 1)).toBe('Error gone | stopped');
});

test('settings say what they are now', () => {
  const set = (config: Extract<Told, { type: 'settings.changed' }>['config']): Told => ({
    type: 'settings.changed',
    because: 'person',
    config,
  });
  expect(told([set({ limits: { maxTurns: 9, maxSpend: 0.5 } })], 0)).toBe('Settings 9 turns and $0.50 at most | ');
  expect(told([set({ limits: { maxTurns: 9 } })], 0)).toBe('Settings 9 turns at most | ');
  const model = { provider: 'p', id: 'm-1', window: 1, maxOutputTokens: 1 };
  expect(told([set({ model })], 0)).toBe('Settings model is now m-1 | ');
});
