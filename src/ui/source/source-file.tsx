import { map } from 'virtual:live-source';
import { type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { chosenView } from '../../agent/chosen.ts';
import { hitsView } from '../../views/hits.ts';
import { rove } from '../kit/roving.ts';
import { breaksAt, runToLine, toggleAt } from '../state/breakpoints.ts';
import { useLayout } from '../state/layout.ts';
import { usePending } from '../state/now.ts';
import { useRun, useView } from '../state/run.ts';
import { useTimesMet } from '../state/times-met.ts';
import { breakpointOn, marksOf } from './marks.ts';
import { lineOfStep } from './places.ts';
import type { Line } from './shipped.ts';
import { askAt, useShown } from './shown.ts';
import { SourceLine } from './source-line.tsx';
import { usePointing } from './use-pointing.ts';

/** One shipped file, line by line. Arrows move along the lines, B sets a breakpoint on one, Shift B one with a condition, R runs on to the step that one chooses. */
export function SourceFile({ file, lines }: { readonly file: string; readonly lines: readonly Line[] }) {
  const step = usePending()?.step;
  const chosen = step && lineOfStep(step);
  const now = chosen?.file === file ? chosen.line : undefined;
  const asked = useShown(({ line }) => (line?.file === file ? line : undefined));
  const marks = useMarks(file);
  const breakpoints = useRun((state) => state.breakpoints);
  const times = useTimesMet();
  const followed = useLayout((state) => state.followed);
  const [reached, reach] = useState<number>();
  const stop = reached ?? now ?? 1;
  const region = useRef<HTMLDivElement>(null);

  usePointing(file, region, marks);
  useLayoutEffect(() => reveal(region.current, now), [now]);
  useLayoutEffect(() => reveal(region.current, asked?.line), [asked]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const mark = marks.get(stop);
    const on = mark && breakpointOn(mark.of, mark.keys);
    // the page opens the dialog, as it does for a row
    if (event.shiftKey) return askAt(event.key.toLowerCase() === 'b' ? on : undefined);
    const to = rove(event.key, stop - 1, lines.length, { axis: 'column', wraps: false });
    const key = event.key.toLowerCase();
    const does = key === 'b' ? toggleAt : key === 'r' && mark?.of === 'step' ? runToLine : undefined;
    if (to === undefined && (does === undefined || on === undefined)) return;
    event.preventDefault();
    event.stopPropagation();
    if (to === undefined) return on && does?.(on);
    reach(to + 1);
    lineIn(region.current, to + 1)?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the lines inside, which take the focus
    <div
      ref={region}
      onKeyDown={onKeyDown}
      className="relative min-h-0 flex-1 overflow-auto bg-sunken py-1.5 font-mono text-12/code"
    >
      <ol aria-label={file}>
        {lines.map((pieces, index) => {
          const line = index + 1;
          const { keys, of, hits = 0, value } = marks.get(line) ?? {};
          const on = of && keys && breakpointOn(of, keys);
          return (
            <SourceLine
              key={line}
              line={line}
              pieces={pieces}
              keys={keys?.join('|')}
              hits={hits}
              of={of}
              value={value}
              now={line === now}
              asked={line === asked?.line}
              breaks={!!on && breaksAt(breakpoints, on, followed)}
              met={on ? times[breakpoints.findIndex((each) => breaksAt([each], on, followed))] : undefined}
              stop={line === stop}
              onReach={reach}
            />
          );
        })}
      </ol>
    </div>
  );
}

function useMarks(file: string) {
  const hits = useView(hitsView);
  const { counts, recent } = useView(chosenView);
  return useMemo(() => marksOf(file, map, { ...hits, steps: counts, recent }), [file, hits, counts, recent]);
}

function lineIn(region: HTMLElement | null, line: number): HTMLElement | null | undefined {
  return region?.querySelector<HTMLElement>(`[data-line="${line}"]`);
}

/** Brings a line into sight at a third of the height, and leaves the reader's place alone when it is in sight. */
function reveal(region: HTMLElement | null, line: number | undefined): void {
  const row = line === undefined ? undefined : lineIn(region, line);
  if (region === null || row == null) return;
  const top = row.offsetTop;
  const seen = top >= region.scrollTop && top + row.offsetHeight <= region.scrollTop + region.clientHeight;
  if (!seen) region.scrollTop = top - region.clientHeight / 3;
}
