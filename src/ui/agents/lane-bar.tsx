import type { Trail } from '../../base/trail.ts';
import type { Dealing, Letter } from '../../views/dealings.ts';
import { count } from '../kit/format.ts';

const marks = {
  brief: { label: 'brief in', look: 'h-full w-0.75 bg-ink' },
  report: { label: 'report out', look: 'h-full w-0.75 bg-model' },
  message: { label: 'message', look: 'size-1.5 self-center rounded-full bg-ctx' },
  task: { label: 'task', look: 'size-1.5 self-center bg-tool' },
} as const satisfies Record<Letter['is'], { readonly label: string; readonly look: string }>;

/** What the marks of a lane mean. */
export function LaneLegend() {
  return (
    <ul aria-label="Marks of the lanes" className="flex flex-wrap gap-x-3 gap-y-1 px-4 pb-2 text-11 text-ink-2">
      <Meaning label="at work" look="h-2 w-4 bg-rail" />
      <Meaning label="waits for you" look="h-2 w-4 bg-gate" />
      {Object.values(marks).map(({ label, look }) => (
        <Meaning key={label} label={label} look={look} />
      ))}
    </ul>
  );
}

function Meaning({ label, look }: { readonly label: string; readonly look: string }) {
  return (
    <li className="flex h-4 items-center gap-1">
      <i aria-hidden="true" className={`inline-flex max-h-3 flex-none ${look}`} />
      {label}
    </li>
  );
}

/** When an agent was at work and when it waited for the person, event by event from left to right, and what it sent and got. */
export function LaneBar(props: {
  readonly name: string;
  readonly course: Dealing;
  readonly letters: Trail<Letter>;
  readonly waiting: readonly number[];
  readonly cursor: number;
  readonly length: number;
}) {
  const { name, course, letters, waiting, cursor, length } = props;
  const place = (seq: number) => `${(Math.min(seq, length) / Math.max(1, length)) * 100}%`;
  const now = cursor - 1;
  const work = [...course.work, ...(course.working === undefined ? [] : [{ from: course.working, to: now }])];
  const waits = [...course.waits, ...waiting.map((from) => ({ from, to: now }))];
  const own = [...letters].filter((letter) => isMarkOf(letter, name));
  return (
    <>
      <span
        aria-hidden="true"
        className="relative flex h-3 overflow-hidden rounded-[2px] border-line border-b bg-sunken"
      >
        {work.map(({ from, to }) => (
          <Stretch key={from} from={place(from)} to={place(to + 1)} look="inset-y-0.5 bg-rail" />
        ))}
        {waits.map(({ from, to }) => (
          <Stretch key={from} from={place(from)} to={place(to + 1)} look="inset-y-0.5 bg-gate" />
        ))}
        {own.map(({ is, of }) => (
          <span key={of.seq} className="absolute inset-y-0 flex" style={{ left: place(of.seq) }}>
            <i className={`flex-none ${marks[is].look}`} />
          </span>
        ))}
        <i className="absolute inset-y-0 w-px bg-ink" style={{ left: place(cursor) }} />
      </span>
      <span className="sr-only">{inWords(course, waits.length, own, name)}</span>
    </>
  );
}

/** A brief and a message stand in the lane of whoever gets them, a report in that of whoever makes it. */
function isMarkOf({ is, from, to }: Letter, name: string): boolean {
  return is === 'report' ? from === name : to === name;
}

function Stretch({ from, to, look }: { readonly from: string; readonly to: string; readonly look: string }) {
  return <i className={`absolute min-w-0.5 ${look}`} style={{ left: from, width: `calc(${to} - ${from})` }} />;
}

/** The lane for the ear. */
function inWords({ begun, work, working }: Dealing, waits: number, own: readonly Letter[], name: string): string {
  const heard = own.filter(({ to }) => to === name).length;
  const reports = own.length - heard;
  return [
    begun === undefined ? 'Began with the run' : `Began at event ${begun.seq}`,
    `worked ${count(work.length + (working === undefined ? 0 : 1), 'time')}`,
    `waited for you ${count(waits, 'time')}`,
    `was told something ${count(heard, 'time')}`,
    `reported ${count(reports, 'time')}.`,
  ].join(', ');
}
