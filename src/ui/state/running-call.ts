import type { EventOf } from '../../protocol/event.ts';
import type { JsonObject } from '../../protocol/json.ts';
import { agentsView } from '../../views/agent.ts';
import type { Call } from '../../views/calls.ts';
import { count, duration, type Figure } from '../kit/format.ts';
import { send, useRun } from './run.ts';
import { useRunClock } from './run-clock.ts';

/** A call while it runs: for how long it has or, where it only waits, still will; what it printed; and what ends it. */
export interface RunningCall {
  readonly name: string;
  readonly elapsed: number;
  readonly left: number | undefined;
  readonly printed: string;
  /** Ends its wait, where it waits for nothing but time. */
  readonly hurry: (() => void) | undefined;
  /** Stops its agent and all below it, as the run is stopped. */
  readonly stop: () => void;
}

/** The call that began with a fact, while it runs and the reader follows the run live; nothing where nobody could end it. */
export function useRunningCall({ agent, call: id, at }: EventOf<'tool.started'>): RunningCall | undefined {
  const { now, pace } = useRunClock(agent);
  const run = useRun((state) => (state.live && state.fixed === undefined ? state.run : undefined));
  const call = useRun(({ projector, length }) =>
    projector
      .at(length)
      .read(agentsView)
      [agent]?.calls.find((each) => each.id === id),
  );
  const printed = useRun((state) => state.preview[id]?.text ?? '');
  if (run === undefined || call?.progress.is !== 'running') return undefined;
  const wait = waitOf(call);
  const until = wait === undefined ? undefined : at + wait;
  return {
    name: call.name,
    elapsed: Math.max(0, now - at),
    left: until === undefined ? undefined : Math.max(0, (until - now) / pace),
    printed,
    hurry: until === undefined || call.progress.hurried ? undefined : () => send({ do: 'hurry', run, call: id }),
    stop: () => send({ do: 'stop', run, agent }),
  };
}

/** How long a call waits for nothing but time to pass, in milliseconds. */
function waitOf({ name, input }: Call): number | undefined {
  const seconds = waits[name]?.(input);
  return typeof seconds === 'number' ? seconds * 1000 : undefined;
}

const waits: Readonly<Record<string, (input: JsonObject) => unknown>> = { sleep: ({ seconds }) => seconds };

/** A stretch of time as a person counts it who waits: in whole seconds. */
export function inSeconds(milliseconds: number): Figure {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds >= 60) return duration(seconds * 1000);
  return { short: `${seconds} s`, long: count(seconds, 'second') };
}
