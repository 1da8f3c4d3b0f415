import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Event } from '../protocol/event.ts';
import { Projector } from './projector.ts';
import type { View } from './view.ts';

const seen: View<readonly number[]> = { initial: [], evolve: (state, { seq }) => [...state, seq] };
const logOf = (length: number): Event[] =>
  Array.from({ length }, (_, seq) => ({ seq, at: seq, agent: 'main', type: 'prompt.submitted', text: '' }));

test('at any cursors, in any order, while the log grows, past its end too, a view is what the facts before the cursor make of it', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(40), fc.nat(3))), (moves) => {
      const log: Event[] = logOf(5);
      const projector = new Projector(log, 4);
      for (const [to, more] of moves) {
        log.push(...logOf(log.length + more).slice(log.length));
        expect(projector.at(to).read(seen)).toEqual(log.slice(0, to).map(({ seq }) => seq));
      }
    }),
  );
});

test('the same past is the same value, and one fact on is one fold', () => {
  const projector = new Projector(logOf(600));
  projector.at(600).read(seen);
  const past = projector.at(300).read(seen);
  expect(projector.at(300).read(seen)).toBe(past);
  const { folds } = projector;
  projector.at(301).read(seen);
  expect(projector.folds).toBe(folds + 1);
});

test('several pasts are looked at in turn, and each stays the same value', () => {
  const projector = new Projector(logOf(600));
  projector.at(600).read(seen);
  const pasts = [1, 299, 300, 513].map((cursor) => ({ cursor, value: projector.at(cursor).read(seen) }));
  for (const { cursor, value } of [...pasts, ...pasts.toReversed()])
    expect(projector.at(cursor).read(seen)).toBe(value);
});

test('a seek folds at most one distance between checkpoints', () => {
  const projector = new Projector(logOf(2000));
  projector.at(2000).read(seen);
  for (const cursor of [1999, 3, 1023, 1024, 700]) {
    const { folds } = projector;
    projector.at(cursor).read(seen);
    expect(projector.folds - folds).toBeLessThan(256);
  }
});
