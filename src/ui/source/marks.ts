import type { Step } from '../../agent/step.ts';
import type { Breakpoint } from '../../protocol/breakpoint.ts';
import type { Counts, Hits } from '../../views/hits.ts';
import type { SourceMap } from './shipped.ts';

/** What the map knows of one line: what is chosen, appended or judged there, and how often that has happened so far. */
export interface Mark {
  readonly keys: readonly string[];
  readonly hits: number;
  /** What is written there: where steps are chosen, facts appended or calls judged. */
  readonly of: 'step' | 'fact' | 'rung';
  /** What was chosen there last, in a word or two. */
  readonly value: string | undefined;
}

/** What has been counted up to the cursor. */
export interface Counted extends Hits {
  readonly steps: Counts;
  readonly recent: Readonly<Record<string, Step>>;
}

/** The marks of a file by line. */
export function marksOf(file: string, map: SourceMap, counted: Counted): ReadonlyMap<number, Mark> {
  const marks = new Map<number, Mark>();
  const add = (places: SourceMap['facts'], counts: Counts, more: (key: string) => Partial<Mark>) => {
    for (const [key, place] of Object.entries(places)) {
      if (place.file !== file) continue;
      const before = marks.get(place.line) ?? {
        keys: [],
        hits: 0,
        of: 'fact' as const,
        value: undefined,
      };
      const hits = before.hits + (counts[key] ?? 0);
      marks.set(place.line, { ...before, ...more(key), keys: [...before.keys, key], hits });
    }
  };
  add(map.facts, counted.facts, () => ({ of: 'fact' }));
  add(map.rungs, counted.rungs, () => ({ of: 'rung' }));
  add(map.steps, counted.steps, (key) => ({
    of: 'step',
    ...(counted.recent[key] && { value: inShort(counted.recent[key]) }),
  }));
  return marks;
}

const atMost = 24;

/** What a step is about, short enough for the edge of a line. */
function inShort(step: Step): string {
  const text = aboutOf(step);
  return text.length > atMost ? `${text.slice(0, atMost - 1)}…` : text;
}

function aboutOf(step: Step): string {
  switch (step.do) {
    case 'load-context':
    case 'read-settings':
      return step.path;
    case 'call-model':
      return `attempt ${step.attempt}`;
    case 'hear':
      return 'from' in step ? step.from : `task ${step.task}`;
    case 'ask-hooks':
      return 'call' in step ? step.call : '';
    case 'authorize':
    case 'settle':
    case 'spawn':
      return step.call;
    case 'run':
    case 'clear':
      return step.calls.join(', ');
    case 'wait':
      return step.for.join(', ');
    case 'rest':
      return step.why;
    case 'retry':
    case 'compact':
      return '';
  }
}

/** The breakpoint on a line: on the first that the map has there of what is chosen, appended or judged. */
export function breakpointOn(of: Mark['of'], keys: readonly string[]): Breakpoint | undefined {
  const [key] = keys;
  if (key === undefined) return undefined;
  if (of === 'rung') return { rung: key };
  const [kind = '', because] = key.split(': ', 2);
  const reason = because === undefined ? {} : { because };
  return of === 'step' ? { step: kind, ...reason } : { fact: kind, ...reason };
}
