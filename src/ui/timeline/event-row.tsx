import { lazy, memo, Suspense } from 'react';
import type { Event } from '../../protocol/event.ts';
import { type Columns, columnsAt, type Lanes } from '../../views/lanes.ts';
import { rowAt } from '../../views/row.ts';
import { inkOf } from '../kit/family.ts';
import { Figure } from '../kit/figure.tsx';
import { Glyph, type GlyphName } from '../kit/glyph.tsx';
import { Verdict } from '../kit/verdict.tsx';
import { hasFailed } from '../state/rows.ts';
import type { Arriving } from '../state/run.ts';
import { kindOf, kinds } from '../words/kinds.ts';
import { rail, shapeOf, type Tense } from './row-shape.ts';
import { arrivingWords, type Words, wordsOf } from './words.ts';
import { WordsLine } from './words-line.tsx';

// most calls are over before anybody could end them
const RunningRow = lazy(async () => ({ default: (await import('./running-row.tsx')).RunningRow }));
const FoldedLane = lazy(async () => ({ default: (await import('./folded-lane.tsx')).FoldedLane }));

type Props = {
  readonly events: readonly Event[];
  readonly seq: number;
  /** How many facts are read into it; a row of the recorded future shows all that became of it. */
  readonly until: number;
  readonly tense: Tense;
  readonly selected: boolean;
  /** The lanes of the subagents, where there are any to draw. */
  readonly lanes: Lanes;
  /** How it says whose it is: to the eye too where the row before is of another agent; not at all where all are of one. */
  readonly named: 'seen' | 'heard' | undefined;
  /** Whether the rows of the agent that begins here are folded into it. */
  readonly folded: boolean;
  /** The one row that the Tab key stops at. */
  readonly stop: boolean;
  /** What is still arriving of its reply. */
  readonly arriving: Arriving | undefined;
  readonly onSelect: (seq: number) => void;
  readonly onGo: (seq: number) => void;
};

/** One row of the timeline: number, glyph, words, and what came of it. */
export const EventRow = memo(function EventRow(props: Props) {
  const { events, seq, until, tense, selected, lanes, named, folded, stop, arriving, onSelect, onGo } = props;
  const row = rowAt(events, seq, until);
  const kind = row.begin.type === 'tool.started' && hasFailed(row) ? kinds.error : kinds[kindOf(row.begin)];
  const words = arriving === undefined ? wordsOf(row) : arrivingWords(arriving);
  const columns = columnsAt(lanes, row.begin);
  const own = columns.own === undefined;
  const below = columns.passing.length > 0 || !own;
  const drawn = (
    <button
      type="button"
      data-seq={seq}
      tabIndex={stop ? 0 : -1}
      aria-current={tense === 'now' ? 'step' : undefined}
      aria-pressed={selected}
      aria-busy={arriving !== undefined || undefined}
      onClick={() => onSelect(seq)}
      onDoubleClick={() => onGo(seq)}
      className={shapeOf({ tense, selected, below })}
    >
      {tense === 'now' && <Arrow />}
      <span className="pr-2.25 text-right font-mono text-11 text-ink-3 in-[.now]:font-semibold in-[.now]:text-ink">
        {seq}
      </span>
      <span className={`${rail(tense)} ${own ? inkOf[kind.family] : ''}`}>{own && <Sign glyph={kind.glyph} />}</span>
      {below && <Rails columns={columns} glyph={kind.glyph} ink={inkOf[kind.family]} />}
      {folded && row.begin.type === 'agent.started' ? (
        <Suspense fallback={<WordsLine parts={words.parts} />}>
          <FoldedLane begun={row.begin} />
        </Suspense>
      ) : (
        <WordsLine
          parts={words.parts}
          who={saysWho.has(row.begin.type) || named === undefined ? undefined : row.begin.agent}
          named={named}
        />
      )}
      <span className="flex items-center gap-1.5 pl-2 text-11 text-ink-3">
        {words.meta.map((figure) => (
          <Figure key={figure.short} value={figure} />
        ))}
        {words.verdict !== undefined && <Outcome verdict={words.verdict} tense={tense} />}
      </span>
    </button>
  );
  // what is read to the newest fact and has no end may still run
  if (row.begin.type !== 'tool.started' || row.end !== undefined || until < events.length) return drawn;
  return (
    <>
      {drawn}
      <Suspense>
        <RunningRow begin={row.begin} tense={tense} />
      </Suspense>
    </>
  );
});

/** Rows that begin with the name of their agent. */
const saysWho: ReadonlySet<Event['type']> = new Set(['agent.started', 'agent.rested']);
/** More rails than this would leave no room for words: the last one is shared. */
const railsAtMost = 5;

/** The dashed rails of the subagents at work, with the glyph of the row on that of its own. */
function Rails({
  columns,
  glyph,
  ink,
}: {
  readonly columns: Columns;
  readonly glyph: GlyphName;
  readonly ink: string;
}) {
  const at = (column: number) => Math.min(column, railsAtMost - 1);
  const own = columns.own === undefined ? undefined : at(columns.own);
  const drawn = new Set(columns.passing.map(at));
  const last = Math.max(own ?? 0, ...drawn);
  return (
    <span className="flex h-full">
      {Array.from({ length: last + 1 }, (_, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a rail is nothing but its place
        <span key={column} className={`w-4 ${drawn.has(column) ? rail('future') : ''} ${column === own ? ink : ''}`}>
          {column === own && <Sign glyph={glyph} />}
        </span>
      ))}
    </span>
  );
}

/** What is `now` has not happened yet, so it has no verdict. */
function Outcome({ verdict, tense }: { readonly verdict: NonNullable<Words['verdict']>; readonly tense: Tense }) {
  return tense === 'now' ? (
    <Verdict verdict="ask" word="deciding" />
  ) : (
    <Verdict verdict={verdict.is} {...(verdict.word === undefined ? {} : { word: verdict.word })} />
  );
}

function Sign({ glyph }: { readonly glyph: GlyphName }) {
  return (
    <span className="relative bg-panel outline-2 outline-panel in-[.future]:[&_path]:opacity-62 in-[.future]:[&_rect]:opacity-62">
      <Glyph name={glyph} />
    </span>
  );
}

/** Points at what is about to happen. */
export function Arrow() {
  return (
    <span
      aria-hidden="true"
      className="absolute top-1/2 left-0.75 -mt-1.25 border-5 border-transparent border-l-[7px] border-l-ink border-r-0"
    />
  );
}
