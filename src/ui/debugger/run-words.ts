import type { Agents } from '../../views/agent.ts';
import type { Pending } from '../state/pending.ts';
import type { RunState } from '../state/run.ts';

/** How the run stands, in words: always a word, and often at what. */
export interface RunWords {
  readonly word: string;
  readonly detail?: string;
  /** The kind of the step that is about to be taken. */
  readonly step?: string;
  /** What is true meanwhile. */
  readonly meanwhile?: string;
}

type Standing = Pick<RunState, 'run' | 'loading' | 'live' | 'replaying' | 'cursor' | 'length' | 'pausing' | 'held'>;

/** Says how the run stands. */
export function runWords(state: Standing, pending: Pending | undefined, agents: Agents): RunWords {
  if (state.loading) return { word: 'Opening' };
  if (state.replaying) return { word: 'Replaying', ...before(pending) };
  if (!state.live) return { word: 'In the past', ...before(pending) };
  if (pending === undefined) return atRest(agents);
  const { step } = pending;
  if (step.do === 'wait' && (step.because === 'for approval' || step.because === 'for an answer')) {
    return { word: 'Waiting for you', detail: 'at', step: step.do };
  }
  const [held] = state.held;
  if (held !== undefined) {
    const unsent = step.do === 'call-model' && agents[pending.agent]?.tally.asked === 0;
    return {
      word: 'Paused',
      ...before(pending),
      ...(held.by === 'pause' ? {} : { detail: `at ${held.by}, before` }),
      ...(unsent && { meanwhile: 'nothing was sent yet' }),
    };
  }
  if (state.pausing) return { word: 'Pausing', ...before(pending) };
  return { word: step.do === 'retry' ? 'Waiting to retry' : 'Live', detail: 'at', step: step.do };
}

function before(pending: Pending | undefined): Pick<RunWords, 'detail' | 'step'> {
  return pending === undefined ? {} : { detail: 'before', step: pending.step.do };
}

const restWords = { done: 'Done', stopped: 'Stopped', failed: 'Failed', limit: 'At a limit' } as const;

function atRest(agents: Agents): RunWords {
  const rested = agents.main?.rested;
  if (rested === undefined || rested === 'new') return { word: 'Ready', detail: 'for a message' };
  if (rested.why === 'done' || rested.why === 'stopped') return { word: restWords[rested.why] };
  return { word: restWords[rested.why], detail: rested.text.split('\n', 1)[0] ?? '' };
}
