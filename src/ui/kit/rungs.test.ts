import { expect, test } from 'vitest';
import { type Rung, rungNames } from '../../protocol/event.ts';
import { ladderOf, rungOrder } from './rungs.ts';

const passed = (...names: readonly Rung['rung'][]): Rung[] =>
  names.map((rung) => ({ rung, verdict: 'pass', reason: 'fine' }));

test('the page climbs the rungs in the order of the engine', () => {
  expect(rungOrder).toEqual(rungNames);
});

test('rungs above the one that decided are not reached', () => {
  const rungs = [...passed('hooks', 'known tool'), { rung: 'valid input', verdict: 'ask', reason: 'hm' }] as const;
  const lines = ladderOf({ rungs, by: 'valid input' });
  expect(lines.map(({ said }) => said)).toEqual([
    'passed',
    'passed',
    'asks',
    ...Array.from({ length: 11 }, () => 'not reached'),
  ]);
  expect(lines.filter(({ decides }) => decides).map(({ rung }) => rung)).toEqual(['valid input']);
});

test('a ladder climbed to its top leaves nothing out', () => {
  const rungs: readonly Rung[] = [
    ...passed(...rungNames.slice(0, -1)),
    { rung: 'mode', verdict: 'ask', reason: 'changes ask' },
  ];
  expect(ladderOf({ rungs, by: 'mode' }).map(({ rung }) => rung)).toEqual(rungNames);
});
