import { memo } from 'react';
import type { Event } from '../../protocol/event.ts';
import { rowAt } from '../../views/row.ts';
import { inkOf } from '../kit/family.ts';
import { Figure } from '../kit/figure.tsx';
import { Glyph } from '../kit/glyph.tsx';
import { Verdict } from '../kit/verdict.tsx';
import { hasFailed } from '../state/rows.ts';
import type { Arriving } from '../state/run.ts';
import { kindOf, kinds } from '../words/kinds.ts';
import { rail, shapeOf, type Tense } from './row-shape.ts';
import { arrivingWords, type Words, wordsOf } from './words.ts';
import { WordsLine } from './words-line.tsx';

type Props = {
  readonly events: readonly Event[];
  readonly seq: number;
  /** How many facts are read into it; a row of the recorded future shows all that became of it. */
  readonly until: number;
  readonly tense: Tense;
  readonly selected: boolean;
  /** The one row that the Tab key stops at. */
  readonly stop: boolean;
  /** What is still arriving of its reply. */
  readonly arriving: Arriving | undefined;
  readonly onSelect: (seq: number) => void;
  readonly onGo: (seq: number) => void;
};

/** One row of the timeline: number, glyph, words, and what came of it. */
export const EventRow = memo(function EventRow(props: Props) {
  const { events, seq, until, tense, selected, stop, arriving, onSelect, onGo } = props;
  const row = rowAt(events, seq, until);
  const kind = row.begin.type === 'tool.started' && hasFailed(row) ? kinds.error : kinds[kindOf(row.begin)];
  const words = arriving === undefined ? wordsOf(row) : arrivingWords(arriving);
  const below = row.begin.agent !== 'main';
  return (
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
      <span className={`${rail(tense)} ${below ? '' : inkOf[kind.family]}`}>
        {!below && <Sign glyph={kind.glyph} />}
      </span>
      {below && (
        <span className={`${rail('future')} ${inkOf[kind.family]}`}>
          <Sign glyph={kind.glyph} />
        </span>
      )}
      <WordsLine parts={words.parts} />
      <span className="flex items-center gap-1.5 pl-2 text-11 text-ink-3">
        {words.meta.map((figure) => (
          <Figure key={figure.short} value={figure} />
        ))}
        {words.verdict !== undefined && <Outcome verdict={words.verdict} tense={tense} />}
      </span>
    </button>
  );
});

/** What is `now` has not happened yet, so it has no verdict. */
function Outcome({ verdict, tense }: { readonly verdict: NonNullable<Words['verdict']>; readonly tense: Tense }) {
  return tense === 'now' ? (
    <Verdict verdict="ask" word="deciding" />
  ) : (
    <Verdict verdict={verdict.is} {...(verdict.word === undefined ? {} : { word: verdict.word })} />
  );
}

function Sign({ glyph }: { readonly glyph: Parameters<typeof Glyph>[0]['name'] }) {
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
