import { map } from 'virtual:live-source';
import type { Step } from '../../agent/step.ts';
import type { Event } from '../../protocol/event.ts';
import { keyOf, keyOfEvent } from '../../views/hits.ts';
import type { Place } from './shipped.ts';

/** The line that appended a fact; undefined for one that no line of ours could have, such as a damaged one. */
export function lineOf(event: Event): Place | undefined {
  return map.facts[keyOfEvent(event)];
}

/** The line that chose a step. */
export function lineOfStep(step: Pick<Step, 'do' | 'because'>): Place | undefined {
  return map.steps[keyOf(step.do, step.because)];
}
