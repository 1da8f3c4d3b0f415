import { type KeyboardEvent, memo, type PointerEvent, useMemo } from 'react';
import { inkOf } from '../kit/family.ts';
import { select } from '../state/layout.ts';
import { stepToNextRow } from '../state/next-row.ts';
import { isAhead, rowNow, usePending } from '../state/now.ts';
import { useVisibleRows, type VisibleRows } from '../state/rows.ts';
import { goLive, moveTo, useRun } from '../state/run.ts';
import { stepBack, stepOverTurn, stepToTurnStart, toEnd, toStart } from '../state/travel.ts';
import { kindOf, kinds } from '../words/kinds.ts';
import { type Block, blocksOf } from './blocks.ts';

/** The run as a strip of blocks, one for each row that can be seen; dragged, or moved by arrows, Home, End, Page Up and Down. */
export function Scrubber() {
  const rows = useVisibleRows();
  const { cursor, length, live, held } = useRun();
  const ahead = isAhead(usePending(), { live, held });
  const blocks = useMemo(() => blocksOf(rows), [rows]);
  const now = ahead ? rows.length : rowNow(rows, { live, cursor });
  const begin = rows.at(now);
  const where = begin === undefined ? '' : `, ${kinds[kindOf(begin)].label}`;
  return (
    <>
      <div
        role="slider"
        tabIndex={0}
        aria-label="Position in the run"
        aria-valuemin={Math.min(1, length)}
        aria-valuemax={length}
        aria-valuenow={cursor}
        aria-valuetext={`${cursor} of ${length}${live ? ', live' : where}`}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          scrub(event, rows);
        }}
        onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && scrub(event, rows)}
        className="flex h-7.5 min-w-30 flex-1 cursor-ew-resize touch-none items-center max-desk:col-span-2 max-desk:row-start-2 max-desk:h-11"
      >
        <div aria-hidden="true" className="flex h-4.5 w-full items-end gap-px desk:gap-0.5">
          {blocks.map((block) => (
            <Tick key={block.from} block={block} tense={tenseOf(block, now)} tight={blocks.length > 120} />
          ))}
          {ahead && <span className={`${current} h-4.5 min-w-1.5 flex-1`} />}
        </div>
      </div>
      <p className="min-w-13.5 whitespace-nowrap text-right text-ink-2 tabular-nums max-desk:col-start-2 max-desk:row-start-1">
        <b className="font-semibold text-ink">{cursor}</b> of {length}
        {live && <span className="max-wide:hidden">, live</span>}
      </p>
    </>
  );
}

const current = 'relative z-1 rounded-[1px] bg-ink shadow-[0_0_0_2px_var(--panel),0_0_0_3.5px_var(--text)]';

type Tense = 'past' | 'now' | 'future';

const Tick = memo(function Tick({
  block,
  tense,
  tight,
}: {
  readonly block: Block;
  readonly tense: Tense;
  readonly tight: boolean;
}) {
  const height = tense === 'now' ? 'h-4.5' : block.begins ? 'h-4' : 'h-2';
  const look =
    tense === 'now'
      ? current
      : `rounded-[1px] bg-current ${inkOf[block.family]} ${tense === 'future' ? 'opacity-34' : 'opacity-95'}`;
  return <span className={`flex-1 ${tight ? '-mr-px' : ''} ${height} ${look}`} />;
});

function tenseOf({ from, to }: Block, now: number): Tense {
  return now < from ? 'future' : now > to ? 'past' : 'now';
}

function scrub({ clientX, currentTarget }: PointerEvent, rows: VisibleRows): void {
  const { left, width } = currentTarget.getBoundingClientRect();
  const row = Math.floor(((clientX - left) / width) * rows.length);
  select(undefined);
  if (row >= rows.length) goLive();
  else moveTo(rows.at(Math.max(0, row))?.seq ?? 1);
}

const moves: Readonly<Record<string, () => void>> = {
  ArrowLeft: stepBack,
  ArrowDown: stepBack,
  ArrowRight: stepToNextRow,
  ArrowUp: stepToNextRow,
  Home: toStart,
  End: toEnd,
  PageUp: stepToTurnStart,
  PageDown: stepOverTurn,
};

function onKeyDown(event: KeyboardEvent): void {
  const move = moves[event.key];
  if (move === undefined || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  event.preventDefault();
  event.stopPropagation();
  move();
}
