import { compilePattern, patternFault } from '../base/pattern.ts';
import type { Breakpoint, Condition } from '../protocol/breakpoint.ts';
import type { Event, EventOf } from '../protocol/event.ts';
import type { Json } from '../protocol/json.ts';
import type { Agents } from './agent.ts';
import type { Call } from './calls.ts';
import { aboveOf } from './lineage.ts';

/** What a breakpoint is held against: the agents with the calls of their last replies, and what the ladder said of these. */
export interface Scene {
  readonly agents: Agents;
  readonly verdicts: Readonly<Record<string, EventOf<'tool.decided'>['verdict']>>;
}

/** A step, as far as a breakpoint asks about it. */
export interface StepToFit {
  readonly do: string;
  readonly because: string;
  readonly call?: string;
  readonly calls?: readonly string[];
}

/** Whether a breakpoint is on a fact, and so holds the step that follows it. */
export function isOnFact(breakpoint: Breakpoint): boolean {
  return 'fact' in breakpoint || 'rung' in breakpoint || 'verdict' in breakpoint || 'any' in breakpoint;
}

/** Whether a breakpoint holds before a step of an agent: for a tool before a call is judged, for a path before calls run. */
export function fitsStep(breakpoint: Breakpoint, scene: Scene, agent: string, step: StepToFit): boolean {
  if (isOnFact(breakpoint) || !isOf(breakpoint, agent)) return false;
  const { when = {} } = breakpoint;
  const calls = step.calls ?? (step.call === undefined ? [] : [step.call]);
  if ('tool' in breakpoint) return step.do === 'authorize' && anyMeets([{ tool: breakpoint.tool }, when], scene, calls);
  if ('path' in breakpoint) return step.do === 'run' && anyMeets([{ path: breakpoint.path }, when], scene, calls);
  if ('step' in breakpoint && (breakpoint.step !== step.do || (breakpoint.because ?? step.because) !== step.because))
    return false;
  return anyMeets([when], scene, calls);
}

/** Whether a breakpoint is on this fact; the scene is that after it. */
export function fitsFact(breakpoint: Breakpoint, scene: Scene, event: Event): boolean {
  if (!isOf(breakpoint, event.agent) || !isSuch(breakpoint, event)) return false;
  const calls = event.type === 'model.responded' ? event.calls.map(({ call }) => call) : callsIn(event);
  return anyMeets([breakpoint.when ?? {}], scene, calls);
}

function callsIn(event: Event): readonly string[] {
  return 'call' in event && event.call !== undefined ? [event.call] : [];
}

function isOf({ agent }: Breakpoint, name: string): boolean {
  return agent === undefined || agent === name;
}

function isSuch(breakpoint: Breakpoint, event: Event): boolean {
  if ('fact' in breakpoint)
    return (
      breakpoint.fact === event.type &&
      (breakpoint.because === undefined || ('because' in event && event.because === breakpoint.because))
    );
  if ('rung' in breakpoint) return event.type === 'tool.decided' && event.by === breakpoint.rung;
  if ('verdict' in breakpoint) return event.type === 'tool.decided' && event.verdict === breakpoint.verdict;
  if (!('any' in breakpoint)) return false;
  if (breakpoint.any === 'denial')
    return (event.type === 'tool.decided' || event.type === 'approval.resolved') && event.verdict === 'deny';
  return (
    event.type === 'model.failed' ||
    event.type === 'compaction.failed' ||
    (event.type === 'tool.finished' && event.failed) ||
    (event.type === 'hook.ran' && event.failed !== undefined)
  );
}

/** Whether one of the calls meets all conditions; where nothing is asked, none has to be there. */
function anyMeets(conditions: readonly Condition[], scene: Scene, calls: readonly string[]): boolean {
  const asked = conditions.filter((each) => Object.keys(each).length > 0);
  if (asked.length === 0) return true;
  return calls.some((id) => {
    const call = scene.agents[aboveOf(id) ?? '']?.calls.find((each) => each.id === id);
    return call !== undefined && asked.every((each) => meets(each, call, scene.verdicts[id]));
  });
}

function meets({ tool, path, verdict, text }: Condition, call: Call, judged: string | undefined): boolean {
  if (tool !== undefined && call.name !== tool) return false;
  if (verdict !== undefined && judged !== verdict) return false;
  if (
    path !== undefined &&
    (patternFault(path) !== undefined || !call.paths.some((each) => compilePattern(path).test(each)))
  )
    return false;
  return text === undefined || says(call, text.toLowerCase());
}

/** Whether a text stands in what was asked of a call, or in what the model reads as its result. */
function says({ input, progress }: Call, text: string): boolean {
  if (wordsIn(input).some((each) => each.toLowerCase().includes(text))) return true;
  if (progress.is !== 'returned') return false;
  return progress.result.content.some((part) => part.type === 'text' && part.text.toLowerCase().includes(text));
}

function wordsIn(value: Json): readonly string[] {
  if (typeof value !== 'object' || value === null) return [String(value)];
  return Object.values(value).flatMap(wordsIn);
}
