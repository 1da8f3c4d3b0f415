import { expect, test } from 'vitest';
import { Trail } from '../../base/trail.ts';
import type { Message } from '../../protocol/event.ts';
import { logOf, prompted, replied } from '../../views/log.testing.ts';
import { breakpointsOf } from './breakpoints.ts';

const request = (...messages: Parameters<typeof logOf>[0]) => ({
  system: 'Be brief.',
  messages: Trail.of(...(logOf(messages) as readonly Message[])),
});

test('stable are the system text, all that was sent the last time, and all that is sent now', () => {
  expect(breakpointsOf(request(prompted, replied(), prompted))).toEqual(['system', 0, 2]);
  expect(breakpointsOf(request(prompted, replied(), prompted, replied(), prompted, prompted))).toEqual([
    'system',
    2,
    5,
  ]);
});

test('a first request ends once, and a place is marked once', () => {
  expect(breakpointsOf(request(prompted))).toEqual(['system', 0]);
  expect(breakpointsOf(request(replied()))).toEqual(['system', 0]);
  expect(breakpointsOf(request())).toEqual(['system']);
  expect(breakpointsOf({ ...request(prompted), system: '' })).toEqual([0]);
});
