import { expect, test } from 'vitest';
import type { Event } from '../protocol/event.ts';
import { dealingsView } from './dealings.ts';
import {
  begun,
  born,
  by,
  decided,
  finished,
  logOf,
  prompted,
  replied,
  requested,
  rested,
  started,
} from './log.testing.ts';

const read = (log: readonly Event[]) => log.reduce(dealingsView.evolve, dealingsView.initial);
const report = { type: 'message.sent', because: 'reported', from: 'main.2', text: 'Red.', why: 'done' } as const;
const allowed = { type: 'approval.resolved', call: 'main.1.1', verdict: 'allow', by: 'person' } as const;

const log = logOf([
  started,
  prompted,
  requested,
  replied(['main.1', 'main.2']),
  born('main.1'),
  { ...born('main.2'), background: true } as ReturnType<typeof born>,
  by('main.1', requested),
  by('main.1', replied(['main.1.1'])),
  by('main.1', decided('main.1.1', 'ask')),
  by('main.2', rested),
  report,
  by('main.1', allowed),
  by('main.1', begun('main.1.1')),
  by('main.1', finished('main.1.1')),
  by('main.1', rested),
  { type: 'message.sent', because: 'said', from: 'main', text: 'Again?', agent: 'main.1' },
  by('main.1', requested),
  by('main.1', rested),
]);

test('every letter has its sender, its reader and its fact; a report is told once', () => {
  const told = [...read(log).letters].map(({ is, from, to, of }) => `${of.seq} ${is} ${from} > ${to}`);
  expect(told).toEqual([
    '4 brief main > main.1',
    '5 brief main > main.2',
    '10 report main.2 > main',
    '14 report main.1 > main',
    '15 message main > main.1',
  ]);
});

test('work and waits are told apart, from the fact that begins them to the one that ends them', () => {
  const { agents } = read(log);
  expect([...(agents['main.1']?.work ?? [])]).toEqual([
    { from: 4, to: 14 },
    { from: 16, to: 17 },
  ]);
  expect([...(agents['main.1']?.waits ?? [])]).toEqual([{ from: 8, to: 11 }]);
  expect([...(agents['main.2']?.work ?? [])]).toEqual([{ from: 5, to: 9 }]);
  expect(agents.main?.working).toBe(1);
});

test('a call that nobody decided on stops waiting when it is settled, and an allowed one never waited', () => {
  const cut = read(logOf([started, prompted, decided('a', 'ask'), decided('b'), finished('b'), finished('a')]));
  expect([...(cut.agents.main?.waits ?? [])]).toEqual([{ from: 2, to: 5 }]);
  expect(cut.agents.main?.decided).toEqual({});
});
