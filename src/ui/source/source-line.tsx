import { type CSSProperties, memo } from 'react';
import type { Step } from '../../agent/step.ts';
import { breakpointWords } from '../../views/breakpoint-words.ts';
import { type Family, inkOf } from '../kit/family.ts';
import { runToLine, toggleAt } from '../state/breakpoints.ts';
import { metWords } from '../state/times-met.ts';
import { kindOfType, kinds } from '../words/kinds.ts';
import { stationOf, stations } from '../words/stations.ts';
import { breakpointOn, type Mark } from './marks.ts';
import { showRowOf } from './rows-of-line.ts';
import { type Ink, type Piece, textOf } from './shipped.ts';

type Props = {
  readonly line: number;
  readonly pieces: readonly Piece[];
  /** What the map has on this line, for whoever looks for it in the page. */
  readonly keys: string | undefined;
  readonly hits: number;
  readonly of: Mark['of'] | undefined;
  readonly value: string | undefined;
  readonly now: boolean;
  readonly asked: boolean;
  readonly breaks: boolean;
  /** How often its breakpoint was met, where there is one. */
  readonly met: number | undefined;
  /** Whether the Tab key stops here. */
  readonly stop: boolean;
  readonly onReach: (line: number) => void;
};

/** One line: how often it was reached, its number, a breakpoint or the arrow of now, the code, and its last value. */
export const SourceLine = memo(function SourceLine(props: Props) {
  const { line, pieces, keys, hits, of, value, now, asked, breaks, met, stop, onReach } = props;
  const ground = now ? 'now' : asked ? 'bg-raised' : 'bg-sunken';
  return (
    <li
      data-line={line}
      data-keys={keys}
      tabIndex={stop ? 0 : -1}
      aria-current={now ? 'step' : undefined}
      onFocus={() => onReach(line)}
      className={`group/line grid min-h-5 grid-cols-[34px_30px_18px_minmax(0,1fr)_auto_auto] items-start -outline-offset-2 ${ground} ${asked && !now ? 'shadow-[inset_2px_0_0_var(--text)]' : ''}`}
    >
      {hits > 0 && (
        <span className={`text-right text-11 ${now ? 'text-ink-2' : 'text-ink-3'}`}>
          <Hits count={hits} line={line} of={of} keys={keys} />
        </span>
      )}
      <span className={`col-start-2 text-right ${now ? 'font-semibold' : 'text-ink-3'}`}>{line}</span>
      {(of !== undefined || now || breaks) && (
        <Gutter line={line} of={of} keys={keys} now={now} breaks={breaks} met={met} />
      )}
      <code className="col-start-4 whitespace-pre-wrap break-words pr-4 text-12" style={hang(pieces)}>
        <Pieces pieces={pieces} />
      </code>
      {value !== undefined && value !== '' && (
        <span className="col-start-5 hidden pr-3.5 text-11 text-ink-2 full:block">{value}</span>
      )}
      {of === 'step' && keys !== undefined && <RunTo line={line} keys={keys} />}
    </li>
  );
});

/** A line that is too long goes on below, deeper than it began, so that no part of it is out of sight. */
function hang([first = '']: readonly Piece[]): CSSProperties {
  const deep = textOf(first).search(/\S|$/) + 4;
  return { paddingLeft: `calc(${deep}ch + 4px)`, textIndent: `-${deep}ch` };
}

function Pieces({ pieces }: Pick<Props, 'pieces'>) {
  return pieces.map((piece, index) =>
    typeof piece === 'string' ? (
      piece
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a line never change
      <span key={index} className={classOf(piece)}>
        {piece[1]}
      </span>
    ),
  );
}

/** How often a line was reached. The count leads to the row of the last fact that it left, and from there to those before. */
function Hits({ count, line, of, keys }: { readonly count: number } & Pick<Props, 'line' | 'of' | 'keys'>) {
  const said = `reached ${count === 1 ? 'once' : `${count} times`}, line `;
  if (of === undefined || keys === undefined)
    return (
      <>
        <span aria-hidden="true">×{count}</span>
        <span className="sr-only">{said}</span>
      </>
    );
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={`${said}${line}: show the row`}
      title="Show the row; again for the one before"
      onClick={() => showRowOf(of, keys.split('|'))}
      className="hover:text-ink hover:underline"
    >
      ×{count}
    </button>
  );
}

/** Lets the run go on to where this step is chosen; seen where the reader is. */
function RunTo({ line, keys }: { readonly line: number; readonly keys: string }) {
  const on = breakpointOn('step', keys.split('|'));
  if (on === undefined) return null;
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={`Run to line ${line}`}
      title="Run to here (R)"
      onClick={() => runToLine(on)}
      className="col-start-6 pr-2 text-11 text-ink-3 opacity-0 hover:text-ink hover:underline focus:opacity-100 group-focus-within/line:opacity-100 group-hover/line:opacity-100"
    >
      run to
    </button>
  );
}

/** The place of the arrow and the breakpoint; where something is chosen, appended or judged, a click sets or takes one. */
function Gutter(props: Pick<Props, 'line' | 'of' | 'keys' | 'now' | 'breaks' | 'met'>) {
  const { line, of, keys, now, breaks, met } = props;
  const on = of && breakpointOn(of, keys?.split('|') ?? []);
  const sign = breaks ? (
    <span className="size-2.25 rounded-full bg-error" />
  ) : (
    now && <span className="size-0 border-5 border-transparent border-r-0 border-l-8 border-l-ink" />
  );
  const place = 'col-start-3 grid h-5 place-items-center';
  if (on === undefined) return <span className={place}>{sign}</span>;
  const words = `${of === 'step' ? 'before ' : ''}${breakpointWords(on)}`;
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-pressed={breaks}
      aria-label={`Break ${'step' in on ? `before ${on.step}` : words}, line ${line}`}
      title={met === undefined ? `Break ${words} (B)` : `Breaks ${words}: ${metWords(met)} (B)`}
      onClick={() => toggleAt(on)}
      className={`${place} group`}
    >
      {sign || <span className="size-2.25 rounded-full border border-edge opacity-0 group-hover:opacity-100" />}
    </button>
  );
}

const plainInk: Readonly<Record<Exclude<Ink, 'fact' | 'step'>, string>> = {
  keyword: 'font-semibold text-ink-2',
  string: 'text-code-str',
  comment: 'text-code-com italic',
};

/** A fact or a kind of step wears the family of its rows in the timeline: that is all that ties the two together. */
function classOf([ink, text]: Exclude<Piece, string>): string {
  if (ink !== 'fact' && ink !== 'step') return plainInk[ink];
  const family = familyOf(ink, text.slice(1, -1));
  return family === undefined ? plainInk.string : `font-semibold ${inkOf[family]}`;
}

function familyOf(ink: 'fact' | 'step', name: string): Family | undefined {
  if (ink === 'fact') return name in kindOfType ? kinds[kindOfType[name as keyof typeof kindOfType]].family : undefined;
  const station = stationOf({ do: name as Step['do'], because: 'all allowed' });
  return stations.find((each) => each.name === station)?.family;
}
