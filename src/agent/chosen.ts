import { Trail } from '../base/trail.ts';
import type { Event } from '../protocol/event.ts';
import { type Agent, type Agents, agentsView } from '../views/agent.ts';
import { type Counts, countOne, keyOf } from '../views/hits.ts';
import { type Tasks, tasksView } from '../views/tasks.ts';
import { countBelow } from '../views/timeline.ts';
import type { Reading, View } from '../views/view.ts';
import { type Folder, workspaceView } from '../views/workspace.ts';
import { nextStep } from './next-step.ts';
import type { Step } from './step.ts';

/** How often each step was chosen, with all that is needed to say so of the next one. */
export interface Chosen {
  readonly counts: Counts;
  /** The step that was last chosen for each reason. */
  readonly recent: Readonly<Record<string, Step>>;
  /** The step that each agent was last seen doing. */
  readonly last: Readonly<Record<string, Step>>;
  /** Every step in order: the first fact that it left, or that ended it, whose it was, and its kind and reason. */
  readonly traces: Trail<string>;
  readonly agents: Agents;
  readonly files: Folder;
  readonly tasks: Tasks;
}

/** A step that was chosen, and the fact by which it is known. */
export interface Trace {
  readonly seq: number;
  readonly agent: string;
  /** Its kind and reason. */
  readonly key: string;
}

/** The steps that were chosen, in order: all of them, or those that are known by facts from one to another. */
export function tracesIn(
  { traces }: Pick<Chosen, 'traces'>,
  { from = 0, to = Number.POSITIVE_INFINITY }: { readonly from?: number; readonly to?: number } = {},
): readonly Trace[] {
  const before = (seq: number): number => countBelow(traces.length, (place) => seqOf(traces.at(place)) < seq);
  return traces.slice(before(from), before(to + 1)).map((trace) => {
    const [, agent = '', ...key] = trace.split(' ');
    return { seq: seqOf(trace), agent, key: key.join(' ') };
  });
}

function seqOf(trace = ''): number {
  return Number.parseInt(trace, 10);
}

/**
 * Counts steps. A step is a choice, not a fact, so it is read back: the first fact that a step leaves is met, and the
 * mind is asked what it had chosen before that fact. A wait leaves none and is counted when it has an end; one that a
 * stop cut short, or that still lasts, is not.
 */
export const chosenView: View<Chosen> = {
  initial: {
    counts: {},
    recent: {},
    last: {},
    traces: Trail.of(),
    agents: agentsView.initial,
    files: workspaceView.initial,
    tasks: tasksView.initial,
  },
  evolve(state, event) {
    const after = {
      agents: agentsView.evolve(state.agents, event),
      files: workspaceView.evolve(state.files, event),
      tasks: tasksView.evolve(state.tasks, event),
    };
    return { ...chosenBefore(state, event, after), ...after };
  },
};

/** What the mind reads. */
type Read = Pick<Chosen, 'agents' | 'files' | 'tasks'>;

function chosenBefore(state: Chosen, event: Event, after: Read): Pick<Chosen, 'counts' | 'recent' | 'last' | 'traces'> {
  let { counts, recent, last, traces } = state;
  for (const { kind, agent } of tracesOf(event)) {
    // a hook that began has been counted when it did
    if (event.type === 'hook.ran' && state.agents[agent]?.asking !== undefined) continue;
    const step = nextStep(readingOf(state), agent);
    const before = last[agent];
    if (step?.do !== kind || (before !== undefined && goesOn(before, step, event, state.agents[agent]))) continue;
    // one that waits for several agents goes on waiting when another of them rests
    if (event.type === 'agent.rested' && kind === 'wait' && nextStep(readingOf(after), agent)?.do === 'wait') continue;
    const key = keyOf(step.do, step.because);
    counts = countOne(counts, key);
    recent = { ...recent, [key]: step };
    last = { ...last, [agent]: step };
    traces = traces.add(`${event.seq} ${agent} ${key}`);
  }
  return { counts, recent, last, traces };
}

/** Which kinds of steps, of which agents, a fact is the first or the only trace of. */
function tracesOf(event: Event): readonly { readonly kind: Step['do']; readonly agent: string }[] {
  const { agent } = event;
  const above = agent.slice(0, Math.max(0, agent.lastIndexOf('.')));
  switch (event.type) {
    case 'agent.started':
      return [{ kind: 'spawn', agent: above }];
    case 'agent.rested':
      return [
        { kind: 'rest', agent },
        { kind: 'wait', agent: above },
      ];
    case 'model.requested':
      // what a hook asks is part of asking the hook
      if (event.purpose === 'hook') return [];
      return [{ kind: event.purpose === 'turn' ? 'call-model' : 'compact', agent }];
    case 'settings.changed':
      return event.because === 'file' ? [{ kind: 'read-settings', agent }] : [];
    case 'tool.finished':
      return event.because === 'settled' ? [{ kind: 'settle', agent }] : [];
    default: {
      const kind = Object.hasOwn(traceOf, event.type) ? traceOf[event.type] : undefined;
      return kind === undefined ? [] : [{ kind, agent }];
    }
  }
}

const traceOf: Readonly<Partial<Record<Event['type'], Step['do']>>> = {
  'context.added': 'load-context',
  'model.retried': 'retry',
  'hook.started': 'ask-hooks',
  'hook.ran': 'ask-hooks',
  'context.cleared': 'clear',
  'context.compacted': 'compact',
  'compaction.failed': 'compact',
  'tool.decided': 'authorize',
  'approval.resolved': 'wait',
  'question.answered': 'wait',
  'tool.started': 'run',
  'message.sent': 'hear',
};

/** Whether a fact is one more of the step that was counted already: the next call of a group, the next hook of a call. */
function goesOn(before: Step, step: Step, event: Event, agent: Agent | undefined): boolean {
  if (before.do === 'compact') return event.type === 'context.compacted' || event.type === 'compaction.failed';
  // the calls of a group begin before any of them ends, unless the run was cut between
  if (before.do === 'run' && event.type === 'tool.started')
    return before.calls.includes(event.call) && agent?.calls.some(({ progress }) => progress.is === 'running') === true;
  if (event.type !== 'hook.started' && event.type !== 'hook.ran') return false;
  if (before.do !== 'ask-hooks' || step.do !== 'ask-hooks') return false;
  return before.on === step.on && event.index > 0 && callOf(before) === callOf(step);
}

function callOf(step: Extract<Step, { do: 'ask-hooks' }>): string | undefined {
  return 'call' in step ? step.call : undefined;
}

/** The log as it was, through the views that the mind reads. */
export function readingOf({ agents, files, tasks }: Read): Reading {
  const states = new Map<View<unknown>, unknown>([
    [agentsView as View<unknown>, agents],
    [workspaceView as View<unknown>, files],
    [tasksView as View<unknown>, tasks],
  ]);
  return {
    read<State>(view: View<State>) {
      if (!states.has(view as View<unknown>))
        throw new Error('The mind reads a view that the count of its steps does not keep.');
      return states.get(view as View<unknown>) as State;
    },
  };
}
