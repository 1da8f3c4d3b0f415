import { type ReactNode, useEffect, useRef, useState } from 'react';
import { KeyHint } from './key-hint.tsx';
import { floatBeside } from './place.ts';

const delay = 400;

/** Says what a control is and which key does the same, on hover and on keyboard focus; it repeats, it never adds. */
export function Tooltip({
  text,
  keys,
  children,
}: {
  readonly text: string;
  readonly keys?: string | undefined;
  readonly children: ReactNode;
}) {
  const around = useRef<HTMLSpanElement>(null);
  const [state, setState] = useState<'closed' | 'waiting' | 'open'>('closed');
  const close = () => setState('closed');

  useEffect(() => {
    if (state !== 'waiting') return;
    const timer = setTimeout(() => setState('open'), delay);
    return () => clearTimeout(timer);
  }, [state]);

  useEffect(() => {
    if (state !== 'open') return;
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && setState('closed');
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [state]);

  const show = (bubble: HTMLDivElement | null) => {
    const anchor = around.current?.firstElementChild;
    if (bubble === null || anchor == null) return;
    bubble.showPopover();
    floatBeside(bubble, anchor, { side: 'below', align: 'middle' });
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only watches the control inside, which stays the one that acts
    <span
      ref={around}
      className="contents"
      onPointerEnter={(event) => event.pointerType === 'mouse' && setState('waiting')}
      onPointerLeave={close}
      onPointerDown={close}
      onFocus={(event) => event.target.matches(':focus-visible') && setState('open')}
      onBlur={close}
    >
      {children}
      {state === 'open' && (
        <div
          ref={show}
          popover="manual"
          role="tooltip"
          className="invisible fixed inset-auto m-0 overflow-visible border-0 bg-transparent p-1.5 font-normal text-12 text-ink"
        >
          <span className="flex items-center gap-2 whitespace-nowrap rounded-control border border-edge bg-panel px-2 py-1">
            {text}
            {keys !== undefined && <KeyHint keys={keys} />}
          </span>
        </div>
      )}
    </span>
  );
}
