import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { LiveRegion } from './live-region.tsx';

const widths = {
  narrow: 'w-[440px]',
  normal: 'w-[640px]',
  wide: 'w-[880px]',
} as const;

type Props = {
  readonly title: string;
  /** One sentence below the title; read out with it. */
  readonly lead?: ReactNode;
  /** A glyph before the title. */
  readonly sign?: ReactNode;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
  readonly width?: keyof typeof widths;
  /** What closes it besides its own buttons. A `guarded` dialog is closed by nothing else: neither Esc nor a click beside it. */
  readonly closing?: 'anywhere' | 'escape' | 'guarded';
  readonly onClose: () => void;
  /** An interruption that wants an answer, such as an approval. */
  readonly urgent?: boolean;
};

/**
 * A modal dialog, open for as long as it is drawn; on a narrow screen a sheet at the bottom.
 * It takes the focus itself, unless something in it bears `data-first-focus`, and gives it back to where it was.
 */
export function Dialog(props: Props) {
  const { title, lead, sign, footer, children, width = 'normal', closing = 'escape', onClose, urgent = false } = props;
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();

  useLayoutEffect(() => {
    const dialog = element.current;
    if (dialog === null) return;
    dialog.showModal();
    (dialog.querySelector<HTMLElement>('[data-first-focus]') ?? dialog).focus();
    // Closing before it leaves the document is what makes the browser give the focus back.
    return () => dialog.close();
  }, []);

  return (
    <dialog
      ref={element}
      tabIndex={-1}
      role={urgent ? 'alertdialog' : undefined}
      closedby={closing === 'anywhere' ? 'any' : closing === 'escape' ? 'closerequest' : 'none'}
      aria-labelledby={`${id}-title`}
      aria-describedby={lead === undefined ? undefined : `${id}-lead`}
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return;
        // It closes when its owner stops drawing it, and not a moment before.
        event.preventDefault();
        if (closing !== 'guarded') onClose();
      }}
      className={`m-auto max-h-[calc(100dvh-48px)] max-w-[calc(100vw-32px)] flex-col overflow-hidden rounded-dialog border border-edge bg-panel text-ink shadow-dialog outline-none backdrop:bg-scrim open:flex animate-rise max-desk:mb-0 max-desk:max-h-[88dvh] max-desk:w-full max-desk:max-w-none max-desk:rounded-t-sheet max-desk:rounded-b-none max-desk:border-x-0 max-desk:border-b-0 ${widths[width]}`}
    >
      <span aria-hidden="true" className="mx-auto mt-2 h-1 w-9 flex-none rounded-full bg-line desk:hidden" />
      <header className="flex flex-none items-start gap-3 px-5 pt-4 pb-3 max-desk:px-4 max-desk:py-2.5">
        {sign}
        <div className="min-w-0">
          <h2 id={`${id}-title`} className="font-bold text-16 tracking-[-0.01em]">
            {title}
          </h2>
          {lead !== undefined && (
            <p id={`${id}-lead`} className="mt-1 text-ink-2">
              {lead}
            </p>
          )}
        </div>
      </header>
      <div className="min-h-0 flex-1 overflow-auto px-5 pb-4 max-desk:px-4">{children}</div>
      {footer !== undefined && (
        <footer className="flex flex-none flex-wrap items-center justify-end gap-2.5 border-line border-t bg-sunken px-5 py-2.75 max-desk:px-4 max-desk:pb-[max(18px,env(safe-area-inset-bottom))] max-desk:[&>button]:flex-auto max-desk:[&>button]:text-14">
          {footer}
        </footer>
      )}
      {/* All outside a modal dialog is inert, live regions included, so what is announced meanwhile is announced here. */}
      <LiveRegion />
    </dialog>
  );
}
