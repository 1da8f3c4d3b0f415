import type { Breakpoint, Condition } from '../../protocol/breakpoint.ts';
import { isOnFact } from '../../views/breakpoint-fits.ts';
import { breakpointWords } from '../../views/breakpoint-words.ts';

/** Where a breakpoint is, without its conditions: for one of an agent that agent, for others no agent. */
export function placeOf(breakpoint: Breakpoint): Breakpoint {
  const { when, from, off, agent, ...place } = breakpoint;
  return (Object.keys(place).length === 0 ? { agent } : place) as Breakpoint;
}

/** Whether two are at the same place, whatever their conditions. */
export function isSamePlace(one: Breakpoint, other: Breakpoint): boolean {
  return breakpointWords(placeOf(one)) === breakpointWords(placeOf(other));
}

/** When it holds, as a sentence. */
export function holdsWords(breakpoint: Breakpoint): string {
  return `Holds ${isOnFact(breakpoint) ? '' : 'before '}${breakpointWords(breakpoint)}.`;
}

const all = ['tool', 'path', 'verdict', 'text'] as const;
const stepsOfCalls = ['run', 'settle', 'spawn', 'ask-hooks'];
const factsOfCalls = [
  'hook.started',
  'hook.ran',
  'tool.decided',
  'approval.resolved',
  'question.answered',
  'tool.started',
  'tool.hurried',
  'tool.finished',
  'files.changed',
];

/** What can be asked of the call that a place is about: nothing where there is none, and only what is known by then. */
export function askable(place: Breakpoint): readonly (keyof Condition)[] {
  if ('tool' in place) return ['text'];
  if ('path' in place) return ['tool', 'verdict', 'text'];
  if ('verdict' in place) return ['tool', 'path', 'text'];
  if ('step' in place) {
    if (place.step === 'authorize') return ['tool', 'text'];
    return stepsOfCalls.includes(place.step) ? all : [];
  }
  if (!('fact' in place)) return all;
  if (place.fact === 'model.responded') return ['tool', 'text'];
  return factsOfCalls.includes(place.fact) ? all : [];
}
