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

/** Says how the run stands. `followed` is the agent that the reader chose; where there are several, the one meant is named. */
export function runWords(
  state: Standing,
  pending: Pending | undefined,
  agents: Agents,
  followed: string | undefined,
): RunWords {
  if (state.loading) return { word: 'Opening' };
  const who = pending !== undefined && Object.keys(agents).length > 1 ? pending.agent : undefined;
  const before = pending === undefined ? {} : { detail: words('before', who), step: pending.step.do };
  if (state.replaying) return { word: 'Replaying', ...before };
  if (!state.live) return { word: 'In the past', ...(pending === undefined ? restOf(agents, followed) : before) };
  if (pending === undefined) return atRest(agents, followed);
  const { step, agent } = pending;
  if (step.do === 'wait' && (step.because === 'for approval' || step.because === 'for an answer')) {
    return { word: 'Waiting for you', detail: words(who, 'at'), step: step.do };
  }
  const held = state.held.find((each) => each.agent === agent);
  if (held !== undefined) {
    const more = state.held.length - 1;
    const unsent = step.do === 'call-model' && agents[agent]?.tally.asked === 0;
    return {
      word: 'Paused',
      ...before,
      ...(held.by === 'pause' ? {} : { detail: words(`at ${held.by}, before`, who) }),
      ...(unsent ? { meanwhile: 'nothing was sent yet' } : more > 0 && { meanwhile: `${more} more held` }),
    };
  }
  if (step.do === 'wait') return { word: 'Waiting', detail: words(who, `for ${step.for.join(', ')}`) };
  if (state.pausing) return { word: 'Pausing', ...before };
  return { word: step.do === 'retry' ? 'Waiting to retry' : 'Live', detail: words(who, 'at'), step: step.do };
}

function words(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(' ');
}

const restWords = { done: 'Done', stopped: 'Stopped', failed: 'Failed', limit: 'At a limit' } as const;

/** How an agent that was chosen rests, as it is said beside another word. */
function restOf(agents: Agents, followed: string | undefined): Pick<RunWords, 'detail'> {
  if (followed === undefined) return {};
  const { word, detail } = atRest(agents, followed);
  return { detail: words(word.toLowerCase(), detail) };
}

function atRest(agents: Agents, followed: string | undefined): RunWords {
  const agent = agents[followed ?? 'main'];
  if (followed !== undefined && agent === undefined) return { word: 'Not begun', detail: followed };
  const who = followed === undefined || Object.keys(agents).length === 1 ? undefined : followed;
  const rested = agent?.rested;
  if (rested === undefined || rested === 'new') return { word: 'Ready', detail: 'for a message' };
  const word = restWords[rested.why];
  if (rested.why === 'done' || rested.why === 'stopped') return who === undefined ? { word } : { word, detail: who };
  return { word, detail: words(who, rested.text.split('\n', 1)[0] ?? '') };
}
