import { type RefObject, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { useLayout } from '../state/layout.ts';
import { useRun } from '../state/run.ts';
import { type Anchor, anchorOf, type Listed, offsetOf, reveal, type Sight, type Sizes, topOf } from './window.ts';

/** The line to keep in sight; `always` also when the reader has scrolled away; how much at the bottom is covered. */
interface Kept {
  readonly place: number;
  readonly always: boolean;
  readonly covered: number;
}

/** What was on the screen after the last commit; `box` is how far down the list begins. */
interface Before {
  readonly list: Listed;
  readonly sight: Sight;
  readonly place: number;
  readonly box: number;
}

/**
 * What the reader sees of the list. It moves by itself when the line to keep in sight becomes another one (in the same
 * commit, so that a step stays one), unless the reader has scrolled away from a live run. When they choose to see other
 * rows, the one that they have in mind, or its nearest neighbour, stays as high as it is.
 */
export function useSight(list: Listed, sizes: Sizes, keep: Kept) {
  const element = useRef<HTMLDivElement>(null);
  const following = useLayout((state) => state.following);
  const selected = useLayout((state) => state.selected);
  const live = useRun((state) => state.live);
  const [sight, setSight] = useState<Sight>({ top: 0, height: 600 });
  const [kept, setKept] = useState({ place: -1, following, height: sight.height });
  if (kept.place !== keep.place || kept.following !== following || kept.height !== sight.height) {
    const around = kept.place === keep.place && kept.following === following ? 0 : 2;
    setKept({ place: keep.place, following, height: sight.height });
    if (following || keep.always)
      setSight({
        ...sight,
        top: reveal(list, sizes, { top: sight.top, height: sight.height - keep.covered }, keep.place, around),
      });
  }
  // who follows a live run looks at the newest row
  const newest = live && following && selected === undefined;
  const moveBy = (shift: number, height = sight.height) => {
    const most = Math.max(0, offsetOf(list, sizes, list.lines) + keep.covered - height);
    setSight({ height, top: Math.max(0, Math.min(sight.top + shift, most)) });
  };
  const before = useRef<Before>(undefined);
  const anchor = useRef<Anchor>(undefined);
  useLayoutEffect(() => {
    const was = before.current;
    const box = boxOf(element.current);
    const same = was === undefined || was.list.shape === list.shape;
    before.current = { list, sight, place: keep.place, box };
    if (was === undefined || newest) return;
    if (same) {
      // who has moved has another row in mind
      if (was.place !== keep.place) anchor.current = undefined;
      if (box !== was.box) moveBy(box - was.box);
      return;
    }
    anchor.current ??= anchorOf(was.list, sizes, was.sight, { selected, place: was.place, box: was.box });
    const top = anchor.current && topOf(list, sizes, sight, anchor.current, { box, covered: keep.covered });
    if (top === undefined || Math.abs(top - sight.top) < 1) return;
    before.current = { list, sight: { ...sight, top }, place: keep.place, box };
    setSight({ ...sight, top });
  });
  useShown(element, sight.top);
  useHeight(element, (height) => {
    const top = element.current?.scrollTop ?? sight.top;
    const box = boxOf(element.current);
    const shift = box - (before.current?.box ?? box);
    if (before.current !== undefined) before.current = { ...before.current, box };
    // what came to stand above the list moves nothing in it
    if (shift !== 0 && !newest) moveBy(shift, height);
    else if (height !== sight.height || top !== sight.top) setSight({ height, top });
  });
  const onScroll = () => {
    const top = element.current?.scrollTop ?? 0;
    if (Math.abs(top - sight.top) < 2) return;
    anchor.current = undefined;
    setSight({ ...sight, top });
    const atEnd = top + sight.height >= offsetOf(list, sizes, list.lines) - sizes.row;
    if (live && atEnd !== following) useLayout.setState({ following: atEnd });
  };
  return { element, sight, onScroll };
}

function boxOf(element: HTMLDivElement | null): number {
  return element?.getBoundingClientRect().top ?? 0;
}

function useShown(element: RefObject<HTMLDivElement | null>, top: number): void {
  useLayoutEffect(() => {
    if (element.current !== null && Math.abs(element.current.scrollTop - top) >= 1) element.current.scrollTop = top;
  }, [element, top]);
}

function useHeight(element: RefObject<HTMLDivElement | null>, onHeight: (height: number) => void): void {
  const tell = useEffectEvent(onHeight);
  useLayoutEffect(() => {
    if (element.current === null) return;
    const { current } = element;
    tell(current.clientHeight);
    const observer = new ResizeObserver(() => tell(current.clientHeight));
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
}
