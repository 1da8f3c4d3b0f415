import type { Step } from '../../agent/step.ts';
import { inkOf } from '../kit/family.ts';
import { Glyph } from '../kit/glyph.tsx';
import { type Station, type StationName, stationOf, stations } from '../words/stations.ts';
import { usePress } from './press.ts';

type Props = {
  /** The step that is about to be taken; none at rest, which is a station too. */
  readonly step: Step | undefined;
  readonly visits: Readonly<Record<StationName, number>>;
  readonly turn: number;
  /** The stations that the timeline is narrowed to, and those that the debugger holds before. */
  readonly filtered: readonly StationName[];
  readonly breaks: readonly StationName[];
  readonly onFilter: (station: StationName) => void;
  readonly onBreak: (station: StationName) => void;
};

/** The loop as seven stations that a turn passes: where it stands, how often each was visited, and where it will hold. */
export function Ring({ step, visits, turn, filtered, breaks, onFilter, onBreak }: Props) {
  const now = step === undefined ? 'rest' : stationOf(step);
  const at = stations.findIndex(({ name }) => name === now);
  return (
    <nav aria-label="Loop" className="relative flex-none border-line border-b px-4 pt-6 pb-3 max-desk:px-1">
      <TurnArc turn={turn} />
      <ol className="relative grid grid-cols-7">
        {stations.map((station, index) => (
          <Stop
            key={station.name}
            station={station}
            state={station.name === now ? 'now' : index < at ? 'passed' : 'ahead'}
            first={index === 0}
            visits={visits[station.name]}
            filtered={filtered.includes(station.name)}
            breaks={breaks.includes(station.name)}
            onFilter={onFilter}
            onBreak={onBreak}
          />
        ))}
      </ol>
    </nav>
  );
}

/** The way back from the last station to the first, with the number of the turn on it. */
function TurnArc({ turn }: { readonly turn: number }) {
  return (
    <span
      aria-hidden="true"
      className="pointer-events-none absolute top-3.25 right-[calc(16px+(100%-32px)/14)] left-[calc(16px+(100%-32px)/14)] h-6 rounded-t-[11px] border border-edge border-b-0 max-desk:right-[calc(4px+(100%-8px)/14)] max-desk:left-[calc(4px+(100%-8px)/14)]"
    >
      <span className="-left-1 absolute bottom-0 border-4 border-transparent border-t-5 border-t-edge border-b-0" />
      {turn > 0 && (
        <span className="-translate-x-1/2 -top-2.25 absolute left-1/2 whitespace-nowrap bg-panel px-2 text-11 text-ink-3">
          turn {turn}
        </span>
      )}
    </span>
  );
}

type StopProps = Pick<Props, 'onFilter' | 'onBreak'> & {
  readonly station: Station;
  readonly state: 'now' | 'passed' | 'ahead';
  readonly first: boolean;
  readonly visits: number;
  readonly filtered: boolean;
  readonly breaks: boolean;
};

function Stop({ station, state, first, visits, filtered, breaks, onFilter, onBreak }: StopProps) {
  const press = usePress(
    () => onFilter(station.name),
    () => onBreak(station.name),
  );
  const ink = visits > 0 || state === 'now' ? inkOf[station.family] : 'text-ink-3';
  const rim = {
    now: 'now w-10 border-panel',
    passed: `w-6.5 border-current bg-panel ${ink}`,
    ahead: 'w-6.5 border-line bg-panel',
  }[state];
  return (
    <li aria-current={state === 'now' ? 'step' : undefined} className="relative flex flex-col items-center text-12">
      {!first && (
        <span className={`-left-1/2 absolute top-3.25 h-px w-full ${state === 'ahead' ? 'bg-line' : 'bg-edge'}`} />
      )}
      <button
        type="button"
        aria-pressed={filtered}
        aria-keyshortcuts="B"
        aria-label={nameOf(station, visits, breaks)}
        title={`Show only ${station.label.toLowerCase()} events. Right click, long press or B: break here`}
        {...press}
        onKeyDown={(event) => {
          if (event.key.toLowerCase() !== 'b' || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey)
            return;
          event.preventDefault();
          event.stopPropagation();
          onBreak(station.name);
        }}
        className="relative z-1 flex min-w-6 max-desk:w-full touch-manipulation flex-col items-center gap-1.25 rounded-control outline-offset-3"
      >
        <span className={`grid h-6.5 place-items-center rounded-full border ${rim}`}>
          <Glyph name={station.glyph} className={ink} />
        </span>
        <span
          className={`px-1 ${state === 'now' ? 'font-bold' : 'text-ink-2'} ${filtered ? 'underline decoration-2 underline-offset-4' : ''} max-desk:px-0 max-desk:text-11`}
        >
          {station.label}
        </span>
        <span className="h-4 font-mono text-11 text-ink-3">{visits > 0 && `×${visits}`}</span>
        {breaks && (
          <span className="-top-0.5 -right-0.5 absolute size-2.25 rounded-full bg-error outline-2 outline-panel" />
        )}
      </button>
    </li>
  );
}

function nameOf({ label }: Station, visits: number, breaks: boolean): string {
  const times = visits === 1 ? ', visited once' : visits > 1 ? `, visited ${visits} times` : '';
  return `${label}${times}${breaks ? ', breakpoint' : ''}`;
}
