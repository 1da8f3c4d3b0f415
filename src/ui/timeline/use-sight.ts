import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useLayout } from '../state/layout.ts';
import { type Lines, offsetOf, reveal, type Sight, type Sizes } from './window.ts';

/**
 * What the reader sees of the list. It moves by itself when the line to keep in sight becomes another one (in the same
 * commit, so that a step stays one), unless the reader has scrolled away from a live run.
 */
export function useSight(list: Lines, sizes: Sizes, keep: { readonly place: number; readonly always: boolean }) {
  const element = useRef<HTMLDivElement>(null);
  const following = useLayout((state) => state.following);
  const [sight, setSight] = useState<Sight>({ top: 0, height: 600 });
  const [kept, setKept] = useState({ place: -1, following, lines: 0 });
  if (kept.place !== keep.place || kept.following !== following) {
    setKept({ place: keep.place, following, lines: list.lines });
    if (following || keep.always) setSight({ ...sight, top: reveal(list, sizes, sight, keep.place) });
  }
  useShown(element, sight.top);
  useHeight(element, (height) => setSight((before) => ({ height, top: element.current?.scrollTop ?? before.top })));
  const onScroll = () => {
    const top = element.current?.scrollTop ?? 0;
    if (Math.abs(top - sight.top) < 2) return;
    setSight({ ...sight, top });
    const atEnd = top + sight.height >= offsetOf(list, sizes, list.lines) - sizes.row;
    if (atEnd !== following) useLayout.setState({ following: atEnd });
  };
  return { element, sight, onScroll };
}

function useShown(element: RefObject<HTMLDivElement | null>, top: number): void {
  useLayoutEffect(() => {
    if (element.current !== null && Math.abs(element.current.scrollTop - top) >= 1) element.current.scrollTop = top;
  }, [element, top]);
}

function useHeight(element: RefObject<HTMLDivElement | null>, onHeight: (height: number) => void): void {
  const tell = useRef(onHeight);
  tell.current = onHeight;
  useLayoutEffect(() => {
    if (element.current === null) return;
    const { current } = element;
    tell.current(current.clientHeight);
    const observer = new ResizeObserver(() => tell.current(current.clientHeight));
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
}
