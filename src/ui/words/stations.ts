import type { Step } from '../../agent/step.ts';
import type { Family } from '../kit/family.ts';
import type { GlyphName } from '../kit/glyph.tsx';
import type { KindName } from './kinds.ts';

/** A stop of the ring: what it is called, and which kinds of events a click on it shows. */
export interface Station {
  readonly name: StationName;
  readonly label: string;
  readonly glyph: GlyphName;
  readonly family: Family;
  readonly kinds: readonly KindName[];
}

export type StationName = 'context' | 'model' | 'hooks' | 'permission' | 'you' | 'tools' | 'rest';

/** The seven stations of the ring, in the order in which a turn passes them. */
export const stations: readonly Station[] = [
  {
    name: 'context',
    label: 'Context',
    glyph: 'context',
    family: 'ctx',
    kinds: ['context', 'compaction', 'memory', 'skill'],
  },
  { name: 'model', label: 'Model', glyph: 'model', family: 'model', kinds: ['model', 'retry', 'error'] },
  { name: 'hooks', label: 'Hooks', glyph: 'hook', family: 'gate', kinds: ['hook'] },
  { name: 'permission', label: 'Permission', glyph: 'permission', family: 'gate', kinds: ['permission'] },
  { name: 'you', label: 'You', glyph: 'you', family: 'user', kinds: ['you'] },
  { name: 'tools', label: 'Tools', glyph: 'tool', family: 'tool', kinds: ['tool', 'subagent'] },
  { name: 'rest', label: 'Rest', glyph: 'rest', family: 'user', kinds: ['rest'] },
];

const stationOfKind = {
  'load-context': 'context',
  clear: 'context',
  compact: 'context',
  'read-settings': 'permission',
  'call-model': 'model',
  retry: 'model',
  'ask-hooks': 'hooks',
  authorize: 'permission',
  wait: 'you',
  run: 'tools',
  settle: 'tools',
  spawn: 'tools',
  hear: 'context',
  rest: 'rest',
} as const satisfies Record<Step['do'], StationName>;

/** The station at which a step is done; to wait for other agents is to rest, to wait for a person is theirs. */
export function stationOf(step: Pick<Step, 'do' | 'because'>): StationName {
  return step.do === 'wait' && forOthers.test(step.because) ? 'rest' : stationOfKind[step.do];
}

const forOthers = /agents|others/;

/** The kinds of steps that a breakpoint on a station holds before. */
export function stepsAt(station: StationName): readonly Step['do'][] {
  return steps.filter((kind) => stationOfKind[kind] === station);
}

const steps = Object.keys(stationOfKind) as readonly Step['do'][];
