import { expect, test } from 'vitest';
import type { Breakpoint } from '../../protocol/breakpoint.ts';
import { decided, logOf, prompted, replied, requested, rested, started } from '../../views/log.testing.ts';
import { hitsOf } from './hits.ts';

const judged = decided('main.1') as Extract<ReturnType<typeof decided>, { type: 'tool.decided' }>;
const at = { ...judged, subjects: { ...judged.subjects, paths: [{ path: 'src/a.ts', access: 'read' as const }] } };
const log = logOf([
  started,
  prompted,
  requested,
  replied(['main.1', 'main.2']),
  at,
  decided('main.2', 'deny'),
  { ...decided('main.3.1', 'deny'), agent: 'main.3' },
  rested,
]);
const steps = [
  { agent: 'main', key: 'call-model: something new to read' },
  { agent: 'main', key: 'call-model: asked again' },
  { agent: 'main.3', key: 'call-model: asked again' },
];

test.each<[Breakpoint, number]>([
  [{ step: 'call-model' }, 3],
  [{ step: 'call-model', because: 'asked again' }, 2],
  [{ step: 'call-model', because: 'asked again', agent: 'main' }, 1],
  [{ step: 'call' }, 0],
  [{ agent: 'main.3' }, 1],
  [{ tool: 'read_file' }, 2],
  [{ tool: 'read_file', agent: 'main.3' }, 0],
  [{ path: 'src/*' }, 1],
  [{ path: '/(/' }, 0],
  [{ fact: 'tool.decided' }, 3],
  [{ verdict: 'deny' }, 2],
  [{ verdict: 'deny', agent: 'main.3' }, 1],
  [{ any: 'denial' }, 2],
  [{ any: 'error' }, 0],
])('%j has been met %i times, by the log', (breakpoint, times) => {
  expect(hitsOf(breakpoint, log, steps)).toBe(times);
});

test('what lies beyond the cursor is not counted', () => {
  expect(hitsOf({ verdict: 'deny' }, log.slice(0, 6), steps)).toBe(1);
});
