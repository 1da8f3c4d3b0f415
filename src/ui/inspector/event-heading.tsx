import type { Event } from '../../protocol/event.ts';
import { Button } from '../kit/button.tsx';
import { inkOf } from '../kit/family.ts';
import { Figure } from '../kit/figure.tsx';
import { duration } from '../kit/format.ts';
import { Glyph } from '../kit/glyph.tsx';
import { useRun } from '../state/run.ts';
import { kindOf, kinds } from '../words/kinds.ts';

/** A line of the shipped source. */
interface Line {
  readonly file: string;
  readonly line: number;
}

/** Where events were appended, and the way there: what the page knows of the source. */
export interface Lines {
  lineOf(event: Event): Line | undefined;
  show(line: Line): void;
}

/** What can be done at an event besides looking at it. */
export interface Forks {
  /** Goes on from before it as another run. */
  here(seq: number): void;
  /** Changes it in another run. */
  edit(seq: number): void;
}

const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
});

/** What an event is, when it happened, how long it took, and the way to its line. */
export function EventHeading({
  event,
  end,
  lines,
}: {
  readonly event: Event;
  readonly end: { readonly at: number } | undefined;
  readonly lines: Lines;
}) {
  const { glyph, family, label } = kinds[kindOf(event)];
  const line = lines.lineOf(event);
  const start = useRun(({ events }) => events[0]?.at ?? event.at);
  return (
    <header className="flex-none px-4 pt-3.5 pb-2.5">
      <div className="flex items-center gap-2">
        <Glyph name={glyph} size={16} className={inkOf[family]} />
        <h3 className="min-w-0 flex-1 truncate font-semibold text-16">
          {label} <code className="font-mono font-normal text-12 text-ink-2">{event.type}</code>
        </h3>
        {line !== undefined && (
          <Button size="small" keys="G L" onClick={() => lines.show(line)}>
            Go to line<span className="sr-only">{` ${line.line} of ${line.file}`}</span>
          </Button>
        )}
      </div>
      <p className="mt-1 text-12 text-ink-2 tabular-nums">
        Event {event.seq}
        {event.agent !== 'main' && ` of ${event.agent}`} ·{' '}
        <time dateTime={new Date(event.at).toISOString()}>{clock.format(event.at)}</time> ·{' '}
        <Figure value={duration(event.at - start)} /> after the start
        {end !== undefined && (
          <>
            {' '}
            · took <Figure value={duration(end.at - event.at)} />
          </>
        )}
      </p>
    </header>
  );
}
