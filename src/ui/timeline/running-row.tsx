import type { EventOf } from '../../protocol/event.ts';
import { CallKeys } from '../kit/call-keys.tsx';
import { inSeconds, useRunningCall } from '../state/running-call.ts';
import type { Tense } from './row-shape.ts';

/** A call that is over sooner than this is only a row. */
const long = 1000;

/** At the end of the row of a call that takes its time: the last line it printed, how long it runs, and what ends it. */
export function RunningRow({ begin, tense }: { readonly begin: EventOf<'tool.started'>; readonly tense: Tense }) {
  const running = useRunningCall(begin);
  if (running === undefined || (running.elapsed < long && running.left === undefined)) return null;
  const { name, elapsed, left, printed, hurry, stop } = running;
  const line = printed.trimEnd().split('\n').at(-1) ?? '';
  return (
    <span
      className={`absolute top-0 right-0 flex h-row max-w-[75%] items-center gap-1.5 pr-2 pl-3 text-11 ${tense === 'now' ? 'now' : 'bg-panel text-ink'}`}
    >
      {line !== '' && <span className="min-w-0 truncate font-mono text-ink-2">{line}</span>}
      <span role="timer" className="flex-none text-ink-2 tabular-nums">
        {left === undefined ? inSeconds(elapsed).short : `${inSeconds(left).short} left`}
      </span>
      <CallKeys name={name} hurry={hurry} stop={stop} />
    </span>
  );
}
