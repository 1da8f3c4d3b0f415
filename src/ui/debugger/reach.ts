import { agentsView } from '../../views/agent.ts';
import { type Conversation, conversationOf } from '../../views/conversation.ts';
import { type RunState, useReading, useRun, useView } from '../state/run.ts';

/** What the keys of the debugger can do now. */
export interface Reach {
  readonly back: boolean;
  readonly on: boolean;
  readonly newest: boolean;
  readonly stop: boolean;
  /** What the one key in the middle does; undefined where there is nothing to go on with. */
  readonly main: 'Continue' | 'Pause' | 'Go on' | 'Replay' | 'Pause the replay' | undefined;
}

/** What can be done, by how the run stands and where the reader is. */
export function useReach(): Reach {
  const state = useRun();
  const working = Object.values(useView(agentsView)).some(({ rested }) => rested === undefined);
  const conversation = conversationOf(useReading());
  return reachOf(state, conversation.standing, working);
}

/** What can be done, by how the run stands and where the reader is. */
export function reachOf(
  state: Pick<RunState, 'run' | 'length' | 'cursor' | 'live' | 'replaying' | 'pausing' | 'held' | 'readOnly'>,
  standing: Conversation['standing'],
  working: boolean,
): Reach {
  const { run, length, cursor, live, replaying, pausing, held, readOnly } = state;
  const any = run !== undefined && length > 0;
  const acts = any && live && readOnly === undefined;
  const back = any && cursor > 1;
  if (!live)
    return {
      back,
      on: any,
      newest: any,
      stop: false,
      main: any ? (replaying ? 'Pause the replay' : 'Replay') : undefined,
    };
  const stop = acts && working;
  if (acts && (pausing || held.length > 0)) return { back, on: stop, newest: false, stop, main: 'Continue' };
  if (stop) return { back, on: true, newest: false, stop, main: 'Pause' };
  const wakes = acts && (standing === 'stopped' || standing === 'failed' || standing === 'limit');
  return { back, on: false, newest: false, stop, main: wakes ? 'Go on' : undefined };
}
