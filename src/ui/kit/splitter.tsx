import { type KeyboardEvent, type PointerEvent, useRef } from 'react';

type Props = {
  /** What is made wider or narrower: "Timeline width". */
  readonly label: string;
  readonly size: number;
  readonly least: number;
  readonly most: number;
  /** The size it goes back to on a double click, or on Enter. */
  readonly usual: number;
  /** Whether the panel that it sizes stands before it or after it. */
  readonly sizes: 'before' | 'after';
  readonly axis?: 'row' | 'column';
  readonly onResize: (size: number) => void;
  /** The size at the end of a drag, or after a key: the one to remember. */
  readonly onSettle?: (size: number) => void;
};

/** The edge between two panels: dragged, or moved by arrows (16 pixels, with Shift 64), Home and End. */
export function Splitter({ label, size, least, most, usual, sizes, axis = 'row', onResize, onSettle }: Props) {
  const drag = useRef<{ readonly from: number; readonly size: number; readonly to: number } | undefined>(undefined);
  const within = (wanted: number) => Math.round(Math.max(least, Math.min(wanted, most)));
  const sign = sizes === 'before' ? 1 : -1;
  const point = (event: PointerEvent) => (axis === 'row' ? event.clientX : event.clientY);

  const settle = (wanted: number) => {
    const to = within(wanted);
    onResize(to);
    onSettle?.(to);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const [back, on] = axis === 'row' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    const stride = (event.shiftKey ? 64 : 16) * sign;
    const to = new Map([
      [back, size - stride],
      [on, size + stride],
      ['Home', least],
      ['End', most],
      ['Enter', usual],
    ]).get(event.key);
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    settle(to);
  };

  const onPointerMove = (event: PointerEvent) => {
    if (drag.current === undefined) return;
    const to = within(drag.current.size + (point(event) - drag.current.from) * sign);
    drag.current = { ...drag.current, to };
    onResize(to);
  };

  const onPointerEnd = () => {
    if (drag.current === undefined) return;
    onSettle?.(drag.current.to);
    drag.current = undefined;
  };

  const form =
    axis === 'row'
      ? 'w-px cursor-col-resize before:inset-y-0 before:-inset-x-1'
      : 'h-px cursor-row-resize before:inset-x-0 before:-inset-y-1';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved; this is the separator that can
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={axis === 'row' ? 'vertical' : 'horizontal'}
      aria-valuenow={size}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuetext={`${size} pixels`}
      onKeyDown={onKeyDown}
      onDoubleClick={() => settle(usual)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { from: point(event), size, to: size };
      }}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerEnd}
      onPointerCancel={onPointerEnd}
      className={`relative z-1 flex-none touch-none bg-line before:absolute hover:bg-edge focus-visible:outline-offset-0 ${form}`}
    />
  );
}
