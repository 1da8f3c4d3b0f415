import { expect, test } from 'vitest';
import type { Event } from '../../protocol/event.ts';
import { kindOf, kindOfType, kinds } from './kinds.ts';
import { stationOf, stations, stepsAt } from './stations.ts';

const place = { seq: 1, at: 0, agent: 'main' };

test('every type of fact is drawn as a kind with a glyph, a family and a word', () => {
  const types = Object.values(kindOfType);
  expect(types.length).toBeGreaterThan(15);
  for (const kind of types) expect(kinds[kind].label).not.toBe('');
});

test('no two kinds share a glyph or a word', () => {
  const all = Object.values(kinds);
  expect(new Set(all.map((kind) => kind.glyph)).size).toBe(all.length);
  expect(new Set(all.map((kind) => kind.label)).size).toBe(all.length);
});

test('a failed result is an error, and the end of the main agent is a rest', () => {
  const result = {
    ...place,
    type: 'tool.finished',
    because: 'ran',
    call: 'main.1',
    content: [],
    failed: true,
  } as const;
  const rested = { ...place, type: 'agent.rested', why: 'done', text: '' } as const;
  const read = (event: Event) => kindOf(event);
  expect(read(result)).toBe('error');
  expect(read({ ...result, failed: false })).toBe('tool');
  expect(read(rested)).toBe('rest');
  expect(read({ ...rested, agent: 'main.3' })).toBe('subagent');
  expect(read({ ...rested, why: 'failed' })).toBe('error');
});

test('a failure that is waited out is a retry, and one that is not an error', () => {
  const failure = { ...place, type: 'model.failed', failure: 'status', reason: 'Overloaded', wait: 0 } as const;
  expect(kindOf({ ...failure, retryable: true })).toBe('retry');
  expect(kindOf({ ...failure, retryable: false })).toBe('error');
});

test('every step belongs to one of seven stations', () => {
  expect(stations.map((station) => [station.label, stepsAt(station.name)])).toEqual([
    ['Context', ['load-context', 'clear', 'compact', 'hear']],
    ['Model', ['call-model', 'retry']],
    ['Hooks', ['ask-hooks']],
    ['Permission', ['read-settings', 'authorize']],
    ['You', ['wait']],
    ['Tools', ['run', 'settle', 'spawn']],
    ['Rest', ['rest']],
  ]);
});

test('to wait for a person is at You, to wait for agents is at Rest', () => {
  expect(stationOf({ do: 'wait', because: 'for approval' })).toBe('you');
  expect(stationOf({ do: 'wait', because: 'for agents' })).toBe('rest');
});
