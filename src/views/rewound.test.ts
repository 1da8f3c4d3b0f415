import { expect, test } from 'vitest';
import type { Fact } from '../protocol/event.ts';
import { logOf, prompted, requested, started } from './log.testing.ts';
import { rewoundView } from './rewound.ts';

const forked: Fact = { type: 'run.forked', from: 'r', place: 2, title: 'Again' };
const rewound: Fact = { ...forked, rewound: true };
const read = (...facts: readonly Fact[]) => logOf(facts).reduce(rewoundView.evolve, rewoundView.initial);

test('a rewind is known by the log, until something is said; a fork of it is no rewind', () => {
  expect(read(started, prompted, rewound)).toEqual({ from: 'r', seq: 2 });
  expect(read(started, prompted, rewound, requested)).toEqual({ from: 'r', seq: 2 });
  expect(read(started, prompted, rewound, prompted)).toBeUndefined();
  expect(read(started, prompted, rewound, forked)).toBeUndefined();
  expect(read(started, prompted, forked)).toBeUndefined();
});
