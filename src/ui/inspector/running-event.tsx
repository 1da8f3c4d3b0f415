import { useLayoutEffect, useRef } from 'react';
import type { EventOf } from '../../protocol/event.ts';
import { CallKeys } from '../kit/call-keys.tsx';
import { inSeconds, useRunningCall } from '../state/running-call.ts';

/** Of what a call printed, no more than its end is drawn while it runs; the result has all of it. */
const mostDrawn = 20_000;
/** How close to its end a text must be scrolled to be kept there. */
const near = 24;

/** A call while it runs: for how long, what it prints as it prints it, and what ends it. */
export function RunningEvent({ begin }: { readonly begin: EventOf<'tool.started'> }) {
  const running = useRunningCall(begin);
  if (running === undefined) return null;
  const { name, elapsed, left, printed, hurry, stop } = running;
  const seconds = (milliseconds: number) => inSeconds(milliseconds).long;
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 px-4 py-1.5">
        <span role="timer" className="flex-1 tabular-nums">
          {left === undefined ? `For ${seconds(elapsed)} now.` : `${seconds(left)} left.`}
        </span>
        <CallKeys name={name} hurry={hurry} stop={stop} />
      </div>
      {printed !== '' && <Printed text={printed} />}
    </>
  );
}

/** What was printed so far. It stays at its end, unless the reader has scrolled away from there. */
function Printed({ text }: { readonly text: string }) {
  const box = useRef<HTMLPreElement>(null);
  const away = useRef(false);
  // the position must be right in the same frame as the text
  // biome-ignore lint/correctness/useExhaustiveDependencies: more text is what moves the end
  useLayoutEffect(() => {
    const element = box.current;
    if (element !== null && !away.current) element.scrollTop = element.scrollHeight;
  }, [text]);
  return (
    <section className="px-4 py-2" aria-label="Output so far">
      <h4 className="pb-1 font-semibold text-12 text-ink-2">Output so far</h4>
      <pre
        ref={box}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys
        tabIndex={0}
        onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
          away.current = scrollHeight - scrollTop - clientHeight > near;
        }}
        className="max-h-[40dvh] overflow-auto whitespace-pre-wrap break-words rounded-box border border-line bg-sunken px-3 py-2 font-mono text-12/4.75"
      >
        {text.length > mostDrawn && '…'}
        {text.slice(-mostDrawn)}
      </pre>
    </section>
  );
}
