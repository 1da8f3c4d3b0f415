import { type RefObject, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { useLayout } from '../state/layout.ts';
import { useRun } from '../state/run.ts';
import { type Lines, offsetOf, reveal, type Sight, type Sizes } from './window.ts';

/** The line to keep in sight; `always` also when the reader has scrolled away; how much at the bottom is covered. */
interface Kept {
  readonly place: number;
  readonly always: boolean;
  readonly covered: number;
}

/**
 * What the reader sees of the list. It moves by itself when the line to keep in sight becomes another one (in the same
 * commit, so that a step stays one), unless the reader has scrolled away from a live run.
 */
export function useSight(list: Lines, sizes: Sizes, keep: Kept) {
  const element = useRef<HTMLDivElement>(null);
  const following = useLayout((state) => state.following);
  const [sight, setSight] = useState<Sight>({ top: 0, height: 600 });
  const [kept, setKept] = useState({ place: -1, following, height: sight.height });
  if (kept.place !== keep.place || kept.following !== following || kept.height !== sight.height) {
    setKept({ place: keep.place, following, height: sight.height });
    if (following || keep.always)
      setSight({
        ...sight,
        top: reveal(list, sizes, { top: sight.top, height: sight.height - keep.covered }, keep.place),
      });
  }
  useShown(element, sight.top);
  useHeight(element, (height) => {
    const top = element.current?.scrollTop ?? sight.top;
    if (height !== sight.height || top !== sight.top) setSight({ height, top });
  });
  const live = useRun((state) => state.live);
  const onScroll = () => {
    const top = element.current?.scrollTop ?? 0;
    if (Math.abs(top - sight.top) < 2) return;
    setSight({ ...sight, top });
    const atEnd = top + sight.height >= offsetOf(list, sizes, list.lines) - sizes.row;
    if (live && atEnd !== following) useLayout.setState({ following: atEnd });
  };
  return { element, sight, onScroll };
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
