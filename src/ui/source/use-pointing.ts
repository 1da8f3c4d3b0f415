import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { chosenView, tracesIn } from '../../agent/chosen.ts';
import type { Event } from '../../protocol/event.ts';
import { useSheet } from '../kit/use-sheet.ts';
import { rowAtFact, type VisibleRows, visibleRows } from '../state/rows.ts';
import { useRun } from '../state/run.ts';
import type { Mark } from './marks.ts';
import { lineOf, lineOfKey } from './places.ts';
import { factsOf } from './rows-of-line.ts';

/** How far beyond the rows that are drawn the facts of a line are looked up: a scroll of some screens needs no more. */
const margin = 500;

/**
 * Outlines what belongs together while something is pointed at, or has the focus: the rows that a line made, and the lines
 * of this file that made a row. A stylesheet of its own does it, so nothing is drawn again, however long the run.
 */
export function usePointing(
  file: string,
  region: RefObject<HTMLElement | null>,
  marks: ReadonlyMap<number, Mark>,
): void {
  const write = useSheet();
  const at = useRef<EventTarget>(null);
  const outline = useEffectEvent((target: EventTarget | null) => {
    at.current = target;
    const element = target instanceof Element ? target : undefined;
    const line = element?.closest<HTMLElement>('[data-line]');
    const row = element?.closest<HTMLElement>('#timeline [data-seq]');
    const mark = line && region.current?.contains(line) ? marks.get(Number(line.dataset.line)) : undefined;
    const found = mark !== undefined ? rowsMadeBy(mark) : row ? linesThatMade(Number(row.dataset.seq), file) : [];
    const rule = 'outline: 1px dashed var(--text-2); outline-offset: -1px';
    write(found.length === 0 ? '' : `:is(${found.join()}):not(:focus-visible) { ${rule} }`);
  });
  useEffect(() => {
    const point = ({ target }: { readonly target: EventTarget | null }) => outline(target);
    document.addEventListener('pointerover', point);
    document.addEventListener('focusin', point);
    return () => {
      document.removeEventListener('pointerover', point);
      document.removeEventListener('focusin', point);
    };
  }, []);
  // what was reached meanwhile
  useEffect(() => void (marks && outline(at.current)), [marks]);
}

/** The rows near those that are drawn which hold a fact that a line left. */
function rowsMadeBy({ of, keys }: Mark): readonly string[] {
  const drawn = [...document.querySelectorAll<HTMLElement>('#timeline [data-seq]')].map(({ dataset }) =>
    Number(dataset.seq),
  );
  if (drawn.length === 0) return [];
  const rows = visibleRows();
  const facts = factsOf(of, keys, { from: Math.min(...drawn) - margin, to: Math.max(...drawn) + margin });
  const begins = new Set(facts.map((seq) => beginOf(rows, seq)));
  return [...begins].filter((seq) => seq !== undefined).map((seq) => `#timeline [data-seq="${seq}"]`);
}

/** The fact with which the row begins that shows another: that of its call, its request, or the one before. */
function beginOf(rows: VisibleRows, seq: number): number | undefined {
  const { events } = useRun.getState();
  const at = rows.at(rowAtFact(rows, seq));
  const fact = events[seq];
  if (fact === undefined || at?.seq === seq) return at?.seq;
  const near = events.slice(Math.max(0, seq - margin), seq + margin);
  if ('call' in fact && fact.call !== undefined) {
    const ran = near.find((event) => event.type === 'tool.started' && event.call === fact.call);
    if (ran !== undefined) return ran.seq;
  }
  const asked = (event: Event) => event.type === 'model.requested' && event.agent === fact.agent && event.seq < seq;
  return fact.type === 'model.responded' ? near.findLast(asked)?.seq : at?.seq;
}

/** The lines of a file that appended what a row begins with, and that chose the step. */
function linesThatMade(seq: number, file: string): readonly string[] {
  const { events, cursor, projector } = useRun.getState();
  const event = events[seq];
  if (event === undefined) return [];
  const steps = tracesIn(projector.at(cursor).read(chosenView), { from: seq, to: seq });
  const places = [lineOf(event), ...steps.map(({ key }) => lineOfKey(key))];
  return places.flatMap((place) =>
    place?.file === file ? [`[aria-label="${file}"] > [data-line="${place.line}"]`] : [],
  );
}
