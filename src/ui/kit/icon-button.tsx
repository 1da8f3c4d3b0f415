import type { ReactNode } from 'react';
import type { ButtonProps } from './button.tsx';
import { ariaKeys } from './key-hint.tsx';
import { Tooltip } from './tooltip.tsx';

const looks = {
  plain: 'border-line bg-panel hover:bg-raised',
  primary: 'border-ink bg-ink text-panel hover:opacity-90',
  quiet: 'border-transparent text-ink-2 hover:bg-raised hover:text-ink',
} as const;

type Props = Omit<ButtonProps, 'children' | 'size'> & {
  readonly label: string;
  readonly children: ReactNode;
  readonly size?: 'small' | 'normal' | undefined;
};

/** A button with a picture on it: its label is its name, and its tooltip, where its key is shown too. */
export function IconButton({ label, keys, look = 'quiet', size = 'normal', className, children, ...rest }: Props) {
  const box = size === 'small' ? 'size-6' : 'size-7';
  return (
    <Tooltip text={label} keys={keys}>
      <button
        type="button"
        aria-label={label}
        aria-keyshortcuts={ariaKeys(keys)}
        className={`inline-grid flex-none place-items-center rounded-control border transition-colors disabled:cursor-not-allowed disabled:text-ink-3 disabled:hover:bg-transparent max-desk:min-h-11 max-desk:min-w-11 ${box} ${looks[look]} ${className ?? ''}`}
        {...rest}
      >
        {children}
      </button>
    </Tooltip>
  );
}
