import { map } from 'virtual:live-source';
import type { Step } from '../../agent/step.ts';
import type { Breakpoint } from '../../protocol/breakpoint.ts';
import type { Event } from '../../protocol/event.ts';
import { keyOf, keyOfEvent } from '../../views/hits.ts';
import type { Place, SourceMap } from './shipped.ts';

/** The line that appended a fact; undefined for one that no line of ours could have, such as a damaged one. */
export function lineOf(event: Event): Place | undefined {
  return map.facts[keyOfEvent(event)];
}

/** The line that chose a step, by its kind and reason. */
export function lineOfKey(key: string): Place | undefined {
  return map.steps[key];
}

/** The line that chose a step. */
export function lineOfStep(step: Pick<Step, 'do' | 'because'>): Place | undefined {
  return map.steps[keyOf(step.do, step.because)];
}

/** The first line that a breakpoint is on; undefined for one that no line stands for. */
export function placeOfBreakpoint(breakpoint: Breakpoint): Place | undefined {
  if ('rung' in breakpoint) return map.rungs[breakpoint.rung];
  const key = 'fact' in breakpoint ? keyOf(breakpoint.fact, breakpoint.because) : undefined;
  if ('fact' in breakpoint) return map.facts[key ?? ''] ?? firstOf(map.facts, breakpoint.fact);
  if (!('step' in breakpoint)) return undefined;
  return map.steps[keyOf(breakpoint.step, breakpoint.because)] ?? firstOf(map.steps, breakpoint.step);
}

function firstOf(places: SourceMap['facts'], kind: string): Place | undefined {
  return Object.entries(places).find(([key]) => key.replace(/: .*$/, '') === kind)?.[1];
}
