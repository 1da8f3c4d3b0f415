import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { Button, type ButtonProps } from './button.tsx';
import { ariaKeys, KeyHint } from './key-hint.tsx';
import { floatBeside } from './place.ts';
import { addTyped, findTyped, rove, type Typed } from './roving.ts';

/** One line of a menu: its words, what it does, and why it cannot be chosen now, if it cannot. */
export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly onChoose: () => void;
  readonly keys?: string | undefined;
  readonly picture?: ReactNode;
  readonly unavailable?: string | undefined;
  /** Present where the item can be on or off. */
  readonly checked?: boolean;
}

type Props = {
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** What the button shows, when that is not its label. */
  readonly children?: ReactNode;
  readonly look?: ButtonProps['look'];
  readonly size?: ButtonProps['size'];
  readonly align?: 'start' | 'end';
};

/** A button that opens a list of commands: arrows, Home, End and typing move in it; Esc and a click beside it close it. */
export function Menu({ label, items, children, look = 'quiet', size = 'normal', align = 'end' }: Props) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const typed = useRef<Typed>({ text: '', at: 0 });
  const lines = () => [...(list.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') list.current?.hidePopover();
    const elements = lines();
    const at = elements.indexOf(document.activeElement as HTMLElement);
    const letters =
      event.ctrlKey || event.metaKey || event.altKey ? undefined : addTyped(typed.current, event.key, event.timeStamp);
    if (letters !== undefined) typed.current = letters;
    const to =
      letters === undefined
        ? rove(event.key, at, elements.length, { axis: 'column', wraps: true })
        : findTyped(
            items.map((item) => item.label),
            at,
            letters.text,
          );
    // The page has keys of its own, and none of them is meant while a menu is open.
    event.stopPropagation();
    if (to === undefined) return;
    event.preventDefault();
    elements[to]?.focus();
  };

  const choose = (item: MenuItem) => {
    if (item.unavailable !== undefined) return;
    list.current?.hidePopover();
    item.onChoose();
  };

  return (
    <>
      <Button
        ref={button}
        look={look}
        size={size}
        aria-label={children === undefined ? undefined : label}
        aria-haspopup="menu"
        popoverTarget={id}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          event.stopPropagation();
          event.currentTarget.click();
        }}
      >
        {children ?? label}
      </Button>
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        onKeyDown={onKeyDown}
        onBeforeToggle={(event) => {
          event.currentTarget.style.visibility = '';
        }}
        onToggle={(event) => {
          if (event.newState !== 'open' || button.current === null) return;
          floatBeside(event.currentTarget, button.current, { side: 'below', align });
          lines()[0]?.focus();
        }}
        className="invisible fixed inset-auto m-0 max-h-[calc(100dvh-16px)] max-desk:max-h-[calc(100dvh-9.5rem)] min-w-40 max-w-[calc(100vw-8px)] overflow-auto rounded-box border border-edge bg-panel p-1 text-ink"
      >
        {items.map((item, index) => (
          <button
            key={item.id}
            type="button"
            {...(item.checked === undefined
              ? { role: 'menuitem' }
              : { role: 'menuitemcheckbox', 'aria-checked': item.checked })}
            aria-disabled={item.unavailable !== undefined || undefined}
            aria-keyshortcuts={ariaKeys(item.keys)}
            // one of them is reached by Tab, so that a menu that scrolls can be scrolled by keys
            tabIndex={index === 0 ? 0 : -1}
            onClick={() => choose(item)}
            onPointerMove={(event) => event.currentTarget.focus({ preventScroll: true })}
            className="flex min-h-7 w-full items-center gap-2 rounded-control px-2 text-left -outline-offset-2 focus:bg-raised aria-disabled:cursor-not-allowed aria-disabled:text-ink-3 max-desk:min-h-11"
          >
            {item.checked !== undefined && (
              <span aria-hidden="true" className="w-3">
                {item.checked ? '✓' : ''}
              </span>
            )}
            {item.picture}
            <span className="flex-1">
              {item.label}{' '}
              {item.unavailable !== undefined && <span className="block text-11 text-ink-3">{item.unavailable}</span>}
            </span>
            {item.keys !== undefined && <KeyHint keys={item.keys} />}
          </button>
        ))}
      </div>
    </>
  );
}
