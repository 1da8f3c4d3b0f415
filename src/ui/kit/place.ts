/** A side of an anchor at which something floats. */
export type Side = 'below' | 'above';

type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/** Where a floating box goes: at the wanted side of its anchor, at the other one when there is no room, and never past the screen. */
export function placeBeside(
  anchor: Box,
  box: { readonly width: number; readonly height: number },
  screen: { readonly width: number; readonly height: number },
  wanted: { readonly side: Side; readonly align: 'start' | 'middle' | 'end' },
): { readonly left: number; readonly top: number } {
  const margin = 4;
  const above = anchor.top - box.height;
  const below = anchor.top + anchor.height;
  const fitsAbove = above >= margin;
  const fitsBelow = below + box.height <= screen.height - margin;
  const top =
    wanted.side === 'below' ? (fitsBelow || !fitsAbove ? below : above) : fitsAbove || !fitsBelow ? above : below;
  const shift = wanted.align === 'start' ? 0 : wanted.align === 'end' ? 1 : 0.5;
  const left = anchor.left + (anchor.width - box.width) * shift;
  const within = (at: number, size: number, room: number) => Math.max(margin, Math.min(at, room - size - margin));
  return { left: within(left, box.width, screen.width), top: within(top, box.height, screen.height) };
}

/** Moves an element of the top layer beside its anchor, and shows it. */
export function floatBeside(
  element: HTMLElement,
  anchor: Element,
  wanted: { readonly side: Side; readonly align: 'start' | 'middle' | 'end' },
): void {
  const screen = { width: document.documentElement.clientWidth, height: document.documentElement.clientHeight };
  const { left, top } = placeBeside(anchor.getBoundingClientRect(), element.getBoundingClientRect(), screen, wanted);
  element.style.left = `${left}px`;
  element.style.top = `${top}px`;
  element.style.visibility = 'visible';
}
