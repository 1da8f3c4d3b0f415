import type { ComponentProps } from 'react';
import { ariaKeys, KeyHint } from './key-hint.tsx';

const looks = {
  plain: 'border-line bg-panel font-medium hover:bg-raised',
  primary: 'border-ink bg-ink font-semibold text-panel hover:opacity-90',
  quiet: 'border-transparent font-medium text-ink-2 hover:bg-raised',
} as const;

const sizes = {
  small: 'h-6 px-1.75 text-12',
  normal: 'h-7 px-2.5',
  large: 'h-9.5 px-4 text-14',
} as const;

/** Props of `Button`: those of a native button, its look, its size, and the key that does the same. */
export type ButtonProps = Omit<ComponentProps<'button'>, 'className'> & {
  readonly look?: keyof typeof looks;
  readonly size?: keyof typeof sizes;
  readonly keys?: string | undefined;
  readonly className?: string;
};

/** A button with words on it. */
export function Button({ look = 'plain', size = 'normal', keys, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      aria-keyshortcuts={ariaKeys(keys)}
      className={`inline-flex items-center justify-center gap-1.5 whitespace-nowrap rounded-control border transition-colors disabled:cursor-not-allowed disabled:border-line disabled:bg-transparent disabled:text-ink-3 max-desk:min-h-11 max-desk:min-w-11 ${looks[look]} ${sizes[size]} ${className ?? ''}`}
      {...rest}
    >
      {children}
      {keys !== undefined && <KeyHint keys={keys} plain={look === 'primary'} />}
    </button>
  );
}
