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

/** How far to scroll so that a line is in sight, with a little around it; as far as now when it is. */
export function reveal(list: Lines, sizes: Sizes, { top, height }: Sight, place: number): number {
  if (place < 0) return top;
  const begins = offsetOf(list, sizes, place);
  const ends = offsetOf(list, sizes, place + 1);
  const margin = Math.max(0, Math.min(sizes.row * 2, (height - (ends - begins)) / 2));
  const whole = offsetOf(list, sizes, list.lines);
  const least = Math.min(ends + margin, whole) - height;
  const most = Math.max(0, begins - margin);
  return Math.max(0, Math.min(Math.max(top, least), most));
}
