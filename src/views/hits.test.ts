import { expect, test } from 'vitest';
import type { Event, Fact } from '../protocol/event.ts';
import { hitsView } from './hits.ts';

const log = (...facts: readonly Fact[]): readonly Event[] =>
  facts.map((fact, seq) => ({ seq, at: seq, agent: 'main', ...fact }));
const hitsOf = (events: readonly Event[]) => events.reduce(hitsView.evolve, hitsView.initial);

const finished = { type: 'tool.finished', call: 'main.1', content: [], failed: false } as const;
const pass = (rung: 'known tool' | 'mode') => ({ rung, verdict: 'pass', reason: '' }) as const;
const subjects = { paths: [], commands: [], domains: [] };

test('facts are counted by type and reason, rungs by name', () => {
  const decided = {
    type: 'tool.decided',
    call: 'main.1',
    verdict: 'allow',
    by: 'mode',
    reason: '',
    input: {},
    subjects,
    dropped: [],
  } as const;
  const events = log(
    { type: 'prompt.submitted', text: 'Go.' },
    { ...decided, rungs: [pass('known tool'), pass('mode')] },
    { ...finished, because: 'ran' },
    { ...decided, rungs: [pass('known tool')] },
    { ...finished, because: 'settled' },
    { ...finished, because: 'ran' },
  );
  expect(hitsOf(events)).toEqual({
    facts: { 'prompt.submitted': 1, 'tool.decided': 2, 'tool.finished: ran': 2, 'tool.finished: settled': 1 },
    rungs: { 'known tool': 2, mode: 1 },
  });
  expect(hitsOf(events.slice(0, 1))).toEqual({ facts: { 'prompt.submitted': 1 }, rungs: {} });
});
