import { countBelow } from '../../views/timeline.ts';

/** How high lines are: rows are alike, and so are headings. */
export interface Sizes {
  readonly row: number;
  readonly heading: number;
}

/** The lines of a list, as far as their heights go. */
export interface Lines {
  readonly lines: number;
  headingsBefore(place: number): number;
}

/** The lines of a list, and the facts that they begin with. */
export interface Listed extends Lines {
  /** Another text whenever the reader has chosen to see other rows. */
  readonly shape: string;
  /** The fact that a line begins with; undefined for a heading, and past the last row. */
  seqAt(place: number): number | undefined;
  /** The line of the row at a fact, or of the nearest one that is shown; undefined where none is. */
  placeOfFact(seq: number): number | undefined;
}

/** A fact whose row stays where it is on the screen, and how far down that is. */
export interface Anchor {
  readonly seq: number;
  readonly y: number;
}

/** What is seen of a list: how far it is scrolled, and how high its window is. */
export interface Sight {
  readonly top: number;
  readonly height: number;
}

/** Never more lines than this are drawn, however many there are. */
const atMost = 80;
const spare = 8;

/** How far down a line begins; the height of all lines for the place after the last. */
export function offsetOf(list: Lines, sizes: Sizes, place: number): number {
  return place * sizes.row + list.headingsBefore(place) * (sizes.heading - sizes.row);
}

/** The lines to draw: those in sight, and a few on each side. */
export function drawn(
  list: Lines,
  sizes: Sizes,
  { top, height }: Sight,
): { readonly from: number; readonly to: number } {
  const first = placeAt(list, sizes, top);
  const last = Math.min(list.lines, placeAt(list, sizes, top + height) + 1);
  const around = Math.max(0, Math.min(spare, (atMost - (last - first)) >> 1));
  const from = Math.max(0, first - around);
  return { from, to: Math.min(list.lines, last + around, from + atMost) };
}

function placeAt(list: Lines, sizes: Sizes, y: number): number {
  return countBelow(list.lines, (place) => offsetOf(list, sizes, place + 1) <= y);
}

/** What the reader has in mind of a list: the selected row, the one to keep in sight, or the first that they see. */
export function anchorOf(
  list: Listed,
  sizes: Sizes,
  { top, height }: Sight,
  { selected, place, box }: { readonly selected: number | undefined; readonly place: number; readonly box: number },
): Anchor | undefined {
  const at = (place: number | undefined, seq: number | undefined): Anchor | undefined => {
    if (place === undefined || seq === undefined) return undefined;
    const y = offsetOf(list, sizes, place) - top;
    return y > -sizes.row && y < height ? { seq, y: box + y } : undefined;
  };
  const chosen = selected === undefined ? undefined : at(list.placeOfFact(selected), selected);
  const kept = chosen ?? at(place, list.seqAt(place));
  if (kept !== undefined) return kept;
  for (let line = placeAt(list, sizes, top); line < list.lines; line++) {
    const seq = list.seqAt(line);
    if (seq !== undefined) return at(line, seq);
  }
  return undefined;
}

/** How far to scroll so that the row of an anchor, or its nearest neighbour, is as far down as it was. */
export function topOf(
  list: Listed,
  sizes: Sizes,
  { height }: Sight,
  { seq, y }: Anchor,
  { box, covered }: { readonly box: number; readonly covered: number },
): number {
  const place = list.placeOfFact(seq);
  if (place === undefined) return 0;
  const most = Math.max(0, offsetOf(list, sizes, list.lines) + covered - height);
  return Math.max(0, Math.min(offsetOf(list, sizes, place) - (y - box), most));
}

/** How far to scroll so that a line is in sight, with so many rows around it; as far as now when it is. */
export function reveal(list: Lines, sizes: Sizes, { top, height }: Sight, place: number, around = 2): number {
  if (place < 0) return top;
  const begins = offsetOf(list, sizes, place);
  const ends = offsetOf(list, sizes, place + 1);
  const margin = Math.max(0, Math.min(sizes.row * around, (height - (ends - begins)) / 2));
  const whole = offsetOf(list, sizes, list.lines);
  const least = Math.min(ends + margin, whole) - height;
  const most = Math.max(0, begins - margin);
  return Math.max(0, Math.min(Math.max(top, least), most));
}
